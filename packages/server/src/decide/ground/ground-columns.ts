import type { NamedColumn } from "../../sense/index.ts";

const text = (code: string, required: boolean, ...names: string[]): NamedColumn => ({
  code,
  names,
  kind: "text",
  required,
});
const number = (code: string, required: boolean, ...names: string[]): NamedColumn => ({
  code,
  names,
  kind: "number",
  required,
});

/** The columns of the files about places, with their Chinese names. */
export const UNIT_COLUMNS: readonly NamedColumn[] = [
  text("unit", true, "地块", "地块编号", "单元"),
  number("students", true, "学生数", "人数", "学龄人口"),
  number("lon", true, "经度"),
  number("lat", true, "纬度"),
];

export const SCHOOL_COLUMNS: readonly NamedColumn[] = [
  text("school_code", true, "学校标识码", "学校代码"),
  text("school_name", false, "学校名称"),
  number("lon", false, "经度"),
  number("lat", false, "纬度"),
  number("capacity", true, "学位数", "容量", "核定学位"),
  text("unit", false, "地块", "所在地块"),
  number("cost_yuan", false, "造价", "造价（元）", "费用（元）"),
];

export const PAIR_COLUMNS: readonly NamedColumn[] = [
  text("unit", true, "地块", "地块编号"),
  text("school", true, "school_code", "学校", "学校标识码"),
  text("rule", true, "规则"),
];

export const CURRENT_COLUMNS: readonly NamedColumn[] = [
  text("unit", true, "地块", "地块编号"),
  text("school", true, "school_code", "学校", "学校标识码", "现学校"),
];

export const DISTANCE_COLUMNS: readonly NamedColumn[] = [
  text("unit", true, "地块", "地块编号"),
  text("school", true, "school_code", "学校", "学校标识码"),
  number("distance_m", true, "距离", "距离（米）"),
];
