import { describe, expect, it } from "vitest";
import { expectedStudents } from "./expected-students.ts";

const row = (unit: string, school_year: number, grade: string, median: number) => ({
  unit,
  school_year,
  grade,
  median,
});
const rows = [
  row("A", 2028, "K", 5),
  row("A", 2028, "1", 10),
  row("A", 2028, "2", 20.5),
  row("A", 2028, "7", 30),
  row("A", 2029, "1", 99),
  row("B", 2028, "7", 7),
  row("A", 2028, "total", 65.5),
];
const grades = ["K", "1", "2", "7"];
const entries = [
  { stage: "lower_secondary", grade: "7" },
  { stage: "primary", grade: "1" },
];

describe("students of a forecast by stage", () => {
  it("sums the grades of each stage in one year; what comes before the first stage, and the total, belong to none", () => {
    expect(expectedStudents(rows, { grades, entries, schoolYear: 2028 })).toEqual([
      { unit: "A", stage: "primary", students: 30.5 },
      { unit: "A", stage: "lower_secondary", students: 30 },
      { unit: "B", stage: "lower_secondary", students: 7 },
    ]);
  });

  it("takes every grade for a stage where no entry is among them", () => {
    const stages = [row("A", 2028, "primary", 12)];
    expect(expectedStudents(stages, { grades: ["primary"], entries, schoolYear: 2028 })).toEqual([
      { unit: "A", stage: "primary", students: 12 },
    ]);
  });

  it("has nothing of a year that is not forecast", () => {
    expect(expectedStudents(rows, { grades, entries, schoolYear: 2040 })).toEqual([]);
  });
});
