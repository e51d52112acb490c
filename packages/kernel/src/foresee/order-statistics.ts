/**
 * The median of the first `count` values; they are put in order in place.
 *
 * @returns NaN when there are none
 * @example medianInPlace(Float64Array.of(3, 1, 2), 3) // 2
 */
export function medianInPlace(values: Float64Array, count: number): number {
  if (count === 0) return Number.NaN;
  const part = values.subarray(0, count).sort();
  const middle = count >> 1;
  return count % 2 === 1 ? part[middle]! : (part[middle - 1]! + part[middle]!) / 2;
}

/**
 * The value that a share of the weight does not exceed: of a sample without ties in the middle, the share's own value.
 *
 * @param share  0 to 1
 * @returns      NaN when the weights are empty or add up to nothing
 * @example      shareQuantile(Float64Array.of(1, 2, 3, 4), Float64Array.of(1, 1, 1, 1), 0.5) // 2
 */
export function shareQuantile(values: Float64Array, weights: Float64Array, share: number): number {
  const order = Uint32Array.from(values.keys()).sort((a, b) => values[a]! - values[b]!);
  let all = 0;
  for (const weight of weights) all += weight;
  if (!(all > 0)) return Number.NaN;
  let reached = 0;
  for (const at of order) {
    reached += weights[at]!;
    if (reached >= share * all) return values[at]!;
  }
  return values[order.at(-1)!]!;
}
