import { describe, expect, it } from "vitest";
import type { Cell, SheetRow } from "../sense/index.ts";
import { readChanges, readHousing } from "./read-planned-changes.ts";

const place = { file: "p.csv", sheet: "p" };
const sheet = (...lines: readonly (readonly Cell[])[]): readonly SheetRow[] =>
  lines.map((cells, i) => ({ number: i + 1, cells }));
const told = (read: { findings: readonly { code: string; place: { row?: number; field?: string } }[] }) =>
  read.findings.map(({ code, place: at }) => [code, at.row, at.field]);

describe("readHousing", () => {
  it("reads English and Chinese headers, the grade where it is given", () => {
    const read = readHousing(
      sheet(
        ["单位", "学年", "住房套数", "户均学生数", "年级"],
        ["a", "2026-27", "1,200", "0.3", ""],
        ["a", 2027, 50, 0.2, "1"],
      ),
      place,
    );
    expect(read.rows.map((row) => [row.schoolYear, row.dwellings, row.studentsPerDwelling, row.grade])).toEqual([
      [2026, 1200, 0.3, null],
      [2027, 50, 0.2, "1"],
    ]);
  });

  it("lists every wrong cell at once; a blank number is not 0", () => {
    const read = readHousing(
      sheet(["unit", "school_year", "dwellings", "students_per_dwelling"], ["", "soon", "", -1], ["a", 2026, 5, 0.3]),
      place,
    );
    expect(told(read)).toEqual([
      ["FORESEE-003", 2, "unit"],
      ["FORESEE-004", 2, "school_year"],
      ["FORESEE-006", 2, "dwellings"],
      ["FORESEE-006", 2, "students_per_dwelling"],
    ]);
    expect(read.rows.length).toBe(1);
  });
});

describe("readChanges", () => {
  it("reads what opens, closes and merges, in either language, with the groups of further columns", () => {
    const read = readChanges(
      sheet(
        ["school_year", "kind", "unit", "into", "from", "share", "township"],
        [2026, "新建", "n", "", "a", 0.4, "t"],
        [2027, "Close", "b", "a", "", "", ""],
      ),
      place,
    );
    expect(read.rows).toEqual([
      {
        schoolYear: 2026,
        kind: "open",
        unit: "n",
        into: "",
        from: "a",
        share: 0.4,
        groups: { township: "t" },
        place: { ...place, row: 2 },
      },
      {
        schoolYear: 2027,
        kind: "close",
        unit: "b",
        into: "a",
        from: "",
        share: null,
        groups: {},
        place: { ...place, row: 3 },
      },
    ]);
  });

  it("lists every wrong cell at once, also where a column is missing", () => {
    const read = readChanges(
      sheet(
        ["school_year", "kind", "unit", "from", "share"],
        [2026, "moves", "a", "", ""],
        [2026, "merge", "b", "", ""],
        [2026, "open", "n", "a", 1.5],
      ),
      place,
    );
    expect(told(read)).toEqual([
      ["FORESEE-030", 2, "kind"],
      ["FORESEE-031", 3, "into"],
      ["FORESEE-032", 4, "share"],
    ]);
  });

  it("says which columns are needed", () => {
    expect(told(readChanges(sheet(["a", "b"]), place))).toEqual([["FORESEE-001", undefined, undefined]]);
  });
});
