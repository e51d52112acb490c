import { describe, expect, it } from "vitest";
import { checkLineage, readLineage } from "./index.ts";
import type { LineageForm } from "./index.ts";
import type { Cell } from "./cell.ts";
import { readLineageDate } from "./lineage-date.ts";

const column = (zh: string, en: string, required = false) => ({ zh, en, headers: [en, zh], required });
const form: LineageForm = {
  id: "lineage",
  name: { zh: "沿革表", en: "Lineage" },
  version: "1",
  sheets: ["沿革"],
  returnDay: "09-01",
  columns: {
    date: column("日期", "date", true),
    event: column("变动", "event", true),
    from_code: column("原学校标识码", "from_code"),
    from_name: column("原学校名称", "from_name"),
    to_code: column("现学校标识码", "to_code"),
    to_name: column("现学校名称", "to_name"),
    note: column("说明", "note"),
  },
  events: [
    { id: "merge", zh: "并入", en: "Merged into", needs: ["from_code", "to_code"], also: ["撤并"] },
    { id: "close", zh: "撤销", en: "Closed", needs: ["from_code"], also: [] },
  ],
};
const read = (...rows: readonly (readonly Cell[])[]) =>
  readLineage(
    rows.map((cells, i) => ({ number: i + 1, cells })),
    { file: "沿革.xlsx", sheet: "沿革", form },
  );
const header = ["变动", "日期", "原学校标识码", "原学校名称", "现学校标识码", "说明"];

describe("a lineage sheet", () => {
  it("is read under a title, in any order of columns, by any spelling", () => {
    const { events, findings } = read(
      ["学校沿革表"],
      header,
      ["撤并", "２０２５年７月１５日", 2199210107, "西园小学", "2199210102", "青教〔2025〕3号"],
      [null, null],
      ["closed", "2023-10-08", "2199218703", null, "—", ""],
    );
    expect(findings).toEqual([]);
    expect(events).toEqual([
      {
        date: "2025-07-15",
        school_year: 2025,
        event: "merge",
        from_code: "2199210107",
        from_name: "西园小学",
        to_code: "2199210102",
        to_name: null,
        note: "青教〔2025〕3号",
        place: { file: "沿革.xlsx", sheet: "沿革", row: 3, field: "event", cell: "A3" },
      },
      expect.objectContaining({ school_year: 2024, event: "close", from_code: "2199218703", to_code: null }),
    ]);
  });

  it("says all that is wrong, each with its cell, and leaves those lines out", () => {
    const { events, findings } = read(
      header,
      ["并入", "2025-02-30", "2199210107", "", "2199210102", ""],
      ["消失", "2025", "2199210107", "", "", ""],
      ["并入", "2025", "2199210107", "", "", ""],
      ["并入", "", "2.19921E+09", "", "2199210102", ""],
      ["撤销", "2025", "1", "", "", ""],
      ["撤销", "2025", "1", "", "", ""],
    );
    expect(findings.map(({ code, severity, place }) => [code, severity, place.cell])).toEqual([
      ["SENSE-091", "error", "B2"],
      ["SENSE-092", "error", "A3"],
      ["SENSE-093", "error", "E4"],
      ["SENSE-091", "error", "B5"],
      ["SENSE-094", "error", "C5"],
      ["SENSE-095", "warning", "A7"],
    ]);
    expect(events.map((one) => one.from_code)).toEqual(["1", "1"]);
  });

  it("without a header says which columns it needs", () => {
    const { events, findings } = read(["学校", "备注"], ["a", "b"]);
    expect(events).toEqual([]);
    expect(findings).toMatchObject([{ code: "SENSE-090", severity: "error", zh: expect.stringContaining("日期") }]);
  });
});

describe("a day", () => {
  it("is read as people write it", () => {
    const spellings: readonly (readonly [Cell, string | null])[] = [
      ["2025-07-15", "2025-07-15"],
      ["2025/7/5", "2025-07-05"],
      ["2025.7.5", "2025-07-05"],
      ["2025年7月5日", "2025-07-05"],
      ["2025年7月", "2025-07"],
      [20250705, "2025-07-05"],
      [2025, "2025"],
      ["2025学年", "2025"],
      ["2025-2026学年", "2025"],
      ["2011-12", "2011-12"],
      ["2011-12学年", "2011"],
      [new Date("2025-07-15T00:00:00Z"), "2025-07-15"],
      ["2025-13-01", null],
      ["2025-02-30", null],
      ["去年", null],
      ["", null],
      [null, null],
      ["0025", null],
    ];
    expect(spellings.map(([cell]) => readLineageDate(cell))).toEqual(spellings.map(([, day]) => day));
  });
});

describe("a lineage against the returns", () => {
  it("says which codes are not there, only for years that have a return", () => {
    const { events } = read(header, ["并入", "2025", "A", "", "B", ""], ["撤销", "2020", "X", "", "", ""]);
    const codes = new Map([
      [2024, new Set(["A", "B"])],
      [2025, new Set(["C"])],
    ]);
    expect(checkLineage(events, codes, "x").map(({ code, place, en }) => [code, place.row, en])).toEqual([
      ["SENSE-096", 2, "The code B of the lineage is not in the return of 2025."],
    ]);
  });
});
