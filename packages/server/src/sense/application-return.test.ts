import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { OfficialPage } from "@youheng/kernel/sense";
import { readOfficialReturn } from "@youheng/kernel/sense";
import { describe, expect, it } from "vitest";
import { loadPolicy, officialGround } from "../policy/index.ts";
import { READING } from "./testing-files.ts";
import { readReturn } from "./read-return.ts";

const { policy } = await loadPolicy();
const ground = officialGround(policy);

type Line = readonly (string | number | null)[];

const FILE = "990102-2025学年-申报表.xlsx";

function page(sheet: string, lines: readonly Line[], file = FILE): OfficialPage {
  return { file, sheet, rows: lines.map((cells, i) => ({ number: i + 1, cells })) };
}

const HEAD: readonly Line[] = [
  ["表Ⅱ-2  小学、初中资源配置基本情况（分学校）"],
  [
    "序 号",
    "学校名称",
    "举办者 类型",
    "在校生数",
    "年级数",
    "班级数",
    "每百名学生拥有高于规定学历教师数",
    "每百名学生拥有县级及以上 骨干教师数",
    "每百名学生拥有体育、艺术 (美术、音乐)专任教师数",
    "生均教学及辅助用 房面积（ ㎡）",
    "生均体育运动场馆面积（㎡）",
    "生均教学仪器设备值(元)",
    "每百名学生拥有网络多媒体 教室数",
    "该校综合评估是否达标",
  ],
  ["L1", "L2", "L3", "L4", "L5", "L6", "L7", "L8", "L9", "L10", "L11", "L12", "L13", "L14"],
];

const primary: Line = [1, "第一小学", 7, 812, 6, 20, 5.17, 1.23, 0.99, 4.53, 7.51, 2100.5, 2.46, "是"];
const both: readonly Line[] = [
  [2, "实验学校（小学部）", 10, 600, 6, 14, 5, 1, 1, 5, 8, 2400, 2.15, "否"],
  [1, "实验学校（初中部）", 10, 300, 3, 7, 6, 2, 1, 5.5, 8.8, 2640, 2.37, "否"],
];
const junior: Line = [2, "第一中学", 7, 500, 3, 11, 6, 1.2, 1, 6, 10.4, 2600, 2.4, "是"];

function read(pages: readonly OfficialPage[]) {
  const { facts, findings, regionFacts } = readOfficialReturn(FILE, pages, ground);
  const bad = findings.filter(({ severity }) => severity !== "note");
  const valueOf = (name: string, column: string): number =>
    facts.numbers[column]![facts.text["school_name"]!.indexOf(name)]!;
  return { facts, findings, regionFacts, bad, valueOf };
}

const sections = (...lines: readonly Line[]): OfficialPage => page("表2-2", [...HEAD, ...lines]);

