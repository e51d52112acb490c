import { expect, it } from "vitest";
import { sliceOf } from "./virtual-rows.ts";

it("draws the first rows and leaves room for the rest", () =>
  expect(sliceOf({ rows: 1000, rowHeight: 40, scrolled: 0, height: 400 })).toEqual({
    from: 0,
    to: 22,
    above: 0,
    below: 39120,
  }));
it("draws all rows of a short table", () =>
  expect(sliceOf({ rows: 3, rowHeight: 40, scrolled: 0, height: 400 })).toEqual({
    from: 0,
    to: 3,
    above: 0,
    below: 0,
  }));
it("draws around what is in sight", () =>
  expect(sliceOf({ rows: 1000, rowHeight: 40, scrolled: 20000, height: 400 })).toEqual({
    from: 488,
    to: 522,
    above: 19520,
    below: 19120,
  }));
it("stays within a table that became shorter than the scroll", () => {
  const slice = sliceOf({ rows: 5, rowHeight: 40, scrolled: 20000, height: 400 });
  expect(slice.to).toBe(5);
  expect(slice.from).toBeLessThanOrEqual(5);
});
