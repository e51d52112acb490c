import fc from "fast-check";
import { expect, it } from "vitest";
import { dayAfter } from "./due.ts";
import { reminderStage } from "./reminder-stage.ts";

const rules = { daysBefore: [14, 3, 0], firstDayLate: 1, everyDaysLate: 7 };

it("reminds 14, 3 and 0 days before, the day after, and then every week: worked by hand for 2027-08-31", () => {
  const days = ["2027-08-16", "2027-08-17", "2027-08-27", "2027-08-28", "2027-08-31", "2027-09-01", "2027-09-07"];
  expect(days.map((day) => reminderStage("2027-08-31", day, rules))).toEqual([null, 14, 14, 3, 0, -1, -1]);
  expect(reminderStage("2027-08-31", "2027-09-08", rules)).toBe(-8);
});

it("never goes back to an earlier reminder, and repeats one only until the next has come", () => {
  fc.assert(
    fc.property(fc.integer({ min: -30, max: 60 }), (offset) => {
      const now = reminderStage("2027-08-31", dayAfter("2027-08-31", offset), rules);
      const next = reminderStage("2027-08-31", dayAfter("2027-08-31", offset + 1), rules);
      expect((next ?? Infinity) <= (now ?? Infinity)).toBe(true);
    }),
  );
});

it("says nothing before the due day where no days before are named, and refuses a rhythm of nothing", () => {
  expect(reminderStage("2027-08-31", "2027-08-31", { ...rules, daysBefore: [] })).toBeNull();
  expect(() => reminderStage("2027-08-31", "2027-08-31", { ...rules, everyDaysLate: 0 })).toThrow(RangeError);
  expect(() => reminderStage("2027-08-32", "2027-08-31", rules)).toThrow(RangeError);
});
