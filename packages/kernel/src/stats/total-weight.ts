/**
 * Total of the weights, after the check that every measure of this room makes on what it is given.
 *
 * @param measure  name of the measure, for the message
 * @param values   the values
 * @param weights  one for each value
 * @returns        Σ weight, > 0
 * @missing        NaN when a weight is NaN
 * @throws         RangeError when no weight is positive, one is negative, or the lists differ in length
 * @example        totalWeight("gini", [6, 3], [100, 50]) // 150
 */
export function totalWeight(measure: string, values: ArrayLike<number>, weights: ArrayLike<number>): number {
  if (values.length !== weights.length)
    throw new RangeError(`${measure} got ${values.length} values and ${weights.length} weights`);
  let total = 0;
  for (let at = 0; at < weights.length; at++) {
    if (weights[at]! < 0) throw new RangeError(`${measure} got the negative weight ${weights[at]} at ${at}`);
    total += weights[at]!;
  }
  if (total <= 0) throw new RangeError(`${measure} needs at least one positive weight`);
  return total;
}
