import { describe, expect, it } from "vitest";
import { enrolmentOf, type EnrolmentRow } from "./enrolment.ts";
import { forecast } from "./forecast.ts";
import { joinedFiles } from "./join-files.ts";

const row = (unit: string, schoolYear: number, students: number, groups: readonly string[] = []): EnrolmentRow => ({
  unit,
  schoolYear,
  grade: "1",
  students,
  groups,
});
const file = (name: string, rows: readonly EnrolmentRow[], labels: readonly string[] = []) => ({
  file: name,
  rows,
  labels,
  findings: [],
});

describe("joinedFiles", () => {
  it("leaves one file as it is", () => {
    const only = file("a.csv", [row("a", 2020, 5, ["x"])], ["county"]);
    expect(joinedFiles([only])).toBe(only);
  });

  it("makes a level of files that keep a district each, which adds up to the whole", () => {
    const years = [2020, 2021, 2022, 2023, 2024];
    const of = (unit: string, size: number) => years.map((year, i) => row(unit, year, size + i));
    const both = joinedFiles([file("north.csv.gz", [...of("a", 50), ...of("b", 70)]), file("south.csv", of("c", 40))]);
    expect([both.labels, both.rows[0]!.groups, both.rows.at(-1)!.groups]).toEqual([["file"], ["north"], ["south"]]);
    const said = forecast(enrolmentOf(both.rows, both), { horizon: 2, births: null });
    const total = (
      rows: readonly { readonly grade: string; readonly median: number; readonly school_year: number }[],
    ) =>
      rows
        .filter((one) => one.grade === "total" && one.school_year === 2026)
        .reduce((sum, { median }) => sum + median, 0);
    expect(said.groups["file"]!.map(({ unit }) => unit)).toContain("south");
    expect(total(said.groups["file"]!)).toBeCloseTo(total(said.groups["all"]!), 9);
    expect(total(said.forecasts)).toBeCloseTo(total(said.groups["all"]!), 9);
  });

  it("puts units of a file without a column under the file's name in it", () => {
    const both = joinedFiles([
      file("a.csv", [row("a", 2020, 5, ["x"])], ["county"]),
      file("b.csv", [row("b", 2020, 5)]),
    ]);
    expect([both.labels, both.rows[1]!.groups]).toEqual([
      ["county", "file"],
      ["b", "b"],
    ]);
  });

  it("joins files of different years of the same schools without a level", () => {
    const both = joinedFiles([file("2020.csv", [row("a", 2020, 5)]), file("2021.csv", [row("a", 2021, 6)])]);
    expect([both.labels, both.findings]).toEqual([[], []]);
  });

  it("refuses what would be counted twice, and names both files", () => {
    const { findings } = joinedFiles([file("a.csv", [row("a", 2020, 5)]), file("b.csv", [row("a", 2020, 5)])]);
    expect(findings.map(({ code, severity, where }) => [code, severity, where.includes("b.csv")])).toEqual([
      ["FORESEE-008", "error", true],
    ]);
  });
});
