import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { gini, lorenzCurve, permutedBetween, seededChance, theilParts } from "./index.ts";

describe("permutedBetween", () => {
  it("finds that every deal of equal schools is as good as the real one", () => {
    expect(
      permutedBetween([3, 3, 3, 3], [1, 2, 3, 4], ["a", "a", "b", "b"], { permutations: 99, seed: 1 }).pValue,
    ).toBe(1);
  });

  it("comes near the exact share of deals: of the 20 ways to deal six schools 3 and 3, two part them as the real one does", () => {
    const { pValue } = permutedBetween([1, 1, 1, 9, 9, 9], [1, 1, 1, 1, 1, 1], [0, 0, 0, 1, 1, 1], {
      permutations: 9999,
      seed: 5,
    });
    expect(pValue).toBeGreaterThan(0.09);
    expect(pValue).toBeLessThan(0.11);
  });

  it("is small where groups really differ, and gives the same numbers for the same seed", () => {
    const values = Array.from({ length: 60 }, (_, i) => (i < 30 ? 1 + (i % 3) : 5 + (i % 3)));
    const groups = values.map((_, i) => (i < 30 ? "urban" : "rural"));
    const weights = values.map(() => 100);
    const run = () => permutedBetween(values, weights, groups, { permutations: 999, seed: 20261123 });
    expect(run().pValue).toBe(0.001);
    expect(run()).toEqual(run());
  });

  it("has the between part of theilParts", () => {
    const row = fc.record({
      value: fc.integer({ min: 1, max: 99 }),
      weight: fc.integer({ min: 1, max: 99 }),
      group: fc.constantFrom("a", "b", "c"),
    });
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 30 }), (rows) => {
        const [values, weights, groups] = [
          rows.map((r) => r.value),
          rows.map((r) => r.weight),
          rows.map((r) => r.group),
        ];
        const { between } = permutedBetween(values, weights, groups, { permutations: 1, seed: 1 });
        expect(between).toBeCloseTo(theilParts(values, weights, groups).between, 12);
      }),
    );
  });
});

describe("seededChance", () => {
  it("deals every number about as often", () => {
    const chance = seededChance(42);
    const counts = Array.from({ length: 7 }, () => 0);
    for (let i = 0; i < 70_000; i++) counts[chance(7)]!++;
    const chiSquare = counts.reduce((sum, count) => sum + (count - 10_000) ** 2 / 10_000, 0);
    expect(chiSquare).toBeLessThan(22.46); // 0.1 % point of χ² with 6 degrees of freedom
  });
  it("refuses a seed that is not a whole number", () => {
    expect(() => seededChance(0.5)).toThrow(RangeError);
  });
});

describe("lorenzCurve", () => {
  it("encloses with the diagonal half the Gini coefficient", () => {
    const row = fc.record({ value: fc.integer({ min: 1, max: 999 }), weight: fc.integer({ min: 1, max: 99 }) });
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 40 }), (rows) => {
        const [values, weights] = [rows.map((r) => r.value), rows.map((r) => r.weight)];
        const points = lorenzCurve(values, weights);
        const area = points
          .slice(1)
          .reduce(
            (sum, p, i) => sum + ((p.students - points[i]!.students) * (p.resource + points[i]!.resource)) / 2,
            0,
          );
        expect(1 - 2 * area).toBeCloseTo(gini(values, weights), 11);
      }),
    );
  });
});
