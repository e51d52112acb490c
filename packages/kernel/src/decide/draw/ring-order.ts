/**
 * The order in which numbers leave a closed ring 起始号 + 等差数: the start number first, then always the one that stands
 * `interval` further on, counting only those that are still in the ring.
 *
 * @param count     numbers in the ring, 1 to `count`
 * @param start     the number drawn first, 1 to `count`
 * @param interval  the common difference, 1 to `count`
 * @returns         all numbers, in the order in which they leave
 * @throws          RangeError when start or interval is not a whole number of the ring
 * @source          Nanchang 2023 private primary schools, 20 applicants, start 6, interval 3 (tested)
 * @example         ringOrder(5, { start: 2, interval: 2 }) // [2, 4, 1, 5, 3]
 */
export function ringOrder(count: number, { start, interval }: RingSeed): Int32Array {
  for (const [name, value] of Object.entries({ start, interval }))
    if (!Number.isInteger(value) || value < 1 || value > count)
      throw new RangeError(`ringOrder needs ${name} from 1 to ${count}, got ${value}`);
  const ring = ringOf(count);
  const order = new Int32Array(count);
  let at = start - 1;
  for (let drawn = 0; drawn < count; drawn++) {
    order[drawn] = ring.takeAt(at);
    const left = count - drawn - 1;
    // the one taken was at `at`, where its successor now stands: that is the first one counted
    if (left > 0) at = (at + interval - 1) % left;
  }
  return order;
}

/** What is drawn in public for a ring. */
export interface RingSeed {
  readonly start: number;
  readonly interval: number;
}

/** The numbers still in the ring, found by their place among those left in O(log n): a tree of counts (Fenwick). */
function ringOf(count: number): { readonly takeAt: (place: number) => number } {
  const counts = new Int32Array(count + 1);
  for (let i = 1; i <= count; i++) counts[i] = i & -i;
  const top = 2 ** Math.floor(Math.log2(count));
  return {
    takeAt(place) {
      let at = 0;
      let before = place;
      for (let step = top; step > 0; step >>= 1)
        if (at + step <= count && counts[at + step]! <= before) {
          at += step;
          before -= counts[at]!;
        }
      for (let i = at + 1; i <= count; i += i & -i) counts[i]!--;
      return at + 1;
    },
  };
}
