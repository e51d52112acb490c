import { birthsByLevel, type BirthsTable } from "./births-table.ts";
import type { Enrolment } from "./enrolment.ts";
import { type ErrorBlock, errorSize } from "./error-size.ts";
import { type LevelPast, levelPast, naiveTotals, totalBlocks } from "./level-past.ts";
import { levelTree } from "./level-tree.ts";
import { measured, rollingForecasts } from "./rolling-origins.ts";

/** How well one level was forecast so many years ahead. WAPE: sum of absolute errors ÷ sum of what came, from 0. */
export interface BacktestFigures {
  readonly wape_total: number | null;
  readonly wape_grade: number | null;
  readonly naive_wape_total: number | null;
  readonly naive_wape_grade: number | null;
  readonly cohort_wape_total: number | null;
  readonly cohort_wape_grade: number | null;
  /** share of totals inside the 80 % and the 95 % interval */
  readonly coverage80: number | null;
  readonly coverage95: number | null;
  /** width of the 80 % intervals ÷ what came */
  readonly width80: number | null;
  /** the same of the naive method, its intervals made from its own errors in the same way */
  readonly naive_coverage80: number | null;
  readonly naive_width80: number | null;
  /** the naive intervals, stretched alike until they cover as many as ours */
  readonly naive_width80_at_same_coverage: number | null;
  /** unit-origins */
  readonly n: number;
}

/** What is to be measured. */
export interface BacktestAsk {
  /** years ahead, each at least 1 */
  readonly horizons: readonly number[];
  /** label → grouping column; the units are always measured, as "unit" */
  readonly levels: Readonly<Record<string, string>>;
  readonly births: BirthsTable | null;
}

/** The back-test of a table. */
export interface Backtest {
  /** school years from which was forecast */
  readonly origins: readonly number[];
  /** by label, then by years ahead */
  readonly levels: Readonly<Record<string, Readonly<Record<string, BacktestFigures>>>>;
}

/** A unit-origin counts when the unit was there at least so many years before. */
export const YEARS_BEFORE = 3;
/** Label of the units themselves. */
export const UNIT = "unit";

/**
 * Back-test 回测: forecasts every year that has come from every year before it, as it could have been done then, and measures. Beside
 * it stand "same as last year" and plain cohort survival, on the same unit-origins.
 *
 * @throws RangeError when a level names no grouping
 * @source CONTRACTS §3; decisions 0050–0052
 */
export function backtest(enrolment: Enrolment, { horizons, levels, births }: BacktestAsk): Backtest {
  const tree = levelTree(enrolment);
  const horizon = Math.max(...horizons);
  const rolling = rollingForecasts({
    levels: tree.levels,
    firstYear: enrolment.firstYear,
    years: enrolment.years,
    horizon,
    births: birthsByLevel(births, tree.levels),
  });
  const origins = new Set<number>();
  const figures = Object.entries({ [UNIT]: UNIT, ...levels }).map(([label, column]) => {
    const past = levelPast(enrolment, column, { tree, rolling, horizon });
    const byHorizon = horizons.map((years) => [String(years), figuresOf(past, years - 1, origins)] as const);
    return [label, Object.fromEntries(byHorizon)] as const;
  });
  const { firstYear } = enrolment;
  return {
    origins: [...origins].toSorted((a, b) => a - b).map((origin) => firstYear + origin),
    levels: Object.fromEntries(figures),
  };
}

/** Sums over unit-origins. */
interface Sums {
  ours: number;
  oursGrade: number;
  naive: number;
  naiveGrade: number;
  plain: number;
  plainGrade: number;
  actual: number;
  inside80: number;
  inside95: number;
  width: number;
  naiveInside: number;
  naiveWidth: number;
  /** naive error ÷ half of the naive interval */
  readonly naiveScores: number[];
  /** unit-origins with an interval */
  judged: number;
  judgedActual: number;
  n: number;
}

function figuresOf(past: LevelPast, step: number, origins: Set<number>): BacktestFigures {
  const { series, horizon } = past;
  const naive = past.totals.map((totals, origin) => (totals === null ? null : naiveTotals(series, origin, horizon)));
  const blocks = { ours: totalBlocks(past, past.totals), naive: totalBlocks(past, naive) };
  const sums: Sums = {
    ours: 0,
    oursGrade: 0,
    naive: 0,
    naiveGrade: 0,
    plain: 0,
    plainGrade: 0,
    actual: 0,
    inside80: 0,
    inside95: 0,
    width: 0,
    naiveInside: 0,
    naiveWidth: 0,
    naiveScores: [],
    judged: 0,
    judgedActual: 0,
    n: 0,
  };
  for (let origin = YEARS_BEFORE; origin + step + 1 < series.years; origin++) {
    const ones = measured(series, origin, origin + step + 1, YEARS_BEFORE);
    if (ones.length === 0 || past.totals[origin] === null) continue;
    origins.add(origin);
    addErrors(sums, past, { origin, step, ones });
    addIntervals(sums, past, { origin, step, ones, blocks, naive: naive[origin]! });
  }
  return figuresFrom(sums);
}

