import type { LevelSeries } from "./level-series.ts";
import { medianInPlace, shareQuantile } from "./order-statistics.ts";

/** Errors that were made at one origin for one step, relative to the forecast. */
export interface ErrorBlock {
  readonly origin: number;
  readonly step: number;
  readonly ones: Int32Array;
  readonly errors: Float64Array;
  readonly forecasts: Float64Array;
}

/** How wide an interval is, as a share of the forecast, to either side. */
export interface ErrorSize {
  /** by series: half of the 80 % interval */
  readonly p80: Float64Array;
  /** by series: half of the 95 % interval */
  readonly p95: Float64Array;
}

// Judgement, made with public sets in sight (bench/foresee) and held against sets it was not made on: decisions 0050, 0083.
/** What is known of error sizes before any error is: how they fall with size and grow with years ahead, and how they are shared. */
const START = { bySize: -0.3, byStep: { units: 0.75, groups: 0.63 } };
/** Observations that the starting slopes are worth; that of the years ahead also counts with the observations themselves. */
const START_WEIGHT = 20;
const STEP_START = { units: 0.15, groups: 0.85 };
/**
 * A shock shared by all series of a level, as a share of the total, one year ahead; how it grows (in groups as their errors do); years of
 * evidence it is worth.
 */
const SHARED = { share: 0.009, grows: { units: 0.3, groups: START.byStep.groups }, years: 2 };
/** How many of its own errors a series needs to weigh as much as the level's. */
const OWN_YEARS = 6;
const OWN_WINDOW = 8;
const STEP_FADES = 0.6;
/** Errors of the first origins were made by models that had seen one year or two: they count for less. */
const UNRIPE = { before: 3, counts: 0.3 };
const TINY = 0.003;
const TAILS = { p80: 0.8, p95: 0.95 };
/** Student's t ÷ the normal quantile would be 1 for endless years: 90 % and 97.5 % points by years of evidence. */
const T90 = [3.08, 1.89, 1.64, 1.53, 1.48, 1.44, 1.41, 1.4, 1.38, 1.37] as const;
const T97 = [12.7, 4.3, 3.18, 2.78, 2.57, 2.45, 2.36, 2.31, 2.26, 2.23] as const;

interface Sample {
  readonly ones: Int32Array;
  readonly errors: Float64Array;
  readonly logSize: Float64Array;
  readonly steps: Int32Array;
  readonly origins: Int32Array;
  readonly blockOf: Int32Array;
}

/** For which forecasts an error size is asked. */
export interface ErrorAsk {
  readonly origin: number;
  readonly step: number;
  readonly units: boolean;
  /** number of series (or of series and grades) */
  readonly count: number;
  /** by series, of this origin and step */
  readonly forecasts: Float64Array;
}

/**
 * How wrong forecasts of this level usually are, from errors that were made and known by the origin (out of sample, conformal):
 * first their size by size of series and years ahead, then what each series adds of its own, then the quantile of what remains, and
 * the shock that all series share, which few years tell badly and is therefore widened by Student's t.
 *
 * @param blocks  errors of earlier origins; those whose target year is after the origin are not looked at
 * @returns       NaN by series when no error is known yet
 * @source        decision 0052
 */
