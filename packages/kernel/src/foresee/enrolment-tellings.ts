import type { Telling } from "../sense/index.ts";
import type { EnrolmentRow } from "./enrolment.ts";

/** What is wrong in a file of enrolment or births, and what to do. */
export const enrolmentTellings = {
  noHeader: (): Telling => ({
    zh: "没有找到表头：需要 unit（单位）、school_year（学年）、students（学生数）三列；分年级的还要 grade（年级）。",
    en: "There is no header: the columns unit, school_year and students are needed, and grade where students are by grade.",
    fix: "请在第一行写上这些列名，每个单位、学年、年级一行。",
    fixEn: "Write these names in the first row; one row for each unit, school year and grade.",
  }),
  noRows: (): Telling => ({
    zh: "表头下面没有一行可用的数据。",
    en: "Below the header there is no row that can be used.",
    fix: "请核对文件是否导出完整。",
    fixEn: "Check whether the file was exported in full.",
  }),
  noUnit: (): Telling => ({
    zh: "没有写单位（学校代码）。",
    en: "The unit (school code) is not given.",
    fix: "请补填，或删去该行。",
    fixEn: "Fill it in, or remove the row.",
  }),
  noYear: (text: string): Telling => ({
    zh: `学年“${text}”无法识别。`,
    en: `"${text}" is no school year.`,
    fix: "请写学年的起始年，如 2024 表示 2024—2025 学年。",
    fixEn: "Write the first year: 2024 is 2024–25.",
  }),
  noGrade: (): Telling => ({
    zh: "没有写年级。",
    en: "The grade is not given.",
    fix: "请补填；整校合计的行请删去或放到没有年级列的文件里。",
    fixEn: "Fill it in; rows of whole schools belong in a file without a grade column.",
  }),
  noCount: (text: string): Telling => ({
    zh: `“${text}”不是学生数。`,
    en: `"${text}" is no number of students.`,
    fix: "请填 0 或正数；没有数就留空，不要填 0。",
    fixEn: "Write 0 or a number above it; leave the cell blank when there is none, never 0.",
  }),
  twice: ({ unit, schoolYear, grade }: EnrolmentRow, row: number): Telling => ({
    zh: `单位“${unit}”${schoolYear} 学年年级“${grade}”在第 ${row} 行已经出现过。`,
    en: `Unit "${unit}", school year ${schoolYear}, grade "${grade}" stands in row ${row} already.`,
    fix: "请只保留一行；确是两部分的，请先相加。",
    fixEn: "Keep one row; add them up first if both belong to it.",
  }),
  totals: (count: number): Telling => ({
    zh: `${count} 行是合计，已略去（合计由各年级相加得出）。`,
    en: `${count} rows are totals and were left out; totals are added up from the grades.`,
    fix: "无需处理。",
    fixEn: "Nothing to do.",
  }),
  blanks: (count: number): Telling => ({
    zh: `${count} 个学生数是空的或保密的，按“没有数据”处理，不当作 0；含有它们的合计不参与回测。`,
    en: `${count} numbers of students are blank or withheld; they are missing, not 0, and totals that need them are not measured against.`,
    fix: "有数的请补上。",
    fixEn: "Fill in those that are known.",
  }),
  order: (grades: readonly string[]): Telling => ({
    zh: `年级按出现的先后排为 ${grades.join("、")}，看来不是升级的顺序；升级比会算错。`,
    en: `Grades stand in the order in which they appear: ${grades.join(", ")}. That does not look like the order children pass them in.`,
    fix: "请用 --grades 写明顺序，如 --grades K,1,2,3。",
    fixEn: "Give the order: --grades K,1,2,3.",
  }),
  reordered: (grades: readonly string[]): Telling => ({
    zh: `年级已按名称排成升级的顺序：${grades.join("、")}（文件里出现的先后不是这样）。`,
    en: `Grades were put in the order children pass them in, by their names: ${grades.join(", ")}; in the file they appear in another.`,
    fix: "如果顺序不对，请用 --grades 写明。",
    fixEn: "If that is not their order, give it by --grades.",
  }),
  twiceInFiles: ({ unit, schoolYear, grade }: EnrolmentRow, files: readonly [string, string]): Telling => ({
    zh: `单位“${unit}”${schoolYear} 学年“${grade}”在 ${files[0]} 和 ${files[1]} 里都有。`,
    en: `Unit ${unit}, school year ${schoolYear}, grade ${grade} stands in ${files[0]} and in ${files[1]}.`,
    fix: "同一所学校同一学年只应出现在一个文件里；不同地区的学校如果代码相同，请改成不同的代码。",
    fixEn: "Leave it in one file only; give schools of different areas different codes.",
  }),
  noBirthsHeader: (): Telling => ({
    zh: "出生数文件没有表头：需要 area（地区）、year（年）、births（出生数）；没有出生数的，可用 area、year、age（年龄）、population（人数）。",
    en: "The births file has no header: area, year and births are needed; where births are missing, area, year, age and population.",
    fix: "请在第一行写上这些列名。",
    fixEn: "Write these names in the first row.",
  }),
  noPlacesHeader: (): Telling => ({
    zh: "学位文件没有表头：需要 school_code（学校标识码）、stage（学段）、entry_grade（起始年级）、planned_entry（常态招生计划数），可加 capacity（学位数）。",
    en: "The places file has no header: school_code, stage, entry_grade and planned_entry are needed, capacity may be added.",
    fix: "请在第一行写上这些列名，每校每学段一行。",
    fixEn: "Write these names in the first row; one row for each school and stage.",
  }),
} as const;
