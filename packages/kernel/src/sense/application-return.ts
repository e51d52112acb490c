import type { Facts } from "../model/index.ts";
import { checkClaims } from "./application-claims.ts";
import {
  type ApplicationHead,
  type ApplicationSchool,
  applicationFacts,
  schoolsOfSections,
} from "./application-facts.ts";
import type { ApplicationForm } from "./application-form.ts";
import { type ApplicationPage, applicationPages } from "./application-page.ts";
import { type ApplicationGround, readSections } from "./application-sections.ts";
import { sentenceFacts } from "./application-sentences.ts";
import { applicationTelling } from "./application-texts.ts";
import { cellText, cleanText } from "./cell.ts";
import { createFindingLog, sortFindings } from "./finding-log.ts";
import { officialTelling } from "./official-texts.ts";
import type { OfficialGround, OfficialReading } from "./official-return.ts";
import type { OfficialPage } from "./official-recognise.ts";
import type { RegionFact } from "./region-facts.ts";
import type { ReturnColumn } from "./return-types.ts";

/**
 * Reads filled application tables 申报表 back, a workbook a county: the seven indicators by school as facts of the tidy return, the
 * county's facts out of sentences, and what the county claims about itself held against its own table by school.
 *
 * @returns null where the sheets hold no application table
 * @example readApplication("a.xlsx", [], ground) // null
 */
export function readApplication(
  source: string,
  pages: readonly OfficialPage[],
  ground: OfficialGround,
): OfficialReading | null {
  const { application: form, tables } = ground;
  const known = form === null ? [] : applicationPages(pages, form);
  if (form === null || known.length === 0) return null;
  const table = tables.get(form.valuesBy);
  if (table === undefined)
    throw new Error(`application form "${form.id}" reads values by "${form.valuesBy}", which the policy does not have`);
  const log = createFindingLog();
  const reading: ApplicationGround = {
    form,
    totals: (table.totals ?? []).map((word) => word.toLowerCase()),
    blanks: new Set(table.blanks.map(cleanText)),
    log,
  };
  const files = [...new Set(known.map(({ page }) => page.file))];
  const counties = files.map((file) =>
    readCounty(
      known.filter(({ page }) => page.file === file),
      reading,
    ),
  );
  const schools = counties.flatMap((county) => county.schools);
  const facts = applicationFacts(schools, { form, source, log });
  const several = counties.length > 1;
  const regionFacts = several ? [] : (counties[0]?.regionFacts ?? []);
  tellWhole(source, { schools, regionFacts, several }, reading);
  return { facts, columns: columnsOf(form, facts), regionFacts, findings: sortFindings(log.list()), form };
}

interface County {
  readonly schools: readonly ApplicationSchool[];
  readonly regionFacts: readonly RegionFact[];
}

function readCounty(pages: readonly ApplicationPage[], ground: ApplicationGround): County {
  const { form, log } = ground;
  const sections = pages.filter(({ part }) => part === "sections").flatMap((page) => readSections(page, ground));
  const place = { file: pages[0]!.page.file };
  if (sections.length === 0) {
    log.add({ code: "SENSE-083", severity: "error", place, tell: () => applicationTelling.noSections(form) });
    return { schools: [], regionFacts: [] };
  }
  const head = headOf(pages, form);
  if (head.regionCode === null)
    log.add({ code: "SENSE-072", severity: "error", place, tell: applicationTelling.noRegion });
  if (head.schoolYear === null)
    log.add({ code: "SENSE-074", severity: "error", place, tell: applicationTelling.noYear });
  checkClaims(pages, sections, ground);
  const regionFacts = pages.filter(({ part }) => part === "sentences").flatMap((page) => sentenceFacts(page, form));
  const once = new Map(regionFacts.toReversed().map((fact) => [fact.field, fact]));
  return { schools: schoolsOfSections(sections, head, form), regionFacts: [...once.values()].toReversed() };
}

/** County and year as a table's first rows say them, else the name of the file. */
function headOf(pages: readonly ApplicationPage[], form: ApplicationForm): ApplicationHead {
  const { file } = pages[0]!.page;
  const texts = [...pages.flatMap(({ table }) => textsOf(table.at, table.width)), file];
  const first = (pattern: string): string | null => {
    for (const text of texts) {
      const found = new RegExp(pattern).exec(text)?.[1];
      if (found !== undefined) return found;
    }
    return null;
  };
  const year = form.yearPatterns.map(first).find((one) => one !== null) ?? null;
  return { regionCode: first(form.regionPattern), schoolYear: year === null ? null : Number(year), place: { file } };
}

/** Titles and what stands beside them: the rows above the header. */
const TITLE_ROWS = 3;

function textsOf(at: ApplicationPage["table"]["at"], width: number): string[] {
  return Array.from({ length: TITLE_ROWS * width }, (_, i) => at(Math.floor(i / width), i % width))
    .filter((cell) => typeof cell === "string")
    .map(cellText);
}

interface Whole extends County {
  readonly several: boolean;
}

function tellWhole(source: string, { schools, regionFacts, several }: Whole, { form, log }: ApplicationGround): void {
  const place = { file: source };
  if (schools.length === 0) {
    log.add({ code: "SENSE-070", severity: "error", place, tell: officialTelling.noSchools });
    return;
  }
  const counts = {
    schools: schools.length,
    sections: schools.reduce((all, one) => all + one.sections.length, 0),
    facts: regionFacts.length,
  };
  log.add({ code: "SENSE-089", severity: "note", place, tell: () => applicationTelling.readBack(form, counts) });
  const unnamed = schools.filter(({ sections }) => sections.every(({ code }) => code === null)).length;
  if (unnamed > 0)
    log.add({ code: "SENSE-072", severity: "note", place, tell: () => applicationTelling.noCodes(unnamed) });
  if (several) log.add({ code: "SENSE-071", severity: "note", place, tell: applicationTelling.severalCounties });
}

function columnsOf(form: ApplicationForm, facts: Facts): ReturnColumn[] {
  const headings = new Map(form.sections.columns.map((column) => [column.fact, column.headings[0]!]));
  return Object.keys(facts.origin.cells ?? {}).map((id) => {
    const place = facts.origin.cells?.[id]?.find((one) => one !== null);
    const fact = [...headings.keys()].find((one) => id.startsWith(one));
    return {
      letter: [place?.sheet, place?.cell].filter(Boolean).join(" "),
      header: (fact === undefined ? undefined : headings.get(fact)) ?? id,
      column: id,
    };
  });
}
