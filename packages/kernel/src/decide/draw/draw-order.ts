import { type NumberSource, drawNumbers } from "./draw-numbers.ts";
import type { Applicant, DrawRules } from "./draw-rules.ts";
import { ringSeedOf } from "./draw-seed.ts";
import type { DrawUnit } from "./draw-units.ts";
import { ringOrder } from "./ring-order.ts";

/** The numbers of a draw and the order they make. */
export interface DrawOrder {
  /** of each unit: its number, or its numbers at the schools it names, in the order of its preferences */
  readonly numbers: readonly (readonly number[])[];
  /** of each unit: its place in the order, from 1; null where each school has an order of its own */
  readonly places: Int32Array | null;
  /** of each wish, unit by unit: its place in the order, from 1 */
  readonly ofWishes: Int32Array;
}

/** The list as units, and how many wishes each has. */
export interface UnitsOfList {
  readonly list: readonly Applicant[];
  readonly units: readonly DrawUnit[];
}

/**
 * The order in which the units stand: by the ring, or by their numbers, the lowest first; equal numbers by pseudonym.
 *
 * @example drawOrder({ list, units }, rules, source).places
 */
export function drawOrder(of: UnitsOfList, rules: DrawRules, source: NumberSource): DrawOrder {
  if (rules.method === "ring") return byRing(of, source.seed);
  const number = drawNumbers(source);
  if (rules.method === "deferred_acceptance" && rules.numbers === "per_school") return bySchoolNumbers(of, number);
  const numbers = of.units.map(({ label }) => number(label));
  return oneOrder(of, numbers, ranksOf(Float64Array.from(numbers)));
}

function byRing(of: UnitsOfList, seed: string): DrawOrder {
  const numbers = of.units.map(({ members }) => of.list[members[0]!]!.number ?? 0);
  const drawn = ringOrder(of.units.length, ringSeedOf(seed));
  const placeOf = new Int32Array(of.units.length + 1);
  drawn.forEach((number, at) => (placeOf[number] = at + 1));
  return oneOrder(
    of,
    numbers,
    Int32Array.from(numbers, (number) => placeOf[number]!),
  );
}

function oneOrder({ list, units }: UnitsOfList, numbers: readonly number[], places: Int32Array): DrawOrder {
  const wishesOf = ({ members }: DrawUnit): number => list[members[0]!]!.preferences.length;
  const ofWishes = new Int32Array(units.reduce((sum, unit) => sum + wishesOf(unit), 0));
  let at = 0;
  units.forEach((unit, u) => {
    const next = at + wishesOf(unit);
    ofWishes.fill(places[u]!, at, next);
    at = next;
  });
  return { numbers: numbers.map((number) => [number]), places, ofWishes };
}

function bySchoolNumbers({ list, units }: UnitsOfList, number: ReturnType<typeof drawNumbers>): DrawOrder {
  const numbers = units.map(({ label, members }) =>
    list[members[0]!]!.preferences.map((school) => number(label, school)),
  );
  return { numbers, places: null, ofWishes: ranksOf(Float64Array.from(numbers.flat())) };
}

/** The place of each number among all, from 1; equal numbers in the order in which they stand. */
function ranksOf(numbers: Float64Array): Int32Array {
  const sorted = Int32Array.from(numbers, (_, at) => at).sort((a, b) => numbers[a]! - numbers[b]! || a - b);
  const ranks = new Int32Array(numbers.length);
  sorted.forEach((at, rank) => (ranks[at] = rank + 1));
  return ranks;
}
