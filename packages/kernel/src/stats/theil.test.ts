import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { theil } from "./theil.ts";
import { theilParts } from "./theil-parts.ts";
import { near, replicated, weighted } from "./weighted.arbitrary.ts";

/** The other published form: Σ s · ln(s · n) over the shares s of the whole amount, a row for each student. */
function byShares(values: readonly number[], weights: readonly number[]): number {
  const rows = replicated(values, weights).values;
  const amount = rows.reduce((a, b) => a + b, 0);
  return rows.reduce(
    (total, row) => total + (row === 0 ? 0 : (row / amount) * Math.log((row / amount) * rows.length)),
    0,
  );
}

describe("theil", () => {
  it("equals the form by shares, Σ s ln(n s), on the sample with a row for each student", () =>
    fc.assert(
      fc.property(weighted, ({ values, weights }) => near(theil(values, weights), byShares(values, weights), 1e-11)),
    ));

  it("is ln n when one of n has everything (0 · ln 0 is 0)", () => {
    expect(theil([0, 0, 0, 5], [1, 1, 1, 1])).toBeCloseTo(Math.log(4), 14);
  });

  it("does not change with scale or weights doubled", () =>
    fc.assert(
      fc.property(weighted, ({ values, weights }) => {
        const t = theil(values, weights);
        return (
          near(
            theil(
              values.map((v) => v * 7),
              weights,
            ),
            t,
          ) &&
          near(
            theil(
              values,
              weights.map((w) => w * 2),
            ),
            t,
          )
        );
      }),
    ));

  it("is 0 for one, and for equal amounts", () => {
    expect(theil([0.1], [7])).toBeCloseTo(0, 15);
    expect(theil([6, 6, 6], [1, 2, 3])).toBe(0);
  });

  it("is missing when a value or weight is, and has no answer for nothing", () => {
    expect(theil([1, Number.NaN], [1, 1])).toBeNaN();
    expect(theil([1, 2], [Number.NaN, 1])).toBeNaN();
    expect(() => theil([], [])).toThrow(RangeError);
    expect(() => theil([0], [1])).toThrow("theil needs a positive mean, got 0");
    expect(() => theil([-1, 2], [1, 1])).toThrow(RangeError);
  });
});

describe("theilParts", () => {
  it("adds up to Theil's T", () =>
    fc.assert(
      fc.property(weighted, ({ values, weights, groups }) => {
        const parts = theilParts(values, weights, groups);
        return near(parts.total, theil(values, weights)) && parts.total === parts.between + parts.within;
      }),
    ));

  it("has as between what remains when everyone has the mean of his group", () =>
    fc.assert(
      fc.property(weighted, ({ values, weights, groups }) => {
        const meanOf = (code: string) => {
          const rows = groups.flatMap((group, at) => (group === code ? [at] : []));
          const weight = rows.reduce((total, at) => total + weights[at]!, 0);
          return rows.reduce((total, at) => total + weights[at]! * values[at]!, 0) / weight;
        };
        return near(theilParts(values, weights, groups).between, theil(groups.map(meanOf), weights));
      }),
    ));

  it("is all between when groups are equal inside, all within when there is one group", () => {
    expect(theilParts([1, 1, 3, 3], [1, 1, 1, 1], [0, 0, 1, 1]).within).toBe(0);
    expect(theilParts([1, 2, 3], [1, 1, 1], ["a", "a", "a"]).between).toBe(0);
  });

  it("takes a group that has nothing", () => {
    const parts = theilParts([0, 0, 5, 5], [1, 1, 1, 1], ["poor", "poor", "rich", "rich"]);
    expect(parts).toEqual({ total: Math.log(2), between: Math.log(2), within: 0 });
  });

  it("is missing in every part when a value is", () => {
    expect(theilParts([1, Number.NaN], [1, 1], ["a", "b"])).toEqual({
      total: Number.NaN,
      between: Number.NaN,
      within: Number.NaN,
    });
  });

  it("has no answer when groups are missing", () => {
    expect(() => theilParts([1, 2], [1, 1], ["a"])).toThrow("2 values and 1 groups");
  });
});
