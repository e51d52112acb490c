import type { Facts, Field, Form } from "../model/index.ts";
import { indexForm } from "./form-index.ts";
import type { Cell } from "./cell.ts";
import type { Merge } from "./header-block.ts";
import { createReturnReader } from "./return-reader.ts";
import type { ReturnColumn, SheetReading } from "./return-types.ts";

/** A small form for the tests of this room, with one field of each type. */
export const FIELDS: readonly Field[] = [
  { id: "region_code", zh: "区划代码", en: "Region code", type: "code", unit: "", byStage: false },
  {
    id: "school_year",
    zh: "学年",
    en: "School year",
    type: "year",
    unit: "year",
    byStage: false,
    min: 1990,
    max: 2100,
  },
  { id: "school_code", zh: "学校标识码", en: "School code", type: "text", unit: "", byStage: false },
  { id: "school_name", zh: "学校名称", en: "School name", type: "text", unit: "", byStage: false },
  {
    id: "school_kind",
    zh: "办学类型",
    en: "School kind",
    type: "code",
    unit: "",
    byStage: false,
    codes: { 小学: "primary", 211: "primary", 九年一贯制学校: "nine_year", 312: "nine_year" },
    codeNames: {
      primary: { zh: "小学", en: "primary school" },
      nine_year: { zh: "九年一贯制学校", en: "nine-year school" },
    },
  },
  {
    id: "students",
    zh: "在校生数",
    en: "Students",
    type: "count",
    unit: "students",
    byStage: true,
    min: 0,
    max: 20_000,
  },
  { id: "teachers", zh: "专任教师数", en: "Teachers", type: "count", unit: "persons", byStage: true, min: 0 },
  { id: "equipment_yuan", zh: "教学仪器设备值", en: "Equipment", type: "amount", unit: "yuan", byStage: false, min: 0 },
  {
    id: "teaching_area_m2",
    zh: "教学及辅助用房面积",
    en: "Teaching area",
    type: "amount",
    unit: "m2",
    byStage: false,
    min: 0,
  },
  {
    id: "migrant_students_share",
    zh: "随迁子女占比",
    en: "Migrant students",
    type: "share",
    unit: "share",
    byStage: false,
    min: 0,
    max: 1,
  },
  { id: "is_boarding", zh: "寄宿制", en: "Boarding", type: "flag", unit: "", byStage: false },
  { id: "lon", zh: "经度", en: "Longitude", type: "degrees", unit: "degrees", byStage: false, min: -180, max: 180 },
  { id: "lat", zh: "纬度", en: "Latitude", type: "degrees", unit: "degrees", byStage: false, min: -90, max: 90 },
];

const plain = FIELDS.filter((field) => !field.byStage).map((field) => ({
  field: field.id,
  headers: [field.id, field.zh],
  required: field.id === "school_code",
}));
const staged = FIELDS.filter((field) => field.byStage).flatMap((field) =>
  [
    ["primary", "小学"],
    ["lower_secondary", "初中"],
  ].map(([stage = "", word = ""]) => ({
    field: field.id,
    stage,
    headers: [`${field.id}_${stage}`, `${word}${field.zh}`],
  })),
);

export const FORM: Form = {
  id: "test",
  name: { zh: "测试表", en: "Test form" },
  version: "1",
  columns: [...plain, ...staged],
  scales: { 万元: 10_000, 亩: 666.6666666666666 },
  blanks: ["—", "——", "-", "--", "/", "无", "N/A", "未填"],
  checks: [
    {
      id: "few_teachers",
      severity: "warning",
      holds: "专任教师数 ≤ 在校生数",
      zh: "教师多于学生。",
      en: "There are more teachers than students.",
      fix: "请核对。",
      fixEn: "Check both.",
    },
  ],
  comparison: { studentsChangeShare: 0.3, teachersJumpFactor: 10, movedM: 2000 },
};

/** Reads rows as a file would give them; row 1 is the first. */
export function readRows(
  rows: readonly (readonly Cell[])[],
  more: { merges?: readonly Merge[]; mapping?: readonly ReturnColumn[]; text?: boolean } = {},
): SheetReading {
  const source = {
    file: "a.xlsx",
    sheet: "学校",
    merges: more.merges ?? [],
    mapping: more.mapping ?? [],
    shiftedRows: more.text ?? false,
  };
  const reader = createReturnReader(indexForm(FORM, FIELDS), source);
  rows.forEach((cells, at) => reader.push({ number: at + 1, cells }));
  return reader.finish();
}

/** Facts of a return with these rows. */
export function factsOf(rows: readonly (readonly Cell[])[]): Facts {
  return readRows(rows).facts;
}
