import fc from "fast-check";

// Chance is seeded: a law that fails, fails for everyone.
fc.configureGlobal({ seed: 1345 });

/** Amounts with whole weights, for the laws of the measures: at least one, the amounts not all zero. */
export const weighted = fc
  .array(
    fc.record({
      value: fc.double({ min: 0.01, max: 1000, noNaN: true }),
      weight: fc.integer({ min: 1, max: 12 }),
      group: fc.constantFrom("a", "b", "c"),
    }),
    { minLength: 1, maxLength: 30 },
  )
  .map((rows) => ({
    values: rows.map((r) => r.value),
    weights: rows.map((r) => r.weight),
    groups: rows.map((r) => r.group),
  }));

/** The same sample with each row written as often as its weight says, and weights of one. */
export function replicated(
  values: readonly number[],
  weights: readonly number[],
): { values: number[]; weights: number[] } {
  const rows = values.flatMap((value, at) => Array.from({ length: weights[at]! }, () => value));
  return { values: rows, weights: rows.map(() => 1) };
}

/** True when two numbers are equal to a share of 1e-12, or both as good as zero. */
export function near(a: number, b: number, share = 1e-12): boolean {
  return a === b || Math.abs(a - b) <= share * Math.max(1e-3, Math.abs(a), Math.abs(b));
}
