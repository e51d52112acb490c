import { expect, it } from "vitest";
import { ticksOf } from "./ticks.ts";

it("takes round steps that reach the end", () => {
  expect(ticksOf(0.53, 4)).toEqual([0, 0.2, 0.4, 0.6]);
  expect(ticksOf(100, 5)).toEqual([0, 20, 40, 60, 80, 100]);
  expect(ticksOf(8400, 4)).toEqual([0, 2500, 5000, 7500, 10_000]);
});
it("has an axis also where there is nothing", () => expect(ticksOf(0, 4)).toEqual([0, 1]));
