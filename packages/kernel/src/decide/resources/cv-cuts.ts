import { addedTo, type CvLimit } from "./resource-ground.ts";
import type { CvCut } from "./resource-model.ts";

/** A limit is aimed at from this share below, so that rounding does not break it. */
const INSIDE = 1e-7;

/** Weighted mean and CV of values. */
function spread(limit: CvLimit, values: readonly number[]): { readonly mean: number; readonly deviation: number } {
  const mean = limit.items.reduce((sum, { weight }, i) => sum + weight * values[i]!, 0);
  const variance = limit.items.reduce((sum, { weight }, i) => sum + weight * (values[i]! - mean) ** 2, 0);
  return { mean, deviation: Math.sqrt(variance) };
}

/** The values of the sections of a limit after amounts are added. */
export function valuesAfter(limit: CvLimit, amounts: readonly number[]): readonly number[] {
  return limit.items.map(({ item }) => item.value + item.perUnit * addedTo(item, amounts));
}

/**
 * The inter-school CV of a limit after amounts are added.
 *
 * @example cvAfter(limit, amounts) // 0.48
 */
export function cvAfter(limit: CvLimit, amounts: readonly number[]): number {
  const { mean, deviation } = spread(limit, valuesAfter(limit, amounts));
  return mean > 0 ? deviation / mean : Number.NaN;
}

/**
 * A tangent to a CV limit at a point that breaks it. Deviation ≤ limit × mean is a convex rule (a cone), so its tangent keeps out the
 * point and nothing that keeps the rule: what is proven with tangents is proven with the rule itself.
 *
 * @param values  of the sections at the point
 * @returns       factors so that Σ factor × value ≤ 0
 */
export function cvCut(limit: CvLimit, values: readonly number[]): CvCut {
  const { mean, deviation } = spread(limit, values);
  const aim = limit.limit * (1 - INSIDE);
  return {
    limit,
    factors: limit.items.map(
      ({ weight }, i) => (weight * ((values[i]! - mean) / deviation - aim)) / Math.max(mean, 1e-12),
    ),
  };
}