export function errorSize(blocks: readonly ErrorBlock[], ask: ErrorAsk): ErrorSize {
  const used = blocks.filter(({ origin, step, ones }) => origin + step + 1 <= ask.origin && ones.length > 0);
  const sample = sampleOf(used);
  const nothing = (): Float64Array => new Float64Array(ask.count).fill(Number.NaN);
  if (sample.errors.length === 0) return { p80: nothing(), p95: nothing() };
  const slopes = slopesOf(sample, ask.units);
  const usual = (logSize: number, step: number): number =>
    Math.exp(slopes[0] + slopes[1] * logSize + slopes[2] * Math.log(step + 1));
  const scaled = sample.errors.map((error, i) => error / usual(sample.logSize[i]!, sample.steps[i]!));
  const own = ownFactors(sample, scaled, ask);
  const shared = blockMedians(used, scaled);
  const rest = scaled.map((value, i) => {
    const size = used[sample.blockOf[i]!]!.ones.length;
    const centred = value - (shared[sample.blockOf[i]!]! * (size - 1)) / size;
    return Math.abs(centred) / Math.exp(own(sample.origins[i]!, sample.ones[i]!));
  });
  const weights = Float64Array.from(sample.steps, (step, i) => counts(sample.origins[i]!, step, ask.step));
  const sizes = Float64Array.from(ask.forecasts, (forecast) => usual(Math.log(Math.max(forecast, 1)), ask.step));
  const common = sharedShock({ used, shared, scaled, sizes }, ask);
  const half = (share: number, t: readonly number[]): Float64Array => {
    const quantile = shareQuantile(rest, weights, share);
    const wide = t[Math.min(common.years + SHARED.years, t.length) - 1]! ** 2 * common.variance;
    return sizes.map((size, one) => Math.sqrt((quantile * size * Math.exp(own(ask.origin, one))) ** 2 + wide));
  };
  return { p80: half(TAILS.p80, T90), p95: half(TAILS.p95, T97) };
}

function counts(origin: number, step: number, asked: number): number {
  return STEP_FADES ** Math.abs(step - asked) * (origin < UNRIPE.before ? UNRIPE.counts : 1);
}

function sampleOf(blocks: readonly ErrorBlock[]): Sample {
  const length = blocks.reduce((sum, block) => sum + block.ones.length, 0);
  const sample = {
    ones: new Int32Array(length),
    errors: new Float64Array(length),
    logSize: new Float64Array(length),
    steps: new Int32Array(length),
    origins: new Int32Array(length),
    blockOf: new Int32Array(length),
  };
  let at = 0;
  blocks.forEach(({ origin, step, ones, errors, forecasts }, block) => {
    sample.ones.set(ones, at);
    sample.errors.set(errors, at);
    sample.logSize.set(forecasts.map(Math.log), at);
    sample.steps.fill(step, at, at + ones.length);
    sample.origins.fill(origin, at, at + ones.length);
    sample.blockOf.fill(block, at, at + ones.length);
    at += ones.length;
  });
  return sample;
}

/** Regression of log |error| on log size and log years ahead, drawn to the starting slopes. */
function slopesOf({ errors, logSize, steps }: Sample, units: boolean): readonly [number, number, number] {
  const byStep = units ? START.byStep.units : START.byStep.groups;
  const share = units ? STEP_START.units : STEP_START.groups;
  const matrix = [
    [1e-6, 0, 0],
    [0, START_WEIGHT, 0],
    [0, 0, START_WEIGHT + share * errors.length],
  ];
  const right = [0, 0, 0];
  for (let i = 0; i < errors.length; i++) {
    const x = [1, logSize[i]!, Math.log(steps[i]! + 1)];
    const rest = Math.log(Math.abs(errors[i]!) + TINY) - START.bySize * x[1]! - byStep * x[2]!;
    for (let a = 0; a < 3; a++) {
      right[a]! += x[a]! * rest;
      for (let b = 0; b < 3; b++) matrix[a]![b]! += x[a]! * x[b]!;
    }
  }
  const [level, bySize, more] = solveThree(matrix, right);
  return [level, START.bySize + bySize, byStep + more];
}

