import { partsOf } from "./joint-posts.ts";
import type { YearColumns } from "./resource-model.ts";
import { addedTo, type Item, type PlannedSection, type ResourceGround } from "./resource-ground.ts";

/**
 * The amounts of a solution in whole steps: never less than what an item that counts as met needs.
 *
 * @param everySection  true: every section that can be judged is to meet; no decision says so
 */
export function wholeAmounts(
  ground: ResourceGround,
  values: Float64Array,
  year: YearColumns,
  everySection: boolean,
): readonly number[] {
  const whole = roundedUp(ground, values, year);
  // within the rounding of the solver what is nearly enough is meant to be enough
  return leastAmounts(ground, values, year, everySection).map((least, i) => Math.max(least, whole[i]!));
}

function roundedUp({ additions }: ResourceGround, values: Float64Array, { amounts }: YearColumns): readonly number[] {
  return additions.map(({ step, maxAmount }, i) => {
    const raw = values[amounts[i]!]!;
    const perOne = step < 1 ? Math.round(1 / step) : 1 / step;
    return Math.min(maxAmount, Math.max(0, Math.ceil(raw * perOne - 1e-6 * Math.max(1, raw * perOne)) / perOne));
  });
}

/** What the items that a solution counts as met or at their floor need, and nothing more; recruits who count for several as it has them. */
export function leastAmounts(
  ground: ResourceGround,
  values: Float64Array,
  year: YearColumns,
  everySection: boolean,
): readonly number[] {
  const { meets, passes } = year;
  const whole = roundedUp(ground, values, year);
  const amounts = ground.additions.map(({ indicator }, i) => (partsOf(indicator).length > 1 ? whole[i]! : 0));
  for (const section of ground.sections) {
    const pass = passes.get(section.index);
    if (section.open || !(pass === undefined ? everySection : values[pass]! > 0.5)) continue;
    for (const item of section.items) {
      const [first] = item.additions;
      if (first === undefined) continue;
      const met = meets.get(`${item.section}|${item.k}`);
      const needed = met !== undefined && values[met]! > 0.5 ? item.toMeet : item.toFloor;
      amounts[first] = amounts[first]! + Math.max(0, needed - addedTo(item, amounts));
    }
  }
  return amounts;
}

const WHOLE = 1e-9;

/** Whether amounts bring an item to its threshold. */
export function isMet(item: Item, amounts: readonly number[]): boolean {
  return addedTo(item, amounts) >= item.toMeet - WHOLE;
}

/**
 * Whether amounts bring a section to the rule for schools.
 *
 * @example meetsRule(ground, section, ground.additions.map(() => 0)) // false
 */
export function meetsRule(
  { leastMet }: ResourceGround,
  { open, items }: PlannedSection,
  amounts: readonly number[],
): boolean {
  if (open) return false;
  const met = items.filter((item) => isMet(item, amounts)).length;
  return met >= leastMet && items.every((item) => addedTo(item, amounts) >= item.toFloor - WHOLE);
}

/**
 * The amounts of an earlier year made no larger than what the sections that meet by then ask for: the rest is done later.
 *
 * @param amounts  by the end of the year
 * @param later    by the end of the next year
 */
export function asLateAsCanBe(
  ground: ResourceGround,
  amounts: readonly number[],
  later: readonly number[],
): readonly number[] {
  const early = amounts.map((amount, i) => Math.min(amount, later[i]!));
  const wanted = new Map<number, { readonly item: Item; readonly needed: number }[]>();
  for (const section of ground.sections) {
    if (!meetsRule(ground, section, early)) continue;
    for (const item of section.items) {
      const needed = isMet(item, early) ? item.toMeet : item.toFloor;
      for (const at of item.additions) wanted.set(at, [...(wanted.get(at) ?? []), { item, needed }]);
    }
  }
  for (const at of early.keys()) {
    const spare = (wanted.get(at) ?? []).map(({ item, needed }) => addedTo(item, early) - needed);
    early[at] = Math.max(0, early[at]! - Math.max(0, Math.min(early[at]!, ...spare)));
  }
  return early;
}
