import { describe, expect, it } from "vitest";
import { birthsAndEntries } from "./births-and-entries.ts";
import { birthsTable } from "./births-table.ts";
import { enrolmentOf } from "./enrolment.ts";

const enrolment = enrolmentOf(
  [2020, 2021].flatMap((schoolYear) =>
    ["a", "b"].map((unit) => ({ unit, schoolYear, grade: "1", students: schoolYear - 1990, groups: [] })),
  ),
  { labels: [] },
);
const row = { unit: "all", school_year: 2022, grade: "1", median: 64, low: 60, high: 68, low95: null, high95: null };
const method = { level: "all", years_ahead: 1, total: {}, grades: {}, births: { grade: "1", lag: 6 } };
const ask = { enrolment, births: null, methods: [method], whole: [row], grade: "1" };

describe("births beside entries", () => {
  it("adds up areas and schools, and goes on with what is expected", () => {
    const births = birthsTable([
      { area: "x", year: 2014, births: 40 },
      { area: "y", year: 2014, births: 25 },
      { area: "x", year: 2015, births: 41 },
    ]);
    expect(birthsAndEntries({ ...ask, births })).toEqual({
      births: [{ year: 2014, births: 65 }],
      grade: "1",
      lag: 6,
      entries: [
        { school_year: 2020, students: 60, expected: false, low: null, high: null },
        { school_year: 2021, students: 62, expected: false, low: null, high: null },
        { school_year: 2022, students: 64, expected: true, low: 60, high: 68 },
      ],
    });
  });

  it("says that births are missing, and that they are not used", () => {
    const said = birthsAndEntries({ ...ask, methods: [{ ...method, births: null }] });
    expect([said.births, said.lag, said.entries.length]).toEqual([null, null, 3]);
  });
});
