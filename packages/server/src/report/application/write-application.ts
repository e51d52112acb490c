import { schoolYearInWords } from "@youheng/kernel/assess";
import type { Words } from "@youheng/kernel/model";
import type { Workbook, Worksheet } from "exceljs";
import { regionTitle } from "../report-subject.ts";
import { addSheet, paintHead, paintTable, paintTitle, writeRow } from "../workbook/sheet-style.ts";
import type { WorkbookPlan } from "../workbook/workbook-plan.ts";
import type { ApplicationContext, Blank } from "./application-context.ts";
import type { ApplicationTable } from "./application-layout.ts";
import { writeBalanceTable, writeMeetingTable } from "./indicator-tables.ts";
import { writeFiguresTable } from "./figures-table.ts";
import { writeRequirementsTable } from "./requirements-table.ts";
import { rowHeight } from "./row-height.ts";
import { writeSectionsTable } from "./sections-table.ts";

/**
 * The application tables 申报表 (表Ⅰ–表Ⅵ) filled from the assessment, and the list of cells that the return does not answer.
 * Nothing where the standard is another.
 */
export function writeApplication(workbook: Workbook, plan: WorkbookPlan): void {
  const layout = plan.application;
  if (layout === null) return;
  const inWords = (words: Words): string => plan.subject.inWords(words);
  const context: ApplicationContext = { plan, layout, inWords, blanks: [] };
  for (const table of layout.tables) writeTable(workbook, context, table);
  writeBlanks(workbook, context);
}

function writeTable(workbook: Workbook, context: ApplicationContext, table: ApplicationTable): void {
  const sheet = addSheet(workbook, {
    name: context.inWords(table.sheet),
    headRows: table.kind === "sections" ? 3 : 0,
    widths: [],
    page: context.plan.subject.text.page,
  });
  paintTitle(sheet, `${context.inWords(table.title)}${handedInBy(context)}`);
  const next = writeBody(sheet, context, table);
  const { standing } = context.plan.subject.text;
  const notes = [
    ...(table.note === undefined ? [] : [context.inWords(table.note)]),
    `${context.inWords(context.layout.source)}${context.plan.subject.text.open}${standing[context.layout.standing]}${context.plan.subject.text.close}`,
  ];
  notes.forEach((note, i) => writeNote(sheet, next + i, note));
}

/** Whose table of which year it is: on paper it may lie apart from the others, and a table read back must say it. */
function handedInBy({ plan, inWords }: ApplicationContext): string {
  const { document } = plan.subject;
  const region = [document.region_code, regionTitle(plan.subject)].filter((part) => part !== null).join(" ");
  return `　${region}　${inWords(schoolYearInWords(document.school_year)).trim()}`;
}

/** Returns the first row under the table. */
function writeBody(sheet: Worksheet, context: ApplicationContext, table: ApplicationTable): number {
  switch (table.kind) {
    case "figures":
      return writeFiguresTable(sheet, context, table);
    case "meeting":
      return writeMeetingTable(sheet, context, table);
    case "balance":
      return writeBalanceTable(sheet, context, table);
    case "sections":
      return writeSectionsTable(sheet, context, table);
    case "requirements":
      return writeRequirementsTable(sheet, context, table);
  }
}

function writeNote(sheet: Worksheet, row: number, note: string): void {
  const cell = sheet.getCell(row, 1);
  cell.value = note;
  cell.font = { size: 9, color: { argb: "FF5B6770" } };
  const last = Math.max(sheet.columnCount, 1);
  sheet.mergeCells(row, 1, row, last);
  cell.alignment = { wrapText: true, vertical: "top" };
  const width = Array.from({ length: last }, (_, i) => sheet.getColumn(i + 1).width ?? 9).reduce((a, b) => a + b, 0);
  sheet.getRow(row).height = rowHeight([[note, width * NOTE_LETTERS]]);
}

/** Notes are set smaller than the table: so many of their letters stand where one of the table's would. */
const NOTE_LETTERS = 1.15;

/** What the return does not answer, to be filled in by hand: one line for each item of each table. */
function writeBlanks(workbook: Workbook, { plan, blanks }: ApplicationContext): void {
  const { text } = plan.subject;
  const sheet = addSheet(workbook, { name: text.sheet.blanks, headRows: 3, widths: [14, 70, 40, 10], page: text.page });
  paintTitle(sheet, text.blanks.title, blanks.length === 0 ? text.blanks.none : text.blanks.hint);
  writeRow(sheet, 3, [text.column.sheet, text.column.item, text.blanks.cells, text.blanks.count]);
  paintHead(sheet, 3, 4);
  const items = new Map<string, Blank[]>();
  for (const blank of blanks)
    items.set(`${blank.sheet}\n${blank.item}`, [...(items.get(`${blank.sheet}\n${blank.item}`) ?? []), blank]);
  const rows = [...items.values()];
  rows.forEach((list, i) => writeRow(sheet, 4 + i, [list[0]!.sheet, list[0]!.item, cellsInWords(list), list.length]));
  paintTable(sheet, [4, 3 + rows.length], 4, { wrapText: true, vertical: "top" });
}

function cellsInWords(list: readonly Blank[]): string {
  const shown = list.slice(0, MOST_SHOWN).map((one) => one.cell);
  return list.length > MOST_SHOWN ? `${shown.join(" ")} …` : shown.join(" ");
}

const MOST_SHOWN = 6;
