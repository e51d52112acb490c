import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { atkinson } from "./atkinson.ts";
import { near, replicated, weighted } from "./weighted.arbitrary.ts";

describe("atkinson", () => {
  it("is 1 − geometric mean ÷ mean at ε = 1, and 1 − harmonic mean ÷ mean at ε = 2", () => {
    expect(atkinson([1, 4, 16], [1, 1, 1], 1)).toBeCloseTo(1 - 4 / 7, 14);
    expect(atkinson([1, 4, 16], [1, 1, 1], 2)).toBeCloseTo(1 - 3 / (1 + 1 / 4 + 1 / 16) / 7, 14);
  });

  it("equals the unweighted definition on the sample with a row for each student", () =>
    fc.assert(
      fc.property(weighted, fc.constantFrom(0.25, 0.5, 0.75, 1.5, 2), ({ values, weights }, epsilon) => {
        const rows = replicated(values, weights).values;
        const mean = rows.reduce((a, b) => a + b, 0) / rows.length;
        const power = rows.reduce((total, row) => total + row ** (1 - epsilon), 0) / rows.length;
        return near(atkinson(values, weights, epsilon), 1 - power ** (1 / (1 - epsilon)) / mean, 1e-10);
      }),
    ));

  it("does not change with scale, and never falls as aversion rises", () =>
    fc.assert(
      fc.property(weighted, ({ values, weights }) => {
        const [low, middle, high] = [0.5, 1, 2].map((epsilon) => atkinson(values, weights, epsilon));
        return (
          near(
            atkinson(
              values.map((v) => v * 3),
              weights,
              0.5,
            ),
            low!,
            1e-11,
          ) &&
          middle! >= low! - 1e-12 &&
          high! >= middle! - 1e-12
        );
      }),
    ));

  it("is 0 for equal amounts and for ε = 0, and 1 from ε = 1 on when someone has nothing", () => {
    expect(atkinson([6, 6], [1, 2], 0.5)).toBe(0);
    expect(atkinson([1, 9], [1, 2], 0)).toBeCloseTo(0, 15);
    expect([1, 2].map((epsilon) => atkinson([0, 9], [1, 2], epsilon))).toEqual([1, 1]);
    expect(atkinson([0, 9], [0, 2], 1)).toBe(0);
  });

  it("is missing when a value is, and has no answer for nothing or a negative aversion", () => {
    expect(atkinson([1, Number.NaN], [1, 1], 1)).toBeNaN();
    expect(() => atkinson([], [], 1)).toThrow(RangeError);
    expect(() => atkinson([0], [1], 1)).toThrow("atkinson needs a positive mean, got 0");
    expect(() => atkinson([1], [1], -1)).toThrow("epsilon of 0 or more, got -1");
    expect(() => atkinson([1], [1], Number.NaN)).toThrow(RangeError);
  });
});
