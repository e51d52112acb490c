import { positiveMean } from "./positive-mean.ts";
import { sum } from "./sum.ts";

/** Theil's T and its two parts; `total` is `between` + `within`. */
export interface TheilParts {
  readonly total: number;
  /** what would remain if everyone had the mean of his group */
  readonly between: number;
  /** the inequality inside the groups, weighted by their share of the whole amount */
  readonly within: number;
}

/**
 * Theil's T split exactly into inequality between groups and within them 组间与组内: between counties, and inside each.
 *
 * @param values   amounts ≥ 0, any one unit
 * @param weights  one for each value, ≥ 0
 * @param groups   one for each value: the code of its group
 * @returns        total, between and within, each ≥ 0 (up to the last binary digit)
 * @missing        NaN in all three when a value or a weight is NaN
 * @throws         RangeError as `theil`, or when there are not as many groups as values
 * @source         Theil 1967; Bourguignon 1979: Σ s_g · ln(mean_g ÷ mean) + Σ s_g · T_g, where s_g is the group's share of the amount
 * @example        theilParts([1, 1, 3, 3], [1, 1, 1, 1], ["a", "a", "b", "b"]).within // 0
 */
export function theilParts(
  values: ArrayLike<number>,
  weights: ArrayLike<number>,
  groups: ArrayLike<string | number>,
): TheilParts {
  if (groups.length !== values.length)
    throw new RangeError(`theilParts got ${values.length} values and ${groups.length} groups`);
  const mean = positiveMean("theilParts", values, weights);
  const amount = mean * sum(weights);
  let between = 0;
  let within = 0;
  for (const group of groupTotals(values, weights, groups)) {
    if (group.amount === 0) continue;
    const groupMean = group.amount / group.weight;
    between += (group.amount / amount) * Math.log(groupMean / mean);
    within += insideOf(group, groupMean, values, weights) / amount;
  }
  return { total: between + within, between, within };
}

interface Group {
  readonly rows: number[];
  amount: number;
  weight: number;
}

function groupTotals(
  values: ArrayLike<number>,
  weights: ArrayLike<number>,
  groups: ArrayLike<string | number>,
): Iterable<Group> {
  const found = new Map<string | number, Group>();
  for (let row = 0; row < values.length; row++) {
    const group = found.get(groups[row]!) ?? { rows: [], amount: 0, weight: 0 };
    found.set(groups[row]!, group);
    group.rows.push(row);
    group.amount += values[row]! * weights[row]!;
    group.weight += weights[row]!;
  }
  return found.values();
}

function insideOf(group: Group, mean: number, values: ArrayLike<number>, weights: ArrayLike<number>): number {
  let total = 0;
  for (const row of group.rows)
    if (values[row] !== 0) total += weights[row]! * values[row]! * Math.log(values[row]! / mean);
  return total;
}
