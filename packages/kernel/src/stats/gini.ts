import { ascendingOrder } from "./ascending-order.ts";
import { positiveMean } from "./positive-mean.ts";
import { sum } from "./sum.ts";

/**
 * Weighted Gini coefficient 基尼系数: half the mean difference between two students drawn at random, relative to the mean.
 *
 * @param values   amounts ≥ 0, any one unit
 * @param weights  one for each value, ≥ 0
 * @returns        a ratio from 0 (all have the same) to below 1
 * @missing        NaN when a value or a weight is NaN
 * @throws         RangeError when a value or weight is negative, no weight is positive, or the mean is zero
 * @source         Gini 1912: ΣΣ w_i w_j |x_i − x_j| ÷ (2 W² mean), tested against this double sum; here in O(n log n)
 * @example        gini([1, 3], [1, 1]) // 0.25
 */
export function gini(values: ArrayLike<number>, weights: ArrayLike<number>): number {
  const mean = positiveMean("gini", values, weights);
  if (Number.isNaN(mean)) return Number.NaN;
  const all = sum(weights);
  const order = ascendingOrder(values);
  let below = 0;
  let differences = 0;
  // Summed over the steps from one value to the next: no term is negative, so nothing cancels.
  for (let at = 0; at + 1 < order.length; at++) {
    below += weights[order[at]!]!;
    differences += (values[order[at + 1]!]! - values[order[at]!]!) * (below / all) * ((all - below) / all);
  }
  return differences / mean;
}
