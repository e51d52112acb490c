import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { percentileRatio } from "./percentile-ratio.ts";
import { near, replicated, weighted } from "./weighted.arbitrary.ts";
import { weightedPercentile } from "./weighted-percentile.ts";

const shares = fc.integer({ min: 0, max: 100 }).map((percent) => percent / 100);

/** Hyndman & Fan's type 2 on a plain sample, in whole numbers: percent · n against 100. */
function typeTwo(rows: readonly number[], percent: number): number {
  const sorted = [...rows].sort((a, b) => a - b);
  const exact = percent * sorted.length;
  const at = Math.floor(exact / 100);
  const value = (index: number) => sorted[Math.min(sorted.length - 1, Math.max(0, index))]!;
  return exact % 100 === 0 ? (value(at - 1) + value(at)) / 2 : value(at);
}

describe("weightedPercentile", () => {
  it("equals type 2 of Hyndman & Fan (1996) on the sample with a row for each student", () =>
    fc.assert(
      fc.property(weighted, shares, ({ values, weights }, share) =>
        near(
          weightedPercentile(values, weights, share),
          typeTwo(replicated(values, weights).values, Math.round(share * 100)),
        ),
      ),
    ));

  it("is the median at 0.5, the smallest at 0, the largest at 1", () => {
    const values = [5, 1, 3, 9];
    const weights = [1, 1, 1, 1];
    expect([0, 0.5, 1].map((share) => weightedPercentile(values, weights, share))).toEqual([1, 4, 9]);
  });

  it("never falls as the share rises", () =>
    fc.assert(
      fc.property(weighted, shares, shares, ({ values, weights }, a, b) => {
        const [low, high] = [Math.min(a, b), Math.max(a, b)].map((share) => weightedPercentile(values, weights, share));
        return low! <= high!;
      }),
    ));

  it("leaves out rows of weight 0, and is the value itself for one", () => {
    expect(weightedPercentile([1, 2, 3], [0, 5, 0], 0)).toBe(2);
    expect(weightedPercentile([7], [3], 0.9)).toBe(7);
  });

  it("is missing when a value or weight is, and has no answer for nothing or a share past 1", () => {
    expect(weightedPercentile([1, Number.NaN], [1, 1], 0.1)).toBeNaN();
    expect(weightedPercentile([1, 2], [1, Number.NaN], 0.1)).toBeNaN();
    expect(() => weightedPercentile([], [], 0.5)).toThrow(RangeError);
    expect(() => weightedPercentile([1], [1], 50)).toThrow("share from 0 to 1, got 50");
  });
});

describe("percentileRatio", () => {
  it("does not change with scale", () =>
    fc.assert(
      fc.property(weighted, ({ values, weights }) =>
        near(
          percentileRatio(values, weights, 0.9, 0.1),
          percentileRatio(
            values.map((v) => v * 5),
            weights,
            0.9,
            0.1,
          ),
        ),
      ),
    ));

  it("is missing when a value is, and has no answer when the lower have nothing", () => {
    expect(percentileRatio([1, Number.NaN], [1, 1], 0.9, 0.1)).toBeNaN();
    expect(() => percentileRatio([0, 1], [1, 1], 0.9, 0.1)).toThrow("positive lower percentile, got 0");
  });
});
