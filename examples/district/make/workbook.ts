import ExcelJS from "exceljs";
import { columns } from "./columns.ts";
import type { Cell, SchoolFacts } from "./facts.ts";
import type { RegionFact } from "./region-facts.ts";
import { type Spelling, totalsRow } from "./spelling.ts";
import { withFixedDates } from "./zip-dates.ts";

/** How a year's workbook looks. */
export interface Layout {
  readonly sheet: string;
  readonly titles: readonly string[];
  /** one: the tidy names or the full Chinese words; two: groups merged over short words */
  readonly header: "english" | "one" | "two";
  /** units as the header writes them, by column */
  readonly units: Readonly<Record<string, string>>;
  readonly spelling: Spelling;
  readonly notes: readonly string[];
  readonly cover: readonly string[];
  readonly regionSheet: "县域" | "region";
  readonly withTotals: boolean;
}

const edge = { style: "thin", color: { argb: "FFB8C0CC" } } as const;
const borders = { top: edge, left: edge, bottom: edge, right: edge };
const shade = { type: "pattern", pattern: "solid", fgColor: { argb: "FFEAF0F6" } } as const;

/** The bytes of a return as a bureau would save it. The same facts and layout give the same bytes: no date of today is in them. */
export async function workbookOf(
  layout: Layout,
  rows: readonly SchoolFacts[],
  county: readonly RegionFact[],
): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook();
  book.creator = "青榕区教育局（虚构）";
  book.created = book.modified = new Date(Date.UTC(2026, 9, 20));
  if (layout.cover.length > 0) writeCover(book, layout.cover);
  writeSchools(book, layout, rows);
  writeCounty(book, layout.regionSheet, county);
  return withFixedDates(new Uint8Array(await book.xlsx.writeBuffer()));
}

function writeCover(book: ExcelJS.Workbook, lines: readonly string[]): void {
  const sheet = book.addWorksheet("填报说明");
  sheet.getColumn(1).width = 90;
  for (const line of lines) sheet.addRow([line]).getCell(1).alignment = { wrapText: true };
}

function writeSchools(book: ExcelJS.Workbook, layout: Layout, rows: readonly SchoolFacts[]): void {
  const sheet = book.addWorksheet(layout.sheet);
  columns.forEach((column, k) => (sheet.getColumn(k + 1).width = column.width));
  for (const title of layout.titles) writeTitle(sheet, title);
  writeHeader(sheet, layout);
  sheet.views = [{ state: "frozen", xSplit: 4, ySplit: sheet.rowCount }];
  for (const row of rows) ruled(sheet.addRow(columns.map((column) => layout.spelling(column, row))));
  if (layout.withTotals) ruled(sheet.addRow(totalsRow(rows, layout.spelling))).font = { bold: true };
  for (const note of layout.notes) sheet.addRow([note]);
}

function writeTitle(sheet: ExcelJS.Worksheet, title: string): void {
  const row = sheet.addRow([title]);
  const first = row.number === 1;
  row.getCell(1).font = { bold: first, size: first ? 16 : 10 };
  row.getCell(1).alignment = { horizontal: first ? "center" : "left" };
  sheet.mergeCells(row.number, 1, row.number, columns.length);
}

function writeHeader(sheet: ExcelJS.Worksheet, layout: Layout): void {
  const withUnit = (id: string, words: string) => words + (layout.units[id] ?? "");
  if (layout.header === "two") return writeTwoRows(sheet, withUnit);
  const words = columns.map((column) => (layout.header === "english" ? column.id : withUnit(column.id, column.zh)));
  headed(sheet.addRow(words));
}

function writeTwoRows(sheet: ExcelJS.Worksheet, withUnit: (id: string, words: string) => string): void {
  const upper = headed(sheet.addRow(columns.map((column) => column.group)));
  headed(sheet.addRow(columns.map((column) => withUnit(column.id, column.short))));
  let from = 0;
  columns.forEach((column, k) => {
    if (columns[k + 1]?.group === column.group) return;
    sheet.mergeCells(upper.number, from + 1, upper.number, k + 1);
    from = k + 1;
  });
}

function headed(row: ExcelJS.Row): ExcelJS.Row {
  row.eachCell((cell) => {
    cell.font = { bold: true };
    cell.fill = shade;
    cell.border = borders;
    cell.alignment = { wrapText: true, horizontal: "center", vertical: "middle" };
  });
  return row;
}

function ruled(row: ExcelJS.Row): ExcelJS.Row {
  row.eachCell({ includeEmpty: true }, (cell) => (cell.border = borders));
  return row;
}

function writeCounty(book: ExcelJS.Workbook, name: "县域" | "region", county: readonly RegionFact[]): void {
  const sheet = book.addWorksheet(name);
  [28, 12, 60].forEach((width, k) => (sheet.getColumn(k + 1).width = width));
  headed(sheet.addRow(name === "region" ? ["field", "value", "evidence"] : ["指标", "数值", "依据"]));
  for (const fact of county)
    sheet.addRow([name === "region" ? fact.field : fact.zh, fact.value, fact.evidence] satisfies Cell[]);
}
