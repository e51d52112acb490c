import type { Placing, Wishes } from "./wishes.ts";

/**
 * Deferred acceptance 延迟接受: everybody asks at his best school that has not yet said no; a school keeps, for the time being, those
 * who stand before the others until its places are full, and says no to the rest; until nobody asks. The result is the stable
 * placing that is best for all applicants at once.
 *
 * Siblings who are one number are taken in whole when a place is left as they are reached. That choice of a school never turns from
 * one it would keep because others leave (it is substitutable), so that the result stays stable and best for the families.
 *
 * @returns  for each unit the wish that came true, or −1; the same whatever the order of asking
 * @source   Gale & Shapley 1962; with substitutable choice: Roth & Sotomayor 1990, ch. 6
 * @example  deferredAcceptance(wishes)
 */
export function deferredAcceptance(wishes: Wishes): Placing {
  const placing = new Int32Array(wishes.units).fill(-1);
  const next = wishes.from.slice(0, wishes.units);
  const kept = wishes.places.length === 0 ? [] : Array.from(wishes.places, (places) => keepers(wishes, places));
  const asking = Int32Array.from({ length: wishes.units }, (_, i) => wishes.units - 1 - i);
  let waiting = asking.length;
  while (waiting > 0) {
    const unit = asking[--waiting]!;
    if (next[unit]! >= wishes.from[unit + 1]!) continue;
    const wish = next[unit]!++;
    placing[unit] = wish;
    const school = kept[wishes.school[wish]!]!;
    for (let refused = school.ask(wish); refused >= 0; refused = school.refuse()) {
      const who = wishes.unit[refused]!;
      placing[who] = -1;
      asking[waiting++] = who;
    }
  }
  return placing;
}

/** Those a school keeps for the time being; the one it would part with first stands on top (a heap). */
interface Keepers {
  /** takes a wish in; the wish refused for it, or −1 */
  readonly ask: (wish: number) => number;
  /** a further one that must go, or −1 */
  readonly refuse: () => number;
}

function keepers({ key, size, unit }: Wishes, places: number): Keepers {
  const heap: number[] = [];
  let children = 0;
  const last = (): number => heap[0]!;
  const sizeOf = (wish: number): number => size[unit[wish]!]!;
  const refuse = (): number => {
    // whoever is reached while a place is left stays in whole: the last goes only if the others fill the school without him
    if (heap.length === 0 || children - sizeOf(last()) < places) return -1;
    const gone = last();
    children -= sizeOf(gone);
    removeTop(heap, key);
    return gone;
  };
  return {
    ask(wish) {
      children += sizeOf(wish);
      add(heap, key, wish);
      return refuse();
    },
    refuse,
  };
}

function add(heap: number[], key: Float64Array, wish: number): void {
  let at = heap.length;
  heap.push(wish);
  while (at > 0) {
    const above = (at - 1) >> 1;
    if (key[heap[above]!]! >= key[wish]!) break;
    heap[at] = heap[above]!;
    at = above;
  }
  heap[at] = wish;
}

function removeTop(heap: number[], key: Float64Array): void {
  const moved = heap.pop()!;
  if (heap.length === 0) return;
  let at = 0;
  for (;;) {
    let below = 2 * at + 1;
    if (below >= heap.length) break;
    if (below + 1 < heap.length && key[heap[below + 1]!]! > key[heap[below]!]!) below++;
    if (key[heap[below]!]! <= key[moved]!) break;
    heap[at] = heap[below]!;
    at = below;
  }
  heap[at] = moved;
}
