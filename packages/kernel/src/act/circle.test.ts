import fc from "fast-check";
import { expect, it } from "vitest";
import { circleOf } from "./circle.ts";
import { schedule } from "./schedule.ts";

const waiting = (id: string, ...dependsOn: string[]) => ({ id, dependsOn });

it("names the measures of the circle, and not those that only wait for it", () => {
  expect(circleOf([waiting("x", "a"), waiting("a", "b"), waiting("b", "c"), waiting("c", "a")])).toEqual([
    "a",
    "b",
    "c",
  ]);
});

it("is a circle of one when a measure waits for itself", () => {
  expect(circleOf([waiting("a", "a")])).toEqual(["a"]);
});

it("finds none where two wait for the same, nor where the one waited for is gone", () => {
  expect(circleOf([waiting("a", "c"), waiting("b", "a", "c"), waiting("c"), waiting("d", "gone")])).toBeNull();
  expect(circleOf([])).toBeNull();
});

it("finds a circle exactly when some measure is never done", () => {
  const measures = fc.array(fc.array(fc.integer({ min: 0, max: 5 }), { maxLength: 3 }), { minLength: 1, maxLength: 6 });
  fc.assert(
    fc.property(measures, (all) => {
      const known = all.map((waits, i) => waiting(String(i), ...waits.filter((one) => one < all.length).map(String)));
      const days = { startsOn: "2027-01-01", endsOn: "2027-01-02", changes: [] };
      const { never } = schedule(known.map((one) => ({ ...one, ...days })));
      expect(circleOf(known) !== null).toBe(never.length > 0);
    }),
  );
});
