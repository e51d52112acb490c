import type { LevelSeries } from "./level-series.ts";
import { medianInPlace } from "./order-statistics.ts";

/** How the series of a level pass from grade to grade, as seen at one origin. Indexed `series * grades + grade`. */
export interface Progression {
  /** students of a grade per student of the grade below a year earlier: median of the last five, drawn to the level's by size */
  readonly pooled: Float64Array;
  /** the same, median of the last three, the series' own */
  readonly recent: Float64Array;
  /** 0–1: how far the grade follows the one below; 0 where it is an entry grade or receives outsiders */
  readonly follows: Float64Array;
}

/** Years of transitions that are looked at. */
const LONG = 5;
const SHORT = 3;
/** A pooled ratio outside these is no progression: the grade is entered from elsewhere. */
const LEAST = 0.3;
const MOST = 1.6;
/** Ratios within this share of the level's are taken for plain progression when the level's ratio is found. */
const ALIKE = 0.3;
const FIRST_ALIKE = { least: 0.6, most: 1.5 };
/** Students of the level's ratio that stand beside a series' own, before the data say otherwise; and between which bounds they may. */
const PRIOR_STUDENTS = { usual: 60, least: 10, most: 2000 };

/** What was seen of one series and grade. */
interface Seen {
  readonly short: { students: number; below: number };
  readonly long: { students: number; below: number };
  readonly ratios: Float64Array;
  count: number;
}

/** Sums of all series and grades of a level. */
interface Sums {
  readonly short: Float64Array;
  readonly shortBelow: Float64Array;
  readonly long: Float64Array;
  readonly longBelow: Float64Array;
  readonly medianShort: Float64Array;
  readonly medianLong: Float64Array;
}

/**
 * Grade progression 升级比 of every series, guarded and pooled.
 * The median of five years is not moved by one odd year; a small series is drawn to the ratio of its level (empirical Bayes);
 * a grade follows the one below only as far as that told its students better than the year before did.
 *
 * @param series  a level
 * @param origin  index of the last known year; nothing later is looked at
 * @source        decision 0050
 */
export function progressionOf(series: LevelSeries, origin: number): Progression {
  const cells = series.count * series.grades;
  const sums = sumsOf(series, origin);
  const pooled = new Float64Array(cells);
  const recent = new Float64Array(cells);
  const follows = new Float64Array(cells);
  for (let grade = 1; grade < series.grades; grade++) {
    const ratio = levelRatio(series, sums, grade);
    const prior = priorStudents(series, sums, { grade, ratio });
    for (let one = 0; one < series.count; one++) {
      const at = one * series.grades + grade;
      const below = sums.longBelow[at]!;
      const own = Number.isNaN(sums.medianLong[at]) ? ratio : sums.medianLong[at]!;
      pooled[at] = (own * below + prior * ratio) / (below + prior);
      recent[at] = Number.isNaN(sums.medianShort[at]) ? ratio : sums.medianShort[at]!;
      const plain = (sums.short[at]! + prior * ratio) / (sums.shortBelow[at]! + prior);
      if (sums.shortBelow[at]! > 0 && plain >= LEAST && plain <= MOST)
        follows[at] = howFar(series, { one, grade, origin, ratio, prior, sums });
    }
  }
  return { pooled, recent, follows };
}

function sumsOf(series: LevelSeries, origin: number): Sums {
  const cells = series.count * series.grades;
  const column = (): Float64Array => new Float64Array(cells);
  const sums = {
    short: column(),
    shortBelow: column(),
    long: column(),
    longBelow: column(),
    medianShort: column().fill(Number.NaN),
    medianLong: column().fill(Number.NaN),
  };
  const seen: Seen = {
    short: { students: 0, below: 0 },
    long: { students: 0, below: 0 },
    ratios: new Float64Array(LONG),
    count: 0,
  };
  for (let at = 0; at < cells; at++) {
    if (at % series.grades === 0) continue;
    const newest = look(series, { at, origin }, seen);
    sums.short[at] = seen.short.students;
    sums.shortBelow[at] = seen.short.below;
    sums.long[at] = seen.long.students;
    sums.longBelow[at] = seen.long.below;
    sums.medianShort[at] = medianInPlace(seen.ratios.slice(), newest);
    sums.medianLong[at] = medianInPlace(seen.ratios, seen.count);
  }
  return sums;
}

