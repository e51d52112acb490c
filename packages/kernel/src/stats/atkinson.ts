import { positiveMean } from "./positive-mean.ts";
import { sum } from "./sum.ts";

/**
 * Weighted Atkinson index 阿特金森指数: the share of the whole amount that could be given up if the rest were spread equally,
 * without loss to a society as averse to inequality as `epsilon` says.
 *
 * @param values   amounts ≥ 0, any one unit
 * @param weights  one for each value, ≥ 0
 * @param epsilon  aversion, ≥ 0: 0 does not mind inequality; the larger, the more the worst off count
 * @returns        from 0 (all have the same) to 1
 * @missing        NaN when a value or a weight is NaN
 * @throws         RangeError when epsilon is negative or NaN, or as `theil`
 * @source         Atkinson 1970: 1 − (Σ (w ÷ W) · (x ÷ mean)^(1 − ε))^(1 ÷ (1 − ε)); the geometric mean at ε = 1
 * @example        atkinson([1, 4], [1, 1], 1) // 1 - 2 / 2.5
 */
export function atkinson(values: ArrayLike<number>, weights: ArrayLike<number>, epsilon: number): number {
  if (!(epsilon >= 0)) throw new RangeError(`atkinson needs an epsilon of 0 or more, got ${epsilon}`);
  const mean = positiveMean("atkinson", values, weights);
  const power = 1 - epsilon;
  const welfare = power === 0 ? Math.log : (relative: number) => relative ** power;
  let total = 0;
  for (let at = 0; at < values.length; at++) if (weights[at] !== 0) total += weights[at]! * welfare(values[at]! / mean);
  const average = total / sum(weights);
  return 1 - (power === 0 ? Math.exp(average) : average ** (1 / power));
}
