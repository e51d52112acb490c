import { describe, expect, it } from "vitest";
import { readTable } from "./read-table.ts";
import type { TableForm } from "./table-form.ts";

const form: TableForm = {
  id: "t",
  name: { zh: "表", en: "table" },
  blanks: ["—"],
  columns: [
    { id: "teacher", type: "code", zh: "教师编号", en: "Teacher", headers: ["工号"], required: true, filled: true },
    {
      id: "stage",
      type: "choice",
      zh: "学段",
      en: "Stage",
      headers: [],
      required: true,
      filled: true,
      codes: { 小学: "primary", primary: "primary" },
    },
    {
      id: "years",
      type: "number",
      zh: "年限",
      en: "Years",
      headers: [],
      required: true,
      filled: false,
      min: 0,
      max: 60,
    },
    {
      id: "exempt",
      type: "flag",
      zh: "免予轮岗",
      en: "Exempt",
      headers: [],
      required: false,
      filled: false,
      blankIs: 0,
    },
  ],
};
const source = { file: "t.csv", sheet: "t" };
const rows = (...lines: readonly (readonly (string | number | null)[])[]) =>
  lines.map((cells, i) => ({ number: i + 1, cells }));

describe("readTable", () => {
  it("finds the header under a title, in any order and either language, and reads every type", () => {
    const read = readTable(
      rows(["教师名册"], ["Stage", "工号", "免予轮岗", "年限"], ["小学", 12, "是", "６"], ["primary", "T2", "", "—"]),
      form,
      source,
    );
    expect(read.findings).toEqual([]);
    expect(read.columns).toEqual({
      teacher: ["12", "T2"],
      stage: ["primary", "primary"],
      years: [6, null],
      exempt: [1, 0],
    });
    expect(read.placeOf(0, "years")).toEqual({ file: "t.csv", sheet: "t", field: "years", row: 3, cell: "D3" });
  });

  it("tells every mistake at once, each with its cell", () => {
    const read = readTable(
      rows(["teacher", "stage", "years", "备注"], ["", "大学", 99], ["T1", "小学", "六"]),
      form,
      source,
    );
    expect(read.findings.map(({ code, place }) => [code, place.cell])).toEqual([
      ["SENSE-091", "D1"],
      ["SENSE-093", "A2"],
      ["SENSE-092", "B2"],
      ["SENSE-094", "C2"],
      ["SENSE-092", "C3"],
    ]);
  });

  it("names the columns that a header lacks", () => {
    const { rows: count, findings } = readTable(rows(["teacher", "years"], ["T1", 3]), form, source);
    expect([count, findings.map(({ en }) => en)]).toEqual([
      0,
      ["The header of “table” lacks these columns and cannot be read: stage."],
    ]);
  });

  it("has no rows where nothing stands", () => {
    expect(readTable([], form, source).rows).toBe(0);
  });
});
