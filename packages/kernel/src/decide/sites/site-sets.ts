import type { SiteSet } from "./site-problem.ts";

/**
 * How many sets of at most so many candidates there are; Infinity past what is of use.
 *
 * @example setCount(4, 2) // 11: none, four of one, six of two
 */
export function setCount(candidates: number, open: number): number {
  let [sum, sets] = [1, 1];
  for (let size = 1; size <= Math.min(open, candidates); size++) {
    sets = (sets * (candidates - size + 1)) / size;
    sum += sets;
    if (sum > 1e9) return Infinity;
  }
  return sum;
}

/**
 * Every set of at most so many candidates, the empty one first.
 *
 * @example everySet([5, 6], 1) // [[], [5], [6]]
 */
export function everySet(candidates: readonly number[], open: number): readonly SiteSet[] {
  const sets: SiteSet[] = [[]];
  const grow = (set: SiteSet, from: number): void => {
    if (set.length === open) return;
    for (let at = from; at < candidates.length; at++) {
      const next = [...set, candidates[at]!];
      sets.push(next);
      grow(next, at + 1);
    }
  };
  grow([], 0);
  return sets;
}
