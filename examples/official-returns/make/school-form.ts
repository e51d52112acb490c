import { addressOf, type OfficialForm, type OfficialLayout } from "@youheng/kernel/sense";
import { chineseWords } from "../../district/make/columns.ts";
import type { SchoolFacts } from "../../district/make/facts.ts";
import type { NamedCells } from "./cells.ts";
import type { PlainSheet, SchoolReturn } from "./workbook.ts";

/** What a school writes on the form of 68 items: values by the names of the form's cells; 是/否 for flags. */
export type FormValues = Map<string, string | number | null>;

const BANDS = [
  ["25人以下", "25人及以下"],
  ["26至30人", "26至30人"],
  ["31至35人", "31至35人"],
  ["36至40人", "36至40人"],
  ["41至45人", "41至45人"],
  ["46至50人", "46至50人"],
  ["51至55人", "51至55人"],
  ["56至60人", "56至60人"],
  ["61至65人", "61至65人"],
  ["66人以上", "66人及以上"],
] as const;
const STAGES = [
  ["primary", "小学"],
  ["lower_secondary", "初中"],
] as const;

const yesNo = (yes: boolean): string => (yes ? "是" : "否");

/**
 * The 68 items of one school, saying what its tidy return says. A school of two stages states by stage, in rows added at the end,
 * what the form asks of the whole school only.
 */
export function formValuesOf({ facts, cells }: SchoolReturn): FormValues {
  const stages = STAGES.filter(([id]) => typeof facts[`students_${id}`] === "number");
  const sum = (name: string): number => stages.reduce((all, [, zh]) => all + number(cells, `${zh}${name}`), 0);
  const teachers = sum("专任教师");
  const values: FormValues = new Map<string, string | number | null>([
    ...identityOf(facts),
    ...stages.map(([, zh]) => [`${zh}学生`, number(cells, `${zh}在校生`)] as const),
    ...stages.map(([, zh]) => [`划片内${zh}学生`, number(cells, `${zh}在校生`)] as const),
    ["随迁子女", sum("随迁子女")],
    ["班级", sum("班数")],
    ...BANDS.map(([own, official]) => [`班额${own}`, sum(`班${official}`)] as const),
    ["专任教师", teachers],
    ["骨干教师", sum("骨干教师")],
    ["持证教师", teachers],
    ["培训满学时教师", teachers],
    ["体育教师", sum("体育教师")],
    ["音乐教师", sum("音乐教师")],
    ["美术教师", sum("美术教师")],
    ["艺术教师", 0],
  ]);
  for (const [, zh] of stages)
    for (const degree of ["专科", "本科", "硕士", "博士"])
      if (zh === "小学" || degree !== "专科") values.set(`${zh}教师${degree}`, number(cells, `${zh}教师${degree}`));
  fillRooms(values, facts, cells);
  fillFunds(
    values,
    cells,
    stages.some(([id]) => id === "lower_secondary"),
  );
  if (facts["school_kind"] !== "primary" && facts["school_kind"] !== "lower_secondary")
    fillByStage(values, cells, stages);
  return values;
}

function number(cells: NamedCells, name: string): number {
  const value = cells.get(name);
  return typeof value === "number" ? value : 0;
}

function identityOf(facts: SchoolFacts): (readonly [string, string | number])[] {
  const built = Number(facts["built_year"]);
  return [
    ["学校名称", String(facts["school_name"])],
    ["学校类型", chineseWords[String(facts["school_kind"])] ?? ""],
    ["学校代码", String(facts["school_code"])],
    ["建校时间", built],
    ["2010年及之前建成", yesNo(built <= 2010)],
    ["2016年及之前建成", yesNo(built <= 2016)],
    ["中心城区学校", yesNo(facts["is_dense_centre"] === true)],
    ["乡村小规模50至100人", "否"],
    ["农村小规模班额不足30人", "否"],
  ];
}

