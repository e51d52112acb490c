import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { gini } from "./gini.ts";
import { near, replicated, weighted } from "./weighted.arbitrary.ts";

/** The definition, written down as it stands: every pair of students. */
function byPairs(values: readonly number[], weights: readonly number[]): number {
  const weight = weights.reduce((a, b) => a + b, 0);
  const mean = values.reduce((total, value, at) => total + value * weights[at]!, 0) / weight;
  let differences = 0;
  for (let i = 0; i < values.length; i++)
    for (let j = 0; j < values.length; j++)
      differences += weights[i]! * weights[j]! * Math.abs(values[i]! - values[j]!);
  return differences / (2 * weight * weight * mean);
}

describe("gini", () => {
  it("gives the closed form (n − 1) ÷ 3n for the amounts 1 … n", () => {
    for (const n of [1, 2, 10, 100]) {
      const amounts = Array.from({ length: n }, (_, at) => at + 1);
      expect(
        gini(
          amounts,
          amounts.map(() => 1),
        ),
      ).toBeCloseTo((n - 1) / (3 * n), 13);
    }
  });

  it("equals the sum over all pairs", () =>
    fc.assert(fc.property(weighted, ({ values, weights }) => near(gini(values, weights), byPairs(values, weights)))));

  it("equals the unweighted one on the sample with a row for each student", () =>
    fc.assert(
      fc.property(weighted, ({ values, weights }) => {
        const rows = replicated(values, weights);
        return near(gini(values, weights), byPairs(rows.values, rows.weights));
      }),
    ));

  it("does not change with scale, weights doubled, or the order of rows", () =>
    fc.assert(
      fc.property(weighted, ({ values, weights }) => {
        const g = gini(values, weights);
        return (
          near(
            gini(
              values.map((v) => v * 1000),
              weights,
            ),
            g,
          ) &&
          near(
            gini(
              values,
              weights.map((w) => w * 2),
            ),
            g,
          ) &&
          near(gini([...values].reverse(), [...weights].reverse()), g)
        );
      }),
    ));

  it("is exactly 0 for one, and for equal amounts", () => {
    expect(gini([0.1], [7])).toBe(0);
    expect(gini([0.1, 0.1, 0.1], [1, 2, 3])).toBe(0);
  });

  it("leaves out rows of weight 0, and takes zeros and huge amounts", () => {
    expect(gini([1, 3, 100], [1, 1, 0])).toBe(0.25);
    expect(gini([0, 0, 1], [1, 1, 1])).toBeCloseTo(2 / 3, 14);
    expect(gini([1e300, 3e300], [1, 1])).toBeCloseTo(0.25, 14);
  });

  it("is missing when a value or weight is", () => {
    expect(gini([1, Number.NaN], [1, 1])).toBeNaN();
    expect(gini([1, 2], [1, Number.NaN])).toBeNaN();
  });

  it("has no answer for none, for zero, for negative amounts or weights", () => {
    expect(() => gini([], [])).toThrow(RangeError);
    expect(() => gini([0, 0], [1, 1])).toThrow("gini needs a positive mean, got 0");
    expect(() => gini([-1, 3], [1, 1])).toThrow("negative value -1 at 0");
    expect(() => gini([1, 3], [1, -1])).toThrow("negative weight -1 at 1");
  });
});
