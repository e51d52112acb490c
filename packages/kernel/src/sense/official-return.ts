import type { Facts, Field, Finding, Form, Place } from "../model/index.ts";
import { tellTrouble, troubleCode } from "./cell-texts.ts";
import { createFindingLog, type FindingLog, sortFindings } from "./finding-log.ts";
import { indexForm } from "./form-index.ts";
import { checkSums, checkUnique, runOfficialChecks } from "./official-checks.ts";
import { type CellColumns, nameOf, readCells } from "./official-cells.ts";
import { officialFacts } from "./official-facts.ts";
import { countyFacts, type CountyReading, readCounty, withCountyHeads } from "./official-county.ts";
import type { ApplicationForm } from "./application-form.ts";
import { readApplication } from "./application-return.ts";
import type { OfficialForm } from "./official-form.ts";
import { rowPages } from "./official-rows.ts";
import { type KnownPage, layoutsIn, type OfficialPage, recogniseSheets } from "./official-recognise.ts";
import { type OfficialSchool, schoolsOf, type TwicePage } from "./official-schools.ts";
import { officialTelling } from "./official-texts.ts";
import type { RegionFact } from "./region-facts.ts";
import type { ReturnColumn } from "./return-types.ts";

/** What is needed to read official returns. */
export interface OfficialGround {
  readonly forms: readonly OfficialForm[];
  /** the forms of one row a school by which values are read and judged */
  readonly tables: ReadonlyMap<string, Form>;
  readonly fields: readonly Field[];
  readonly kindStages: Readonly<Record<string, readonly string[]>>;
  /** filled application tables, read where no school's own return is there; null where no policy says how */
  readonly application: ApplicationForm | null;
}

/** What the sheets of a return hold. */
export interface OfficialReading {
  readonly facts: Facts;
  readonly columns: readonly ReturnColumn[];
  readonly findings: readonly Finding[];
  /** facts of the whole county, from its own sheet or added up over the schools */
  readonly regionFacts: readonly RegionFact[];
  /** null: no sheet was recognised */
  readonly form: Pick<OfficialForm, "id" | "name" | "version" | "valuesBy"> | null;
}

/**
 * Reads an official return: all sheets of all schools at once. Sheets are recognised by code and title, schools put together by
 * code, cells found by label and heading, facts derived, and the cross-checks of the form run; every trouble is a finding with
 * file, sheet and cell.
 *
 * @param source  name of the folder or zip, for findings about the whole of it
 * @returns       facts with one row a school, in order of the codes; `checkFacts` judges them as it does the tidy return
 * @throws        Error when a form's formula cannot be read: a mistake of the policy
 * @example readOfficialReturn("a.zip", [], ground).facts.rows // 0
 */
export function readOfficialReturn(
  source: string,
  pages: readonly OfficialPage[],
  ground: OfficialGround,
): OfficialReading {
  const log = createFindingLog();
  const recognised = recogniseSheets(pages, ground.forms);
  if (!recognised.known.some((page) => isSchools(page) || page.sheet.of === "county")) {
    const application = readApplication(source, pages, ground);
    if (application !== null) return application;
  }
  const { unknown } = recognised;
  const known = recognised.known.flatMap((page) => rowPages(page, ground));
  const form = usualForm(known);
  tellUnknown(unknown, ground.forms, log);
  if (form === null) {
    const place = { file: source };
    log.add({
      code: "SENSE-070",
      severity: "error",
      place,
      tell: () =>
        officialTelling.nothingKnown(
          pages.map(({ sheet }) => sheet),
          ground.forms,
        ),
    });
    return { facts: noFacts(source), columns: [], regionFacts: [], findings: log.list(), form };
  }
  const table = ground.tables.get(form.valuesBy);
  if (table === undefined)
    throw new Error(
      `official form "${form.id}" reads values by the form "${form.valuesBy}", which the policy does not have`,
    );
  const index = indexForm(table, ground.fields);
  const county = readCounty(form, known, { index, log });
  const { schools, cells } = readSchools(known, { source, form, table, ground, log, county });
  const facts = officialFacts({ form, index, schools, cells, source });
  const checks = { form, schools, cells, source, log };
  runOfficialChecks(checks);
  checkUnique(checks, facts);
  tellUnconfirmed(form, known, { source, log });
  const regionFacts = countyFacts({ form, county, schools, cells });
  return { facts, columns: columnsOf(form, facts), regionFacts, findings: inOrder(log.list()), form };
}

interface Work {
  readonly source: string;
  readonly form: OfficialForm;
  readonly table: Form;
  readonly ground: OfficialGround;
  readonly log: FindingLog;
  readonly county: CountyReading;
}

