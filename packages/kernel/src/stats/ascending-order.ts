/** Below this many, comparing is faster than counting. */
const FEW = 5000;
const DIGITS = 65_536;

/**
 * Positions of the values from the smallest to the largest; equal values keep their order, so that the same facts give the same bytes.
 *
 * @param values  any; none NaN
 * @returns       the position of the smallest value, of the next, …
 * @source        many values by counting digits of 16 bits, the last digit first (Knuth, The Art of Computer Programming 3, 5.2.5)
 * @example       Array.from(ascendingOrder([30, 10, 20])) // [1, 2, 0]
 */
export function ascendingOrder(values: ArrayLike<number>): Uint32Array {
  const order = Uint32Array.from({ length: values.length }, (_, at) => at);
  if (values.length < FEW) return order.sort((a, b) => values[a]! - values[b]! || a - b);
  const { high, low } = sortableBits(values);
  let from = order;
  let to = new Uint32Array(values.length);
  for (const [words, shift] of [
    [low, 0],
    [low, 16],
    [high, 0],
    [high, 16],
  ] as const)
    if (orderByDigit(words, shift, from, to)) [from, to] = [to, from];
  return from;
}

/** The 64 bits of each number as two whole numbers that stand in the same order as the number: a negative one turned over, a positive one lifted above it. */
function sortableBits(values: ArrayLike<number>): { high: Uint32Array; low: Uint32Array } {
  const high = new Uint32Array(values.length);
  const low = new Uint32Array(values.length);
  const one = new DataView(new ArrayBuffer(8));
  for (let at = 0; at < values.length; at++) {
    one.setFloat64(0, values[at]! + 0); // + 0: −0 is 0
    const sign = one.getInt32(0) >> 31;
    high[at] = one.getUint32(0) ^ (sign | 0x80000000);
    low[at] = one.getUint32(4) ^ sign;
  }
  return { high, low };
}

/** Puts positions in the order of one digit, keeping the order they had; false, and nothing done, when all have the same digit. */
function orderByDigit(words: Uint32Array, shift: number, from: Uint32Array, to: Uint32Array): boolean {
  const starts = new Uint32Array(DIGITS + 1);
  for (let at = 0; at < words.length; at++) starts[((words[at]! >>> shift) & 0xffff) + 1]!++;
  if (starts[((words[0]! >>> shift) & 0xffff) + 1] === words.length) return false;
  for (let digit = 0; digit < DIGITS; digit++) starts[digit + 1]! += starts[digit]!;
  for (let at = 0; at < from.length; at++) {
    const position = from[at]!;
    to[starts[(words[position]! >>> shift) & 0xffff]!++] = position;
  }
  return true;
}
