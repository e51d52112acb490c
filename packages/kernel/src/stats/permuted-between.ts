import { positiveMean } from "./positive-mean.ts";
import { seededChance } from "./seeded-chance.ts";
import { sum } from "./sum.ts";

/** How often chance alone makes groups differ as much as they do. */
export interface PermutedBetween {
  /** Theil's between-group part as it is */
  readonly between: number;
  /** its mean when schools are dealt to groups at random */
  readonly expected: number;
  /** share of the deals, the real one counted among them, in which it is at least as large: small means that the groups really differ */
  readonly pValue: number;
  readonly permutations: number;
}

/**
 * Test by permutation 置换检验 whether groups of schools differ more than chance would have it: the schools, each with its value
 * and weight, are dealt to the groups again and again.
 *
 * @param values        amounts ≥ 0, any one unit
 * @param weights       one for each value, ≥ 0
 * @param groups        one for each value: the code of its group
 * @param how           `permutations` (999 is customary) and the `seed`
 * @returns             the between part and how it compares
 * @missing             NaN where a value or a weight is NaN
 * @throws              RangeError as `theilParts`
 * @source              Theil 1967 for the part; Davison & Hinkley 1997, (r + 1) ÷ (R + 1), for the p-value
 * @example             permutedBetween([1, 1, 9, 9], [1, 1, 1, 1], ["a", "a", "b", "b"], { permutations: 99, seed: 1 }).pValue < 0.5 // true
 */
export function permutedBetween(
  values: ArrayLike<number>,
  weights: ArrayLike<number>,
  groups: ArrayLike<string | number>,
  how: { readonly permutations: number; readonly seed: number },
): PermutedBetween {
  if (groups.length !== values.length)
    throw new RangeError(`permutedBetween got ${values.length} values and ${groups.length} groups`);
  const mean = positiveMean("permutedBetween", values, weights);
  const { of, count } = groupNumbers(groups);
  const amounts = Float64Array.from({ length: values.length }, (_, at) => values[at]! * weights[at]!);
  const betweenOf = betweenIn(amounts, Float64Array.from(weights), count, mean * sum(weights));
  const between = betweenOf(of);
  const chance = seededChance(how.seed);
  let atLeast = 0;
  let total = 0;
  for (let i = 0; i < how.permutations; i++) {
    deal(of, chance);
    const dealt = betweenOf(of);
    total += dealt;
    if (!(dealt < between - slack)) atLeast++;
  }
  const pValue = Number.isNaN(between) ? Number.NaN : (atLeast + 1) / (how.permutations + 1);
  return { between, expected: total / how.permutations, pValue, permutations: how.permutations };
}

/** Deals that differ by less come from the order of summing, not from the schools. */
const slack = 1e-14;

function groupNumbers(groups: ArrayLike<string | number>): { readonly of: Int32Array; readonly count: number } {
  const numbers = new Map<string | number, number>();
  const of = Int32Array.from(groups as ArrayLike<number>, (_, at) => {
    const known = numbers.get(groups[at]!) ?? numbers.size;
    numbers.set(groups[at]!, known);
    return known;
  });
  return { of, count: numbers.size };
}

/** For groups by number: Σ share of the whole amount × ln(group mean ÷ mean). */
function betweenIn(
  amounts: Float64Array,
  weights: Float64Array,
  count: number,
  whole: number,
): (of: Int32Array) => number {
  const mean = whole / sum(weights);
  const groupAmounts = new Float64Array(count);
  const groupWeights = new Float64Array(count);
  return (of) => {
    groupAmounts.fill(0);
    groupWeights.fill(0);
    for (let at = 0; at < of.length; at++) {
      groupAmounts[of[at]!]! += amounts[at]!;
      groupWeights[of[at]!]! += weights[at]!;
    }
    let between = 0;
    for (let group = 0; group < count; group++) {
      const amount = groupAmounts[group]!;
      if (amount !== 0) between += amount * Math.log(amount / groupWeights[group]! / mean);
    }
    return between / whole;
  };
}

/** Fisher and Yates: every order is as likely as any other. */
function deal(cards: Int32Array, chance: (below: number) => number): void {
  for (let at = cards.length - 1; at > 0; at--) {
    const other = chance(at + 1);
    const card = cards[at]!;
    cards[at] = cards[other]!;
    cards[other] = card;
  }
}
