import { type Cell, cellText, columnLetter, isEmptyCell } from "./cell.ts";
import type { SheetRow } from "./header-block.ts";
import type { OfficialCell, OfficialLayout } from "./official-form.ts";
import { addressOf, officialKey, officialKeyWithoutUnit } from "./official-words.ts";

/** A sheet as a table: cells by row and column, from 0. */
export interface OfficialTable {
  readonly at: (row: number, column: number) => Cell | undefined;
  readonly rows: number;
  readonly width: number;
}

/** Where a cell of the form was found; `byAddress`: its label or heading was not, so the form's address was taken. */
export interface FoundCell {
  readonly row: number;
  readonly column: number;
  readonly address: string;
  readonly byAddress: boolean;
}

/** Finds the cells of one layout in one sheet; null where neither label nor address leads to a cell. */
export type CellFinder = (cell: OfficialCell) => FoundCell | null;

/** Rows of a sheet as a table. @example officialTable([{ number: 2, cells: ["a"] }]).at(1, 0) // "a" */
export function officialTable(rows: readonly SheetRow[]): OfficialTable {
  const byRow = new Map(rows.map((row) => [row.number - 1, row.cells]));
  return {
    at: (row, column) => byRow.get(row)?.[column],
    rows: rows.reduce((most, row) => Math.max(most, row.number), 0),
    width: rows.reduce((most, row) => Math.max(most, row.cells.length), 0),
  };
}

interface LabelledRow {
  readonly row: number;
  readonly keys: readonly string[];
  readonly keysWithoutUnit: readonly string[];
  readonly code: string;
  readonly part: string;
}

/**
 * Finds cells by label (or row code) and heading (or column number), by their address in the form where that fails.
 *
 * @param ownRow  the school's row, from 1, on a sheet with a row for each school: labels then say nothing
 * @example cellFinder(officialTable([]), layout)(cell) // null or the address of the form
 */
export function cellFinder(table: OfficialTable, layout: OfficialLayout, ownRow?: number): CellFinder {
  const corner = addressOf(layout.corner);
  const codeColumn = columnTitled(table, "代码", corner);
  const dataFrom = codeColumn === null ? corner.column : codeColumn + 1;
  const labelled = labelledRows(table, layout, { dataFrom, codeColumn });
  const known = new Set(layout.rows.map((row) => officialKey(row)));
  const bodyFrom =
    ownRow === undefined
      ? (labelled.find((one) => one.keys.some((key) => known.has(key)))?.row ?? corner.row)
      : Math.min(corner.row, ownRow - 1);
  return (cell) => {
    const at = cell.at === undefined ? null : addressOf(cell.at);
    const row = ownRow === undefined ? rowOf(labelled, cell) : ownRow - 1;
    const column = columnOf(table, cell, { bodyFrom, dataFrom, preferred: at?.column });
    const found = { row: row ?? at?.row, column: column ?? at?.column };
    if (found.row === undefined || found.column === undefined) return null;
    if (row === null && foreignLabel(labelled, found.row, known)) return null;
    const address = `${columnLetter(found.column)}${found.row + 1}`;
    const byAddress = (row === null && hasLabel(cell)) || (column === null && hasHeading(cell));
    return { row: found.row, column: found.column, address, byAddress };
  };
}

const hasLabel = (cell: OfficialCell): boolean => cell.row.length > 0 || cell.rowCode !== undefined;
const hasHeading = (cell: OfficialCell): boolean => cell.column.length > 0 || cell.number !== undefined;

/** An address must not lead into a row that is labelled as another one of the form. */
function foreignLabel(labelled: readonly LabelledRow[], row: number, known: ReadonlySet<string>): boolean {
  return labelled.some((one) => one.row === row && one.keys.some((key) => known.has(key)));
}

function columnTitled(table: OfficialTable, title: string, corner: { row: number }): number | null {
  for (let row = 0; row <= corner.row + 3; row++)
    for (let column = 0; column < Math.min(table.width, 8); column++)
      if (officialKey(table.at(row, column)) === title) return column;
  return null;
}

function labelledRows(
  table: OfficialTable,
  layout: OfficialLayout,
  where: { dataFrom: number; codeColumn: number | null },
): LabelledRow[] {
  const parts = new Set(layout.rows.filter((row) => row.endsWith(":")).map((row) => officialKey(row)));
  const labelled: LabelledRow[] = [];
  let part = "";
  for (let row = 0; row < table.rows; row++) {
    const texts = Array.from({ length: where.dataFrom }, (_, column) => table.at(row, column)).filter(
      (cell, column) => column !== where.codeColumn && !isEmptyCell(cell),
    );
    const keys = texts.map(officialKey);
    part = keys.find((key) => parts.has(key)) ?? part;
    const code = where.codeColumn === null ? "" : cellText(table.at(row, where.codeColumn)).replace(/^0+/, "");
    if (keys.length > 0 || code !== "")
      labelled.push({ row, keys, keysWithoutUnit: texts.map(officialKeyWithoutUnit), code, part });
  }
  return labelled;
}

function rowOf(labelled: readonly LabelledRow[], cell: OfficialCell): number | null {
  const inPart = cell.under === undefined ? labelled : labelled.filter((one) => one.part === officialKey(cell.under));
  const wanted = new Set(cell.row.map((label) => officialKey(label)));
  const found =
    inPart.find((one) => one.keys.some((key) => wanted.has(key))) ??
    inPart.find((one) => one.keysWithoutUnit.some((key) => wanted.has(key))) ??
    inPart.find((one) => cell.rowCode !== undefined && one.code === cell.rowCode.replace(/^0+/, ""));
  return found?.row ?? null;
}

function columnOf(
  table: OfficialTable,
  cell: OfficialCell,
  where: { bodyFrom: number; dataFrom: number; preferred: number | undefined },
): number | null {
  const wanted = new Set(cell.column.map((heading) => officialKey(heading)));
  const byHeading = new Set<number>();
  const byNumber = new Set<number>();
  for (let row = 0; row < where.bodyFrom; row++)
    for (let column = where.dataFrom; column < table.width; column++) {
      const seen = table.at(row, column);
      if (isEmptyCell(seen)) continue;
      if (wanted.has(officialKey(seen)) || wanted.has(officialKeyWithoutUnit(seen))) byHeading.add(column);
      if (cell.number !== undefined && cellText(seen) === cell.number) byNumber.add(column);
    }
  const both = [...byHeading].filter((column) => byNumber.has(column));
  const among = both.length > 0 ? both : byHeading.size > 0 ? [...byHeading] : [...byNumber];
  return among.find((column) => column === where.preferred) ?? among.toSorted((a, b) => a - b)[0] ?? null;
}
