/**
 * Positions of the values from the smallest to the largest; equal values keep their order, so that the same facts give the same bytes.
 *
 * @param values  any; none NaN
 * @returns       the position of the smallest value, of the next, …
 * @example       Array.from(ascendingOrder([30, 10, 20])) // [1, 2, 0]
 */
export function ascendingOrder(values: ArrayLike<number>): Uint32Array {
  const order = Uint32Array.from({ length: values.length }, (_, at) => at);
  return order.sort((a, b) => values[a]! - values[b]! || a - b);
}
