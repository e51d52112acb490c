import { describe, expect, it } from "vitest";
import { columnLetter } from "./cell.ts";
import { factsOf, readRows } from "./testing-form.ts";

const found = (rows: Parameters<typeof readRows>[0], more?: Parameters<typeof readRows>[1]): string[] =>
  readRows(rows, more)
    .findings.filter((one) => one.code !== "SENSE-026")
    .map((one) => `${one.severity} ${one.code} ${one.place.cell ?? one.place.row ?? ""}`);

describe("headers", () => {
  it("stands under title rows, in any order, in Chinese or English", () => {
    const { facts, columns } = readRows([
      ["某县2024年统计表"],
      [],
      ["students_primary", "备注", "学校\n名称", "学校标识码"],
      [120, "好", "一小", "001"],
    ]);
    expect(facts.text).toEqual({ school_code: ["001"], school_name: ["一小"] });
    expect(facts.numbers).toEqual({ students_primary: Float64Array.of(120) });
    expect(columns.map((column) => column.column)).toEqual(["students_primary", null, "school_name", "school_code"]);
    expect(facts.origin).toEqual({
      file: "a.xlsx",
      sheet: "学校",
      rowNumbers: [4],
      columnLetters: { school_code: "D", school_name: "C", students_primary: "A" },
    });
  });

  it("takes no sentence above a table apart word by word: that once never ended", () => {
    const sentence = "please look at this cell , and at that one , ".repeat(40);
    const { facts } = readRows([
      [sentence],
      [sentence, sentence],
      [sentence],
      ["学校标识码", "小学在校生数"],
      ["001", 1],
    ]);
    expect(facts.numbers["students_primary"]).toEqual(Float64Array.of(1));
  });

  it("joins merged headers of several rows top-down", () => {
    const merges = [
      { startRow: 0, endRow: 0, startCol: 0, endCol: 4 },
      { startRow: 1, endRow: 2, startCol: 0, endCol: 0 },
      { startRow: 1, endRow: 1, startCol: 1, endCol: 2 },
      { startRow: 1, endRow: 1, startCol: 3, endCol: 4 },
    ];
    const { columns, facts } = readRows(
      [
        ["表一"],
        ["学校标识码", "小学", null, "初中", null],
        [null, "在校生数", "专任教师数", "在校生数", "专任教师数"],
        ["001", 1, 2, 3, 4],
      ],
      { merges },
    );
    expect(columns.map((column) => [column.letter, column.header, column.column])).toEqual([
      ["A", "学校标识码", "school_code"],
      ["B", "小学/在校生数", "students_primary"],
      ["C", "小学/专任教师数", "teachers_primary"],
      ["D", "初中/在校生数", "students_lower_secondary"],
      ["E", "初中/专任教师数", "teachers_lower_secondary"],
    ]);
    expect(facts.numbers["teachers_lower_secondary"]).toEqual(Float64Array.of(4));
  });

  it("joins them too where the merges were lost, as in CSV", () => {
    const { facts } = readRows([
      ["学校标识码", "小学", "", "教学仪器设备值"],
      ["", "在校生数", "专任教师数", "万元"],
      ["001", "1", "2", "1.1"],
    ]);
    expect(facts.numbers).toEqual({
      students_primary: Float64Array.of(1),
      teachers_primary: Float64Array.of(2),
      equipment_yuan: Float64Array.of(11_000),
    });
  });

  it("understands units in brackets, full-width or not, and after a comma", () => {
    for (const header of [
      "教学仪器设备值（万元）",
      "教学仪器设备值(万元)",
      "教学仪器设备值 【万元】",
      "教学仪器设备值，万元",
      "教学仪器设备值 万元",
      "教学仪器设备值万元",
      " 教学仪器设备值 / 万元 ",
    ])
      expect(
        factsOf([
          ["学校标识码", header],
          ["001", "12.34"],
        ]).numbers["equipment_yuan"],
      ).toEqual(Float64Array.of(123_400));
    expect(
      found([
        ["学校标识码", "教学及辅助用房面积（m²）"],
        ["001", 5],
      ]),
    ).toEqual([]);
  });

  it("warns of a unit that it does not know, and of a unit for the whole sheet", () => {
    expect(
      found([
        ["学校标识码", "教学及辅助用房面积（公顷）"],
        ["001", 5],
      ]),
    ).toEqual(["warning SENSE-005 B1"]);
    expect(
      found([
        [null, "单位：万元"],
        ["学校标识码", "教学仪器设备值"],
        ["001", 5],
      ]),
    ).toEqual(["warning SENSE-006 B1"]);
  });

  it("reports twins, missing needed columns and unknown columns", () => {
    expect(
      found([
        ["学校标识码", "学校名称", "学校名称", "食堂"],
        ["001", "一小", "二小", 1],
      ]),
    ).toEqual(["error SENSE-003 C1", "note SENSE-004 D1"]);
    expect(
      found([
        ["学校名称", "小学在校生数"],
        ["一小", 5],
      ]),
    ).toEqual(["error SENSE-002 1"]);
    expect(
      factsOf([
        ["学校标识码", "学校名称", "学校名称"],
        ["001", "一小", "二小"],
      ]).text["school_name"],
    ).toEqual(["一小"]);
  });

  it("says what it saw when no header is known, and shows the columns to match by hand", () => {
    const { findings, columns, facts } = readRows([
      ["a", "b"],
      [1, 2],
    ]);
    expect(findings.map((one) => one.code)).toEqual(["SENSE-001"]);
    expect(columns).toEqual([
      { letter: "A", header: "a", column: null },
      { letter: "B", header: "b", column: null },
    ]);
    expect(facts.rows).toBe(0);
  });

  it("follows a mapping made by hand, also for headers it does not know and for columns the user does not want", () => {
    const rows = [
      ["编号", "人数", "学校名称"],
      ["001", 7, "一小"],
    ];
    const mapping = [
      { letter: "A", header: "编号", column: "school_code" },
      { letter: "B", header: "人数", column: "students_primary" },
      { letter: "C", header: "学校名称", column: null },
    ];
    const { facts, fingerprint } = readRows(rows, { mapping });
    expect([facts.text, facts.numbers]).toEqual([{ school_code: ["001"] }, { students_primary: Float64Array.of(7) }]);
    expect(fingerprint).toBe(readRows(rows, { mapping }).fingerprint);
    expect(fingerprint).not.toBe(
      readRows(
        [
          ["编号", "人数"],
          ["001", 7],
        ],
        { mapping },
      ).fingerprint,
    );
  });
});

