import { type OfficialPage, readOfficialReturn, recogniseSheets } from "@youheng/kernel/sense";
import { describe, expect, it } from "vitest";
import { loadPolicy, officialGround } from "../policy/index.ts";

const { policy } = await loadPolicy();
const ground = officialGround(policy);

type Line = readonly (string | number | null)[];

function page(file: string, sheet: string, lines: readonly Line[]): OfficialPage {
  return { file, sheet, rows: lines.map((cells, i) => ({ number: i + 1, cells })) };
}

const head = (year = "2026/2027学年初", code = "2199210401"): Line => [
  `学校（机构）标识码：${code} 学校（机构）名称：第一小学`,
  null,
  year,
];

function basic(kind = "小学"): OfficialPage {
  return page("第一小学.xlsx", "基本情况", [
    ["学校（机构）基本情况"],
    ["表号：教基1001表"],
    head(),
    ["指标名称", "代码", "内容"],
    ["办学类型", "05", kind],
    ["区划代码", "03", "990102001"],
  ]);
}

/** The sheet of students as a school may have changed it: a column put in, a row moved. */
function students(cells: Readonly<Record<string, number | string | null>>): OfficialPage {
  const columns = [
    "备注列",
    "毕业生数",
    "招生数",
    "在校生数",
    "#女",
    "一年级",
    "二年级",
    "三年级",
    "四年级",
    "五年级",
    "六年级",
    "预计毕业生数",
  ];
  return page("第一小学.xlsx", "小学学生", [
    ["教基 3112 表"],
    head(),
    ["指标名称", "代码", ...columns],
    ["甲", "乙"],
    ["#女", "02"],
    ["　总 计", "01", ...columns.map((column) => cells[column] ?? null)],
  ]);
}

const grades = { 一年级: 50, 二年级: 50, 三年级: 40, 四年级: 40, 五年级: 30, 六年级: 30 };
const read = (...pages: OfficialPage[]) => readOfficialReturn("学校.zip", pages, ground);

describe("recognising the sheets of an official return", () => {
  it.each([
    ["教基3112", "教基3112"],
    [" 教 基 3112 ", "教基3112"],
    ["教基１１０２续表", "教基1102续"],
    ["教基1102（续）", "教基1102续"],
    ["基础基312", "基础基312"],
    ["教基5176_2026", "教基5176"],
    ["2026年小学分类型学生数", "教基3112"],
    ["小学分年龄学生数", "教基3113"],
    ["基础基112续表1", "基础基112续表1"],
  ])("takes %s for %s", (sheet, code) => {
    expect(recogniseSheets([page("a.xlsx", sheet, [])], ground.forms).known.map((one) => one.sheet.code)).toEqual([
      code,
    ]);
  });

  it.each(["填报说明", "Sheet1", "教基9999", "教职工花名册"])("does not take %s for any", (sheet) => {
    expect(recogniseSheets([page("a.xlsx", sheet, [])], ground.forms).unknown).toHaveLength(1);
  });
});

