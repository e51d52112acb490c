import { totalWeight } from "./total-weight.ts";

/**
 * Weighted mean 加权平均.
 *
 * @param values   any one unit
 * @param weights  one for each value, ≥ 0: students of each section
 * @returns        Σ weight · value ÷ Σ weight, in the unit of the values
 * @missing        NaN when a value or a weight is NaN
 * @throws         RangeError when no weight is positive, one is negative, or the lists differ in length
 * @source         definition; equal to meanOfTotals where value = resource ÷ students (tested)
 * @example        weightedMean([6, 3], [100, 50]) // 5
 */
export function weightedMean(values: ArrayLike<number>, weights: ArrayLike<number>): number {
  const weight = totalWeight("weightedMean", values, weights);
  let total = 0;
  for (let at = 0; at < values.length; at++) total += values[at]! * weights[at]!;
  return total / weight;
}
