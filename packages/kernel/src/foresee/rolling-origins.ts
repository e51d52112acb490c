import type { Births } from "./birth-path.ts";
import { type Candidates, candidatesAt, GRADE_MODELS, MODELS } from "./candidates.ts";
import type { Level } from "./level-tree.ts";
import type { LevelSeries } from "./level-series.ts";
import {
  chosenWeights,
  type ErrorProducts,
  errorProducts,
  type LevelKind,
  startingWeights,
  type Weights,
} from "./model-weights.ts";
import { reconciled, totalsOf } from "./reconcile.ts";

/** What was forecast of one level at one origin. */
export interface LevelForecast {
  /** reconciled: `(series * grades + grade) * horizon + step` */
  readonly students: Float64Array;
  /** `series * horizon + step` */
  readonly totals: Float64Array;
  /** plain cohort survival, unguarded */
  readonly plain: Float64Array;
  /** by step */
  readonly weights: readonly Weights[];
  readonly births: Candidates["births"];
}

/** All forecasts that could have been made. */
export interface RollingForecasts {
  readonly levels: readonly Level[];
  /** by origin (index of the last known year), then by level as in `levels`; null for origins that were not asked for */
  readonly at: readonly (readonly LevelForecast[] | null)[];
}

/** What to forecast. */
export interface RollingAsk {
  readonly levels: readonly Level[];
  readonly firstYear: number;
  readonly years: number;
  readonly horizon: number;
  /** births for each level, or null */
  readonly births: readonly (Births | null)[];
}

// Judgement, made with public sets in sight (bench/foresee) and held against sets it was not made on: decisions 0050, 0083.
/** Evidence counts less for each year that its step is away from the one asked for, and fades by a tenth a year; errors of overlapping years share it. */
const STEP_FADES = 0.7;
const YEAR_FADES = 0.9;

interface PastError {
  readonly origin: number;
  readonly step: number;
  readonly total: ErrorProducts | null;
  readonly grade: ErrorProducts | null;
}

/**
 * Makes the forecast of every origin as it could have been made then: models, weights and reconciliation at an origin see
 * nothing of the years after it. Evidence of an origin and step is used only at origins by which its target year is known.
 *
 * @source decision 0050
 */
export function rollingForecasts(ask: RollingAsk): RollingForecasts {
  const { levels, years } = ask;
  const past: PastError[][] = levels.map(() => []);
  const at: (readonly LevelForecast[] | null)[] = [];
  for (let origin = 0; origin < years; origin++)
    at.push(origin === 0 && years > 1 ? null : forecastsAt(ask, origin, past));
  return { levels, at };
}

function forecastsAt(ask: RollingAsk, origin: number, past: PastError[][]): readonly LevelForecast[] {
  const { levels, horizon } = ask;
  const growths: Float64Array[] = [];
  const own: Float64Array[] = [];
  const rest: Omit<LevelForecast, "students" | "totals">[] = [];
  levels.forEach((level, i) => {
    const { series } = level;
    const above = level.parent === null ? null : { growth: growths[level.parent]!, within: level.within };
    const births = ask.births[i] ?? null;
    const candidates = candidatesAt({ series, firstYear: ask.firstYear, origin, horizon, births, above });
    const kind = kindOf(series, i === levels.length - 1);
    const start = steps(horizon).map((step) => startingWeights(kind, step));
    growths.push(growthOf(series, origin, mixed(series, candidates, start)));
    const weights = steps(horizon).map((step) => weightsAt(past[i]!, start[step]!, { origin, step, kind }));
    own.push(mixed(series, candidates, weights));
    past[i]!.push(...errorsAt(series, candidates, start, { origin, horizon, kind }));
    rest.push({ plain: candidates.plain, weights, births: candidates.births });
  });
  const shape = { grades: levels[0]!.series.grades, horizon };
  return reconciled(levels, own, shape).map((students, i) => ({
    students,
    totals: totalsOf(students, shape),
    ...rest[i]!,
  }));
}

function steps(horizon: number): readonly number[] {
  return Array.from({ length: horizon }, (_, step) => step);
}

function kindOf(series: LevelSeries, isUnits: boolean): LevelKind {
  if (series.grades === 1) return "totals-only";
  return isUnits ? "units" : "groups";
}

function weightsAt(
  past: readonly PastError[],
  start: Weights,
  { origin, step, kind }: { readonly origin: number; readonly step: number; readonly kind: LevelKind },
): Weights {
  const known = past.filter((error) => error.origin + error.step + 1 <= origin);
  const evidence = (of: "total" | "grade") =>
    known.flatMap((error) => {
      const products = error[of];
      if (products === null) return [];
      const age = origin - error.origin - error.step - 1;
      return [
        { ...products, counts: (STEP_FADES ** Math.abs(step - error.step) * YEAR_FADES ** age) / (error.step + 1) },
      ];
    });
  return {
    total: chosenWeights(evidence("total"), start.total, kind),
    grade: chosenWeights(evidence("grade"), start.grade, kind),
  };
}

