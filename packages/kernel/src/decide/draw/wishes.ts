/**
 * Who wishes what, as columns: unit `u` (one applicant, or siblings who are one number) has the wishes `from[u]` to `from[u + 1] - 1`,
 * best first. A lower key stands before a higher one at the school of the wish; no two wishes at one school have the same key.
 */
export interface Wishes {
  readonly units: number;
  /** first wish of each unit, and one past the last: `units + 1` numbers */
  readonly from: Int32Array;
  /** of each wish: its unit, its school, its key */
  readonly unit: Int32Array;
  readonly school: Int32Array;
  readonly key: Float64Array;
  /** children of each unit */
  readonly size: Int32Array;
  /** places to be given, by school */
  readonly places: Int32Array;
}

/** For each unit the wish that came true, or −1. */
export type Placing = Int32Array;

/** Sorts the wishes of each school by a key: where they begin, and the wishes in order. @example bySchool(wishes, all, wishes.key) */
export function bySchool(
  wishes: Pick<Wishes, "school" | "places">,
  chosen: Int32Array,
  key: Float64Array,
): { readonly begin: Int32Array; readonly sorted: Int32Array } {
  const begin = new Int32Array(wishes.places.length + 1);
  for (const wish of chosen) begin[wishes.school[wish]! + 1]!++;
  for (let s = 0; s < wishes.places.length; s++) begin[s + 1]! += begin[s]!;
  const next = begin.slice();
  const sorted = new Int32Array(chosen.length);
  for (const wish of chosen) sorted[next[wishes.school[wish]!]!++] = wish;
  for (let s = 0; s < wishes.places.length; s++)
    sorted.subarray(begin[s], begin[s + 1]).sort((a, b) => key[a]! - key[b]!);
  return { begin, sorted };
}
