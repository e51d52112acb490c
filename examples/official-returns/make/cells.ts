import { chance } from "../../district/make/chance.ts";
import type { SchoolFacts } from "../../district/make/facts.ts";
import { classSizes, parted, uneven } from "./parts.ts";

/** What stands in the named cells of a school's workbook. */
export type NamedCells = Map<string, number | string | null>;

const BANDS: readonly (readonly [string, number])[] = [
  ["25人及以下", 25],
  ["26至30人", 30],
  ["31至35人", 35],
  ["36至40人", 40],
  ["41至45人", 45],
  ["46至50人", 50],
  ["51至55人", 55],
  ["56至60人", 60],
  ["61至65人", 65],
  ["66人及以上", Number.POSITIVE_INFINITY],
];
const AGES = [
  "24岁及以下",
  "25至29岁",
  "30至34岁",
  "35至39岁",
  "40至44岁",
  "45至49岁",
  "50至54岁",
  "55至59岁",
  "60岁及以上",
];
const STAGES = [
  { id: "primary", zh: "小学", grades: ["一年级", "二年级", "三年级", "四年级", "五年级", "六年级"] },
  { id: "lower_secondary", zh: "初中", grades: ["一年级", "二年级", "三年级"] },
] as const;
type Stage = (typeof STAGES)[number];

function count(facts: SchoolFacts, id: string): number {
  const value = facts[id];
  return typeof value === "number" ? value : 0;
}

/** Whether the school has students of this stage to report. */
export function has(facts: SchoolFacts, stage: string): boolean {
  return typeof facts[`students_${stage}`] === "number";
}

/**
 * The cells of a school's official return that say what its tidy return says: every figure is parted as the sheets want it, so
 * that totals, bands and identities hold.
 */
export function cellsOf(facts: SchoolFacts): NamedCells {
  const cells: NamedCells = new Map();
  for (const stage of STAGES) if (has(facts, stage.id)) fillStage(cells, facts, stage);
  if (has(facts, "upper_secondary")) fillUpper(cells, facts);
  fillStaff(cells, facts);
  fillRooms(cells, facts);
  return cells;
}

function fillStage(cells: NamedCells, facts: SchoolFacts, stage: Stage): void {
  const { zh, grades, id } = stage;
  const code = String(facts["school_code"]);
  const roll = count(facts, `students_${id}`);
  const byGrade = parted(roll, uneven(grades.length, code, zh));
  cells
    .set(`${zh}在校生`, roll)
    .set(`${zh}招生`, byGrade[0] ?? 0)
    .set(`${zh}预计毕业生`, byGrade.at(-1) ?? 0);
  cells.set(`${zh}毕业生`, Math.round((byGrade.at(-1) ?? 0) * (zh === "小学" ? 1.2 : 0.97)));
  for (const [i, grade] of grades.entries()) cells.set(zh + grade, byGrade[i] ?? 0);
  cells.set(`${zh}随迁子女`, Math.round(roll * count(facts, "migrant_students_share")));
  cells.set(`${zh}分年龄招生`, byGrade[0] ?? 0).set(`${zh}分年龄在校生`, roll);
  if (zh === "小学") fillPreschool(cells, byGrade[0] ?? 0);
  fillBands(cells, facts, stage);
  fillTeachers(cells, facts, stage);
}

function fillPreschool(cells: NamedCells, entrants: number): void {
  const parts = parted(entrants, [1, 3, 6, 90]);
  for (const [i, name] of ["未接受学前教育", "接受一年", "接受两年", "接受三年"].entries())
    cells.set(`小学招生${name}`, parts[i] || null);
}

function fillBands(cells: NamedCells, facts: SchoolFacts, { id, zh }: Stage): void {
  const classes = count(facts, `classes_${id}`);
  const sizes = classSizes(count(facts, `students_${id}`), classes, count(facts, `largest_class_${id}`));
  const bandOf = (size: number): string => BANDS.find(([, most]) => size <= most)?.[0] ?? "";
  cells.set(`${zh}班数`, classes);
  for (const [band] of BANDS) cells.set(`${zh}班${band}`, sizes.filter((size) => bandOf(size) === band).length || null);
}

