import type { ReadingColumn } from "./form-index.ts";
import type { Telling } from "./finding-log.ts";
import type { Trouble } from "./read-number.ts";

/** What a code of trouble is called, and how it is told. */
interface TroubleText {
  readonly code: string;
  readonly tell: (column: ReadingColumn, seen: string) => Telling;
}

const TROUBLES: Readonly<Record<Trouble, TroubleText>> = {
  "not-a-number": {
    code: "SENSE-010",
    tell: (column, seen) => ({
      zh: `“${column.zh}”应为数字，单元格中是“${seen}”，无法计入。`,
      en: `"${column.en}" should be a number; the cell holds "${seen}" and cannot be counted.`,
      fix: "请填写数字，不带单位和说明文字；未填报的留空。",
      fixEn: "Enter a number without unit or remark; leave the cell empty if it is not reported.",
    }),
  },
  code: {
    code: "SENSE-011",
    tell: (column, seen) => ({
      zh: `“${column.zh}”中的“${seen}”不是认识的写法${likelyZh(column)}。`,
      en: `"${seen}" is not a known value of "${column.en}"${likelyEn(column)}.`,
      fix: "请改用所列的写法之一。",
      fixEn: "Use one of the values listed.",
    }),
  },
  flag: {
    code: "SENSE-012",
    tell: (column, seen) => ({
      zh: `“${column.zh}”应填是或否，单元格中是“${seen}”。`,
      en: `"${column.en}" should be yes or no; the cell holds "${seen}".`,
      fix: "请填“是”或“否”；未填报的留空。",
      fixEn: "Enter 是/yes or 否/no; leave the cell empty if it is not reported.",
    }),
  },
  year: {
    code: "SENSE-013",
    tell: (column, seen) => ({
      zh: `“${column.zh}”应为四位年份，单元格中是“${seen}”。`,
      en: `"${column.en}" should be a year of four digits; the cell holds "${seen}".`,
      fix: "请填四位年份，如 2024（2024—2025 学年填 2024）。",
      fixEn: "Enter a year of four digits such as 2024 (2024 for the school year 2024–25).",
    }),
  },
  "error-cell": {
    code: "SENSE-016",
    tell: (column, seen) => ({
      zh: `“${column.zh}”的公式出错（${seen}），没有数值。`,
      en: `The formula for "${column.en}" failed (${seen}); there is no value.`,
      fix: "请改正公式或直接填写数值。",
      fixEn: "Mend the formula, or enter the value itself.",
    }),
  },
  uncalculated: {
    code: "SENSE-017",
    tell: (column) => ({
      zh: `“${column.zh}”是尚未计算过的公式，文件里没有结果。`,
      en: `"${column.en}" is a formula that was never calculated; the file holds no result.`,
      fix: "请用 Excel、WPS 或 LibreOffice 打开并保存一次，再导入。",
      fixEn: "Open the file in Excel, WPS or LibreOffice, save it once, and import it again.",
    }),
  },
  "damaged-code": {
    code: "SENSE-018",
    tell: (column, seen) => ({
      zh: `“${column.zh}”被电子表格改成了科学计数“${seen}”，原代码已丢失部分数字。`,
      en: `The spreadsheet turned "${column.en}" into "${seen}"; digits of the code are lost.`,
      fix: "请把该列设为文本格式，重新填写完整代码。",
      fixEn: "Format the column as text and enter the whole code again.",
    }),
  },
  "long-code": {
    code: "SENSE-018",
    tell: (column, seen) => ({
      zh: `“${column.zh}”超过 15 位却存为数字（${seen}），末尾数字已被电子表格改为 0。`,
      en: `"${column.en}" has more than 15 digits and is stored as a number (${seen}); the spreadsheet replaced its last digits by 0.`,
      fix: "请把该列设为文本格式，重新填写完整代码。",
      fixEn: "Format the column as text and enter the whole code again.",
    }),
  },
  date: {
    code: "SENSE-019",
    tell: (column, seen) => ({
      zh: `“${column.zh}”的单元格是日期（${seen}），不是数值；可能是电子表格自动改了格式。`,
      en: `The cell of "${column.en}" is a date (${seen}), not a value; the spreadsheet may have changed its format.`,
      fix: "请把单元格格式改为常规或文本，重新填写。",
      fixEn: "Set the cell's format to general or text and enter the value again.",
    }),
  },
};

/**
 * The code and the words for a cell that could not be read.
 *
 * @param seen  what stands in the cell, as text
 * @example troubleCode("date") // "SENSE-019"
 */
export function tellTrouble(trouble: Trouble, column: ReadingColumn, seen: string): Telling {
  return TROUBLES[trouble].tell(column, seen.length > 40 ? `${seen.slice(0, 40)}…` : seen);
}

/** The finding code of a trouble. @example troubleCode("date") // "SENSE-019" */
export function troubleCode(trouble: Trouble): string {
  return TROUBLES[trouble].code;
}

function likelyZh(column: ReadingColumn): string {
  const words = knownWords(column, "zh");
  return words === "" ? "" : `（可填：${words}）`;
}

function likelyEn(column: ReadingColumn): string {
  const words = knownWords(column, "en");
  return words === "" ? "" : ` (known: ${words})`;
}

/** One word for each code: the official name where there is one, else the code itself. */
function knownWords(column: ReadingColumn, language: "zh" | "en"): string {
  const codes = [...new Set(Object.values(column.field.codes ?? {}))];
  const words = codes.map(
    (code) => column.field.codeNames?.[code]?.[language] ?? firstSpelling(column, code, language),
  );
  return words.slice(0, 12).join(language === "zh" ? "、" : ", ") + (words.length > 12 ? "…" : "");
}

function firstSpelling(column: ReadingColumn, code: string, language: "zh" | "en"): string {
  if (language === "en") return code;
  const spellings = Object.entries(column.field.codes ?? {}).filter(([, of]) => of === code);
  return spellings.find(([spelling]) => /[\u4e00-\u9fff]/.test(spelling))?.[0] ?? code;
}
