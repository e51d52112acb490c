import { GRADE_MODELS, type Model, MODELS } from "./candidates.ts";

/** Weights of the models: of the total in the order of MODELS, of the grades in that of GRADE_MODELS. Each adds up to 1. */
export interface Weights {
  readonly total: Float64Array;
  readonly grade: Float64Array;
}

/** What is known of a level before its errors are looked at. */
export type LevelKind = "units" | "groups" | "totals-only";

type Shares = Readonly<Partial<Record<Model, number>>>;

/** Shares one year ahead and five years ahead; between them they pass from one to the other. */
interface NearAndFar {
  readonly near: Shares;
  readonly far: Shares;
}

const TOTALS: Readonly<Record<LevelKind, NearAndFar>> = {
  units: {
    near: { naive: 0.15, soft: 0.25, guarded: 0.1, drift: 0.1, share: 0.4 },
    far: { naive: 0.15, soft: 0.12, guarded: 0.05, trending: 0.05, share: 0.63 },
  },
  groups: {
    near: { soft: 0.15, guarded: 0.15, trending: 0.15, cohort: 0.3, total: 0.1, drift: 0.15 },
    far: { soft: 0.1, guarded: 0.25, trending: 0.35, cohort: 0.25, drift: 0.05 },
  },
  "totals-only": {
    near: { naive: 0.2, trending: 0.08, total: 0.35, drift: 0.2, share: 0.17 },
    far: { naive: 0.22, guarded: 0.1, trending: 0.05, total: 0.25, drift: 0.18, share: 0.2 },
  },
};
const GRADES: Readonly<Record<LevelKind, NearAndFar>> = {
  units: {
    near: { naive: 0.07, soft: 0.45, guarded: 0.28, trending: 0.1, cohort: 0.1 },
    far: { naive: 0.12, soft: 0.4, guarded: 0.23, trending: 0.15, cohort: 0.1 },
  },
  groups: {
    near: { naive: 0.03, soft: 0.28, guarded: 0.31, trending: 0.22, cohort: 0.16 },
    far: { naive: 0.06, soft: 0.2, guarded: 0.24, trending: 0.45, cohort: 0.05 },
  },
  "totals-only": { near: { naive: 0.5, trending: 0.5 }, far: { naive: 0.5, trending: 0.5 } },
};
/** Steps until the far shares hold. */
const FAR_STEPS = 2;

/**
 * Weights before any error is known: a single school is told best by last year, moving with the schools around it; in a large group chance
 * evens out and the cohorts tell, further ahead the trend of what enters.
 *
 * @param step  0 is one year ahead
 * @source      decisions 0050, 0083
 */
export function startingWeights(kind: LevelKind, step: number): Weights {
  return { total: between(TOTALS[kind], MODELS, step), grade: between(GRADES[kind], GRADE_MODELS, step) };
}

function between({ near, far }: NearAndFar, models: readonly Model[], step: number): Float64Array {
  const share = Math.min(1, step / FAR_STEPS);
  return Float64Array.from(models, (model) => (1 - share) * (near[model] ?? 0) + share * (far[model] ?? 0));
}

/** Products of the models' errors, summed over the series of one origin and step: what weights are judged by. */
export interface ErrorProducts {
  /** models × models */
  readonly products: Float64Array;
  /** 0–1: how much the evidence counts, by the number of series */
  readonly evidence: number;
}

/** So many series at one origin count as full evidence: fewer share the same luck, groups more than single schools. */
const FULL_EVIDENCE: Readonly<Record<LevelKind, number>> = { units: 30, groups: 50, "totals-only": 50 };
/** Twice as many series are less than twice the evidence: they share the luck of their years. */
const SHARED_LUCK = 0.7;
/** An error counts at most this many times the usual one as a straight line beyond its square. */
const HUBER = 3;

/** Errors of all models, `row * models + model`, and the size of the series each row is of. */
export interface ErrorRows {
  readonly errors: Float64Array;
  readonly sizes: Float64Array;
  readonly series: number;
}

/**
 * Sums up the errors of one origin and step. Squares are divided by size and dampened beyond three times the usual error, so
 * that neither one large school nor one that was rebuilt decides; the sum is scaled by the error of the starting weights.
 *
 * @returns null when there is nothing to go by
 */