describe("reading filled application tables back", () => {
  it("tells persons and rooms exactly from two decimals: 5.17 per 100 of 812 students are 42 teachers", () => {
    const { bad, valueOf, facts } = read([sections(primary, both[0]!, both[1]!, junior)]);
    expect(bad).toEqual([]);
    expect(valueOf("第一小学", "teachers_above_required_degree_primary")).toBe(42);
    expect(valueOf("第一小学", "multimedia_rooms")).toBe(20);
    expect(valueOf("第一小学", "teaching_area_m2")).toBe(3678.36);
    expect(valueOf("第一小学", "equipment_yuan")).toBe(1705606);
    expect(facts.text["region_code"]).toEqual(["990102", "990102", "990102"]);
    expect([...facts.numbers["school_year"]!]).toEqual([2025, 2025, 2025]);
  });

  it("knows stages by the numbering that starts again, and puts the parts of a through-school together", () => {
    const { facts, valueOf } = read([sections(primary, both[0]!, both[1]!, junior)]);
    expect(facts.text["school_name"]).toEqual(["第一小学", "实验学校", "第一中学"]);
    expect(facts.text["school_kind"]).toEqual(["primary", "nine_year", "lower_secondary"]);
    expect(facts.text["ownership"]).toEqual(["public", "private", "public"]);
    // 20 rooms split 600 : 1.1 × 300, each part rounded to two decimals per 100 students
    expect(valueOf("实验学校", "multimedia_rooms")).toBe(20);
    expect(valueOf("实验学校", "teaching_area_m2")).toBe(600 * 5 + 300 * 5.5);
    expect(valueOf("实验学校", "teachers_above_required_degree_primary")).toBe(30);
    expect(valueOf("实验学校", "teachers_above_required_degree_lower_secondary")).toBe(18);
  });

  it("knows stages by a row that parts them, and leaves out totals, notes and empty rows", () => {
    const { facts, bad } = read([
      sections(
        ["小学"],
        primary,
        ["合计", null, null, 812],
        ["初中"],
        [3, ...junior.slice(1)],
        ["注：L7–L13 保留两位小数"],
      ),
    ]);
    expect(bad).toEqual([]);
    expect(facts.text["school_kind"]).toEqual(["primary", "lower_secondary"]);
  });

  it("says which rows it cannot place, and what to do", () => {
    const { bad, facts } = read([sections([1, "希望学校", ...primary.slice(2)])]);
    expect(facts.rows).toBe(0);
    expect(bad.find(({ code }) => code === "SENSE-086")).toMatchObject({
      severity: "error",
      place: { sheet: "表2-2", cell: "B4" },
      zh: expect.stringContaining("希望学校"),
    });
  });

  it("warns where a figure cannot come from whole persons", () => {
    const { bad, valueOf } = read([sections([1, "第一小学", 7, 50, 6, 6, 5.1, 2, 2, 5, 8, 2400, 4, "是"])]);
    expect(bad).toMatchObject([{ code: "SENSE-087", severity: "warning", place: { cell: "G4" } }]);
    expect(bad[0]!.zh).toContain("5.1 × 50 ÷ 100 = 2.55");
    expect(valueOf("第一小学", "teachers_above_required_degree_primary")).toBe(3);
  });

  it("a word where a number should stand is an error at its cell, and is not counted", () => {
    const { bad, facts } = read([sections([...primary.slice(0, 9), "约4.5", ...primary.slice(10)])]);
    expect(bad).toMatchObject([{ code: "SENSE-010", severity: "error", place: { cell: "J4" } }]);
    expect(facts.numbers["teaching_area_m2"]![0]).toBeNaN();
  });

  it("holds the CV, mean and totals that are claimed against the schools", () => {
    const balance = page("表3", [
      ["表Ⅲ 县域义务教育校际均衡情况"],
      [null, null, "每百名学生拥有高于规定学历教师数", "每百名学生拥有县级及以上骨干教师数"],
      ["小学", "全县平均值", 5.1, 1.13],
      [null, "差异系数", 0.016, 0.32],
    ]);
    const totals = page("表1", [
      ["表Ⅰ 义务教育优质均衡发展县（市、区）基本情况"],
      ["L18", "L19", "L20"],
      [18, 1400, 900],
    ]);
    const { bad } = read([sections(primary, both[0]!, both[1]!, junior), balance, totals]);
    expect(bad.map(({ place, zh }) => [place.cell, zh.split("写的是")[1]])).toEqual([
      ["B3", " 1400，由表Ⅱ-2 各校重算是 1412。"],
      ["C3", " 900，由表Ⅱ-2 各校重算是 800。"],
      ["D4", " 0.32，由表Ⅱ-2 各校重算是 0.101003。"],
    ]);
  });

  it("reads the county's figures out of the sentences, and a yes as a confirmation; blanks stay blank", () => {
    const government = page("表4", [
      ["表Ⅳ 政府保障程度评估指标指标"],
      ["名称", "指标值或简要结论", "是否达标"],
      ["1.  县域内义务教育学校规划布局合理，符合国家规定要求", "见布局规划", "是"],
      ["2.  县域内城乡义务教育学校建设标准统 一、教师编制标准统 一", null, "否"],
      ["7.  特殊教育学校生均公用经费不低于 8000 元", "特殊教育学校公用经费为 56.5 万元，特殊教育学生数为＿＿人", "是"],
      ["9.  教师 5 年 360 学时培训完成率达到 100%", "完成 360 学时培训的教师 1,204 人，全县教师１２０６人", "否"],
    ]);
    const quality = page("表5", [
      ["表Ⅴ 教育质量评估指标指标"],
      ["名称", "指标值或简要结论", "是否达标"],
      [
        "9.  在国家义务教育质量监测中",
        "语文Ⅲ级、校际差异率 0.123；数学Ⅳ级、校际差异率 14.5%；科学＿＿级、校际差异率＿＿",
        "是",
      ],
    ]);
    const { regionFacts } = read([sections(primary, junior.with(0, 1)), government, quality]);
    expect(Object.fromEntries(regionFacts.map(({ field, value }) => [field, value]))).toEqual({
      layout_plan_confirmed: 1,
      special_education_funds_yuan: 565_000,
      teachers_trained_360_hours: 1204,
      compulsory_teachers: 1206,
      monitoring_level_chinese: 3,
      between_school_rate_chinese: 0.123,
      monitoring_level_mathematics: 4,
      between_school_rate_mathematics: 0.145,
    });
    expect(regionFacts.find(({ field }) => field === "compulsory_teachers")!.place).toMatchObject({
      sheet: "表4",
      cell: "B6",
    });
  });

  it("asks for county and year where neither table nor file says them", () => {
    const { bad } = read([page("表2-2", [...HEAD, primary, junior.with(0, 1)], "申报表.xlsx")]);
    expect(bad.map(({ code }) => code).toSorted()).toEqual(["SENSE-072", "SENSE-074"]);
    expect(bad[0]!.fix).toContain("990102-2025学年");
  });

  it("says what a blank form lacks and what to hand in instead", () => {
    const { bad } = read([sections([1, "小学 1"], [2, "小学 2"])]);
    expect(bad.find(({ code }) => code === "SENSE-083")!.zh).toContain("68 项填报表");
  });
});

const BLANK = fileURLToPath(
  new URL("../../../../../shared/data/china-published/forms/优质均衡涉及.xlsx", import.meta.url),
);
const here = existsSync(BLANK);
if (!here) process.stderr.write("skipped: ../shared/data is absent; the published blank form is not read\n");

describe.skipIf(!here)("the blank form as published (../shared/data)", () => {
  it("is known, and told to be blank", async () => {
    const { findings } = await readReturn({ path: BLANK }, { ...READING, official: ground });
    expect(findings.filter(({ severity }) => severity === "error").map(({ code }) => code)).toEqual([
      "SENSE-070",
      "SENSE-083",
    ]);
  });
});
