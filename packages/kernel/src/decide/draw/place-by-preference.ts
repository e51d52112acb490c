import { bySchool, type Placing, type Wishes } from "./wishes.ts";

/** What happens to siblings who are one number when fewer places are left than they are: taken in whole, or passed over. */
export type GroupsAtLimit = "admit_whole" | "pass_over";

/**
 * Preferences in order 志愿优先 (immediate acceptance): all first preferences are settled, by key, then all second ones at what is
 * left, and so on. A place once given is kept.
 *
 * @param groups  "admit_whole": whoever is reached while a place is left is taken in whole, so that siblings may exceed the places by
 *                one less than they are; "pass_over": siblings who do not fit are passed over and the next is looked at
 * @returns       for each unit the wish that came true, or −1
 * @source        Xicheng's junior draw (all first preferences, then second); twins taken in whole: Sanya
 * @example       placeByPreference(wishes, "admit_whole")
 */
export function placeByPreference(wishes: Wishes, groups: GroupsAtLimit): Placing {
  const placing = new Int32Array(wishes.units).fill(-1);
  const left = wishes.places.slice();
  for (let round = 0; ; round++) {
    const chosen = wishesOfRound(wishes, placing, round);
    if (chosen === null) return placing;
    const { begin, sorted } = bySchool(wishes, chosen, wishes.key);
    for (let s = 0; s < left.length; s++)
      left[s] = settle(wishes, placing, { queue: sorted.subarray(begin[s], begin[s + 1]), left: left[s]!, groups });
  }
}

/** The wishes of this rank of all who have no place; null when nobody has a wish of this rank. */
function wishesOfRound(wishes: Wishes, placing: Placing, round: number): Int32Array | null {
  const chosen: number[] = [];
  let anybody = false;
  for (let u = 0; u < wishes.units; u++) {
    const wish = wishes.from[u]! + round;
    if (wish >= wishes.from[u + 1]!) continue;
    anybody = true;
    if (placing[u]! < 0) chosen.push(wish);
  }
  return anybody ? Int32Array.from(chosen) : null;
}

interface Queue {
  readonly queue: Int32Array;
  readonly left: number;
  readonly groups: GroupsAtLimit;
}

/** Gives the places of one school to its queue; the number of places left, never below 0. */
function settle(wishes: Wishes, placing: Placing, { queue, left, groups }: Queue): number {
  let rest = left;
  for (const wish of queue) {
    if (rest <= 0) break;
    const unit = wishes.unit[wish]!;
    const size = wishes.size[unit]!;
    if (groups === "pass_over" && size > rest) continue;
    placing[unit] = wish;
    rest -= size;
  }
  return Math.max(0, rest);
}
