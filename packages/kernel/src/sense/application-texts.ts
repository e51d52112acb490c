import type { ApplicationColumn, ApplicationForm } from "./application-form.ts";
import type { ApplicationSection, BodyRow } from "./application-sections.ts";
import type { Telling } from "./finding-log.ts";

const some = (words: readonly string[]): string => `${words.slice(0, 5).join("、")}${words.length > 5 ? " …" : ""}`;
const short = (value: number): string => String(Number(value.toPrecision(6)));

/** What is said about application tables that were handed in. */
export const applicationTelling = {
  noHeadings: (missing: readonly string[]): Telling => ({
    zh: `表头里找不到${missing.map((one) => `“${one}”`).join("")}，按未填报处理。`,
    en: `The header has no ${missing.map((one) => `"${one}"`).join(", ")}; these count as not reported.`,
    fix: "请按申报表的表头填写列名。",
    fixEn: "Name the columns as the form does.",
  }),
  noStage: (rows: readonly BodyRow[]): Telling => ({
    zh: `看不出这些行是小学还是初中：${some(rows.map(({ name }) => name))}（共 ${rows.length} 行），没有读入。`,
    en: `Whether these rows are primary or lower secondary cannot be told: ${some(rows.map(({ name }) => name))} (${rows.length} rows); not read.`,
    fix: "请让小学、初中的序号各自从 1 起，或在各段之前加一行，只写“小学”“初中”。",
    fixEn: "Number primary and lower secondary from 1 each, or put a row that says 小学 or 初中 before each part.",
  }),
  notANumber: (seen: string): Telling => ({
    zh: `应为数字，单元格中是“${seen.slice(0, 40)}”，无法计入。`,
    en: `A number should stand here; the cell holds "${seen.slice(0, 40)}" and cannot be counted.`,
    fix: "请填写数字，不带说明文字；未统计的留空。",
    fixEn: "Enter a number without a remark; leave it empty if not reported.",
  }),
  notWhole: (
    column: ApplicationColumn,
    of: readonly ApplicationSection[],
    { i, sum, value }: { readonly i: number; readonly sum: number; readonly value: number },
  ): Telling => {
    const made = of.map((one) => `${short(one.values[i]!)} × ${one.students} ÷ ${column.per}`).join(" + ");
    return {
      zh: `${made} = ${short(sum)}，应当是整数；按 ${value} 计。填报的数或学生数可能有误；完全中学按学生折算的间数也会这样。`,
      en: `${made} = ${short(sum)} should be a whole number; ${value} was taken. The figure or the students may be wrong; rooms shared out in a complete secondary school give this too.`,
      fix: "请核对这一格和在校生数，或另交该校的原始数。",
      fixEn: "Check this cell and the students, or hand in the school's own figures.",
    };
  },
  noRegion: (): Telling => ({
    zh: "申报表没有写区划代码，不知道是哪个区县。",
    en: "The tables do not say the code of the county.",
    fix: "请写在文件名里，例如“990102-2025学年-申报表.xlsx”，或写在表头。",
    fixEn: 'Put it into the name of the file, such as "990102-2025学年-申报表.xlsx", or at the top of a table.',
  }),
  noYear: (): Telling => ({
    zh: "申报表没有写学年。",
    en: "The tables do not say the school year.",
    fix: "请写在文件名里，例如“990102-2025学年-申报表.xlsx”，或写在表头。",
    fixEn: 'Put it into the name of the file, such as "990102-2025学年-申报表.xlsx", or at the top of a table.',
  }),
  noSections: (form: ApplicationForm): Telling => ({
    zh: `申报表里没有填好的表Ⅱ-2（分学校），读不到各校的数。${form.lacks.zh}`,
    en: `There is no filled table II-2 (by school) in the application tables, so no school can be read. ${form.lacks.en}`,
    fix: "请填好表Ⅱ-2 再导入，或另交上面所说的表。",
    fixEn: "Fill in table II-2 and import again, or hand in what is named above.",
  }),
  readBack: (form: ApplicationForm, counts: { schools: number; sections: number; facts: number }): Telling => ({
    zh: `从申报表读回 ${counts.schools} 所学校（${counts.sections} 个学部）和 ${counts.facts} 项县域数据。人数、间数由两位小数准确还原；面积、设备值按两位小数还原，正好压线的请用原始数核对。${form.lacks.zh}`,
    en: `Read back from the application tables: ${counts.schools} schools (${counts.sections} sections) and ${counts.facts} facts of the county. Persons and rooms are exact; areas and equipment are as exact as two decimals, so check those that stand on the line. ${form.lacks.en}`,
    fix: "知道即可；需要判定其余要求的，按所说另交。",
    fixEn: "Good to know; hand in what is named to have the other requirements judged.",
  }),
  noCodes: (count: number): Telling => ({
    zh: `表Ⅱ-2 没有学校标识码，${count} 所学校以校名代替；校名一变，各年就接不上。`,
    en: `Table II-2 has no school codes; the names of ${count} schools stand in for them, and a changed name breaks the years.`,
    fix: "可在表Ⅱ-2 末尾加一列“学校标识码”。",
    fixEn: "You may add a column 学校标识码 to table II-2.",
  }),
  severalCounties: (): Telling => ({
    zh: "几个区县的申报表一起导入时，只读各校的数；表Ⅳ、表Ⅴ的县域数据没有读。",
    en: "Where several counties are imported at once only the schools are read, not the county facts of IV and V.",
    fix: "需要县域数据的，请一个区县一次导入。",
    fixEn: "Import each county by itself to have them.",
  }),
  claim: (what: { zh: string; en: string }, claimed: number, made: number): Telling => ({
    zh: `${what.zh}写的是 ${short(claimed)}，由表Ⅱ-2 各校重算是 ${short(made)}。`,
    en: `${what.en} is given as ${short(claimed)}; recomputed from the schools of II-2 it is ${short(made)}.`,
    fix: "请核对两张表，用同一批数据重填。",
    fixEn: "Check both tables and fill them in from the same figures.",
  }),
} as const;