describe("reading an official return", () => {
  it("finds cells by label and heading wherever they stand, and the school beside its labels", () => {
    const { facts } = read(basic(), students({ 在校生数: 240, 招生数: 50, 预计毕业生数: 30, ...grades }));
    expect(facts.text).toMatchObject({
      school_code: ["2199210401"],
      school_name: ["第一小学"],
      school_kind: ["primary"],
      region_code: ["990102"],
    });
    expect(facts.numbers["school_year"]![0]).toBe(2026);
    expect(facts.numbers["students_primary"]![0]).toBe(240);
    expect(facts.origin.cells!["students_primary"]![0]).toMatchObject({
      file: "第一小学.xlsx",
      sheet: "小学学生",
      cell: "F6",
    });
  });

  it("says which sheets are missing: an error where the school cannot be assessed without", () => {
    const missing = read(basic(), students({ 在校生数: 240, ...grades })).findings.filter(
      ({ code }) => code === "SENSE-075",
    );
    expect(missing.filter(({ severity }) => severity === "error").map(({ zh }) => zh.slice(0, 8))).toEqual([
      "缺少教基4155",
      "缺少教基5170",
      "缺少教基5176",
    ]);
  });

  it("finds a total that is not the sum of its grades, at its cell", () => {
    const { findings } = read(basic(), students({ 在校生数: 412, ...grades, 一年级: 231 }));
    expect(findings.find(({ code }) => code === "SENSE-078")).toMatchObject({
      severity: "error",
      place: { cell: "F6" },
      zh: "小学在校生数不等于各年级之和：合计 412，各项相加 421。",
    });
  });

  it("takes an empty grade for 0 only where the others make the total", () => {
    const without = { ...grades, 六年级: null };
    expect(
      read(basic(), students({ 在校生数: 210, ...without })).findings.filter(({ code }) => code === "SENSE-078"),
    ).toEqual([]);
    expect(
      read(basic(), students({ 在校生数: 240, ...without })).findings.find(({ code }) => code === "SENSE-078")?.zh,
    ).toContain("小学六年级没有填");
  });

  it("tells a text in a cell, and misses the fact instead of taking it for 0", () => {
    const { facts, findings } = read(basic(), students({ 在校生数: "约240", ...grades }));
    expect(facts.numbers["students_primary"]![0]).toBeNaN();
    expect(findings.find(({ code }) => code === "SENSE-010")).toMatchObject({ place: { cell: "F6" } });
    expect(facts.invalid).toContainEqual({ row: 0, column: "students_primary" });
  });

  it("reads equipment in the unit that the sheet states", () => {
    const land = (unit: string, value: number): OfficialPage =>
      page("第一小学.xlsx", "教基5176", [
        ["占地、图书、设备、信息化"],
        head(),
        ["指标名称", "代码", "计量单位", "数量"],
        ["甲", "乙", "丙", "1"],
        ["教学仪器设备资产值", "14", unit, value],
      ]);
    expect(read(basic(), land("万元", 12.3)).facts.numbers["equipment_yuan"]![0]).toBe(123000);
    expect(read(basic(), land("元", 123000)).facts.numbers["equipment_yuan"]![0]).toBe(123000);
    expect(read(basic(), land("", 12.3)).facts.numbers["equipment_yuan"]![0]).toBe(123000);
  });

  it("counts 艺术 once where it is a subtotal of music and art, and beside them where it is a course of its own", () => {
    const courses = (title: string, cells: readonly [string, number][], part: readonly Line[]): OfficialPage =>
      page("第一小学.xlsx", "教基4155", [
        [title],
        head(),
        ["指标名称", "代码", "合计", ...cells.map(([name]) => name)],
        ["甲", "乙"],
        ...part,
        ["计", "01", 40, ...cells.map(([, value]) => value)],
      ]);
    const later = courses(
      "义务教育阶段专任教师分课程、分学历情况",
      [
        ["体育与健康", 4],
        ["艺术", 5],
        ["音乐", 3],
        ["美术", 2],
      ],
      [["小学"]],
    );
    const earlier = courses(
      "小学专任教师分课程、分学历",
      [
        ["体育", 4],
        ["艺术", 1],
        ["音乐", 3],
        ["美术", 2],
      ],
      [],
    );
    expect(read(basic(), later).facts.numbers["pe_arts_teachers_primary"]![0]).toBe(9);
    expect(read(basic(), earlier).facts.numbers["pe_arts_teachers_primary"]![0]).toBe(10);
  });

  it("checks the flow of students of 2018 (基础基331): last year + increases − decreases = this year", () => {
    const numbers = Array.from({ length: 15 }, (_, i) => String(i + 1));
    const flow = (now: number): OfficialPage =>
      page("第一小学.xlsx", "基础基331", [
        ["中小学、特殊教育学生变动情况"],
        head("2020/2021学年初"),
        ["甲", "乙", ...numbers],
        ["小学", "01", 100, 30, 20, 0, 10, 0, 25, 15, 0, 0, 0, 0, 10, 0, now],
      ]);
    const failed = (now: number) =>
      read(flow(now))
        .findings.filter(({ code }) => code === "SENSE-079")
        .map(({ zh }) => zh.slice(0, 10));
    expect(failed(105)).toEqual([]);
    expect(failed(106)).toEqual(["小学学生变动不平衡："]);
  });

  it("does not make a school of a blank form", () => {
    const { facts, findings } = read(
      page("空表.xlsx", "教基3112", [
        ["小学分类型学生数"],
        ["学校（机构）标识码：", null],
        ["指标名称", "代码", "在校生数"],
        ["甲", "乙", "7"],
        ["总计", "01", null],
      ]),
    );
    expect(facts.rows).toBe(0);
    expect(findings.map(({ code }) => code)).toEqual(expect.arrayContaining(["SENSE-083", "SENSE-070"]));
  });
});
