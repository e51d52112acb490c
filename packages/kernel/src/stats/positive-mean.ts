import { weightedMean } from "./weighted-mean.ts";

/**
 * Weighted mean of amounts that an inequality measure may be taken of: none negative, the mean positive.
 *
 * @param measure  name of the measure, for the message
 * @param values   amounts ≥ 0, any one unit
 * @param weights  one for each value, ≥ 0
 * @returns        the weighted mean, > 0
 * @missing        NaN when a value or a weight is NaN
 * @throws         RangeError when a value is negative, the mean is not positive, or as `weightedMean`
 * @example        positiveMean("gini", [6, 3], [100, 50]) // 5
 */
export function positiveMean(measure: string, values: ArrayLike<number>, weights: ArrayLike<number>): number {
  for (let at = 0; at < values.length; at++)
    if (values[at]! < 0) throw new RangeError(`${measure} got the negative value ${values[at]} at ${at}`);
  const mean = weightedMean(values, weights);
  if (mean <= 0) throw new RangeError(`${measure} needs a positive mean, got ${mean}`);
  return mean;
}
