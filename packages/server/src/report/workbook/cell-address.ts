import { columnLetter } from "@youheng/kernel/sense";

/** A cell of the workbook: sheet, column and row, both from 1. */
export interface CellAddress {
  readonly sheet: string;
  readonly column: number;
  readonly row: number;
}

/** A cell as a formula on another sheet names it, fixed. @example outside({ sheet: "参数", column: 2, row: 5 }) // "'参数'!$B$5" */
export function outside({ sheet, column, row }: CellAddress): string {
  return `${quoted(sheet)}!$${letter(column)}$${row}`;
}

/** A cell as a formula on the same sheet names it. @example inside(2, 5) // "B5" */
export function inside(column: number, row: number): string {
  return `${letter(column)}${row}`;
}

/** Rows of one column, on this sheet or, with a name, on another. @example column(2, [5, 9]) // "B$5:B$9" */
export function rangeOf(column: number, [first, last]: readonly [number, number], sheet?: string): string {
  const cells = `$${letter(column)}$${first}:$${letter(column)}$${last}`;
  return sheet === undefined ? cells : `${quoted(sheet)}!${cells}`;
}

/** The letter of a column counted from 1. @example letter(28) // "AB" */
export function letter(column: number): string {
  return columnLetter(column - 1);
}

function quoted(sheet: string): string {
  return `'${sheet.replaceAll("'", "''")}'`;
}