interface At {
  readonly origin: number;
  readonly step: number;
  readonly ones: readonly number[];
}

function addErrors(sums: Sums, { series, horizon, students, plain }: LevelPast, { origin, step, ones }: At): void {
  const { grades, years } = series;
  for (const one of ones) {
    const totals = { ours: 0, naive: 0, plain: 0, actual: 0 };
    for (let grade = 0; grade < grades; grade++) {
      const cell = one * grades + grade;
      const actual = series.students[cell * years + origin + step + 1]!;
      const ours = students[origin]![cell * horizon + step]!;
      const naive = series.students[cell * years + origin]!;
      const cohort = plain[origin]![cell * horizon + step]!;
      sums.oursGrade += Math.abs(ours - actual);
      sums.naiveGrade += Math.abs(naive - actual);
      sums.plainGrade += Math.abs(cohort - actual);
      totals.ours += ours;
      totals.naive += naive;
      totals.plain += cohort;
      totals.actual += actual;
    }
    sums.ours += Math.abs(totals.ours - totals.actual);
    sums.naive += Math.abs(totals.naive - totals.actual);
    sums.plain += Math.abs(totals.plain - totals.actual);
    sums.actual += totals.actual;
    sums.n++;
  }
}

interface IntervalsAt extends At {
  readonly blocks: { readonly ours: readonly ErrorBlock[]; readonly naive: readonly ErrorBlock[] };
  readonly naive: Float64Array;
}

function addIntervals(sums: Sums, past: LevelPast, { origin, step, ones, blocks, naive }: IntervalsAt): void {
  const { series, horizon, units } = past;
  const said = (totals: Float64Array): Float64Array =>
    Float64Array.from({ length: series.count }, (_, one) => totals[one * horizon + step]!);
  const [forecasts, same] = [said(past.totals[origin]!), said(naive)];
  const ask = { origin, step, units, count: series.count };
  const ours = errorSize(blocks.ours, { ...ask, forecasts });
  const theirs = errorSize(blocks.naive, { ...ask, forecasts: same });
  for (const one of ones) {
    const actual = series.totals[one * series.years + origin + step + 1]!;
    if (Number.isNaN(ours.p80[one]!)) continue;
    const error = Math.abs(actual - forecasts[one]!);
    sums.inside80 += error <= ours.p80[one]! * forecasts[one]! ? 1 : 0;
    sums.inside95 += error <= ours.p95[one]! * forecasts[one]! ? 1 : 0;
    const score = Math.abs(actual - same[one]!) / (theirs.p80[one]! * same[one]!);
    sums.naiveInside += score <= 1 ? 1 : 0;
    sums.naiveScores.push(score);
    sums.width += 2 * ours.p80[one]! * forecasts[one]!;
    sums.naiveWidth += 2 * theirs.p80[one]! * same[one]!;
    sums.judged++;
    sums.judgedActual += actual;
  }
}

function figuresFrom(sums: Sums): BacktestFigures {
  const stretch = sums.naiveScores.toSorted((a, b) => a - b)[Math.max(0, sums.inside80 - 1)] ?? 0;
  const share = (part: number, whole: number): number | null => (whole > 0 ? part / whole : null);
  return {
    wape_total: share(sums.ours, sums.actual),
    wape_grade: share(sums.oursGrade, sums.actual),
    naive_wape_total: share(sums.naive, sums.actual),
    naive_wape_grade: share(sums.naiveGrade, sums.actual),
    cohort_wape_total: share(sums.plain, sums.actual),
    cohort_wape_grade: share(sums.plainGrade, sums.actual),
    coverage80: share(sums.inside80, sums.judged),
    coverage95: share(sums.inside95, sums.judged),
    width80: share(sums.width, sums.judgedActual),
    naive_coverage80: share(sums.naiveInside, sums.judged),
    naive_width80: share(sums.naiveWidth, sums.judgedActual),
    naive_width80_at_same_coverage: share(sums.naiveWidth * stretch, sums.judgedActual),
    n: sums.n,
  };
}
