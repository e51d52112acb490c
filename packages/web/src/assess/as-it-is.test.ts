import { expect, it } from "vitest";
import { asItIs } from "./as-it-is.ts";

it("never prints that 51 is at most 45", () => {
  expect(asItIs("51 ≤ 45", "falls_short")).toBe("51 > 45");
  expect(asItIs("0 × 12 ≥ 5 + 0", "falls_short")).toBe("0 × 12 < 5 + 0");
});

it("leaves what holds, and what cannot be told, as it was asked", () => {
  expect(asItIs("44 ≤ 45", "meets")).toBe("44 ≤ 45");
  expect(asItIs("— ≤ 45", "not_assessable")).toBe("— ≤ 45");
  expect(asItIs("3 ≥ 2 and 51 ≤ 45", "falls_short")).toBe("3 ≥ 2 and 51 ≤ 45");
});
