import type { DrawRules } from "./draw-rules.ts";
import { bySchool, type Placing, type Wishes } from "./wishes.ts";

/** The waiting list of each school: wishes, in the order in which places that are given back go to them. */
export interface WaitingLists {
  readonly begin: Int32Array;
  readonly sorted: Int32Array;
  /** of each wish: its place on the list of its school, from 1; 0: not on it */
  readonly placeOf: Int32Array;
}

/**
 * Who waits where. Where preferences are settled in order, whoever named the school higher stands before; then the order of the school.
 *
 * @example waitingLists(wishes, placing, rules).placeOf[3] // 12
 */
export function waitingLists(
  wishes: Wishes,
  placing: Placing,
  rules: Pick<DrawRules, "method" | "waiting_list">,
): WaitingLists {
  const chosen = waitingWishes(wishes, placing, rules.waiting_list);
  const key = rules.method === "deferred_acceptance" ? wishes.key : rankFirst(wishes, chosen);
  const { begin, sorted } = bySchool(wishes, chosen, key);
  const placeOf = new Int32Array(wishes.school.length);
  for (let s = 0; s < wishes.places.length; s++)
    for (let at = begin[s]!; at < begin[s + 1]!; at++) placeOf[sorted[at]!] = at - begin[s]! + 1;
  return { begin, sorted, placeOf };
}

function waitingWishes(wishes: Wishes, placing: Placing, who: DrawRules["waiting_list"]): Int32Array {
  const chosen: number[] = [];
  for (let u = 0; u < wishes.units && who !== "none"; u++) {
    if (placing[u]! >= 0 && who === "unplaced") continue;
    const until = placing[u]! < 0 ? wishes.from[u + 1]! : placing[u]!;
    for (let wish = wishes.from[u]!; wish < until; wish++) chosen.push(wish);
  }
  return Int32Array.from(chosen);
}

/** The rank of a wish before its key: keys are made into places first, so that both fit into one number. */
function rankFirst({ key, from, unit }: Wishes, chosen: Int32Array): Float64Array {
  const places = new Float64Array(key.length);
  chosen
    .toSorted((a, b) => key[a]! - key[b]! || a - b)
    .forEach((wish, place) => (places[wish] = (wish - from[unit[wish]!]!) * key.length + place));
  return places;
}