/** Solves three equations with a positive definite matrix. */
function solveThree(matrix: readonly (readonly number[])[], right: readonly number[]): [number, number, number] {
  const rows = matrix.map((row, i) => [...row, right[i]!]);
  for (let pivot = 0; pivot < 3; pivot++)
    for (let row = pivot + 1; row < 3; row++) {
      const factor = rows[row]![pivot]! / rows[pivot]![pivot]!;
      for (let column = pivot; column < 4; column++) rows[row]![column]! -= factor * rows[pivot]![column]!;
    }
  const x: [number, number, number] = [0, 0, 0];
  for (let row = 2; row >= 0; row--) {
    let value = rows[row]![3]!;
    for (let column = row + 1; column < 3; column++) value -= rows[row]![column]! * x[column]!;
    x[row] = value / rows[row]![row]!;
  }
  return x;
}

/**
 * What a series' own errors of one year ahead add to the usual size, in logarithms, as known at an origin: only errors whose
 * year had come by then.
 */
function ownFactors(sample: Sample, scaled: Float64Array, ask: ErrorAsk): (origin: number, one: number) => number {
  const { ones, steps, origins } = sample;
  const logs = scaled.map((value) => Math.log(Math.abs(value) + 0.1));
  let [sum, found] = [0, 0];
  for (let i = 0; i < logs.length; i++) if (steps[i] === 0) [sum, found] = [sum + logs[i]!, found + 1];
  const usual = found === 0 ? 0 : sum / found;
  const width = ask.origin + 1;
  const sums = new Float64Array(ask.count * width);
  const counts = new Float64Array(ask.count * width);
  for (let i = 0; i < logs.length; i++) {
    if (steps[i] !== 0) continue;
    const last = Math.min(origins[i]! + OWN_WINDOW, ask.origin);
    for (let origin = origins[i]! + 1; origin <= last; origin++) {
      sums[ones[i]! * width + origin]! += logs[i]! - usual;
      counts[ones[i]! * width + origin]! += 1;
    }
  }
  return (origin, one) => sums[one * width + origin]! / (counts[one * width + origin]! + OWN_YEARS);
}

function blockMedians(blocks: readonly ErrorBlock[], scaled: Float64Array): Float64Array {
  const medians = new Float64Array(blocks.length);
  let from = 0;
  blocks.forEach((block, i) => {
    const to = from + block.ones.length;
    medians[i] = medianInPlace(scaled.slice(from, to), to - from);
    from = to;
  });
  return medians;
}

interface SharedAsk {
  readonly used: readonly ErrorBlock[];
  readonly shared: Float64Array;
  readonly scaled: Float64Array;
  readonly sizes: Float64Array;
}

/** The variance of the shock all series share, and from how many years it is known. */
function sharedShock({ used, shared, scaled, sizes }: SharedAsk, { step, units }: ErrorAsk) {
  const usual = medianInPlace(scaled.map(Math.abs), scaled.length);
  let [sum, weight] = [0, 0];
  used.forEach((block, i) => {
    const near = counts(block.origin, block.step, step);
    const chance = (3 / block.ones.length) * usual ** 2;
    sum += near * Math.max(shared[i]! ** 2 - chance, 0);
    weight += near;
  });
  const years = new Set(used.map((block) => block.origin + block.step)).size;
  const size = medianInPlace(sizes.slice(), sizes.length);
  const found = (sum / weight) * size ** 2;
  const before = SHARED.share * (step + 1) ** (units ? SHARED.grows.units : SHARED.grows.groups);
  return { variance: (years * found + SHARED.years * before ** 2) / (years + SHARED.years), years };
}

/** The errors of one origin and step of a level's totals, as a block. */
export function errorBlock(
  { totals, years }: LevelSeries,
  forecasts: Float64Array,
  { origin, step, ones }: { readonly origin: number; readonly step: number; readonly ones: readonly number[] },
): ErrorBlock {
  const counted = ones.filter((one) => forecasts[one]! > 0);
  const said = Float64Array.from(counted, (one) => forecasts[one]!);
  return {
    origin,
    step,
    ones: Int32Array.from(counted),
    forecasts: said,
    errors: said.map((forecast, i) => totals[counted[i]! * years + origin + step + 1]! / forecast - 1),
  };
}
