import type { DrawOrder, UnitsOfList } from "./draw-order.ts";
import type { DrawRules } from "./draw-rules.ts";
import type { Wishes } from "./wishes.ts";

/** A class of priority outweighs any place in the order; without a class one stands behind all classes. */
const CLASS_WEIGHT = 2 ** 32;
const NO_CLASS = 2 ** 20;

/**
 * The wishes of a list as the methods want them: at each school the class of priority first, then the place in the order.
 *
 * @example drawWishes({ list, units }, rules, order)
 */
export function drawWishes({ list, units }: UnitsOfList, rules: DrawRules, order: DrawOrder): Wishes {
  const schoolAt = new Map(rules.schools.map(({ school_code }, at) => [school_code, at]));
  const from = new Int32Array(units.length + 1);
  units.forEach(({ members }, u) => (from[u + 1] = from[u]! + list[members[0]!]!.preferences.length));
  const count = from[units.length]!;
  const wishes = {
    units: units.length,
    from,
    unit: new Int32Array(count),
    school: new Int32Array(count),
    key: new Float64Array(count),
    size: Int32Array.from(units, ({ members }) => members.length),
    places: Int32Array.from(rules.schools, ({ places, held_back }) => places - held_back),
  };
  units.forEach(({ members }, u) => {
    const { preferences, priorities } = list[members[0]!]!;
    preferences.forEach((school, rank) => {
      const wish = from[u]! + rank;
      wishes.unit[wish] = u;
      wishes.school[wish] = schoolAt.get(school)!;
      wishes.key[wish] = (priorities[rank] ?? NO_CLASS) * CLASS_WEIGHT + order.ofWishes[wish]!;
    });
  });
  return wishes;
}
