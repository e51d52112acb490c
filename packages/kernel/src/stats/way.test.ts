import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { wayM } from "./way.ts";

const inChina = fc.record({
  lon: fc.double({ min: 75, max: 134, noNaN: true }),
  lat: fc.double({ min: 4, max: 53, noNaN: true }),
});

describe("wayM", () => {
  it("is 111.195 km for a degree of a meridian on the sphere of the mean radius", () => {
    expect(wayM({ lon: 116, lat: 40 }, { lon: 116, lat: 41 })).toBeCloseTo(111195.08, 1);
  });

  it("is the same there and back, and no detour is shorter", () => {
    fc.assert(
      fc.property(inChina, inChina, inChina, (a, b, c) => {
        expect(wayM(a, b)).toBeCloseTo(wayM(b, a), 6);
        expect(wayM(a, b)).toBeLessThanOrEqual(wayM(a, c) + wayM(c, b) + 1e-6);
      }),
    );
  });
});
