import type { Finding, Place } from "../model/index.ts";
import { type Cell, cellText, cleanKey, cleanText, columnLetter, isEmptyCell } from "./cell.ts";
import { createFindingLog, type FindingLog } from "./finding-log.ts";
import type { SheetRow } from "./header-block.ts";
import { readNumber, type Trouble } from "./read-number.ts";
import { readCode, readFlag, readIdentifier, readText } from "./read-words.ts";
import type { TableColumn, TableForm } from "./table-form.ts";
import { tellHeader, tellMissing, tellRange, tellTrouble, tellUnknownColumn } from "./table-words.ts";

/** What stands in a cell after reading: text, number (a flag is 1 or 0), or null for not reported. */
export type TableValue = string | number | null;

/** A table as read: columns by id, each with one value a row. */
export interface TableReading {
  readonly rows: number;
  readonly columns: Readonly<Record<string, readonly TableValue[]>>;
  /** spreadsheet row of each row, from 1 */
  readonly rowNumbers: readonly number[];
  /** the place of a cell, for findings of those who judge what was read */
  readonly placeOf: (row: number, column: string) => Place;
  readonly findings: readonly Finding[];
}

/** Where a table was found. */
export interface TableSource {
  readonly file: string;
  readonly sheet: string;
}

/** A header stands among the first rows; titles may stand above it. */
const HEADER_WITHIN = 20;

interface Reading {
  readonly form: TableForm;
  readonly source: TableSource;
  readonly log: FindingLog;
  /** column id → column of the sheet, from 0 */
  readonly at: ReadonlyMap<string, number>;
  readonly blanks: ReadonlySet<string>;
}

/**
 * Reads a small table by its form: the header in any order and either language, every mistake at once with its row and cell.
 * Rows that are wholly empty are passed over. A cell that cannot be read is a finding and counts as not reported.
 *
 * @returns the values; without a usable header no rows and one finding
 * @example readTable([{ number: 1, cells: ["teacher"] }, { number: 2, cells: ["T1"] }], form, source).columns["teacher"] // ["T1"]
 */
export function readTable(rows: readonly SheetRow[], form: TableForm, source: TableSource): TableReading {
  const log = createFindingLog();
  const header = rows
    .slice(0, HEADER_WITHIN)
    .map((row) => ({ row, at: columnsAt(row, form) }))
    .reduce<Header | null>((best, one) => (one.at.size > (best?.at.size ?? 0) ? one : best), null);
  const reading: Reading = {
    form,
    source,
    log,
    at: header?.at ?? new Map(),
    blanks: new Set(form.blanks.map(cleanText)),
  };
  const absent = form.columns.filter((column) => column.required && !reading.at.has(column.id));
  if (header === null || absent.length > 0) {
    const place = { ...source, ...(header === null ? {} : { row: header.row.number }) };
    log.add({ code: "SENSE-090", severity: "error", place, tell: () => tellHeader(form, absent) });
    return { rows: 0, columns: {}, rowNumbers: [], placeOf: placeIn(reading, []), findings: log.list() };
  }
  noteUnknown(header.row, reading);
  const filled = rows.filter((row) => row.number > header.row.number && !row.cells.every(isEmptyCell));
  const columns = Object.fromEntries(
    form.columns.map((column) => [column.id, filled.map((row) => valueIn(row, column, reading))]),
  );
  const rowNumbers = filled.map((row) => row.number);
  return { rows: filled.length, columns, rowNumbers, placeOf: placeIn(reading, rowNumbers), findings: log.list() };
}

interface Header {
  readonly row: SheetRow;
  readonly at: ReadonlyMap<string, number>;
}

function columnsAt(row: SheetRow, form: TableForm): ReadonlyMap<string, number> {
  const keys = row.cells.map((cell) => cleanKey(cellText(cell)));
  const at = new Map<string, number>();
  for (const column of form.columns) {
    const names = [column.id, column.zh, column.en, ...column.headers].map(cleanKey);
    const found = keys.findIndex((key) => key !== "" && names.includes(key));
    if (found >= 0) at.set(column.id, found);
  }
  return at;
}

function noteUnknown(header: SheetRow, { at, source, log }: Reading): void {
  const known = new Set(at.values());
  header.cells.forEach((cell, column) => {
    if (known.has(column) || isEmptyCell(cell)) return;
    const place = { ...source, row: header.number, cell: `${columnLetter(column)}${header.number}` };
    log.add({ code: "SENSE-091", severity: "note", place, tell: () => tellUnknownColumn(cellText(cell)) });
  });
}

function placeIn({ source, at }: Reading, rowNumbers: readonly number[]): TableReading["placeOf"] {
  return (row, column) => {
    const number = rowNumbers[row];
    const letter = at.get(column);
    return {
      ...source,
      field: column,
      ...(number === undefined ? {} : { row: number }),
      ...(number === undefined || letter === undefined ? {} : { cell: `${columnLetter(letter)}${number}` }),
    };
  };
}

function valueIn(row: SheetRow, column: TableColumn, reading: Reading): TableValue {
  const at = reading.at.get(column.id);
  const cell = at === undefined ? null : (row.cells[at] ?? null);
  const read = readCell(cell, column, reading.blanks);
  const complain = (code: string, tell: () => ReturnType<typeof tellMissing>): null => {
    const place = placeIn(reading, [row.number])(0, column.id);
    reading.log.add({ code, severity: "error", place, tell });
    return null;
  };
  if (typeof read === "object" && read !== null)
    return complain("SENSE-092", () => tellTrouble(column, read.trouble, cellText(cell)));
  if (read === null) {
    if (column.blankIs !== undefined) return column.blankIs;
    return column.filled ? complain("SENSE-093", () => tellMissing(column)) : null;
  }
  if (typeof read === "number" && isOutside(read, column))
    return complain("SENSE-094", () => tellRange(column, cellText(cell)));
  return read;
}

function isOutside(value: number, { min, max, whole }: TableColumn): boolean {
  return (
    value < (min ?? Number.NEGATIVE_INFINITY) ||
    value > (max ?? Number.POSITIVE_INFINITY) ||
    (whole === true && !Number.isInteger(value))
  );
}

function readCell(
  cell: Cell,
  column: TableColumn,
  blanks: ReadonlySet<string>,
): TableValue | { readonly trouble: Trouble } {
  if (column.type === "flag") return orTrouble(readFlag(cell, new Map(), blanks));
  if (column.type === "number")
    return orTrouble(readNumber(cell, { scale: 1, plus: 0, share: true, scales: new Map(), blanks }));
  const read =
    column.type === "code"
      ? readIdentifier(cell, blanks)
      : column.type === "choice"
        ? readCode(cell, spellingsOf(column), blanks)
        : readText(cell, blanks);
  return read === null ? null : "text" in read ? read.text : read;
}

function spellingsOf({ codes = {} }: TableColumn): ReadonlyMap<string, string> {
  return new Map(Object.entries(codes).map(([spelling, code]) => [cleanKey(spelling), code]));
}

function orTrouble(read: number | null | Trouble): number | null | { readonly trouble: Trouble } {
  return typeof read === "string" ? { trouble: read } : read;
}
