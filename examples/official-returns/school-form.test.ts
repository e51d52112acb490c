import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { assess, assessmentDocument, compileStandard, placeOf } from "@youheng/kernel/assess";
import type { Answer, Finding } from "@youheng/kernel/model";
import { bundleOf, loadPolicy, officialGround } from "@youheng/server/policy";
import { readReturn, type ReadReturn } from "@youheng/server/sense";
import { describe, expect, it } from "vitest";
import { districtReturns } from "./make/district.ts";
import { countyValues, formSheetOf, type FormValues, formValuesOf } from "./make/school-form.ts";
import { workbookOf } from "./make/workbook.ts";
import { zipOf } from "./make/zip.ts";

const { policy } = await loadPolicy();
const form = policy.officialForms.get("cn-balance-school-form")!;
const how = {
  form: policy.forms.get("tidy")!,
  fields: policy.fields,
  official: officialGround(policy),
  checks: true,
};
const KINDS = new Set(["primary", "teaching_point", "lower_secondary", "nine_year"]);
const schools = districtReturns(2026).filter(({ facts }) => KINDS.has(String(facts["school_kind"])));
const SHEET = "学校填报数据";
const blank = fileURLToPath(new URL("../../../shared/data/china-published/forms/", import.meta.url));

async function bookOf(...values: readonly FormValues[]): Promise<Uint8Array> {
  const sheets = values.map((one, i) => {
    const sheet = formSheetOf(form, SHEET, one);
    return values.length === 1 ? sheet : { ...sheet, name: String(one.get("学校名称") ?? `第${i + 1}校`) };
  });
  return await workbookOf(sheets);
}

async function county(): Promise<[string, Uint8Array]> {
  return ["区县填报表格.xlsx", await workbookOf([formSheetOf(form, "区县填报数据", countyValues("990102", 2026))])];
}

async function read(files: ReadonlyMap<string, Uint8Array>, name = "2026学年.zip"): Promise<Answer<ReadReturn>> {
  return await readReturn({ bytes: zipOf(files), name }, how);
}

const serious = (findings: readonly Finding[]): string[] =>
  findings.filter(({ severity }) => severity === "error").map(({ code, where, zh }) => `${code} ${where} ${zh}`);

async function one(change: (values: FormValues) => FormValues, at = 0): Promise<Answer<ReadReturn>> {
  const values = change(formValuesOf(schools[at]!));
  return await read(new Map([["a.xlsx", await bookOf(values)], await county()]));
}

describe("the school form of 68 items, one workbook a school, with the county's form", async () => {
  const files = new Map<string, Uint8Array>();
  for (const school of schools)
    files.set(`各校/${school.facts["school_name"]}.xlsx`, await bookOf(formValuesOf(school)));
  const answer = await read(new Map([...files, await county()]));
  const { facts, regionFacts } = answer.result;

  it("is read without an error; every figure is that of the tidy return, and knows its cell", () => {
    expect(serious(answer.findings)).toEqual([]);
    expect(facts.rows).toBe(schools.length);
    for (const { facts: truth } of schools) {
      const row = facts.text["school_code"]!.indexOf(String(truth["school_code"]));
      expect(facts.text["region_code"]![row]).toBe("990102");
      for (const id of [
        "school_year",
        "students_primary",
        "students_lower_secondary",
        "classes_primary",
        "teachers_above_required_degree_primary",
        "teachers_above_required_degree_lower_secondary",
        "backbone_teachers_primary",
        "backbone_teachers_lower_secondary",
        "pe_arts_teachers_primary",
        "pe_arts_teachers_lower_secondary",
        "teaching_area_m2",
        "sports_area_m2",
        "equipment_yuan",
        "multimedia_rooms",
        "music_rooms",
      ])
        expect(facts.numbers[id]![row], `${truth["school_name"]} ${id}`).toBe(truth[id] ?? Number.NaN);
      expect(placeOf(facts, row, "equipment_yuan")).toMatchObject({ sheet: SHEET, cell: "E52" });
    }
  });

  it("adds the schools' figures up to facts of the county, and takes the others from the county's sheet", () => {
    const value = (field: string): unknown => regionFacts.find((fact) => fact.field === field)?.value;
    expect(value("teacher_average_pay_yuan")).toBe(132_000);
    expect(value("special_education_funds_yuan")).toBe(1_120_000);
    const teachers = schools.reduce((all, school) => all + Number(formValuesOf(school).get("专任教师")), 0);
    expect(value("compulsory_teachers")).toBe(teachers);
    expect(value("teachers_certified")).toBe(teachers);
    expect(regionFacts.find(({ field }) => field === "compulsory_teachers")?.evidence).toContain(
      `${schools.length} 所`,
    );
  });

  it("is judged: resources and the county's requirements", () => {
    const standard = compileStandard(bundleOf(policy, "cn-quality-balance-2017"));
    const document = assessmentDocument(assess(standard, facts, { regionFacts }));
    expect(document.stages["primary"]!.indicators["equipment"]!.cv).toBeGreaterThan(0);
    expect(document.government.find(({ id }) => id === "rotation")?.value).toBeCloseTo(57 / 410, 12);
    expect(document.government.find(({ id }) => id === "certificates")?.verdict).toBe("meets");
  });
});

