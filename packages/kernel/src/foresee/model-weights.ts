import { GRADE_MODELS, type Model, MODELS } from "./candidates.ts";

/** Weights of the models: of the total in the order of MODELS, of the grades in that of GRADE_MODELS. Each adds up to 1. */
export interface Weights {
  readonly total: Float64Array;
  readonly grade: Float64Array;
}

/** What is known of a level before its errors are looked at. */
export type LevelKind = "units" | "groups" | "totals-only";

type Shares = Readonly<Partial<Record<Model, number>>>;

const UNITS: Shares = { naive: 0.25, soft: 0.3, total: 0.2, share: 0.25 };
const UNIT_GRADES: Shares = { naive: 0.1, soft: 0.45, guarded: 0.25, trending: 0.1, cohort: 0.1 };
const NEAR_GROUPS: Shares = { soft: 0.15, guarded: 0.25, trending: 0.1, cohort: 0.25, total: 0.25 };
const FAR_GROUPS: Shares = { soft: 0.1, guarded: 0.3, trending: 0.3, cohort: 0.25, total: 0.05 };
const GROUP_GRADES: Shares = { naive: 0.02, soft: 0.28, guarded: 0.3, trending: 0.2, cohort: 0.2 };
const TOTALS_ONLY: Shares = { naive: 0.5, trending: 0.05, total: 0.4, share: 0.05 };
const TOTALS_ONLY_GRADES: Shares = { naive: 0.5, trending: 0.5 };
/** From this many years ahead the cohorts tell a large group's total better than its trend. */
const FAR_STEPS = 2;

/**
 * Weights before any error is known: a single school is told about as well by last year; in a large group chance evens out and
 * the cohorts tell, the more so the further ahead.
 *
 * @param step  0 is one year ahead
 * @source      decision 0050
 */
export function startingWeights(kind: LevelKind, step: number): Weights {
  if (kind === "totals-only")
    return { total: inOrder(TOTALS_ONLY, MODELS), grade: inOrder(TOTALS_ONLY_GRADES, GRADE_MODELS) };
  if (kind === "units") return { total: inOrder(UNITS, MODELS), grade: inOrder(UNIT_GRADES, GRADE_MODELS) };
  const far = Math.min(1, step / FAR_STEPS);
  const near = inOrder(NEAR_GROUPS, MODELS);
  const total = inOrder(FAR_GROUPS, MODELS).map((share, i) => far * share + (1 - far) * near[i]!);
  return { total, grade: inOrder(GROUP_GRADES, GRADE_MODELS) };
}

function inOrder(shares: Shares, models: readonly Model[]): Float64Array {
  return Float64Array.from(models, (model) => shares[model] ?? 0);
}

/** Products of the models' errors, summed over the series of one origin and step: what weights are judged by. */
export interface ErrorProducts {
  /** models × models */
  readonly products: Float64Array;
  /** 0–1: how much the evidence counts, by the number of series */
  readonly evidence: number;
}

/** So many series at one origin count as full evidence: fewer share the same luck, groups more than single schools. */
const FULL_EVIDENCE: Readonly<Record<LevelKind, number>> = { units: 50, groups: 150, "totals-only": 150 };
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
  return { products, evidence: Math.min(1, series / FULL_EVIDENCE[kind]) };
}

/** Years of full evidence that the starting weights are worth. */
const START_YEARS: Readonly<Record<LevelKind, number>> = { units: 1, groups: 3, "totals-only": 3 };

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