describe("rows", () => {
  it("leaves out blank rows, totals, remarks and repeated headers, and says so", () => {
    const rows = [
      ["学校标识码", "学校名称", "小学在校生数"],
      ["001", "一小", 5],
      [null, "　", ""],
      ["合 计：", null, 12],
      ["学校标识码", "学校名称", "小学在校生数"],
      ["002", "二小", 7],
      ["填表人：", "张三", null],
    ];
    expect(found(rows)).toEqual(["note SENSE-007 4", "note SENSE-007 5", "note SENSE-007 7"]);
    expect(factsOf(rows).origin.rowNumbers).toEqual([2, 6]);
  });

  it("keeps a school whose name only begins like a total", () => {
    expect(
      factsOf([
        ["学校标识码", "学校名称"],
        ["001", "合计镇小学"],
        ["002", "Total Elementary"],
      ]).rows,
    ).toBe(2);
  });

  it("names the cell of everything it cannot read, and leaves the value missing", () => {
    const { facts, findings } = readRows([
      ["学校标识码", "学校名称", "办学类型", "小学在校生数", "寄宿制"],
      ["2.1E+09", "一小", "中专", "一百", "也许"],
    ]);
    expect(
      findings.filter((one) => one.severity === "error").map((one) => [one.code, one.place.cell, one.place.field]),
    ).toEqual([
      ["SENSE-018", "A2", "school_code"],
      ["SENSE-011", "C2", "school_kind"],
      ["SENSE-010", "D2", "students_primary"],
      ["SENSE-012", "E2", "is_boarding"],
    ]);
    expect([facts.text, facts.numbers]).toEqual([
      { school_code: [null], school_name: ["一小"], school_kind: [null] },
      { students_primary: Float64Array.of(Number.NaN), is_boarding: Float64Array.of(Number.NaN) },
    ]);
    expect(facts.invalid.map((cell) => cell.column)).toEqual([
      "school_code",
      "school_kind",
      "students_primary",
      "is_boarding",
    ]);
  });

  it("repeats a region merged downwards, but never an amount", () => {
    const merges = [0, 2].map((startCol) => ({ startRow: 1, endRow: 2, startCol, endCol: startCol }));
    const { facts } = readRows(
      [
        ["区划代码", "学校标识码", "小学在校生数"],
        [990_101, "001", 5],
        [null, "002", null],
        [990_102, "003", 6],
      ],
      { merges },
    );
    expect(facts.text["region_code"]).toEqual(["990101", "990101", "990102"]);
    expect(facts.numbers["students_primary"]).toEqual(Float64Array.of(5, Number.NaN, 6));
  });

  it("says that a comma in a text shifted a row", () => {
    expect(
      found(
        [
          ["学校标识码", "学校名称", "小学在校生数"],
          ["001", "第一", "小学", "5"],
        ],
        { text: true },
      ),
    ).toEqual(["error SENSE-040 2", "error SENSE-010 C2"]);
  });

  it("counts the same mistake in very many cells instead of printing each", () => {
    const rows = Array.from({ length: 5000 }, (_, at) => [String(at), "x"]);
    const { findings, facts } = readRows([["学校标识码", "小学在校生数"], ...rows]);
    const errors = findings.filter((one) => one.severity === "error");
    expect(errors.length).toBe(201);
    expect(errors.reduce((sum, one) => sum + (one.count ?? 1), 0)).toBe(5000);
    expect(errors.at(-1)?.zh).toContain("另有 4800 处同样的问题（B202、B203、B204、B205、B206 … B5001）");
    expect(facts.invalid.length).toBe(5000);
  });

  it("reads a return of no school, and of one", () => {
    expect(found([["学校标识码"]])).toEqual(["error SENSE-009 "]);
    expect(factsOf([["学校标识码"], ["1"]]).rows).toBe(1);
    expect(columnLetter(0)).toBe("A");
  });
});
