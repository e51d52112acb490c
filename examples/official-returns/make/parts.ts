import { chance } from "../../district/make/chance.ts";

/** Shares of a whole number, in whole numbers: they add up to it exactly. */
export function parted(total: number, shares: readonly number[]): number[] {
  const sum = shares.reduce((all, share) => all + share, 0);
  const whole = shares.map((share) => Math.floor((total * share) / sum));
  let rest = total - whole.reduce((all, part) => all + part, 0);
  for (let i = 0; rest > 0; i = (i + 1) % whole.length, rest--) whole[i]!++;
  return whole;
}

/** Even shares with a little noise, always the same for the same words. */
export function uneven(count: number, ...words: readonly (string | number)[]): number[] {
  return Array.from({ length: count }, (_, i) => 1 + 0.1 * (chance("official", ...words, i) - 0.5));
}

/**
 * Class sizes that add up to the roll, with exactly this largest class.
 *
 * @throws RangeError when no such classes exist
 */
export function classSizes(roll: number, classes: number, largest: number): number[] {
  if (classes === 0) return [];
  const sizes = [
    largest,
    ...parted(
      roll - largest,
      Array.from({ length: classes - 1 }, () => 1),
    ),
  ].slice(0, classes);
  if (sizes.some((size) => size > largest) || sizes.reduce((sum, size) => sum + size, 0) !== roll)
    throw new RangeError(`no ${classes} classes of at most ${largest} hold ${roll} students`);
  return sizes;
}