function fillTeachers(cells: NamedCells, facts: SchoolFacts, { id, zh }: Stage): void {
  const code = String(facts["school_code"]);
  const teachers = count(facts, `teachers_${id}`);
  const above = count(facts, `teachers_above_required_degree_${id}`);
  const high = zh === "小学" ? ["本科", "专科", "硕士", "博士"] : ["本科", "硕士", "博士"];
  const parts = parted(above, zh === "小学" ? [70, 24, 6, 0] : [88, 12, 0]);
  cells
    .set(`${zh}专任教师`, teachers)
    .set(`${zh}教师分年龄合计`, teachers)
    .set(`${zh}骨干教师`, count(facts, `backbone_teachers_${id}`));
  for (const [i, degree] of high.entries()) cells.set(`${zh}教师${degree}`, parts[i] || null);
  cells.set(`${zh}教师${zh === "小学" ? "高中阶段" : "专科"}`, teachers - above || null);
  for (const [i, part] of parted(teachers, uneven(AGES.length, code, zh, "ages")).entries())
    cells.set(`${zh}教师${AGES[i]}`, part || null);
  const [pe = 0, music = 0, art = 0] = parted(count(facts, `pe_arts_teachers_${id}`), [5, 3, 3]);
  cells
    .set(`${zh}体育教师`, pe)
    .set(`${zh}音乐教师`, music || null)
    .set(`${zh}美术教师`, art || null)
    .set(`${zh}艺术教师`, music + art);
}

function fillUpper(cells: NamedCells, facts: SchoolFacts): void {
  const roll = count(facts, "students_upper_secondary");
  const grades = parted(roll, [1, 1, 1]);
  cells
    .set("高中在校生", roll)
    .set("高中招生", grades[0] ?? 0)
    .set("高中毕业生", grades[2] ?? 0)
    .set("高中预计毕业生", grades[2] ?? 0);
  for (const [i, grade] of ["一年级", "二年级", "三年级"].entries()) cells.set(`高中${grade}`, grades[i] ?? 0);
}

function fillStaff(cells: NamedCells, facts: SchoolFacts): void {
  const upper = Math.ceil(count(facts, "students_upper_secondary") / 13);
  const teachers = count(facts, "teachers_primary") + count(facts, "teachers_lower_secondary") + upper;
  const others = [Math.ceil(teachers / 20), Math.ceil(teachers / 25), Math.floor(teachers / 15)];
  cells.set("专任教师", teachers).set(
    "教职工",
    others.reduce((sum, part) => sum + part, teachers),
  );
  for (const [i, name] of ["行政人员", "教辅人员", "工勤人员"].entries()) cells.set(name, others[i] || null);
  cells.set("其他人员", null);
}

/** A gym stands inside the teaching rooms of the official form, and outside those of the tidy return. */
function fillRooms(cells: NamedCells, facts: SchoolFacts): void {
  const net = facts["teaching_area_m2"];
  const sports = facts["sports_area_m2"];
  if (typeof net !== "number" || typeof sports !== "number") return;
  const hasGym = chance("official", "gym", String(facts["school_code"])) < 0.55;
  const gym = hasGym ? Math.floor(Math.min(0.25 * sports, 0.18 * net)) : 0;
  const [rooms = 0, laboratory = 0, special = 0, library = 0, counsel = 0, shared = 0] = parted(
    Math.floor(net),
    [58, 10, 14, 9, 2, 7],
  );
  const rest = net - Math.floor(net);
  cells
    .set("教学及辅助用房", net + gym)
    .set("教室面积", rooms + rest)
    .set("专用教室面积", laboratory + special);
  cells.set("实验室面积", laboratory || null).set("其他专用教室面积", special || null);
  cells
    .set("公共教学用房面积", library + gym + counsel + shared)
    .set("图书阅览室面积", library || null)
    .set("室内体育用房", gym || null);
  cells.set("心理辅导室面积", counsel || null).set("其他公共教学用房面积", shared || null);
  const [offices = 0, living = 0, other = 0] = parted(Math.round(net * 0.4), [4, 5, 1]);
  cells
    .set("行政办公用房面积", offices)
    .set("生活用房面积", living)
    .set("其他用房面积", other)
    .set("校舍", net + gym + offices + living + other);
  fillLand(cells, facts, sports - gym);
}

function fillLand(cells: NamedCells, facts: SchoolFacts, ground: number): void {
  const yuan = count(facts, "equipment_yuan");
  cells.set("运动场地", ground).set("占地面积", Math.round(ground * 2.6) + 1200);
  cells.set("图书", 30 * (count(facts, "students_primary") + count(facts, "students_lower_secondary")));
  cells.set("网络多媒体教室", count(facts, "multimedia_rooms"));
  cells.set("教学仪器设备", yuan / 10000).set("固定资产", Math.round(yuan / 1000));
}
