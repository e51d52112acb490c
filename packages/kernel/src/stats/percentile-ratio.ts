import { weightedPercentile } from "./weighted-percentile.ts";

/**
 * Ratio of two weighted percentiles 百分位比: how many times what the lower have do the upper have (P90 ÷ P10).
 *
 * @param values   amounts ≥ 0, any one unit
 * @param weights  one for each value, ≥ 0
 * @param upper    share above the line, from 0 to 1: 0.9
 * @param lower    share below the line, from 0 to 1: 0.1
 * @returns        a ratio
 * @missing        NaN when a value or a weight is NaN
 * @throws         RangeError when the lower percentile is not positive, or as `weightedPercentile`
 * @source         definition
 * @example        percentileRatio([1, 2, 4], [1, 1, 1], 0.9, 0.1) // 4
 */
export function percentileRatio(
  values: ArrayLike<number>,
  weights: ArrayLike<number>,
  upper: number,
  lower: number,
): number {
  const low = weightedPercentile(values, weights, lower);
  if (low <= 0) throw new RangeError(`percentileRatio needs a positive lower percentile, got ${low}`);
  return weightedPercentile(values, weights, upper) / low;
}
