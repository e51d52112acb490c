/**
 * Sum of numbers.
 *
 * @param numbers  any; in the order in which they are to be added
 * @returns        their sum; 0 of none
 * @missing        NaN when one is NaN
 * @example        sum([1, 2, 3]) // 6
 */
export function sum(numbers: ArrayLike<number>): number {
  let total = 0;
  for (let at = 0; at < numbers.length; at++) total += numbers[at]!;
  return total;
}
