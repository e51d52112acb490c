import {
  indexForm,
  officialFormText,
  type OfficialPage,
  pointedForm,
  type PointedAsk,
  readOfficialReturn,
} from "@youheng/kernel/sense";
import type { Finding } from "@youheng/kernel/model";
import { describe, expect, it } from "vitest";
import { loadPolicy, officialFormFindings, officialGround, readOfficialFormText } from "../policy/index.ts";

const { policy } = await loadPolicy();
const tidy = policy.forms.get("tidy")!;
const index = indexForm(tidy, policy.fields);

type Line = readonly (string | number | null)[];
const rowsOf = (lines: readonly Line[]) => lines.map((cells, i) => ({ number: i + 1, cells }));

/** A questionnaire as a city might hand out. */
const sheetOf = (name: string, code: string, students: number, equipment: number): Line[] => [
  ["临江市中小学办学条件调查表（2026/2027学年）"],
  ["单位代码", code, "单位", name],
  ["所在区", "990102", "类别", "小学"],
  [],
  ["项目", "计量", "填写", "上年"],
  ["在读人数", "人", students, students - 9],
  ["其中：女", "人", 40, 41],
  ["仪器设备", "万元", equipment, 10],
];

const ask: PointedAsk = {
  id: "linjiang-2026",
  name: { zh: "临江市办学条件调查表", en: "Linjiang survey" },
  valuesBy: "tidy",
  from: 2026,
  sheets: [{ name: "Sheet1", rows: rowsOf(sheetOf("一小", "L001", 300, 12.5)), eachRow: null, titles: [] }],
  points: [
    { fact: "school_code", sheet: "Sheet1", cell: "B2" },
    { fact: "school_name", sheet: "Sheet1", cell: "D2" },
    { fact: "region_code", sheet: "Sheet1", cell: "B3" },
    { fact: "school_kind", sheet: "Sheet1", cell: "D3" },
    { fact: "students_primary", sheet: "Sheet1", cell: "C6" },
    { fact: "equipment_yuan", sheet: "Sheet1", cell: "C8", unit: "万元" },
  ],
  scales: { 万元: 10000, 元: 1 },
  blanks: ["—"],
};

/** Through the file, as it is kept and handed on. */
function throughFile(made: PointedAsk) {
  const findings: Finding[] = [];
  const form = readOfficialFormText(officialFormText(pointedForm(made, index)), "local.yaml", findings)!;
  expect([...findings, ...officialFormFindings(policy, form, "local.yaml")]).toEqual([]);
  return { ...officialGround(policy), forms: [form, ...officialGround(policy).forms] };
}

const page = (file: string, sheet: string, lines: readonly Line[]): OfficialPage => ({
  file,
  sheet,
  rows: rowsOf(lines),
});

