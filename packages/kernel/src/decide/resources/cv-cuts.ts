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
 * @returns NaN where nobody has anything: there is no CV then
 * @example cvAfter(limit, amounts) // 0.48
 */
export function cvAfter(limit: CvLimit, amounts: readonly number[]): number {
  const { mean, deviation } = spread(limit, valuesAfter(limit, amounts));
  return mean > 0 ? deviation / mean : Number.NaN;
}

/** CVs are compared like the engine does. */
const WITHIN = 1e-12;

/**
 * Whether a CV lies beyond its limit after amounts are added. Where nobody has anything there is no CV, and nothing is beyond.
 *
 * @example isBeyond(limit, amounts) // false
 */
export function isBeyond(limit: CvLimit, amounts: readonly number[]): boolean {
  return cvAfter(limit, amounts) > limit.limit * (1 + WITHIN);
}

/**
 * By how much CVs lie beyond their limits, as shares of today's means: (deviation − limit × mean) ÷ today's mean, 0 where within. Convex, so
 * that what is proven with tangents is proven with it.
 *
 * @example beyondLimits([limit], amounts) // 0.02
 */
export function beyondLimits(limits: readonly CvLimit[], amounts: readonly number[]): number {
  return limits.reduce((sum, limit) => {
    const { mean, deviation } = spread(limit, valuesAfter(limit, amounts));
    return sum + Math.max(0, deviation - limit.limit * mean) / meanToday(limit);
  }, 0);
}

/** 1 where nobody has anything today. */
function meanToday({ items }: CvLimit): number {
  const mean = items.reduce((sum, { item, weight }) => sum + weight * item.value, 0);
  return mean > 0 ? mean : 1;
}

/**
 * A tangent to a CV limit at a point that breaks it. Deviation ≤ limit × mean is a convex rule (a cone), so its tangent keeps out the
 * point and nothing that keeps the rule: what is proven with tangents is proven with the rule itself.
 *
 * @param values  of the sections at the point
 * @returns       factors so that Σ factor × value ≤ 0, as shares of today's mean
 */
export function cvCut(limit: CvLimit, values: readonly number[]): CvCut {
  const { mean, deviation } = spread(limit, values);
  const aim = limit.limit * (1 - INSIDE);
  const today = meanToday(limit);
  return {
    limit,
    factors: limit.items.map(({ weight }, i) => (weight * ((values[i]! - mean) / deviation - aim)) / today),
  };
}

/**
 * By how much a deviation lies beyond its limit after amounts are added, and what one more of each addition makes of it.
 *
 * @returns slopes in the order of the limit's items; 0 where nothing can be added
 */
export function cvSlope(
  limit: CvLimit,
  amounts: readonly number[],
): { readonly beyond: number; readonly slopes: readonly number[] } {
  const values = valuesAfter(limit, amounts);
  const { mean, deviation } = spread(limit, values);
  return {
    beyond: deviation - limit.limit * mean,
    slopes: limit.items.map(({ item, weight }, i) =>
      item.additions.length === 0 ? 0 : weight * ((values[i]! - mean) / deviation - limit.limit) * item.perUnit,
    ),
  };
}