/** Gathers the transitions into one cell, newest first; gives how many of them are of the last three years. */
function look({ years, students, withheld }: LevelSeries, at: { at: number; origin: number }, seen: Seen): number {
  seen.short.students = seen.short.below = seen.long.students = seen.long.below = seen.count = 0;
  const here = at.at * years;
  const under = (at.at - 1) * years;
  let newest = 0;
  for (let year = at.origin; year > Math.max(0, at.origin - LONG); year--) {
    const below = students[under + year - 1]!;
    const value = students[here + year]!;
    if (!(below > 0) || Number.isNaN(value) || withheld[here + year] === 1 || withheld[under + year - 1] === 1)
      continue;
    seen.ratios[seen.count++] = value / below;
    seen.long.students += value;
    seen.long.below += below;
    if (year <= at.origin - SHORT) continue;
    newest = seen.count;
    seen.short.students += value;
    seen.short.below += below;
  }
  return newest;
}

/** The ratio of the level: of all students in series where the grade plainly follows the one below. */
function levelRatio({ count, grades }: LevelSeries, sums: Sums, grade: number): number {
  let ratio = 1;
  for (let round = 0; round < 4; round++) {
    let [students, below] = [0, 0];
    for (let one = 0; one < count; one++) {
      const at = one * grades + grade;
      const own = sums.short[at]! / sums.shortBelow[at]!;
      const alike = round === 0 ? own > FIRST_ALIKE.least && own < FIRST_ALIKE.most : Math.abs(own / ratio - 1) < ALIKE;
      if (!alike) continue;
      students += sums.short[at]!;
      below += sums.shortBelow[at]!;
    }
    if (below === 0) return ratio;
    ratio = students / below;
  }
  return ratio;
}

/**
 * How many students of the level's ratio stand beside a series' own: noise ÷ real difference between series, from a weighted
 * regression of the squared deviation on 1 ÷ students.
 */
function priorStudents(
  { count, grades }: LevelSeries,
  sums: Sums,
  { grade, ratio }: { readonly grade: number; readonly ratio: number },
): number {
  let [n, w, wx, wxx, wy, wxy] = [0, 0, 0, 0, 0, 0];
  for (let one = 0; one < count; one++) {
    const at = one * grades + grade;
    const below = sums.shortBelow[at]!;
    const own = sums.short[at]! / below;
    if (!(below > 10) || Math.abs(own / ratio - 1) >= ALIKE) continue;
    const deviation = (own - ratio) ** 2;
    n++;
    w += below;
    wx += 1;
    wxx += 1 / below;
    wy += below * deviation;
    wxy += deviation;
  }
  const determinant = w * wxx - wx * wx;
  if (n < 8 || !(determinant > 1e-12)) return PRIOR_STUDENTS.usual;
  const between = Math.max((wxx * wy - wx * wxy) / determinant, 1e-5);
  const noise = Math.max((w * wxy - wx * wy) / determinant, 0.05);
  return Math.min(Math.max(noise / between, PRIOR_STUDENTS.least), PRIOR_STUDENTS.most);
}

interface HowFar {
  readonly one: number;
  readonly grade: number;
  readonly origin: number;
  readonly ratio: number;
  readonly prior: number;
  readonly sums: Sums;
}

/** Compares, over the last five years, what the grade below would have told with what the year before told. */
function howFar({ grades, years, students, withheld }: LevelSeries, ask: HowFar): number {
  const { one, grade, origin, ratio, prior, sums } = ask;
  const at = one * grades + grade;
  const [here, under] = [at * years, (at - 1) * years];
  let [byBelow, byYear] = [0, 0];
  for (let year = origin; year > Math.max(0, origin - LONG); year--) {
    const below = students[under + year - 1]!;
    const value = students[here + year]!;
    if (!(below > 0) || Number.isNaN(value) || withheld[here + year] === 1 || withheld[under + year - 1] === 1)
      continue;
    const others = (sums.long[at]! - value + prior * ratio) / (sums.longBelow[at]! - below + prior);
    const yearBefore = students[here + year - 1]!;
    byBelow += (value - others * below) ** 2;
    byYear += (value - (Number.isNaN(yearBefore) ? 0 : yearBefore)) ** 2;
  }
  const now = students[here + origin]!;
  const size = (Number.isNaN(now) ? 0 : now) + 1;
  const better = (byYear + size) / (byYear + byBelow + 2 * size);
  return Math.min(Math.max((better - 0.35) / 0.3, 0), 1);
}