describe("a form made by pointing at cells", () => {
  it("is known again by its title and reads every school that hands in the same sheet", () => {
    const { facts, form, findings } = readOfficialReturn(
      "a.zip",
      [
        page("1.xlsx", "Sheet1", sheetOf("一小", "L001", 300, 12.5)),
        page("2.xlsx", "Sheet1", sheetOf("二小", "L002", 410, 20)),
      ],
      throughFile(ask),
    );
    expect(form?.id).toBe("linjiang-2026");
    expect(findings.filter(({ severity }) => severity === "error")).toEqual([]);
    expect(facts.text["school_name"]).toEqual(["一小", "二小"]);
    expect([...facts.numbers["students_primary"]!]).toEqual([300, 410]);
    expect([...facts.numbers["equipment_yuan"]!]).toEqual([125_000, 200_000]);
    expect([...facts.numbers["school_year"]!]).toEqual([2026, 2026]);
    expect(facts.origin.cells!["equipment_yuan"]![1]).toMatchObject({ file: "2.xlsx", cell: "C8" });
  });

  it("finds a figure by its words when a line was put in above, and says nothing where it stands as pointed", () => {
    const moved = sheetOf("一小", "L001", 300, 12.5).toSpliced(6, 0, ["其中：男", "人", 260, 250]);
    const { facts, findings } = readOfficialReturn("a.xlsx", [page("1.xlsx", "Sheet1", moved)], throughFile(ask));
    expect(facts.numbers["equipment_yuan"]![0]).toBe(125_000);
    expect(findings.filter(({ code }) => code === "SENSE-077")).toEqual([]);
  });

  it("tells a text in a pointed cell, at the cell", () => {
    const wrong = sheetOf("一小", "L001", 300, 12.5).with(5, ["在读人数", "人", "约三百", 291]);
    const { findings } = readOfficialReturn("a.xlsx", [page("1.xlsx", "Sheet1", wrong)], throughFile(ask));
    expect(findings.find(({ code }) => code === "SENSE-010")).toMatchObject({ place: { cell: "C6" } });
  });

  it("reads a row for each school from the first one on, without the line of totals", () => {
    const table: Line[] = [
      ["2026学年各校一览"],
      ["代号", "校名", "类别", "区", "人数", "设备（万元）"],
      ["L001", "一小", "小学", "990102", 300, 12.5],
      ["L002", "二小", "小学", "990102", 410, 20],
      ["合计", null, null, null, 710, 32.5],
    ];
    const columns = { school_code: "A", school_name: "B", school_kind: "C", region_code: "D", students_primary: "E" };
    const points = Object.entries(columns).map(([fact, letter]) => ({ fact, sheet: "一览", cell: `${letter}2` }));
    const made = {
      ...ask,
      sheets: [{ name: "一览", rows: rowsOf(table), eachRow: 3, titles: ["各校一览"] }],
      points: [...points, { fact: "equipment_yuan", sheet: "一览", cell: "F3", unit: "万元" }],
    };
    const { facts } = readOfficialReturn("a.xlsx", [page("a.xlsx", "一览", table)], throughFile(made));
    expect(facts.text["school_code"]).toEqual(["L001", "L002"]);
    expect([...facts.numbers["students_primary"]!]).toEqual([300, 410]);
    expect([...facts.numbers["equipment_yuan"]!]).toEqual([125_000, 200_000]);
    expect(facts.origin.cells!["students_primary"]![1]).toMatchObject({ cell: "E4" });
  });

  it("takes the address alone where the same words stand twice", () => {
    const twice: Line[] = [["两栏调查表"], ["代号", "L001", "区", "990102"], ["人数", 300, "人数", 41]];
    const points = [
      { fact: "school_code", sheet: "S", cell: "B2" },
      { fact: "students_primary", sheet: "S", cell: "B3" },
      { fact: "teachers_primary", sheet: "S", cell: "D3" },
    ];
    const made = { ...ask, sheets: [{ name: "S", rows: rowsOf(twice), eachRow: null, titles: [] }], points };
    const { facts } = readOfficialReturn("a.xlsx", [page("a.xlsx", "S", twice)], throughFile(made));
    expect([facts.numbers["students_primary"]![0], facts.numbers["teachers_primary"]![0]]).toEqual([300, 41]);
  });

  it("is known again next year: the year in the title does not count", () => {
    const next = sheetOf("一小", "L001", 280, 13).with(0, ["临江市中小学办学条件调查表（2027/2028学年）"]);
    const { facts } = readOfficialReturn("a.xlsx", [page("1.xlsx", "Sheet1", next)], throughFile(ask));
    expect([facts.numbers["school_year"]![0], facts.numbers["students_primary"]![0]]).toEqual([2027, 280]);
  });

  it("refuses a fact that there is not", () => {
    expect(() => pointedForm({ ...ask, points: [{ fact: "moon", sheet: "Sheet1", cell: "A1" }] }, index)).toThrow(
      RangeError,
    );
  });
});
