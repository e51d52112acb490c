import { describe, expect, it } from "vitest";
import { enrolmentOf, type EnrolmentRow } from "./enrolment.ts";
import { groupSeries, unitSeries } from "./level-series.ts";

const row = (unit: string, schoolYear: number, grade: string, students: number | null): EnrolmentRow => ({
  unit,
  schoolYear,
  grade,
  students,
  groups: ["d"],
});

describe("enrolmentOf", () => {
  const table = enrolmentOf(
    [
      row("a", 2020, "1", 30),
      row("a", 2020, "2", 28),
      row("a", 2022, "1", 33),
      row("b", 2020, "2", 5),
      row("b", 2022, "2", null),
    ],
    { labels: ["district"] },
  );

  it("keeps the years between the first and the last, and the grades as they first appear", () => {
    expect([table.firstYear, table.years, table.grades, table.units]).toEqual([2020, 3, ["1", "2"], ["a", "b"]]);
  });

  it("has 0 for a grade that a school does not offer, and nothing for a year in which it is not there", () => {
    expect(Array.from(table.students)).toEqual([
      30,
      Number.NaN,
      33,
      28,
      Number.NaN,
      0,
      0,
      Number.NaN,
      0,
      5,
      Number.NaN,
      Number.NaN,
    ]);
  });

  it("never takes a blank for 0: the sum that needs it is not known", () => {
    const units = unitSeries(table);
    expect(Array.from(units.known)).toEqual([1, 0, 1, 1, 0, 0]);
    expect(Array.from(groupSeries(table, table.groupings[0]!).known)).toEqual([1, 0, 0]);
  });

  it("orders the grades as asked", () => {
    expect(enrolmentOf([row("a", 2020, "1", 3)], { labels: [], grades: ["K", "1"] }).grades).toEqual(["K", "1"]);
  });

  it("refuses nothing at all", () => {
    expect(() => enrolmentOf([], { labels: [] })).toThrow(RangeError);
  });
});