describe("several schools in one workbook", () => {
  it("are told apart by their codes, whatever the sheets are called", async () => {
    const three = schools.slice(0, 3);
    const { result, findings } = await read(
      new Map([["全部学校.xlsx", await bookOf(...three.map(formValuesOf))], await county()]),
    );
    expect(serious(findings)).toEqual([]);
    expect(result.facts.text["school_name"]).toEqual(three.map(({ facts }) => facts["school_name"]));
  });

  it("without codes are told apart by their names, and each is told that it has none", async () => {
    const two = schools.slice(0, 2).map((school) => formValuesOf(school).set("学校代码", null));
    const { result, findings } = await read(new Map([["两校.xlsx", await bookOf(...two)], await county()]));
    expect(result.facts.rows).toBe(2);
    expect(findings.filter(({ code }) => code === "SENSE-072")).toHaveLength(2);
  });
});

describe("the cross-checks of bureaus, each at its cell", () => {
  const cases: readonly (readonly [string, string, (values: FormValues) => FormValues])[] = [
    ["骨干教师多于专任教师", "E35", (v) => v.set("骨干教师", Number(v.get("专任教师")) + 1)],
    ["却没有一名教师培训满学时", "E35", (v) => v.set("骨干教师", 2).set("培训满学时教师", 0)],
    ["班级总数不等于各班额段之和", "E16", (v) => v.set("班级", Number(v.get("班级")) + 1)],
    ["室内体育用房面积大于教学及辅助用房", "E47", (v) => v.set("室内体育用房", 9_000_000).set("体育馆", 0)],
    [
      "“艺术”恰等于音乐与美术之和",
      "E41",
      (v) => v.set("艺术教师", Number(v.get("音乐教师")) + Number(v.get("美术教师"))),
    ],
    ["教学仪器设备值为 0", "E52", (v) => v.set("教学仪器设备", 0)],
    [
      "第 6 项与建校时间不一致",
      "E7",
      (v) => v.set("建校时间", 2020).set("2010年及之前建成", "否").set("2016年及之前建成", "是"),
    ],
    ["音乐教室按面积分的间数之和多于总间数", "E55", (v) => v.set("音乐教室96以上", 50)],
    ["教师培训经费多于公用经费", "E64", (v) => v.set("教师培训经费预算", 1e6)],
    ["应填“是”或“否”", "E8", (v) => v.set("中心城区学校", "不清楚")],
    ["表样要求填写“县级及以上骨干教师数", "E35", (v) => v.set("骨干教师", null)],
    ["应为数字", "E53", (v) => v.set("网络多媒体教室", "约20间")],
  ];
  it.each(cases)("%s, at %s", async (words, cell, change) => {
    const { findings } = await one(change);
    const found = findings.filter(({ zh }) => zh.includes(words));
    expect(found, findings.map(({ zh }) => zh).join("\n")).toHaveLength(1);
    const places = [found[0]!.place, ...(found[0]!.place.also ?? [])];
    expect(places.map((place) => place.cell)).toContain(cell);
    expect(found[0]!.fix.length * found[0]!.fixEn.length).toBeGreaterThan(0);
  });

  it("counts travelling teachers only for a small rural school that says so", async () => {
    const small = (v: FormValues): FormValues =>
      v.set("小学学生", 80).set("体育教师", 1).set("音乐教师", 0).set("美术教师", 0).set("体育走教教师", 2);
    const rest = (v: FormValues): FormValues => v.set("音乐走教教师", 1).set("美术走教教师", 0).set("艺术走教教师", 0);
    const yes = await one((v) => rest(small(v)).set("乡村小规模50至100人", "是"));
    const no = await one((v) => rest(small(v)));
    expect(yes.result.facts.numbers["pe_arts_teachers_primary"]![0]).toBe(4);
    expect(no.result.facts.numbers["pe_arts_teachers_primary"]![0]).toBe(1);
    expect(no.findings.some(({ zh }) => zh.includes("第 41–44 项只由"))).toBe(true);
  });

  it("does not add up to a county figure what one school left empty", async () => {
    const { result } = await one((v) => v.set("持证教师", null));
    expect(result.regionFacts.some(({ field }) => field === "teachers_certified")).toBe(false);
  });
});

describe.skipIf(!existsSync(blank))("the blank forms as published", () => {
  it("are recognised by the form file, with every cell where the file says it is", async () => {
    const { findings, result } = await readReturn({ path: `${blank}学校填报表格.xlsx` }, how);
    expect(result.fingerprint).toBe("cn-balance-school-form@1");
    expect(findings.map(({ code }) => code).toSorted()).toEqual(["SENSE-070", "SENSE-083"]);
  });
});
if (!existsSync(blank))
  console.warn("没有 ../shared/data/china-published，跳过空白表样的测试 · skipped: the blank forms are not there");
