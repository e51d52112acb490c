import { evaluateColumn, evaluateCondition, type Facts, fieldsOf, type Place } from "../model/index.ts";
import { isTextField } from "./facts-columns.ts";
import type { FormIndex } from "./form-index.ts";
import type { CellColumns } from "./official-cells.ts";
import type { OfficialBands, OfficialFact, OfficialForm } from "./official-form.ts";
import { officialFormula } from "./official-formulas.ts";
import { isOfKind, type OfficialSchool } from "./official-schools.ts";

/** What the facts of a return are made of. */
export interface FactsGround {
  readonly form: OfficialForm;
  readonly index: FormIndex;
  readonly schools: readonly OfficialSchool[];
  readonly cells: CellColumns;
  /** the folder or zip */
  readonly source: string;
}

interface Making {
  readonly text: Record<string, (string | null)[]>;
  readonly numbers: Record<string, Float64Array>;
  readonly places: Record<string, (Place | null)[]>;
  readonly invalid: { row: number; column: string }[];
}

/**
 * The facts of the tidy return, one row a school, out of the cells of an official one; every fact knows its cell, a derived one
 * all its cells. What the sheets cannot say is not there.
 */
export function officialFacts(ground: FactsGround): Facts {
  const making: Making = { text: {}, numbers: {}, places: {}, invalid: [] };
  for (const { fact } of ground.form.heads) takeHeads(ground, fact, making);
  takeCodes(ground, making);
  for (const fact of ground.form.facts) takeFact(ground, fact, making);
  for (const bands of ground.form.bands) takeBands(ground, bands, making);
  return {
    rows: ground.schools.length,
    text: making.text,
    numbers: making.numbers,
    invalid: making.invalid,
    origin: {
      file: ground.source,
      sheet: ground.form.name.zh,
      rowNumbers: ground.schools.map((_, row) => row + 1),
      columnLetters: {},
      cells: making.places,
    },
  };
}

function takeHeads({ index, schools }: FactsGround, fact: string, making: Making): void {
  const field = index.byId.get(fact)?.field;
  if (field === undefined || fact in making.places) return;
  const heads = schools.map((school) => school.heads.get(fact));
  making.places[fact] = heads.map((head) => head?.place ?? null);
  for (const [row, head] of heads.entries())
    if (head?.trouble !== undefined) making.invalid.push({ row, column: fact });
  if (isTextField(field))
    making.text[fact] = heads.map((head) => (typeof head?.value === "string" ? head.value : null));
  else
    making.numbers[fact] = Float64Array.from(heads, (head) =>
      typeof head?.value === "number" ? head.value : Number.NaN,
    );
}

/** The code may come from the file's name; a school without one is reported once, not again as an empty cell. */
function takeCodes({ schools }: FactsGround, making: Making): void {
  making.text["school_code"] = schools.map(({ code }) => code);
  for (const [row, { code }] of schools.entries())
    if (code === null) making.invalid.push({ row, column: "school_code" });
}

function columnOf(ground: FactsGround, making: Making, id: string): { values: Float64Array; places: (Place | null)[] } {
  const values = (making.numbers[id] ??= new Float64Array(ground.schools.length).fill(Number.NaN));
  const places = (making.places[id] ??= new Array<Place | null>(ground.schools.length).fill(null));
  return { values, places };
}

function takeFact(ground: FactsGround, fact: OfficialFact, making: Making): void {
  const { cells, form, schools } = ground;
  const expr = officialFormula(form, fact.is, cells);
  const applies = whereApplies(ground, fact);
  const names = [...new Set([...fieldsOf(expr), ...applies.names])];
  const missing = new Float64Array(schools.length).fill(Number.NaN);
  const made = evaluateColumn(expr, (name) => cells.values.get(name) ?? missing, schools.length);
  const { values, places } = columnOf(ground, making, fact.fact);
  for (let row = 0; row < schools.length; row++) {
    if (places[row] !== null || !fact.needs.every((code) => cells.handedIn[row]?.has(code))) continue;
    if (!applies.at(row)) continue;
    values[row] = made[row] as number;
    places[row] = placeOfNames(cells, names, row);
    if (names.some((name) => cells.invalid.has(`${name}:${row}`))) making.invalid.push({ row, column: fact.fact });
  }
}

/** Which schools an entry speaks of: those of its kinds where its condition holds; where that is not known, it does not. */
function whereApplies(
  { cells, form, schools }: FactsGround,
  { kinds, when }: OfficialFact,
): { readonly names: readonly string[]; readonly at: (row: number) => boolean } {
  const ofKind = (row: number): boolean => isOfKind(schools[row], kinds);
  if (when === undefined) return { names: [], at: ofKind };
  const condition = officialFormula(form, when, cells);
  const held = evaluateCondition(
    condition,
    { number: (name) => cells.values.get(name)!, text: () => undefined },
    schools.length,
  );
  return { names: fieldsOf(condition), at: (row) => held[row] === 1 && ofKind(row) };
}

/** The first cell, with the others from which the figure was made beside it. */
function placeOfNames(cells: CellColumns, names: readonly string[], row: number): Place | null {
  const [first, ...also] = names.flatMap((name) => cells.places.get(name)?.[row] ?? []);
  if (first === undefined) return null;
  return also.length === 0 ? first : { ...first, also };
}

/**
 * The largest class that the bands allow: not above the highest band with a class, and not above what is left when every other
 * class has the fewest students of its band. A single class is thus known exactly.
 */
function takeBands(ground: FactsGround, { fact, roll, bands, kinds }: OfficialBands, making: Making): void {
  const { cells, schools } = ground;
  const { values, places } = columnOf(ground, making, fact);
  for (let row = 0; row < schools.length; row++) {
    const at = (name: string): number => cells.values.get(name)?.[row] ?? Number.NaN;
    const counts = bands.map(({ cell }) => at(cell));
    const top = counts.findLastIndex((count) => count > 0);
    const band = bands[top];
    if (!isOfKind(schools[row], kinds) || places[row] !== null) continue;
    if (band === undefined || counts.some(Number.isNaN) || Number.isNaN(at(roll))) continue;
    const fewest = bands.reduce((sum, { least }, i) => sum + least * (counts[i] ?? 0), 0) - band.least;
    values[row] = Math.max(band.least, Math.min(band.most ?? Number.POSITIVE_INFINITY, at(roll) - fewest));
    places[row] = placeOfNames(cells, [band.cell, roll], row);
  }
}
