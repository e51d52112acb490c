import fc from "fast-check";
import { expect, it } from "vitest";
import { dayAfter, dayNumber, dueState } from "./due.ts";

it.each([
  ["2027-08-31", "2027-08-01", { state: "on_time", days: 30 }],
  ["2027-08-31", "2027-08-25", { state: "due_soon", days: 6 }],
  ["2027-08-31", "2027-08-31", { state: "due_soon", days: 0 }],
  ["2027-08-31", "2027-09-01", { state: "overdue", days: -1 }],
] as const)("%s stands on %s as %o", (due, today, standing) => {
  expect(dueState(due, { today, soonDays: 14, isClosed: false })).toEqual(standing);
});

it("has no days once it is closed", () => {
  expect(dueState("2020-01-01", { today: "2027-01-01", soonDays: 14, isClosed: true })).toEqual({
    state: "closed",
    days: null,
  });
});

it("counts days as the calendar does, over leap days and turns of centuries", () => {
  expect(dayAfter("2028-02-28", 1)).toBe("2028-02-29");
  expect(dayAfter("2100-02-28", 1)).toBe("2100-03-01");
  expect(dayAfter("1999-12-31", 1)).toBe("2000-01-01");
  fc.assert(
    fc.property(fc.integer({ min: -100_000, max: 100_000 }), (n) => {
      const day = new Date(n * 86_400_000).toISOString().slice(0, 10);
      return dayNumber(day) === n && dayAfter("1970-01-01", n) === day;
    }),
  );
});

it.each(["", "2027-13-01", "2027-02-29", "2027-04-31", "tomorrow", "2027-1-1"])(
  "refuses %s, which is no day",
  (day) => {
    expect(() => dayNumber(day)).toThrow(RangeError);
  },
);
