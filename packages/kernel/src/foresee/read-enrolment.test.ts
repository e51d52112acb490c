import { describe, expect, it } from "vitest";
import type { Cell, SheetRow } from "../sense/index.ts";
import { readBirths } from "./read-births.ts";
import { readEnrolment } from "./read-enrolment.ts";

const place = { file: "e.csv", sheet: "e" };
const sheet = (...lines: readonly (readonly Cell[])[]): readonly SheetRow[] =>
  lines.map((cells, i) => ({ number: i + 1, cells }));
const HEAD = ["unit", "school_year", "grade", "students"];

describe("readEnrolment", () => {
  it("reads English and Chinese headers, school years as they are written, fractions and thousands", () => {
    const read = readEnrolment(
      sheet(
        ["学校代码", "学年", "年级", "在校生数"],
        ["a", "2023-24", "一年级", "1,234"],
        ["a", 2024, "一年级", "12.5"],
      ),
      place,
    );
    expect(read.rows.map(({ schoolYear, students }) => [schoolYear, students])).toEqual([
      [2023, 1234],
      [2024, 12.5],
    ]);
    expect(read.findings).toEqual([]);
  });

  it("lists everything that is wrong at once, each with its row and cell", () => {
    const read = readEnrolment(
      sheet(
        HEAD,
        ["", 2023, "1", 5],
        ["a", "soon", "1", 5],
        ["a", 2023, "", 5],
        ["a", 2023, "1", "many"],
        ["a", 2023, "2", -1],
        ["a", 2023, "3", 4],
        ["a", 2023, "3", 5],
      ),
      place,
    );
    expect(
      read.findings.filter(({ severity }) => severity === "error").map(({ code, place: { cell } }) => [code, cell]),
    ).toEqual([
      ["FORESEE-003", "A2"],
      ["FORESEE-004", "B3"],
      ["FORESEE-005", "C4"],
      ["FORESEE-006", "D5"],
      ["FORESEE-006", "D6"],
      ["FORESEE-007", "D8"],
    ]);
  });

  it("takes blanks and withheld numbers for missing, with a word about it", () => {
    const read = readEnrolment(
      sheet(HEAD, ["a", 2023, "1", ""], ["a", 2023, "2", "*"], ["a", 2023, "3", "<10"]),
      place,
    );
    expect(read.rows.map(({ students }) => students)).toEqual([null, null, null]);
    expect(read.findings.map(({ code, severity }) => [code, severity])).toEqual([["FORESEE-010", "warning"]]);
  });

  it("leaves out totals that stand beside grades, and keeps a file of totals only", () => {
    const both = readEnrolment(sheet(HEAD, ["a", 2023, "1", 5], ["a", 2023, "total", 5]), place);
    expect([both.rows.length, both.findings.map(({ code }) => code)]).toEqual([1, ["FORESEE-011"]]);
    expect(readEnrolment(sheet(["unit", "year", "students"], ["a", 2023, 5]), place).rows[0]?.grade).toBe("total");
  });

  it("keeps columns that put units together, not names nor measures", () => {
    const read = readEnrolment(
      sheet(
        [...HEAD, "district", "name", "teachers"],
        ["a", 2023, "1", 5, "D", "A school", 3],
        ["a", 2024, "1", 5, "D", "A school", 4],
        ["b", 2023, "1", 5, "D", "B school", 5],
        ["b", 2024, "1", 6, "D", "B school", 6],
      ),
      place,
    );
    expect([read.labels, read.rows[0]?.groups]).toEqual([["district"], ["D"]]);
  });

  it("takes a column for a grouping when it is asked for, or has the name of one", () => {
    const rows = sheet([...HEAD, "zone", "county"], ["a", 2023, "1", 5, "Z1", "X"], ["b", 2023, "1", 5, "Z2", "Y"]);
    expect([readEnrolment(rows, place).labels, readEnrolment(rows, place, ["zone"]).labels]).toEqual([
      ["county"],
      ["zone", "county"],
    ]);
  });

  it("says that grades were put in order, and points out an order that their names do not tell", () => {
    const codesOf = (...grades: readonly string[]) =>
      readEnrolment(sheet(HEAD, ...grades.map((grade) => ["a", 2023, grade, 5])), place).findings.map(
        ({ code }) => code,
      );
    expect([codesOf("K", "1"), codesOf("1", "K"), codesOf("2", "1", "special")]).toEqual([
      [],
      ["FORESEE-013"],
      ["FORESEE-012"],
    ]);
  });

  it("says what header is needed", () => {
    expect(readEnrolment(sheet(["a", "b"]), place).findings.map(({ code }) => code)).toEqual(["FORESEE-001"]);
  });
});

describe("readBirths", () => {
  it("reads births by area and year", () => {
    expect(readBirths(sheet(["area", "year", "births"], ["x", 2019, 100]), place).rows).toMatchObject([
      { area: "x", year: 2019, births: 100 },
    ]);
  });

  it("takes the population by age where births are missing: the newest count of a birth year", () => {
    const read = readBirths(
      sheet(["area", "year", "age", "population"], ["x", 2022, 3, 90], ["x", 2023, 4, 95], ["x", 2023, 0, 70]),
      place,
    );
    expect(read.rows).toMatchObject([
      { area: "x", year: 2019, births: 95 },
      { area: "x", year: 2023, births: 70 },
    ]);
  });
});
