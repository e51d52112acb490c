import { evaluateColumn, fieldsOf, type Place } from "../model/index.ts";
import type { FindingLog } from "./finding-log.ts";
import type { FormIndex } from "./form-index.ts";
import { type CellColumns, readCells } from "./official-cells.ts";
import type { OfficialCountyFact, OfficialForm } from "./official-form.ts";
import { officialFormula } from "./official-formulas.ts";
import { type HeadValue, headsOf, yearIn } from "./official-heads.ts";
import type { KnownPage } from "./official-recognise.ts";
import { officialTelling } from "./official-texts.ts";
import { isOfKind, type OfficialSchool } from "./official-schools.ts";
import type { RegionFact } from "./region-facts.ts";

/** What the county's own sheets say; no sheets: nothing. */
export interface CountyReading {
  readonly heads: ReadonlyMap<string, HeadValue>;
  readonly cells: CellColumns;
}

/** Reads the sheets that the county hands in once for all its schools. */
export function readCounty(
  form: OfficialForm,
  known: readonly KnownPage[],
  { index, log }: { readonly index: FormIndex; readonly log: FindingLog },
): CountyReading {
  const pages = known.filter((page) => page.form === form && page.sheet.of === "county" && !page.sheet.aside);
  const heads = new Map<string, HeadValue>();
  for (const head of pages.flatMap((page) => headsOf(page, index)))
    if (!heads.has(head.fact) || heads.get(head.fact)?.seen === "") heads.set(head.fact, head);
  const cells = readCells(form, [{ code: null, pages, heads }], log);
  const isBlank =
    [...heads.values()].every(({ value }) => value === null) &&
    [...cells.values.values()].every((column) => Number.isNaN(column[0]));
  const file = pages[0]?.page.file;
  if (file !== undefined && isBlank)
    log.add({ code: "SENSE-083", severity: "warning", place: { file }, tell: officialTelling.blankForm });
  return { heads, cells };
}

/**
 * A school with the county and year that its own sheets do not say: those of the county's sheet, else those in the name of its
 * file and folders ("2024学年/210112/第一小学.xlsx").
 */
export function withCountyHeads(school: OfficialSchool, county: CountyReading, form: OfficialForm): OfficialSchool {
  const file = school.pages[0]?.page.file ?? "";
  const heads = new Map(school.heads);
  for (const fact of ["region_code", "school_year"]) {
    if (heads.get(fact)?.value !== undefined && heads.get(fact)?.value !== null) continue;
    if (heads.get(fact)?.trouble !== undefined) continue;
    const head = (county.heads.get(fact)?.value ?? null) === null ? inName(fact, file, form) : county.heads.get(fact);
    if (head !== undefined) heads.set(fact, head);
  }
  return { ...school, heads };
}

function inName(fact: string, file: string, form: OfficialForm): HeadValue | undefined {
  const value = fact === "school_year" ? yearIn(form, file) : (/(?<!\d)[1-9]\d{5}(?!\d)/.exec(file)?.[0] ?? null);
  return value === null ? undefined : { fact, value, seen: String(value), place: { file } };
}

interface CountyGround {
  readonly form: OfficialForm;
  readonly county: CountyReading;
  readonly schools: readonly OfficialSchool[];
  readonly cells: CellColumns;
}

/**
 * The county's facts that the form can tell: from its own sheet, or added up over the schools. What one school did not report
 * stays missing in the sum; facts of which nothing at all is known are left out.
 */
export function countyFacts(ground: CountyGround): RegionFact[] {
  const found = new Map<string, RegionFact>();
  for (const fact of ground.form.countyFacts) {
    if (found.has(fact.fact)) continue;
    const made = fact.overSchools ? addedUp(ground, fact) : fromSheet(ground, fact);
    if (made !== null) found.set(fact.fact, made);
  }
  return [...found.values()];
}

function fromSheet({ form, county }: CountyGround, { fact, is }: OfficialCountyFact): RegionFact | null {
  const expr = officialFormula(form, is, county.cells);
  const value = evaluateColumn(expr, (name) => county.cells.values.get(name)!, 1)[0]!;
  const place = placesOf(county.cells, fieldsOf(expr), 0)[0];
  return Number.isNaN(value) || place === undefined ? null : { field: fact, value, evidence: null, place };
}

function addedUp({ form, schools, cells }: CountyGround, { fact, is, kinds }: OfficialCountyFact): RegionFact | null {
  const expr = officialFormula(form, is, cells);
  const made = evaluateColumn(expr, (name) => cells.values.get(name)!, schools.length);
  const rows = [...schools.keys()].filter((row) => isOfKind(schools[row], kinds));
  const values = rows.map((row) => made[row]!);
  if (values.length === 0 || values.some(Number.isNaN)) return null;
  const [first, ...also] = rows.flatMap((row) => placesOf(cells, fieldsOf(expr), row).slice(0, 1));
  if (first === undefined) return null;
  const value = values.reduce((sum, one) => sum + one, 0);
  const evidence = `${schools.length === rows.length ? "" : "有此学段的"}${rows.length} 所学校的填报数相加 · the figures of ${rows.length} schools added up`;
  return { field: fact, value, evidence, place: { ...first, ...(also.length > 0 && { also }) } };
}

function placesOf(cells: CellColumns, names: readonly string[], row: number): Place[] {
  return names.flatMap((name) => cells.places.get(name)?.[row] ?? []);
}
