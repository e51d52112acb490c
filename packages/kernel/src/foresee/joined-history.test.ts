import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { LineageEvent } from "../sense/index.ts";
import { madeUpRows } from "./enrolment.arbitrary.ts";
import { enrolmentOf, type EnrolmentRow } from "./enrolment.ts";
import { forecast } from "./forecast.ts";
import { withLineage } from "./joined-history.ts";

const event = (kind: string, from: string | null, to: string | null, year: number): LineageEvent => ({
  date: String(year),
  school_year: year,
  event: kind,
  from_code: from,
  from_name: null,
  to_code: to,
  to_name: null,
  note: null,
});
const rowsOf = (unit: string, values: Readonly<Record<number, number>>): readonly EnrolmentRow[] =>
  Object.entries(values).map(([year, students]) => ({
    unit,
    schoolYear: Number(year),
    grade: "1",
    students,
    groups: [],
  }));
const sumsOf = (rows: readonly EnrolmentRow[], unit: string) => {
  const { units, students, years } = enrolmentOf(rows, { labels: [] });
  const at = units.indexOf(unit);
  return Array.from(students.slice(at * years, (at + 1) * years));
};

describe("withLineage", () => {
  it("gives a school what the one that merged into it had: 30 + 50 in 2023", () => {
    const rows = [...rowsOf("A", { 2022: 31, 2023: 30 }), ...rowsOf("B", { 2022: 49, 2023: 50, 2024: 78 })];
    const found = withLineage(rows, [event("merge", "A", "B", 2024)]);
    expect(sumsOf(found.rows, "B")).toEqual([80, 80, 78]);
    expect(found.joined).toEqual([{ unit: "B", from: ["A"], first_year: 2022, last_year: 2023 }]);
    expect(found.findings.map(({ code }) => code)).toEqual(["FORESEE-022"]);
  });

  it("follows several steps: recoded, then merged", () => {
    const rows = [
      ...rowsOf("A", { 2022: 10 }),
      ...rowsOf("A2", { 2023: 11 }),
      ...rowsOf("B", { 2022: 5, 2023: 5, 2024: 16 }),
    ];
    const events = [event("recode", "A", "A2", 2023), event("merge", "A2", "B", 2024)];
    expect(sumsOf(withLineage(rows, events).rows, "B")).toEqual([15, 16, 16]);
  });

  it("shares out nothing of a school that split, and says so", () => {
    const rows = [...rowsOf("A", { 2023: 100, 2024: 60 }), ...rowsOf("C", { 2024: 40 })];
    const found = withLineage(rows, [event("split", "A", "C", 2024)]);
    expect([found.rows, found.joined]).toEqual([rows, []]);
    expect(found.findings.map(({ code }) => code)).toEqual(["FORESEE-023"]);
  });

  it("leaves alone what is only planned, and a school that is not there any more", () => {
    const rows = [...rowsOf("A", { 2023: 30, 2024: 30 }), ...rowsOf("B", { 2023: 50, 2024: 50 })];
    expect(withLineage(rows, [event("merge", "A", "B", 2025)]).rows).toEqual(rows);
    expect(withLineage(rows, [event("close", "X", null, 2024), event("merge", "B", "Y", 2024)]).rows).toEqual(rows);
  });

  it("loses no child: the region has as many in every year as before, and a forecast of the whole is made from the same sums", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 500 }), fc.integer({ min: 2003, max: 2008 }), (seed, year) => {
        const rows = madeUpRows(seed, { units: 5 }).filter(
          ({ unit, schoolYear }) => unit !== "school 1" || schoolYear < year,
        );
        const joined = withLineage(rows, [event("merge", "school 1", "school 2", year)]).rows;
        const whole = (these: readonly EnrolmentRow[]) =>
          [...Map.groupBy(these, ({ schoolYear }) => schoolYear)].map(([of, all]) => [
            of,
            all.reduce((sum, { students }) => sum + (students ?? 0), 0),
          ]);
        expect(whole(joined)).toEqual(whole(rows));
        const said = forecast(enrolmentOf(joined, { labels: ["district"] }), { horizon: 1, births: null });
        expect(said.forecasts.some(({ unit }) => unit === "school 1")).toBe(false);
      }),
      { numRuns: 15 },
    );
  });
});
