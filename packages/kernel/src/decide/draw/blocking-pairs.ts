import type { Placing, Wishes } from "./wishes.ts";

/** An applicant and a school that would both rather have each other: the wish, and why the school would take him. */
export interface BlockingPair {
  readonly wish: number;
  /** places of the school not filled by those who stand before him */
  readonly placesLeft: number;
}

/**
 * Everybody who has a justified complaint: he would rather be at a school that, by its own order, ought to have taken him before one
 * it took, or while places were left. None: the placing is stable. Shares no code with the methods it checks.
 *
 * @returns  every blocking wish, in the order of the wishes
 * @source   definition of stability: Gale & Shapley 1962, with children counted instead of applicants
 * @example  blockingPairs(wishes, deferredAcceptance(wishes)) // []
 */
export function blockingPairs(wishes: Wishes, placing: Placing): readonly BlockingPair[] {
  const rosters = rostersOf(wishes, placing);
  const pairs: BlockingPair[] = [];
  for (let u = 0; u < wishes.units; u++) {
    const until = placing[u]! < 0 ? wishes.from[u + 1]! : placing[u]!;
    for (let wish = wishes.from[u]!; wish < until; wish++) {
      const school = wishes.school[wish]!;
      const placesLeft = wishes.places[school]! - childrenBefore(rosters[school]!, wishes.key[wish]!);
      if (placesLeft > 0) pairs.push({ wish, placesLeft });
    }
  }
  return pairs;
}

/** Those a school took, in its order, with the children up to and including each. */
interface Roster {
  readonly keys: readonly number[];
  readonly children: readonly number[];
}

function rostersOf(wishes: Wishes, placing: Placing): readonly Roster[] {
  const taken = Array.from(wishes.places, (): { key: number; size: number }[] => []);
  placing.forEach((wish, u) => {
    if (wish >= 0) taken[wishes.school[wish]!]!.push({ key: wishes.key[wish]!, size: wishes.size[u]! });
  });
  return taken.map((list) => {
    const inOrder = list.toSorted((a, b) => a.key - b.key);
    let sum = 0;
    return { keys: inOrder.map(({ key }) => key), children: inOrder.map(({ size }) => (sum += size)) };
  });
}

function childrenBefore({ keys, children }: Roster, key: number): number {
  let low = 0;
  let high = keys.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (keys[middle]! < key) low = middle + 1;
    else high = middle;
  }
  return low === 0 ? 0 : children[low - 1]!;
}
