import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ringOrder } from "./ring-order.ts";

/** The ring as one would do it by hand: a list from which the drawn are struck. */
function byHand(count: number, start: number, interval: number): number[] {
  const ring = Array.from({ length: count }, (_, i) => i + 1);
  const order = ring.splice(start - 1, 1);
  let at = start - 1;
  while (ring.length > 0) {
    for (let step = 1; step < interval; step++) at = (at + 1) % ring.length;
    at %= ring.length;
    order.push(...ring.splice(at, 1));
  }
  return order;
}

describe("the ring of start number and interval", () => {
  it("draws as published in Nanchang 2023: 20 applicants, 15 places, start 6, interval 3", () => {
    const published = [6, 9, 12, 15, 18, 1, 4, 8, 13, 17, 2, 7, 14, 20, 10];
    expect(Array.from(ringOrder(20, { start: 6, interval: 3 })).slice(0, 15)).toEqual(published);
  });

  it("draws 387, then every seventh, as announced for the Jin'an campus of Fuzhou Hualun", () => {
    const order = Array.from(ringOrder(1200, { start: 387, interval: 7 }));
    expect(order.slice(0, 4)).toEqual([387, 394, 401, 408]);
    // (1200 − 387) ÷ 7 = 116.1: 116 more reach 1199, then the ring closes: 1200 and 1 to 6 are counted
    expect(order.slice(115, 119)).toEqual([1192, 1199, 6, 13]);
  });

  it("is what striking numbers from a list by hand gives", () => {
    const rings = fc
      .integer({ min: 1, max: 60 })
      .chain((n) => fc.tuple(fc.constant(n), fc.integer({ min: 1, max: n }), fc.integer({ min: 1, max: n })));
    fc.assert(
      fc.property(rings, ([count, start, interval]) => {
        expect(Array.from(ringOrder(count, { start, interval }))).toEqual(byHand(count, start, interval));
      }),
      { numRuns: 500 },
    );
  });

  it("gives every number the same chance when every start is tried", () => {
    for (const interval of [1, 3, 7, 20]) {
      const wins = new Int32Array(20);
      for (let start = 1; start <= 20; start++)
        for (const number of ringOrder(20, { start, interval }).slice(0, 6)) wins[number - 1]!++;
      expect(Array.from(wins)).toEqual(Array.from({ length: 20 }, () => 6));
    }
  });

  it("refuses a start or an interval outside the ring", () => {
    expect(() => ringOrder(20, { start: 21, interval: 3 })).toThrow("start from 1 to 20, got 21");
    expect(() => ringOrder(20, { start: 1, interval: 0 })).toThrow("interval from 1 to 20, got 0");
  });
});