function readSchools(known: readonly KnownPage[], work: Work): { schools: OfficialSchool[]; cells: CellColumns } {
  const { form, log } = work;
  tellPages(known, form, log);
  const index = indexForm(work.table, work.ground.fields);
  const { schools: asRead, twice } = schoolsOf(
    known.filter((page) => page.form === form && isSchools(page)),
    index,
  );
  const all = asRead.map((school) => withCountyHeads(school, work.county, form));
  tellTwice(twice, log);
  const schools = all.filter((school) => !isBlank(form, school, work));
  if (schools.length === 0)
    log.add({ code: "SENSE-070", severity: "error", place: { file: work.source }, tell: officialTelling.noSchools });
  const cells = readCells(form, schools, log);
  checkSums({ form, schools, cells, source: "", log });
  for (const school of schools) judgeSchool(school, { ...work, usualYear: usualYear(schools) });
  tellHeads(schools, index, log);
  return { schools, cells };
}

/** One finding for each file that repeats another, however many sheets they share. */
function tellTwice(twice: readonly TwicePage[], log: FindingLog): void {
  for (const second of new Set(twice.map((one) => one.second.page.file))) {
    const pairs = twice.filter((one) => one.second.page.file === second);
    const { code, first } = pairs[0]!;
    const place = { file: second, ...(code === null ? {} : { schoolCode: code }) };
    const sheets = pairs.map((one) => one.second.sheet.code);
    log.add({
      code: "SENSE-073",
      severity: "error",
      group: second,
      place,
      about: code,
      tell: () => officialTelling.twice(code, sheets, first.page.file),
    });
  }
}

/** What may come from the county's sheet or the name of the folder says nothing of the school. */
const OF_ALL = new Set(["school_year", "region_code"]);

/** A workbook in which nothing is filled in is a blank form, not a school. */
function isBlank(form: OfficialForm, school: OfficialSchool, { log }: Work): boolean {
  const headed = [...school.heads.values()].some(({ fact, value }) => value !== null && !OF_ALL.has(fact));
  if (headed || school.pages.length === 0) return false;
  const { values } = readCells(form, [school], createFindingLog());
  if (![...values.values()].every((column) => Number.isNaN(column[0]))) return false;
  const file = school.pages[0]?.page.file;
  log.add({
    code: "SENSE-083",
    severity: "warning",
    place: file === undefined ? {} : { file },
    tell: officialTelling.blankForm,
  });
  return true;
}

function tellUnknown(unknown: readonly OfficialPage[], forms: readonly OfficialForm[], log: FindingLog): void {
  const byFile = new Map<string, string[]>();
  for (const { file, sheet, rows } of unknown)
    if (rows.some(({ cells }) => cells.some((cell) => cell !== null && cell !== "")))
      byFile.set(file, [...(byFile.get(file) ?? []), sheet]);
  for (const [file, sheets] of byFile)
    log.add({
      code: "SENSE-071",
      severity: "note",
      place: { file },
      tell: () => officialTelling.unknownSheet(sheets, forms),
    });
}

/** Sheets of another form than the usual one are not read; sheets with a remark say what they are, once a file. */
function tellPages(known: readonly KnownPage[], form: OfficialForm, log: FindingLog): void {
  const told = new Set<string>();
  for (const { page, sheet, form: own } of known) {
    const place: Place = { file: page.file, sheet: page.sheet };
    const once = `${page.file}\u001f${sheet.code}`;
    if (own !== form && !sheet.aside && sheet.remark === undefined)
      log.add({
        code: "SENSE-071",
        severity: "warning",
        place,
        tell: () => officialTelling.otherForm(page.sheet, own, form),
      });
    else if (sheet.remark !== undefined && !told.has(once))
      log.add({ code: "SENSE-071", severity: "note", place, tell: () => officialTelling.remark(sheet) });
    told.add(once);
  }
}

/** The form whose sheets occur most. */
function usualForm(known: readonly KnownPage[]): OfficialForm | null {
  const counts = new Map<OfficialForm, number>();
  const read = known.filter((page) => isSchools(page) || page.sheet.of === "county");
  for (const { form } of read.length === 0 ? known : read) counts.set(form, (counts.get(form) ?? 0) + 1);
  return [...counts].toSorted(([a, m], [b, n]) => n - m || (a.id < b.id ? -1 : 1))[0]?.[0] ?? null;
}

/** A sheet that belongs to a school, not to the county or beside the return. */
function isSchools({ sheet }: KnownPage): boolean {
  return sheet.remark === undefined && !sheet.aside && sheet.of === "school";
}

function yearOf(school: OfficialSchool): number | null {
  const year = school.heads.get("school_year")?.value;
  return typeof year === "number" ? year : null;
}

