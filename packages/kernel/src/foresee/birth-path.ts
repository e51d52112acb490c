import type { LevelSeries } from "./level-series.ts";

/** Births of the area of each series. */
export interface Births {
  readonly firstYear: number;
  readonly years: number;
  /** `series * years + year`; NaN: not known */
  readonly births: Float64Array;
}

/** What births say of the grade they lead to. */
export interface BirthPath {
  /** index of the grade */
  readonly grade: number;
  /** years from birth to that grade */
  readonly lag: number;
  /** `series * horizon + step`: students; NaN where births say nothing */
  readonly expected: Float64Array;
}

/** Years from birth to entry that are tried: kindergarten at 3 to primary at 7. */
const LAGS = [5, 6, 4, 7, 3] as const;
/** Births must tell the last years at least this well, against the mean of three years, to be used. */
const NOT_WORSE = 1.12;
const LOOK_BACK = 8;

interface Ask {
  readonly series: LevelSeries;
  readonly firstYear: number;
  readonly origin: number;
  readonly horizon: number;
  readonly follows: Float64Array;
  readonly births: Births;
}

/**
 * Entry from births 由出生数推算入学: births so many years earlier × the mean ratio of the last three years. The grade and the lag
 * are those that would have told the last years best. Births later than the year before the origin are not looked at: for entries still to come the
 * newest known ones stand in for them, for entries that were nothing does.
 *
 * @returns null when births do not tell the entry of this level
 */
export function birthPath(ask: Ask): BirthPath | null {
  const grades = [0, 1, 2].filter((grade) => grade < ask.series.grades && isEntered(ask, grade));
  let best: { grade: number; lag: number; error: number } | null = null;
  for (const grade of grades)
    for (const lag of LAGS) {
      const { byBirths, byMean } = pastErrors(ask, grade, lag);
      const error = byBirths / byMean;
      if (error < NOT_WORSE && (best === null || error < best.error - 0.02)) best = { grade, lag, error };
    }
  return best === null ? null : { ...best, expected: expectedOf(ask, best) };
}

/** Whether the grade, taken over the whole level, is entered from outside. */
function isEntered({ series, follows, origin }: Ask, grade: number): boolean {
  let [entered, all] = [0, 0];
  for (let one = 0; one < series.count; one++) {
    const at = one * series.grades + grade;
    const students = series.students[at * series.years + origin]!;
    if (!(students > 0)) continue;
    all += students;
    entered += students * (1 - follows[at]!);
  }
  return all > 0 && entered > all / 2;
}

/** One-step errors of the last years, by births and by the mean of three years. */
function pastErrors(ask: Ask, grade: number, lag: number): { readonly byBirths: number; readonly byMean: number } {
  const { series, origin } = ask;
  let [byBirths, byMean, found] = [0, 0, 0];
  for (let year = Math.max(3, origin - LOOK_BACK); year <= origin; year++)
    for (let one = 0; one < series.count; one++) {
      const actual = series.students[(one * series.grades + grade) * series.years + year]!;
      const ratio = ratioOf(ask, { one, grade, lag, until: year - 1 });
      const born = birthsOf(ask, one, ask.firstYear + year - lag);
      const mean = meanOf(series, { one, grade, until: year - 1 });
      if (!(actual > 0) || Number.isNaN(ratio * born * mean)) continue;
      byBirths += Math.abs(actual - ratio * born);
      byMean += Math.abs(actual - mean);
      found++;
    }
  return found === 0 ? { byBirths: 1, byMean: 0 } : { byBirths, byMean };
}

interface Cell {
  readonly one: number;
  readonly grade: number;
  readonly until: number;
}

function ratioOf(ask: Ask, { one, grade, lag, until }: Cell & { readonly lag: number }): number {
  const { series, firstYear } = ask;
  let [sum, found] = [0, 0];
  for (let year = Math.max(0, until - 2); year <= until; year++) {
    const students = series.students[(one * series.grades + grade) * series.years + year]!;
    const born = birthsOf(ask, one, firstYear + year - lag);
    if (students > 0 && born > 0) [sum, found] = [sum + students / born, found + 1];
  }
  return found < 2 ? Number.NaN : sum / found;
}

function meanOf({ students, grades, years }: LevelSeries, { one, grade, until }: Cell): number {
  let [sum, found] = [0, 0];
  for (let year = Math.max(0, until - 2); year <= until; year++) {
    const value = students[(one * grades + grade) * years + year]!;
    if (value > 0) [sum, found] = [sum + value, found + 1];
  }
  return found === 0 ? Number.NaN : sum / found;
}

/** Births of a year as far as they were known at the origin; NaN where they were not. */
function birthsOf({ births, firstYear, origin }: Ask, one: number, year: number): number {
  const at = year - births.firstYear;
  if (at < 0 || at >= births.years || year >= firstYear + origin) return Number.NaN;
  return births.births[one * births.years + at]!;
}

/** Births that an entry to come is told from: where its year is not known yet, the newest known ones stand in. */
function bornIn(ask: Ask, one: number, year: number): number {
  const { births, firstYear, origin } = ask;
  const newest = Math.min(firstYear + origin - 1, births.firstYear + births.years - 1);
  if (year <= newest) return birthsOf(ask, one, year);
  for (let known = newest; known > newest - 3; known--) {
    const born = birthsOf(ask, one, known);
    if (!Number.isNaN(born)) return born;
  }
  return Number.NaN;
}

function expectedOf(ask: Ask, { grade, lag }: { readonly grade: number; readonly lag: number }): Float64Array {
  const { series, origin, horizon, firstYear } = ask;
  const expected = new Float64Array(series.count * horizon);
  for (let one = 0; one < series.count; one++) {
    const ratio = ratioOf(ask, { one, grade, lag, until: origin });
    for (let step = 0; step < horizon; step++)
      expected[one * horizon + step] = ratio * bornIn(ask, one, firstYear + origin + step + 1 - lag);
  }
  return expected;
}
