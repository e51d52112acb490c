import type { NamedColumn } from "../../sense/index.ts";

const column =
  (kind: NamedColumn["kind"]) =>
  (code: string, required: boolean, ...names: string[]): NamedColumn => ({ code, names, kind, required });
const text = column("text");
const number = column("number");

/** The stages of a school, with the columns of places that a table may have for each. */
export const STAGE_COLUMNS: Readonly<Record<string, NamedColumn>> = {
  preschool: number("places_preschool", false, "学前学位", "幼儿园学位"),
  primary: number("places_primary", false, "小学学位"),
  lower_secondary: number("places_lower_secondary", false, "初中学位"),
  upper_secondary: number("places_upper_secondary", false, "高中学位"),
};

/** Candidates of a plan of projects. */
export const PROJECT_COLUMNS: readonly NamedColumn[] = [
  text("project", true, "项目", "项目编号"),
  text("name", false, "项目名称", "名称"),
  text("kind", true, "类型", "项目类型"),
  text("school_code", false, "学校标识码", "学校代码"),
  text("stage", false, "学段"),
  number("places", false, "学位数", "新增学位"),
  ...Object.values(STAGE_COLUMNS),
  number("cost_yuan", true, "造价", "造价（元）", "费用（元）", "建设费用"),
  number("running_yuan", false, "年运行费", "年运行费（元）"),
  number("earliest_year", false, "最早年份", "最早开办年份"),
  number("building_years", false, "建设年限", "建设年数"),
  number("fill_years", false, "招满年数", "几年招满"),
  text("opens", false, "开办年份", "已定年份"),
  text("one_of", false, "互斥组", "只选其一"),
  number("lon", false, "经度"),
  number("lat", false, "纬度"),
];

/** Schools with their places by stage. */
export const PROJECT_SCHOOL_COLUMNS: readonly NamedColumn[] = [
  text("school_code", true, "unit", "学校标识码", "学校代码"),
  text("school_name", false, "学校名称"),
  text("stage", false, "学段"),
  text("entry_grade", false, "起始年级", "入学年级"),
  number("capacity", true, "学位数", "容量", "办学规模"),
  number("lon", false, "经度"),
  number("lat", false, "纬度"),
];

/** Children who are expected, by area and year. */
export const CHILDREN_COLUMNS: readonly NamedColumn[] = [
  text("area", true, "unit", "school_code", "片区", "单位", "学校标识码"),
  number("school_year", true, "学年"),
  text("stage", false, "学段"),
  number("children", true, "students", "学生数", "人数"),
  number("high", false, "上界", "上限人数"),
  number("lon", false, "经度"),
  number("lat", false, "纬度"),
];

/** Where areas and schools are. */
export const LOCATION_COLUMNS: readonly NamedColumn[] = [
  text("code", true, "school_code", "unit", "area", "学校标识码", "地块", "片区"),
  number("lon", true, "经度"),
  number("lat", true, "纬度"),
];
