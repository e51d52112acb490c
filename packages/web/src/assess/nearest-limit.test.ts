import { expect, it } from "vitest";
import { printBeside } from "../text/index.ts";
import { nearestLimit } from "./nearest-limit.ts";

it("prints 2 of 236 per hundred beside the floor of 0.85 as 0.847, and not as 0.85", () => {
  const near = nearestLimit(1, { meets: false, floor: 0.85, floor_meets: false });
  expect(printBeside({ ...near, value: 200 / 236, reaching: true, decimals: 2 }, "zh")).toBe("0.847");
});

it("prints 0.998 beside the threshold where the floor is met", () => {
  const near = nearestLimit(1, { meets: false, floor: 0.85, floor_meets: true });
  expect(printBeside({ ...near, value: 900 / 902, reaching: true, decimals: 2 }, "zh")).toBe("0.998");
});
