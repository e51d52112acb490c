import type { Neighbours } from "@youheng/kernel/decide";

/** Soft fills that can be told apart; no meaning but "another catchment". */
export const HUES = ["#cfe0e4", "#f3dcc6", "#dcd3ea", "#d7e3c5", "#f4e7b6", "#e9cfd0", "#c9d4ea", "#dddad0"] as const;

/**
 * A fill for each school, so that catchments beside each other differ as far as there are fills.
 *
 * @param plans  the school of each unit, in every plan that is shown with these fills
 */
export function huesOf(
  neighbours: Neighbours,
  plans: readonly ArrayLike<number>[],
  schools: number,
): readonly number[] {
  const beside = Array.from({ length: schools }, () => new Set<number>());
  for (const assigned of plans)
    for (const [unit, list] of neighbours.entries()) {
      const own = assigned[unit]!;
      const others = list.map((other) => assigned[other]!).filter((school) => school >= 0 && school !== own);
      for (const school of others) beside[own]?.add(school);
    }
  const hues = Array.from({ length: schools }, () => -1);
  for (let school = 0; school < schools; school++) {
    const taken = new Set(Array.from(beside[school]!, (other) => hues[other]!));
    const free = HUES.findIndex((_, hue) => !taken.has(hue));
    hues[school] = free < 0 ? school % HUES.length : free;
  }
  return hues;
}