function usualYear(schools: readonly OfficialSchool[]): number | null {
  const counts = new Map<number, number>();
  for (const year of schools.map(yearOf)) if (year !== null) counts.set(year, (counts.get(year) ?? 0) + 1);
  return [...counts].toSorted(([a, m], [b, n]) => n - m || b - a)[0]?.[0] ?? null;
}

function judgeSchool(school: OfficialSchool, work: Work & { readonly usualYear: number | null }): void {
  const { log, usualYear: usual } = work;
  const file = school.pages[0]?.page.file;
  const about = nameOf(school);
  const place: Place = {
    ...(file === undefined ? {} : { file }),
    ...(school.code === null ? {} : { schoolCode: school.code }),
  };
  const year = yearOf(school);
  if (school.code === null)
    log.add({ code: "SENSE-072", severity: "error", place, about, tell: officialTelling.noCode });
  if (year === null) log.add({ code: "SENSE-074", severity: "error", place, about, tell: officialTelling.noYear });
  else if (usual !== null && year !== usual) {
    const at = school.heads.get("school_year")?.place ?? place;
    log.add({
      code: "SENSE-074",
      severity: "error",
      place: { ...place, ...at },
      about,
      tell: () => officialTelling.mixedYears(year, usual),
    });
  }
  tellMissing(school, { ...work, year: year ?? usual, place });
}

function tellMissing(
  school: OfficialSchool,
  work: Work & { readonly year: number | null; readonly place: Place },
): void {
  const kind = school.heads.get("school_kind")?.value;
  const stages = typeof kind === "string" ? (work.ground.kindStages[kind] ?? []) : [];
  const handedIn = new Set(school.pages.map(({ sheet }) => sheet.code));
  for (const sheet of work.form.sheets) {
    const wanted = layoutsIn(sheet, work.year).some((layout) =>
      (layout.stages ?? sheet.stages).some((stage) => stages.includes(stage)),
    );
    if (!wanted || sheet.of === "county" || handedIn.has(sheet.code)) continue;
    const severity = sheet.required ? "error" : "warning";
    work.log.add({
      code: "SENSE-075",
      severity,
      group: sheet.code,
      place: work.place,
      about: nameOf(school),
      tell: () => officialTelling.missingSheet(sheet),
    });
  }
}

/** Cells beside labels that hold something which cannot be read. */
function tellHeads(schools: readonly OfficialSchool[], index: ReturnType<typeof indexForm>, log: FindingLog): void {
  for (const school of schools)
    for (const { fact, trouble, seen, place } of school.heads.values()) {
      const column = index.byId.get(fact);
      if (trouble === undefined || column === undefined) continue;
      const at = { ...place, field: fact, ...(school.code === null ? {} : { schoolCode: school.code }) };
      log.add({
        code: troubleCode(trouble),
        severity: "error",
        place: at,
        about: nameOf(school),
        tell: () => tellTrouble(trouble, column, seen),
      });
    }
}

function tellUnconfirmed(
  form: OfficialForm,
  known: readonly KnownPage[],
  { source, log }: { source: string; log: FindingLog },
): void {
  const unsure = form.sheets.filter(
    (sheet) =>
      known.some((page) => page.sheet === sheet) &&
      sheet.layouts.some(({ cells }) => cells.some((cell) => cell.unconfirmed)),
  );
  if (unsure.length === 0) return;
  log.add({
    code: "SENSE-082",
    severity: "note",
    place: { file: source },
    tell: () => officialTelling.unconfirmed(unsure.map(({ code, titles }) => code || titles[0] || "")),
  });
}

/** What each fact is made of, for the list of columns. */
function columnsOf(form: OfficialForm, facts: Facts): ReturnColumn[] {
  const place = (id: string): Place | null | undefined => facts.origin.cells?.[id]?.find((one) => one !== null);
  const shown = (id: string, header: string): ReturnColumn => ({
    letter: [place(id)?.sheet, place(id)?.cell].filter(Boolean).join(" "),
    header,
    column: id,
  });
  return [
    ...form.heads.map(({ fact, labels }) => shown(fact, labels[0] ?? fact)),
    ...[...new Map(form.facts.map((fact) => [fact.fact, fact.is]))].map(([fact, is]) => shown(fact, is)),
    ...form.bands.map(({ fact, bands }) => shown(fact, `${bands[0]?.cell ?? ""} … ${bands.at(-1)?.cell ?? ""}`)),
  ];
}

function inOrder(findings: readonly Finding[]): Finding[] {
  return sortFindings(findings).toSorted((a, b) =>
    (a.place.file ?? "") < (b.place.file ?? "") ? -1 : (a.place.file ?? "") > (b.place.file ?? "") ? 1 : 0,
  );
}

function noFacts(file: string): Facts {
  return {
    rows: 0,
    text: {},
    numbers: {},
    invalid: [],
    origin: { file, sheet: "", rowNumbers: [], columnLetters: {} },
  };
}
