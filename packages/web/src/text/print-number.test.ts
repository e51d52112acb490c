import { expect, it } from "vitest";
import { decimalsFor, printAmount, printBeside, printExact, printNumber, printShare } from "./print-number.ts";

it("never prints a CV of 0.501787 as 0.50 beside the limit 0.50 (Jiujiang 2023)", () =>
  expect(printBeside({ value: 0.501787, limit: 0.5, over: true, decimals: 2 }, "zh")).toBe("0.502"));
it("keeps three decimals where they tell the side", () =>
  expect(printBeside({ value: 0.312782, limit: 0.5, over: false, decimals: 3 }, "zh")).toBe("0.313"));
it("adds decimals to a value just below its threshold", () =>
  expect(printBeside({ value: 4.1996, limit: 4.2, over: false, reaching: true, decimals: 2 }, "zh")).toBe(
    "4.1996".slice(0, 6),
  ));
it("prints a value at its threshold as it is", () =>
  expect(printBeside({ value: 4.2, limit: 4.2, over: true, reaching: true, decimals: 2 }, "en")).toBe("4.20"));
it("prints a CV at its limit as within", () =>
  expect(printBeside({ value: 0.5, limit: 0.5, over: false, decimals: 3 }, "en")).toBe("0.500"));
it("separates thousands", () => expect(printNumber(2496.67, 0, "en")).toBe("2,497"));
it("prints amounts without empty decimals", () =>
  expect([printAmount(3, "zh"), printAmount(12.5, "zh"), printAmount(4210.38, "zh")]).toEqual(["3", "12.5", "4,210"]));
it("prints shares as percent", () => expect(printShare(0.85, "zh")).toBe("85%"));
it("prints exactly without binary dust", () => expect(printExact(0.1 + 0.2, "en")).toBe("0.3"));
it("chooses decimals by size", () =>
  expect([decimalsFor(2000), decimalsFor(120), decimalsFor(4.2)]).toEqual([0, 1, 2]));