/** Mixes the models: the grades by their weights, then scaled to the total mixed by its own. */
function mixed(series: LevelSeries, { by }: Candidates, weights: readonly Weights[]): Float64Array {
  const { count, grades } = series;
  const horizon = weights.length;
  const out = new Float64Array(count * grades * horizon);
  for (let one = 0; one < count; one++)
    weights.forEach(({ total, grade: ofGrade }, step) => {
      let [sum, wanted] = [0, 0];
      for (let grade = 0; grade < grades; grade++) {
        const at = (one * grades + grade) * horizon + step;
        let value = 0;
        for (let model = 0; model < GRADE_MODELS.length; model++)
          value += ofGrade[model]! * by[GRADE_MODELS[model]!][at]!;
        for (let model = 0; model < MODELS.length; model++) wanted += total[model]! * by[MODELS[model]!][at]!;
        out[at] = value;
        sum += value;
      }
      if (sum > 0)
        for (let grade = 0; grade < grades; grade++) out[(one * grades + grade) * horizon + step]! *= wanted / sum;
    });
  return out;
}

function growthOf({ totals, years, grades }: LevelSeries, origin: number, students: Float64Array): Float64Array {
  const horizon = (students.length * years) / (grades * totals.length);
  return totalsOf(students, { grades, horizon }).map((total, i) => {
    const now = totals[Math.floor(i / horizon) * years + origin]!;
    return now > 0 ? total / now : 1;
  });
}

interface OriginAsk {
  readonly origin: number;
  readonly horizon: number;
  readonly kind: LevelKind;
}

function errorsAt(
  series: LevelSeries,
  candidates: Candidates,
  start: readonly Weights[],
  { origin, horizon, kind }: OriginAsk,
): readonly PastError[] {
  if (origin === 0) return [];
  const last = Math.min(horizon, series.years - 1 - origin);
  return steps(last).map((step) => {
    const ones = measured(series, origin, origin + step + 1, Math.min(origin, 2));
    const ask = { series, candidates, ones, origin, step, horizon };
    return {
      origin,
      step,
      total: errorProducts(totalErrors(ask), start[step]!.total, kind),
      grade: errorProducts(gradeErrors(ask), start[step]!.grade, kind),
    };
  });
}

/**
 * The series that count at an origin: with students at the origin and in the target year, both known in full, and in at least so many
 * years before.
 */
export function measured(
  { count, years, totals, known }: LevelSeries,
  origin: number,
  target: number,
  yearsBefore: number,
): readonly number[] {
  return Array.from({ length: count }, (_, one) => one).filter((one) => {
    const row = one * years;
    if (!(totals[row + origin]! > 0 && totals[row + target]! > 0)) return false;
    if (known[row + origin] === 0 || known[row + target] === 0) return false;
    let before = 0;
    for (let year = 0; year < origin; year++) if (totals[row + year]! > 0) before++;
    return before >= yearsBefore;
  });
}

interface ErrorAsk {
  readonly series: LevelSeries;
  readonly candidates: Candidates;
  readonly ones: readonly number[];
  readonly origin: number;
  readonly step: number;
  readonly horizon: number;
}

function totalErrors({ series, candidates, ones, origin, step, horizon }: ErrorAsk) {
  const { grades, years, totals } = series;
  const errors = new Float64Array(ones.length * MODELS.length);
  ones.forEach((one, row) => {
    MODELS.forEach((model, column) => {
      let total = 0;
      for (let grade = 0; grade < grades; grade++)
        total += candidates.by[model][(one * grades + grade) * horizon + step]!;
      errors[row * MODELS.length + column] = total - totals[one * years + origin + step + 1]!;
    });
  });
  return { errors, sizes: Float64Array.from(ones, (one) => totals[one * years + origin]!), series: ones.length };
}

function gradeErrors({ series, candidates, ones, origin, step, horizon }: ErrorAsk) {
  const { grades, years, students } = series;
  const errors: number[] = [];
  const sizes: number[] = [];
  for (const one of ones)
    for (let grade = 0; grade < grades; grade++) {
      const cell = one * grades + grade;
      const actual = students[cell * years + origin + step + 1]!;
      const said = GRADE_MODELS.map((model) => candidates.by[model][cell * horizon + step]!);
      if (actual === 0 && said.every((value) => value === 0)) continue;
      for (const value of said) errors.push(value - actual);
      sizes.push((students[cell * years + origin]! + actual) / 2 + 1);
    }
  return { errors: Float64Array.from(errors), sizes: Float64Array.from(sizes), series: ones.length };
}
