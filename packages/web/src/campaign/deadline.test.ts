import { expect, it } from "vitest";
import { daysUntil } from "./deadline.tsx";

it("counts whole days of the calendar, whatever the hour", () => {
  expect(daysUntil("2026-11-27", new Date(2026, 10, 25, 23, 59))).toBe(2);
  expect(daysUntil("2026-11-25", new Date(2026, 10, 25, 0, 1))).toBe(0);
  expect(daysUntil("2026-11-20", new Date(2026, 10, 25, 12))).toBe(-5);
});
