import { describe, expect, it } from "vitest";
import { likelyValues, normalQuantile } from "./spread.ts";

describe("likelyValues", () => {
  const values = likelyValues({ median: 100, high: 110, high95: 115 });

  it("has the median in the middle and four fifths inside the 80 % interval", () => {
    expect(values[49]).toBe(100);
    const inside = values.filter((value) => value >= 90 && value <= 110).length / values.length;
    expect(inside).toBeGreaterThan(0.78);
    expect(inside).toBeLessThan(0.82);
  });

  it("rises, and is never below nothing", () => {
    const wide = likelyValues({ median: 5, high: 15, high95: 25 });
    expect(wide.every((value, i) => value >= 0 && (i === 0 || value >= wide[i - 1]!))).toBe(true);
  });

  it("is the median alone without an interval", () => {
    expect(new Set(likelyValues({ median: 7, high: null, high95: null }))).toEqual(new Set([7]));
  });
});

it("normalQuantile knows the tables", () => {
  expect(normalQuantile(0.975)).toBeCloseTo(1.96, 3);
  expect(normalQuantile(0.1)).toBeCloseTo(-1.2816, 3);
});