function fillRooms(values: FormValues, facts: SchoolFacts, cells: NamedCells): void {
  const gym = number(cells, "室内体育用房");
  for (const name of ["教学及辅助用房", "教学仪器设备", "网络多媒体教室"]) values.set(name, cells.get(name) ?? null);
  values
    .set("室内体育用房", gym)
    .set("体育馆", gym)
    .set("体育场", cells.get("运动场地") ?? null);
  for (const [subject, id, limits] of [
    ["音乐", "music", [96, 73, 61]],
    ["美术", "art", [90, 67, 61]],
  ] as const) {
    const rooms = Number(facts[`${id}_rooms`] ?? 0);
    const area = Number(facts[`smallest_${id}_room_m2`] ?? 0);
    const band = limits.findIndex((limit) => area >= limit);
    values.set(`${subject}教室`, rooms);
    for (const [i, name] of [`${limits[0]}以上`, `${limits[1]}至${limits[0]}`, `${limits[2]}至${limits[1]}`].entries())
      values.set(`${subject}教室${name}`, band === i ? rooms : 0);
  }
}

function fillFunds(values: FormValues, cells: NamedCells, lower: boolean): void {
  const funds = Math.round(0.0115 * (number(cells, "小学在校生") + number(cells, "初中在校生")) * 100) / 10;
  values
    .set("公用经费预算", funds)
    .set("公用经费决算", funds)
    .set("教师培训经费预算", Math.round(6 * funds) / 100);
  if (!lower) return;
  const graduates = number(cells, "初中毕业生");
  values
    .set("毕业学生", graduates)
    .set("初一学生", graduates + 3)
    .set("三年转入", 2);
  values.set("三年转出", 4).set("三年死亡", 0);
}

function fillByStage(values: FormValues, cells: NamedCells, stages: readonly (readonly [string, string])[]): void {
  for (const [, zh] of stages) {
    values.set(`${zh}班级`, number(cells, `${zh}班数`)).set(`${zh}艺术教师`, 0);
    for (const name of ["专任教师", "骨干教师", "体育教师", "音乐教师", "美术教师"])
      values.set(`${zh}${name}`, number(cells, `${zh}${name}`));
  }
}

/** The sheet as the blank form has it: item, unit, value, must be filled in; optional rows only where there is a value. */
export function formSheetOf(form: OfficialForm, code: string, values: FormValues): PlainSheet {
  const layout = form.sheets.find((sheet) => sheet.code === code)!.layouts[0]!;
  const head = ["序号", "类别", "填报项目", "单位", "填报值", "是否必填", "备注说明"];
  const body = layout.rows.map((label, i) => {
    const cell = layout.cells.find(({ row, optional }) => !optional && row.includes(label));
    return [
      i + 1,
      "",
      label,
      cell?.unit ?? "",
      values.get(cell?.name ?? label) ?? null,
      cell?.wantedOf.length === 0 ? "否" : "是",
    ];
  });
  return { code, name: code, rows: [head, ...body, ...addedRows(layout, values, body.length)] };
}

function addedRows(layout: OfficialLayout, values: FormValues, from: number): (string | number | null)[][] {
  const added = layout.cells.filter(({ optional, name }) => optional && values.has(name));
  if (addressOf(layout.corner).column !== 4) throw new Error("the form's values no longer stand in column E");
  return added.map(({ row, name }, i) => [from + i + 1, "", row[0] ?? "", "", values.get(name) ?? null, "否"]);
}

/** The county's own sheet. */
export function countyValues(region: string, year: number): FormValues {
  return new Map<string, string | number>([
    ["区县名称", "青榕区"],
    ["区县代码", region],
    ["填报年度", year],
    ["小学公用经费标准", 1150],
    ["初中公用经费标准", 1350],
    ["特教经费", 1_120_000],
    ["特教学生", 140],
    ["教师平均工资", 13.2],
    ["公务员平均工资", 12.9],
    ["符合交流条件教师", 410],
    ["交流教师", 57],
    ["交流骨干教师", 13],
    ["优质高中计划", 1800],
    ["优质高中分配", 1080],
    ["优质高中分配农村", 420],
    ["符合条件随迁子女", 5200],
    ["公办随迁子女", 4700],
    ["购买学位随迁子女", 220],
    ["残疾儿童", 216],
    ["残疾儿童入学", 210],
  ]);
}
