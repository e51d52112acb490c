import { sum } from "./sum.ts";

/**
 * Coefficient of variation over schools, each counting the same whatever its size. NOT what the rules ask for: shown beside
 * `balanceCv`, under its own name, because some tools publish it; on the published example it turns the verdict around.
 *
 * @param values  one value for each school, any one unit
 * @returns       population standard deviation ÷ mean, ≥ 0
 * @missing       NaN when a value is NaN
 * @throws        RangeError without values, or when the mean is not positive
 * @source        definition; the five-school example gives 0.4888 where the weighted one gives 0.5153 (tested)
 * @example       unweightedCv([2, 6]) // 0.5
 */
export function unweightedCv(values: ArrayLike<number>): number {
  const count = values.length;
  if (count === 0) throw new RangeError("unweightedCv needs at least one value");
  const mean = sum(values) / count;
  if (mean <= 0) throw new RangeError(`unweightedCv needs a positive mean, got ${mean}`);
  const variance = sum(Array.from(values, (value) => (value - mean) ** 2)) / count;
  return Math.sqrt(variance) / mean;
}
