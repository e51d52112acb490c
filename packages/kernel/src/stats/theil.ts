import { positiveMean } from "./positive-mean.ts";
import { sum } from "./sum.ts";

/**
 * Weighted Theil index T 泰尔指数.
 *
 * @param values   amounts ≥ 0, any one unit
 * @param weights  one for each value, ≥ 0
 * @returns        ≥ 0 (up to the last binary digit); 0 when all have the same; at most ln(Σ weight ÷ smallest weight)
 * @missing        NaN when a value or a weight is NaN
 * @throws         RangeError when a value or weight is negative, no weight is positive, or the mean is zero
 * @source         Theil 1967: Σ (w ÷ W) · (x ÷ mean) · ln(x ÷ mean), where 0 · ln 0 is 0
 * @example        theil([0, 2], [1, 1]) // Math.log(2)
 */
export function theil(values: ArrayLike<number>, weights: ArrayLike<number>): number {
  const mean = positiveMean("theil", values, weights);
  let total = 0;
  for (let at = 0; at < values.length; at++) {
    const relative = values[at]! / mean;
    if (relative !== 0) total += weights[at]! * relative * Math.log(relative);
  }
  return total / sum(weights);
}
