import { describe, expect, it } from "vitest";
import { type ErrorBlock, errorSize } from "./error-size.ts";

const COUNT = 30;
const ones = Int32Array.from({ length: COUNT }, (_, one) => one);
const forecasts = new Float64Array(COUNT).fill(10_000);

/** One year ahead, at each of these origins, every group erred by so much, and each a little otherwise. */
function alike(shared: readonly number[]): readonly ErrorBlock[] {
  return shared.map((error, i) => ({
    origin: i + 3,
    step: 0,
    ones,
    forecasts,
    errors: Float64Array.from(ones, (one) => error + 0.002 * ((one % 5) - 2)),
  }));
}

function half(blocks: readonly ErrorBlock[], step: number, units = false): number {
  return errorSize(blocks, { origin: 20, step, units, count: COUNT, forecasts }).p80[0]!;
}

describe("errorSize", () => {
  it("says nothing before an error is known", () => {
    expect(Array.from(errorSize([], { origin: 5, step: 0, units: false, count: 2, forecasts }).p80)).toEqual([
      Number.NaN,
      Number.NaN,
    ]);
  });

  it("covers a shock that all groups share, though within a year they hardly differ", () => {
    expect(half(alike([0.02, -0.02, 0.02, -0.02, 0.02]), 0)).toBeGreaterThan(0.02);
    expect(half(alike([0, 0, 0, 0, 0]), 0)).toBeLessThan(0.02);
  });

  it("expects the shock of a whole region to grow with the years ahead before it was seen to", () => {
    const calm = alike([0, 0]);
    expect(half(calm, 4) / half(calm, 0)).toBeGreaterThan(2.2);
    expect(half(calm, 4) / half(calm, 0)).toBeLessThan(3.3);
  });

  it("is wider where the shock is known from fewer years", () => {
    expect(half(alike([0.01, -0.01]), 2)).toBeGreaterThan(half(alike([0.01, -0.01, 0.01, -0.01, 0.01, -0.01]), 2));
  });

  it("sees nothing of errors whose year has not come", () => {
    const known = alike([0.01, -0.01]);
    const later = { ...known[0]!, origin: 20, errors: new Float64Array(COUNT).fill(0.5) };
    expect(half([...known, later], 1)).toBe(half(known, 1));
  });
});
