import { columnLetter, type Merge } from "@youheng/kernel/sense";
import type { SourceRow, SourceView } from "../api-types.ts";
import { columnIndex } from "./sheet-scan.ts";

/** A stretch of an uploaded sheet, every cell as text, with what is known of its header. */
export interface SheetPart {
  readonly sheet: string;
  /** the cells of each row that is there, by row number from 1: the first rows of the sheet, and those around what was asked */
  readonly rows: ReadonlyMap<number, readonly string[]>;
  readonly merges: readonly Merge[];
  /** columns in use */
  readonly width: number;
  /** last row of the sheet, or of the part where the sheet goes on */
  readonly lastRow: number;
  /** rows that say what the columns are; null: none was found */
  readonly header: { readonly firstRow: number; readonly lastRow: number } | null;
  /** the column that says what a row is about (the school's name), from 0 */
  readonly nameColumn: number;
}

/** A cell as the reader sees it: how many columns and rows it takes when it is merged. */
export type WindowCell = NonNullable<SourceRow["cells"][number]>;

/** One row of a window; a cell is null where a merged one covers it. */
export type WindowRow = SourceRow;

/** A sheet around one cell, as a spreadsheet program shows it, with its header rows on top; the shape in which the API gives it. */
export type SourceWindow = Omit<SourceView, "file" | "name_column"> & {
  /** letter of the column that says what a row is about: the school's name */
  readonly nameColumn: string;
};

/** Where to look, and how many rows and columns to show on each side. */
export interface WindowAsk {
  /** "F6" */
  readonly cell: string;
  readonly rows: number;
  readonly columns: number;
}

/** The row (from 1) and the column (from 0) of a cell; null when it is none. @example cellPlace("F6") // { row: 6, column: 5 } */
export function cellPlace(cell: string): { readonly row: number; readonly column: number } | null {
  const found = /^([A-Z]{1,3})([1-9]\d{0,6})$/.exec(cell.toUpperCase());
  return found === null ? null : { row: Number(found[2]), column: columnIndex(found[1] ?? "A") };
}

/**
 * Cuts the window around a cell out of a sheet: the header rows, the rows and columns around, merged cells as one.
 *
 * @returns  null when the sheet has no such cell
 * @example  sourceWindow(part, { cell: "F6", rows: 5, columns: 4 })?.text // "412"
 */
export function sourceWindow(part: SheetPart, ask: WindowAsk): SourceWindow | null {
  const place = cellPlace(ask.cell);
  if (place === null || place.row > part.lastRow || place.column >= part.width) return null;
  const { row, column } = place;
  const columns = shownColumns(part, column, ask.columns);
  const header = part.header !== null && row > part.header.lastRow ? part.header : null;
  const headRows = header === null ? [] : range(header.firstRow, header.lastRow);
  const first = Math.max((header?.lastRow ?? 0) + 1, row - ask.rows);
  const bodyRows = range(first, Math.min(part.lastRow, row + ask.rows));
  return {
    sheet: part.sheet,
    cell: `${columnLetter(column)}${row}`,
    row,
    column: columnLetter(column),
    text: textAt(part, row, column),
    headings: headingsOf(part, headRows, column),
    columns: columns.map(columnLetter),
    nameColumn: columnLetter(part.nameColumn),
    head: windowRows(part, headRows, columns),
    body: windowRows(part, bodyRows, columns),
  };
}

/** Columns on both sides; at the sheet's edge more on the other side; the name's column always. */
function shownColumns(part: SheetPart, column: number, each: number): readonly number[] {
  const wanted = Math.min(part.width, 2 * each + 1);
  const first = Math.max(0, Math.min(column - each, part.width - wanted));
  const around = range(first, first + wanted - 1);
  return around.includes(part.nameColumn) ? around : [part.nameColumn, ...around].toSorted((a, b) => a - b);
}

/** The text of a cell; a merged area shows its first. */
function textAt(part: SheetPart, row: number, column: number): string {
  const merge = mergeAt(part, row, column);
  return merge === undefined
    ? (part.rows.get(row)?.[column] ?? "")
    : (part.rows.get(merge.startRow + 1)?.[merge.startCol] ?? "");
}

function mergeAt(part: SheetPart, row: number, column: number): Merge | undefined {
  return part.merges.find(
    (one) => one.startRow < row && row <= one.endRow + 1 && one.startCol <= column && column <= one.endCol,
  );
}

function headingsOf(part: SheetPart, rows: readonly number[], column: number): readonly string[] {
  const texts = rows.map((row) => textAt(part, row, column)).filter((text) => text !== "");
  return texts.filter((text, i) => text !== texts[i - 1]);
}

function windowRows(part: SheetPart, rows: readonly number[], columns: readonly number[]): readonly WindowRow[] {
  return rows.map((row) => ({ row, cells: columns.map((column) => windowCell(part, { row, column, rows, columns })) }));
}

interface Shown {
  readonly row: number;
  readonly column: number;
  readonly rows: readonly number[];
  readonly columns: readonly number[];
}

/** The upper left of what is shown of a merged area speaks for it; the rest of it is covered. Where columns are left out, it is cut. */
function windowCell(part: SheetPart, { row, column, rows, columns }: Shown): WindowCell | null {
  const text = textAt(part, row, column);
  const merge = mergeAt(part, row, column);
  if (merge === undefined) return { text, across: 1, down: 1 };
  const merged = columns.filter((one) => merge.startCol <= one && one <= merge.endCol);
  const shownColumns = merged.filter((one) =>
    range(Math.min(one, column), Math.max(one, column)).every((each) => columns.includes(each)),
  );
  const shownRows = rows.filter((one) => merge.startRow < one && one <= merge.endRow + 1);
  if (column !== shownColumns[0] || row !== shownRows[0]) return null;
  return { text, across: shownColumns.length, down: shownRows.length };
}

function range(from: number, to: number): readonly number[] {
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, i) => from + i);
}
