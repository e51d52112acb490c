import type { Finding } from "@youheng/kernel/model";
import { type Telling, whereOf } from "@youheng/kernel/sense";

/** Why a file cannot be read at all. Thrown inside this room only; the door turns it into a finding. */
export class UnreadableFile extends Error {
  override readonly name = "UnreadableFile";
  readonly code: string;
  readonly telling: Telling;
  constructor(code: string, telling: Telling) {
    super(telling.en);
    this.code = code;
    this.telling = telling;
  }
}

/** A finding on the file as a whole. @example fileFinding("a.csv", "SENSE-030", "error", telling).where // "a.csv" */
export function fileFinding(file: string, code: string, severity: Finding["severity"], telling: Telling): Finding {
  const place = { file };
  return { code, severity, place, where: whereOf(place), ...telling };
}

const megabytes = (bytes: number): string => `${Math.round(bytes / 2 ** 20)} MB`;

/** The ways in which a file cannot be read. */
export const unreadable = {
  absent: (path: string) =>
    new UnreadableFile("SENSE-030", {
      zh: `找不到文件：${path}`,
      en: `There is no such file: ${path}`,
      fix: "请核对文件名和所在文件夹。",
      fixEn: "Check the name and the folder.",
    }),
  empty: () =>
    new UnreadableFile("SENSE-030", {
      zh: "文件是空的。",
      en: "The file is empty.",
      fix: "请重新导出或上传。",
      fixEn: "Export or upload it again.",
    }),
  tooLarge: (bytes: number, limit: number) =>
    new UnreadableFile("SENSE-031", {
      zh: `文件有 ${megabytes(bytes)}，超过上限 ${megabytes(limit)}。`,
      en: `The file has ${megabytes(bytes)}; the limit is ${megabytes(limit)}.`,
      fix: "请删去无关的工作表和图片，或按区县拆成几个文件。",
      fixEn: "Remove sheets and pictures that are not needed, or split it by county.",
    }),
  bomb: (expanded: number, entries: number) =>
    new UnreadableFile("SENSE-032", {
      zh: `文件展开后有 ${megabytes(expanded)}、${entries} 个部件，超过允许的大小，没有读取。`,
      en: `Expanded, the file has ${megabytes(expanded)} in ${entries} parts, more than is allowed; it was not read.`,
      fix: "请在电子表格软件中另存为新文件（只留需要的数据）再导入。",
      fixEn: "Save only the data you need as a new workbook and import that.",
    }),
  encrypted: () =>
    new UnreadableFile("SENSE-033", {
      zh: "文件有打开密码，无法读取。",
      en: "The file is protected by a password and cannot be read.",
      fix: "请在电子表格软件中去掉密码，另存后再导入。",
      fixEn: "Remove the password in your spreadsheet program, save, and import again.",
    }),
  damaged: (kind: string) =>
    new UnreadableFile("SENSE-034", {
      zh: `文件不完整或已损坏，不能作为 ${kind} 打开。`,
      en: `The file is incomplete or damaged and does not open as ${kind}.`,
      fix: "请重新下载或导出；能在电子表格软件中打开的话，另存为 XLSX 再导入。",
      fixEn: "Download or export it again; if your spreadsheet program can open it, save it as XLSX and import that.",
    }),
  foreign: (what: string) =>
    new UnreadableFile("SENSE-035", {
      zh: `这是 ${what} 文件，不是电子表格。`,
      en: `This is a ${what} file, not a spreadsheet.`,
      fix: "请导入 CSV、XLSX、XLS 或 ODS 文件。",
      fixEn: "Import a CSV, XLSX, XLS or ODS file.",
    }),
  html: (name: string) =>
    new UnreadableFile("SENSE-036", {
      zh: `“${name}”其实是网页（HTML），只是扩展名像电子表格。`,
      en: `"${name}" is really a web page (HTML) with a spreadsheet's extension.`,
      fix: "请用 Excel、WPS 或 LibreOffice 打开，另存为 XLSX 后再导入。",
      fixEn: "Open it in Excel, WPS or LibreOffice, save it as XLSX and import that.",
    }),
  tooManyRows: (limit: number) =>
    new UnreadableFile("SENSE-038", {
      zh: `行数超过上限 ${limit}。`,
      en: `There are more than ${limit} rows.`,
      fix: "请按区县或学年拆成几个文件。",
      fixEn: "Split the file by county or school year.",
    }),
  tooManyColumns: (limit: number) =>
    new UnreadableFile("SENSE-038", {
      zh: `列数超过上限 ${limit}。`,
      en: `There are more than ${limit} columns.`,
      fix: "请删去右侧多余的列。",
      fixEn: "Remove the columns that are not needed.",
    }),
  openQuote: (row: number) =>
    new UnreadableFile("SENSE-039", {
      zh: `第 ${row} 行附近有一个引号没有配对，其后的内容无法分行。`,
      en: `Near row ${row} a quotation mark is not closed; what follows cannot be split into rows.`,
      fix: "请补上或删去该引号；单元格内的引号应写成两个引号。",
      fixEn: "Close or remove the quotation mark; inside a cell it is written twice.",
    }),
  noSheet: (sheet: string, sheets: readonly string[]) =>
    new UnreadableFile("SENSE-041", {
      zh: `没有名为“${sheet}”的工作表（有：${sheets.join("、")}）。`,
      en: `There is no sheet "${sheet}" (there are: ${sheets.join(", ")}).`,
      fix: "请选择其中一个工作表。",
      fixEn: "Choose one of these sheets.",
    }),
  resources: () =>
    new UnreadableFile("SENSE-042", {
      zh: "读取这个文件所需的内存超过限额，已停止。",
      en: "Reading this file needs more memory than is allowed; it was stopped.",
      fix: "请按区县或学年拆成几个文件，或删去无关的工作表。",
      fixEn: "Split the file by county or school year, or remove sheets that are not needed.",
    }),
} as const;
