import { schoolYearSpan } from "../model/index.ts";
import type { Telling } from "./finding-log.ts";
import type { OfficialCell, OfficialForm, OfficialSheet } from "./official-form.ts";

const cellWords = (cell: OfficialCell): string =>
  [cell.under, cell.row[0], cell.column[0] ?? cell.number].filter(Boolean).join(" · ");

/** A code as the forms have it, so that one sees what is meant. */
function exampleOf(forms: readonly OfficialForm[]): { readonly zh: string; readonly en: string } {
  const read = forms.flatMap(({ sheets }) => sheets).filter(({ layouts }) => layouts.length > 0);
  const code = (read.find((sheet) => /\d/.test(sheet.code)) ?? read[0])?.code;
  return code === undefined ? { zh: "", en: "" } : { zh: `（如“${code}”）`, en: ` (such as ${code})` };
}

/** What is said about an official return. */
export const officialTelling = {
  nothingKnown: (sheets: readonly string[], forms: readonly OfficialForm[]): Telling => ({
    zh: `没有一张表能认出来（看到：${sheets.slice(0, 8).join("、")}${sheets.length > 8 ? " …" : ""}）。`,
    en: `No sheet was recognised (seen: ${sheets.slice(0, 8).join(", ")}${sheets.length > 8 ? " …" : ""}).`,
    fix: `认得的报表：${forms.map((form) => form.name.zh).join("、")}。工作表名或表头里应有表号${exampleOf(forms).zh}或表名。`,
    fixEn: `Known returns: ${forms.map((form) => form.name.en).join("; ")}. The sheet's name or its first rows should hold the code${exampleOf(forms).en} or the title.`,
  }),
  noSchools: (): Telling => ({
    zh: "这里没有一所学校的统计报表。",
    en: "There is no school's return here.",
    fix: "请放入各校的报表：一校一个工作簿，或一表一个文件。",
    fixEn: "Put in the schools' returns: a workbook for each school, or a file for each sheet.",
  }),
  unknownSheet: (sheets: readonly string[], forms: readonly OfficialForm[]): Telling => ({
    zh: `工作表${sheets.map((name) => `“${name}”`).join("")}不是认识的统计报表，没有读入。`,
    en: `${sheets.map((name) => `"${name}"`).join(", ")}: no known sheet of the official return; not read.`,
    fix: `说明、目录等无需处理；若是统计报表，请在表头保留表号${exampleOf(forms).zh}。`,
    fixEn: `Nothing to do for covers and notes; a sheet of the return must keep its code${exampleOf(forms).en} at the top.`,
  }),
  remark: (sheet: OfficialSheet): Telling => ({
    zh: `“${sheet.code}”：${sheet.remark?.zh ?? ""}`,
    en: `"${sheet.code}": ${sheet.remark?.en ?? ""}`,
    fix: "按所说办理即可。",
    fixEn: "Do as it says.",
  }),
  blankForm: (): Telling => ({
    zh: "表认得，但一个数也没有填，没有计入。",
    en: "The sheets are known, but not one figure is filled in; the file was not counted.",
    fix: "请填好后再导入；空白表样请不要放进报表文件夹。",
    fixEn: "Fill it in and import it again; keep blank forms out of the folder.",
  }),
  noCode: (): Telling => ({
    zh: "找不到学校标识码，不知道是哪所学校。",
    en: "There is no school code; which school it is cannot be told.",
    fix: "请在表头“学校（机构）标识码：”后填写，或把标识码写进文件名。",
    fixEn: 'Enter it after "学校（机构）标识码：" at the top, or put the code into the name of the file.',
  }),
  twice: (code: string | null, sheets: readonly string[], first: string): Telling => ({
    zh: `学校${code ?? ""}的 ${sheets.join("、")} 交了两份，另一份在 ${first}；只计了那一份。`,
    en: `School ${code ?? ""} handed in ${sheets.join(", ")} twice, the other is in ${first}; only that one was counted.`,
    fix: "请核对哪一份是定稿，删去另一份；若是两所学校，请改正标识码。",
    fixEn: "Keep the final one and remove the other; if these are two schools, correct the code.",
  }),
  mixedYears: (year: number, usual: number): Telling => ({
    zh: `这所学校报的是 ${year} 学年，其他学校是 ${usual} 学年。`,
    en: `This school reports ${schoolYearSpan(year)}, the others ${schoolYearSpan(usual)}.`,
    fix: "请换成同一学年的报表；各学年分开导入。",
    fixEn: "Hand in the return of the same year; import each year by itself.",
  }),
  noYear: (): Telling => ({
    zh: "报表没有写学年。",
    en: "The return does not say its school year.",
    fix: "请在表头写明，例如“2026/2027学年初”。",
    fixEn: 'State it at the top, for example "2026/2027学年初".',
  }),
  missingSheet: (sheet: OfficialSheet): Telling => ({
    zh: `缺少${sheet.code}“${sheet.titles[0] ?? ""}”，其中的数据按未填报处理。`,
    en: `${sheet.code} "${sheet.titles[0] ?? ""}" is missing; its figures count as not reported.`,
    fix: "请补交这张表。",
    fixEn: "Hand in this sheet.",
  }),
  notFound: (cell: OfficialCell): Telling => ({
    zh: `找不到“${cellWords(cell)}”这一格，按未填报处理。`,
    en: `The cell "${cellWords(cell)}" was not found; it counts as not reported.`,
    fix: "请核对行名、列名是否被改动；表样确有变化的，请在政策文件的这张表里加一种版式。",
    fixEn:
      "Check whether the label or heading was changed; if the form itself changed, add a layout to this sheet in the policy files.",
  }),
  byAddress: (cell: OfficialCell, address: string): Telling => ({
    zh: `“${cellWords(cell)}”的行名或列名没找到，按表样的固定位置 ${address} 读取。`,
    en: `The label or heading of "${cellWords(cell)}" was not found; it was read at its place in the form, ${address}.`,
    fix: "请核对这一格是不是所说的数据。",
    fixEn: "Check that this cell holds that figure.",
  }),
  notANumber: (cell: OfficialCell, seen: string): Telling => ({
    zh: `“${cellWords(cell)}”应为数字，单元格中是“${seen.slice(0, 40)}”，无法计入。`,
    en: `"${cellWords(cell)}" should be a number; the cell holds "${seen.slice(0, 40)}" and cannot be counted.`,
    fix: "请填写数字，不带单位和说明文字；没有的填 0，未统计的留空。",
    fixEn: "Enter a number without unit or remark; 0 for none, empty if not reported.",
  }),
  notAFlag: (cell: OfficialCell, seen: string): Telling => ({
    zh: `“${cellWords(cell)}”应填“是”或“否”，单元格中是“${seen.slice(0, 40)}”。`,
    en: `"${cellWords(cell)}" should say 是 or 否; the cell holds "${seen.slice(0, 40)}".`,
    fix: "请填“是”或“否”。",
    fixEn: "Enter 是 (yes) or 否 (no).",
  }),
  wanted: (cell: OfficialCell): Telling => ({
    zh: `表样要求填写“${cellWords(cell)}”，这一格是空的，按未填报处理。`,
    en: `The form asks for "${cellWords(cell)}"; the cell is empty and counts as not reported.`,
    fix: "请补填；确实没有的填 0。",
    fixEn: "Fill it in; enter 0 where there is none.",
  }),
  otherForm: (sheet: string, form: OfficialForm, usual: OfficialForm): Telling => ({
    zh: `“${sheet}”属于${form.name.zh}，这一次读的是${usual.name.zh}，没有读入。`,
    en: `"${sheet}" belongs to ${form.name.en}; this import reads ${usual.name.en}, so it was not read.`,
    fix: "两种报表请分开导入。",
    fixEn: "Import the two kinds of return separately.",
  }),
  unconfirmed: (sheets: readonly string[]): Telling => ({
    zh: `${sheets.join("、")}的版式尚待按现行表样核对，请抽查几所学校的读数。`,
    en: `The layout of ${sheets.join(", ")} awaits checking against a current template; check the figures of a few schools.`,
    fix: "“为什么”会显示每个数来自哪一格；与表样不符的，请改政策文件中的这张表。",
    fixEn:
      'The "why?" of a figure shows its cell; where it differs from the form, correct this sheet in the policy files.',
  }),
} as const;
