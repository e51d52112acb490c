import type { Wishes } from "@youheng/kernel/decide";

/**
 * Deferred acceptance as a textbook writes it: rounds of offers; each school lists those it holds and the newcomers, sorts them all, and
 * keeps the first. Single applicants only.
 */
export function textbook(wishes: Wishes): readonly number[] {
  const lists = Array.from({ length: wishes.units }, (_, u) =>
    Array.from({ length: wishes.from[u + 1]! - wishes.from[u]! }, (_, rank) => wishes.from[u]! + rank),
  );
  const held = new Map<number, number[]>();
  let asking = lists.map((_, u) => u);
  while (asking.length > 0) {
    const refused: number[] = [];
    for (const u of asking) {
      const wish = lists[u]!.shift();
      if (wish === undefined) continue;
      const school = wishes.school[wish]!;
      const all = [...(held.get(school) ?? []), wish].sort((a, b) => wishes.key[a]! - wishes.key[b]!);
      held.set(school, all.slice(0, wishes.places[school]));
      refused.push(...all.slice(wishes.places[school]).map((one) => wishes.unit[one]!));
    }
    asking = refused;
  }
  const placing = lists.map(() => -1);
  for (const wish of Array.from(held.values()).flat()) placing[wishes.unit[wish]!] = wish;
  return placing;
}