export function errorProducts(
  { errors, sizes, series }: ErrorRows,
  start: Float64Array,
  kind: LevelKind,
): ErrorProducts | null {
  const models = start.length;
  const rows = sizes.length;
  const mixed = new Float64Array(rows);
  const relative = new Float64Array(rows);
  for (let row = 0; row < rows; row++) {
    for (let model = 0; model < models; model++) mixed[row]! += errors[row * models + model]! * start[model]!;
    relative[row] = Math.abs(mixed[row]!) / Math.max(sizes[row]!, 1);
  }
  const usual = (relative.toSorted()[rows >> 1] ?? 0) + 1e-9;
  const products = new Float64Array(models * models);
  let scale = 0;
  for (let row = 0; row < rows; row++) {
    const damp = Math.min(1, (HUBER * usual) / Math.max(relative[row]!, 1e-12)) / Math.max(sizes[row]!, 1);
    scale += damp * mixed[row]! ** 2;
    for (let a = 0; a < models; a++)
      for (let b = 0; b <= a; b++)
        products[a * models + b]! += damp * errors[row * models + a]! * errors[row * models + b]!;
  }
  if (!(scale > 0)) return null;
  for (let a = 0; a < models; a++)
    for (let b = 0; b <= a; b++) products[b * models + a] = products[a * models + b]! /= scale;
  return { products, evidence: Math.min(1, (series / FULL_EVIDENCE[kind]) ** SHARED_LUCK) };
}

/** Years of full evidence that the starting weights are worth. */
const START_YEARS: Readonly<Record<LevelKind, number>> = { units: 1, groups: 2, "totals-only": 3 };

/** One piece of evidence, with how much it counts for the step asked for. */
export interface Evidence extends ErrorProducts {
  readonly counts: number;
}

/**
 * The weights that would have erred least, drawn to the starting weights: from all mixtures in steps of an eighth (a tenth for
 * few models) the one with the least sum of dampened squares, plus a price for leaving the starting weights, some years of
 * evidence high.
 *
 * @returns the starting weights when there is no evidence
 */
export function chosenWeights(evidence: readonly Evidence[], start: Float64Array, kind: LevelKind): Float64Array {
  const models = start.length;
  const sum = new Float64Array(models * models);
  let years = 0;
  for (const { products, evidence: weight, counts } of evidence) {
    years += weight * counts;
    for (let i = 0; i < sum.length; i++) sum[i]! += products[i]! * weight * counts;
  }
  if (!(years > 0)) return start;
  const mean = sum.map((value) => value / years);
  const leaving = leavingPrice(mean, start).map((price) => (price * START_YEARS[kind]) / years);
  let [best, least] = [start, mixtureError(mean, start)];
  for (const mixture of mixtures(models)) {
    let error = mixtureError(mean, mixture);
    for (let i = 0; i < models; i++) error += leaving[i]! * (mixture[i]! - start[i]!) ** 2;
    if (error < least - 1e-12) [best, least] = [mixture, error];
  }
  return best;
}

function mixtureError(products: Float64Array, mixture: Float64Array): number {
  const models = mixture.length;
  let error = 0;
  for (let a = 0; a < models; a++) {
    if (mixture[a] === 0) continue;
    for (let b = 0; b < models; b++) error += mixture[a]! * mixture[b]! * products[a * models + b]!;
  }
  return error;
}

/** What each model alone differs from the starting mixture. */
function leavingPrice(products: Float64Array, start: Float64Array): Float64Array {
  const models = start.length;
  return Float64Array.from({ length: models }, (_, model) =>
    mixtureError(
      products,
      Float64Array.from(start, (share, i) => (i === model ? 1 : 0) - share),
    ),
  );
}

const known = new Map<number, readonly Float64Array[]>();

/** All mixtures of so many models in equal steps. */
function mixtures(models: number): readonly Float64Array[] {
  const found = known.get(models);
  if (found !== undefined) return found;
  const steps = models > 5 ? 8 : 10;
  const all: Float64Array[] = [];
  const part = new Float64Array(models);
  const fill = (model: number, left: number): void => {
    if (model === models - 1) {
      part[model] = left / steps;
      all.push(part.slice());
      return;
    }
    for (let take = 0; take <= left; take++) {
      part[model] = take / steps;
      fill(model + 1, left - take);
    }
  };
  fill(0, steps);
  known.set(models, all);
  return all;
}
