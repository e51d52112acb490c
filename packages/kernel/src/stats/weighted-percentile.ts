import { ascendingOrder } from "./ascending-order.ts";
import { sum } from "./sum.ts";
import { totalWeight } from "./total-weight.ts";

/** Weights are sums of binary fractions: a cumulative weight this near to the one sought is it. A share of the total weight. */
const sameWithin = 1e-12;

/**
 * Weighted percentile 百分位数: the value that a share of the students do not exceed.
 *
 * @param values   any one unit
 * @param weights  one for each value, ≥ 0
 * @param share    from 0 to 1: 0.5 is the median
 * @returns        a value; midway between two where the share falls exactly between them; smallest at 0, largest at 1
 * @missing        NaN when a value or a weight is NaN
 * @throws         RangeError when the share is outside 0 to 1, or as `weightedMean`
 * @source         Hyndman & Fan 1996, type 2 (inverse of the distribution function, averaged at steps): a weight of 3 is three rows
 * @example        weightedPercentile([1, 2, 10], [1, 1, 2], 0.5) // 6
 */
export function weightedPercentile(values: ArrayLike<number>, weights: ArrayLike<number>, share: number): number {
  if (!(share >= 0 && share <= 1)) throw new RangeError(`weightedPercentile needs a share from 0 to 1, got ${share}`);
  const all = totalWeight("weightedPercentile", values, weights);
  if (Number.isNaN(all + sum(values))) return Number.NaN;
  const order = ascendingOrder(values);
  const slack = sameWithin * all;
  let reached = 0;
  let value = Number.NaN;
  let exactly = false;
  for (let at = 0; at < order.length; at++) {
    const weight = weights[order[at]!]!;
    if (weight === 0) continue;
    const before = value;
    value = values[order[at]!]!;
    if (exactly) return (before + value) / 2;
    reached += weight;
    if (reached > share * all + slack) return value;
    exactly = reached >= share * all - slack;
  }
  return value;
}
