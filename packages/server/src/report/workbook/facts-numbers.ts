import type { Facts } from "@youheng/kernel/model";

/** A column of the facts; a column that the return does not have is missing throughout. */
export function numbersOf(facts: Facts, column: string): Float64Array {
  return facts.numbers[column] ?? new Float64Array(facts.rows).fill(Number.NaN);
}
