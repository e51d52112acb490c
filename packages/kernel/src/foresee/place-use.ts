import type { CompiledStandard } from "../assess/index.ts";
import type { Enrolment } from "./enrolment.ts";
import type { ForecastRow } from "./forecast.ts";
import type { PlannedPlaces } from "./planned-places.ts";
import { lineReached, type WarningLevel } from "./place-warnings.ts";

/** Students of a school at a stage against its places, in one year. */
export interface PlaceUse {
  readonly unit: string;
  readonly stage: string;
  readonly school_year: number;
  /** false: it was counted; true: it is expected */
  readonly expected: boolean;
  readonly students: number;
  /** places of the whole stage; null: not given */
  readonly capacity: number | null;
  /** students ÷ places; null where places are not given or none */
  readonly use: number | null;
  /** by the lines of the warning standard, read for the whole stage; null: it cannot be said */
  readonly level: WarningLevel | null;
}

/** Where the lines of warnings lie, as shares of places; null: the standard states none for the stage. */
export interface UseLines {
  readonly stage: string;
  readonly yellow: number | null;
  readonly red: number | null;
}

/** What utilisation is made from. */
export interface PlaceUseAsk {
  readonly enrolment: Enrolment;
  readonly forecasts: readonly ForecastRow[];
  readonly places: readonly PlannedPlaces[];
  readonly stages: readonly { readonly stage: string; readonly grades: readonly string[] }[];
}

/**
 * Utilisation of places 学位利用率: students of every school and stage with planned places, over the places of that stage, as it was and as
 * it is expected. A year in which a grade was withheld or not reported is left out. Lines are those of the warning standard, which speaks of
 * entries, read for the whole stage.
 *
 * @returns  rows by school, stage and year; none for a school without students in a year
 */
export function placeUse(standard: CompiledStandard, ask: PlaceUseAsk): readonly PlaceUse[] {
  const expected = Map.groupBy(ask.forecasts, ({ unit }) => unit);
  return ask.places.flatMap((place) => {
    const grades = ask.stages.find(({ stage }) => stage === place.stage)?.grades ?? [];
    const rows = [...known(ask.enrolment, place.unit, grades), ...coming(expected.get(place.unit) ?? [], grades)];
    return rows.map((row) => useOf(standard, place, row));
  });
}

interface Counted {
  readonly year: number;
  readonly students: number;
  readonly expected: boolean;
}

function known(
  { units, grades, firstYear, years, students, withheld }: Enrolment,
  name: string,
  ofStage: readonly string[],
): readonly Counted[] {
  const unit = units.indexOf(name);
  if (unit < 0) return [];
  const places = ofStage.map((grade) => grades.indexOf(grade));
  return Array.from({ length: years }, (_, year) => year).flatMap((year) => {
    const cells = places.map((grade) => (unit * grades.length + grade) * years + year);
    if (cells.some((at) => Number.isNaN(students[at]) || withheld[at] === 1)) return [];
    const all = cells.reduce((sum, at) => sum + students[at]!, 0);
    return all > 0 ? [{ year: firstYear + year, students: all, expected: false }] : [];
  });
}

function coming(rows: readonly ForecastRow[], grades: readonly string[]): readonly Counted[] {
  const ofStage = new Set(grades);
  const sums = new Map<number, number>();
  for (const { school_year, grade, median } of rows)
    if (ofStage.has(grade)) sums.set(school_year, (sums.get(school_year) ?? 0) + median);
  return Array.from(sums, ([year, students]) => ({ year, students, expected: true })).toSorted(
    (a, b) => a.year - b.year,
  );
}

function useOf(standard: CompiledStandard, { unit, stage, capacity }: PlannedPlaces, row: Counted): PlaceUse {
  const { year, students, expected } = row;
  const use = capacity === null || capacity <= 0 ? null : students / capacity;
  const reached = (colour: "red" | "yellow"): boolean | null =>
    use === null ? null : lineReached(standard, { colour, stage, children: students, planned: capacity! });
  const [red, yellow] = [reached("red"), reached("yellow")];
  const level = red === null || yellow === null ? null : red ? "red" : yellow ? "yellow" : "none";
  return { unit, stage, school_year: year, expected, students, capacity, use, level };
}

/** Places in the trial by which a line is found, so that shares are found to a thousandth and better. */
const TRIAL_PLACES = 100_000;
/** No line is looked for above so many times the places. */
const HIGHEST = 4;

/**
 * The lines of a stage as shares of places, found by trying the standard's own conditions.
 *
 * @example useLines(standard, ["primary"]) // [{ stage: "primary", yellow: 0.9, red: 1 }]
 */
export function useLines(standard: CompiledStandard, stages: readonly string[]): readonly UseLines[] {
  return stages.map((stage) => ({
    stage,
    yellow: lineOf(standard, "yellow", stage),
    red: lineOf(standard, "red", stage),
  }));
}

/** The least share that reaches the line; halving. */
function lineOf(standard: CompiledStandard, colour: "red" | "yellow", stage: string): number | null {
  const reached = (children: number) => lineReached(standard, { colour, stage, children, planned: TRIAL_PLACES });
  let [low, high] = [0, HIGHEST * TRIAL_PLACES];
  if (reached(high) !== true) return null;
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (reached(middle) === true) high = middle;
    else low = middle;
  }
  return high / TRIAL_PLACES;
}
