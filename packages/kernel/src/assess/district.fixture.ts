import type { Facts, PolicyBundle } from "../model/index.ts";

/** One row of a tidy return: column id → value; absent: not reported. */
export type ReturnRow = Readonly<Record<string, string | number>>;

const textColumns = ["region_code", "school_code", "school_name", "school_kind"];

/** Facts from rows, as the import would make them. */
export function factsOf(rows: readonly ReturnRow[]): Facts {
  const columns = [...new Set(["region_code", "school_year", ...rows.flatMap((row) => Object.keys(row))])];
  const filled = rows.map((row, i): ReturnRow => ({
    region_code: "999901",
    school_year: 2026,
    school_code: `S${i}`,
    ...row,
  }));
  const isText = (column: string): boolean => textColumns.includes(column);
  return {
    rows: rows.length,
    text: Object.fromEntries(
      [...new Set([...columns, ...textColumns])]
        .filter(isText)
        .map((column) => [column, filled.map((row) => (column in row ? String(row[column]) : null))]),
    ),
    numbers: Object.fromEntries(
      columns
        .filter((column) => !isText(column))
        .map((column) => [
          column,
          Float64Array.from(filled, (row) => (column in row ? Number(row[column]) : Number.NaN)),
        ]),
    ),
    invalid: [],
    origin: {
      file: "return.xlsx",
      sheet: "学校",
      rowNumbers: rows.map((_, i) => i + 2),
      columnLetters: Object.fromEntries(columns.map((column, i) => [column, String.fromCharCode(65 + (i % 26))])),
    },
  };
}

const source = { text: "fixture", standing: "unconfirmed" } as const;
const field = (id: string, zh: string, unit: string, byStage: boolean, step?: number) =>
  ({ id, zh, en: id, type: "amount", unit, byStage, ...(step === undefined ? {} : { step }) }) as const;

/** A small standard for the engine's own tests; the real ones are in policy/ with their cases. */
export const smallBundle: PolicyBundle = {
  fields: [
    field("students", "在校生数", "students", true, 1),
    field("backbone_teachers", "骨干教师数", "persons", true, 1),
    field("teaching_area_m2", "教学及辅助用房面积", "m2", false, 0.01),
    { id: "school_kind", zh: "办学类型", en: "kind", type: "code", unit: "", byStage: false },
  ],
  kindStages: {
    primary: ["primary"],
    teaching_point: ["primary"],
    lower_secondary: ["lower_secondary"],
    nine_year: ["primary", "lower_secondary"],
    complete_secondary: ["lower_secondary", "upper_secondary"],
  },
  standard: {
    id: "small",
    name: { zh: "小标准", en: "Small standard" },
    version: "1",
    region: "000000",
    validFrom: "2026-01-01",
    stages: [
      { id: "primary", zh: "小学", en: "primary" },
      { id: "lower_secondary", zh: "初中", en: "lower secondary" },
    ],
    weight: "students",
    indicators: [
      {
        id: "backbone_teachers",
        name: { zh: "每百名学生拥有骨干教师数", en: "Backbone teachers per 100 students" },
        area: "resources",
        clause: "1",
        formula: "骨干教师数 ÷ 在校生数 × 100",
        unit: "persons per 100 students",
        atLeast: { primary: 1, lower_secondary: 1 },
        cvAtMost: { primary: 0.5, lower_secondary: 0.45 },
        validFrom: "2026-01-01",
        sources: [source],
      },
      {
        id: "teaching_area",
        name: { zh: "生均教学及辅助用房面积", en: "Teaching area per student" },
        area: "resources",
        clause: "2",
        formula: "teaching_area_m2 / students",
        unit: "m2 per student",
        atLeast: { primary: 4.5, lower_secondary: 5.8 },
        cvAtMost: { primary: 0.5, lower_secondary: 0.45 },
        validFrom: "2026-01-01",
        sources: [source],
      },
    ],
    sectionRule: { met: 1, of: 2, othersAtLeast: 0.85, clause: "rule", sources: [source] },
    exclusions: [
      {
        id: "small_teaching_points",
        name: { zh: "不足50人的教学点", en: "teaching points under 50 students" },
        when: "school_kind = 'teaching_point' and students < 50",
        on: true,
        sources: [source],
      },
    ],
    split: {
      weights: { primary: 1, lower_secondary: 1.1, upper_secondary: 1.32 },
      fields: ["teaching_area_m2"],
      sources: [source],
    },
    sources: [source],
    awaits: [],
  },
};
