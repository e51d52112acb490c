import fc from "fast-check";
import { expect, it } from "vitest";
import { dayAfter } from "@youheng/kernel/act";
import { timelineScale } from "./timeline-scale.ts";

it("runs over whole quarters, and over the turn of a year", () => {
  const scale = timelineScale(["2027-11-20", "2028-02-01"]);
  expect([scale.from, scale.to]).toEqual(["2027-10-01", "2028-03-31"]);
  expect(scale.ticks).toEqual([
    { day: "2027-10-01", year: 2027, quarter: 4 },
    { day: "2028-01-01", year: 2028, quarter: 1 },
  ]);
});

it("names years only, when there are many", () => {
  const { ticks } = timelineScale(["2026-05-01", "2031-06-01"]);
  expect(ticks.map(({ day, quarter }) => [day, quarter])).toEqual([
    ["2026-04-01", null],
    ["2027-01-01", null],
    ["2028-01-01", null],
    ["2029-01-01", null],
    ["2030-01-01", null],
    ["2031-01-01", null],
  ]);
});

it("keeps every day between its ends, in order", () => {
  fc.assert(
    fc.property(fc.array(fc.nat(4000), { minLength: 1, maxLength: 6 }), (numbers) => {
      const days = numbers.toSorted((a, b) => a - b).map((n) => dayAfter("2025-01-01", n));
      const scale = timelineScale(days);
      const places = days.map((day) => scale.at(day));
      expect(places.every((place, i) => place >= 0 && place < 1 && (i === 0 || place >= places[i - 1]!))).toBe(true);
    }),
  );
});
