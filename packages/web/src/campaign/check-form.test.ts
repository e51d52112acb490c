import { expect, it } from "vitest";
import { emptyCells } from "./check-form.ts";

it("counts what was reported last year and is empty now; what is new or nought is not empty", () => {
  expect(emptyCells({ students: null, classes: 0 }, { students: 420, classes: 12, rooms: null, area: 3 })).toBe(2);
  expect(emptyCells({ students: null }, null)).toBe(0);
});
