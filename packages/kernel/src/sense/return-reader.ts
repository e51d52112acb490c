import type { Facts, Finding } from "../model/index.ts";
import { type Cell, cellText, cleanKey, columnLetter, isEmptyCell } from "./cell.ts";
import { tellTrouble, troubleCode } from "./cell-texts.ts";
import { growingColumn, type GrowingColumn } from "./facts-columns.ts";
import { createFindingLog, type FindingLog } from "./finding-log.ts";
import { findHeader, HEADER_WITHIN, type HeaderBlock, type Merge, type SheetRow } from "./header-block.ts";
import { headerFingerprint } from "./header-fingerprint.ts";
import { headerWithoutNames, mappedColumns, reportHeader, type MappedColumn } from "./header-report.ts";
import { tell } from "./header-texts.ts";
import type { FormIndex, ReadingColumn } from "./form-index.ts";
import { withMapping } from "./mapping.ts";
import type { ColumnReader } from "./read-column.ts";
import type { Trouble } from "./read-number.ts";
import type { ReturnColumn, ReturnReader, SheetReading, SheetSource } from "./return-types.ts";
import { rowFilter, type RowFilter } from "./row-filter.ts";

/** A column of the facts while it is being filled. */
interface FillingColumn {
  readonly at: number;
  readonly letter: string;
  readonly column: ReadingColumn;
  readonly reader: ColumnReader;
  readonly texts: (string | null)[];
  readonly numbers: GrowingColumn;
  /** cells merged downwards repeat their value: names and codes only, never an amount */
  readonly repeats: readonly Merge[];
  /** the merge to look at next, and the value it repeats */
  merge: { next: number; value: Cell };
}

/** All that changes while a sheet is read. */
interface Reading {
  readonly source: SheetSource;
  readonly index: FormIndex;
  readonly log: FindingLog;
  readonly waiting: SheetRow[];
  readonly rowNumbers: number[];
  readonly invalid: { row: number; column: string }[];
  header: HeaderBlock | null;
  decided: boolean;
  columns: readonly FillingColumn[];
  shown: readonly ReturnColumn[];
  filter: RowFilter | null;
}

/**
 * Reads a return row by row, so that a file of any length needs no more memory than its facts. The header is looked for in the
 * first rows; every trouble becomes a finding with its cell, and the cell is missing in the facts.
 *
 * @returns a reader: push each row, then finish; findings cover headers and cells (`checkFacts` judges the values)
 * @example createReturnReader(indexForm(tidy, fields), { file: "a.csv", sheet: "a", merges: [], mapping: [] }).finish().facts.rows // 0
 */
export function createReturnReader(form: FormIndex, source: SheetSource): ReturnReader {
  const index = withMapping(form, source.mapping);
  const reading: Reading = {
    source,
    index,
    log: createFindingLog(),
    waiting: [],
    rowNumbers: [],
    invalid: [],
    header: null,
    decided: false,
    columns: [],
    shown: [],
    filter: null,
  };
  return {
    push(row) {
      if (reading.decided) return takeRow(reading, row);
      reading.waiting.push(row);
      if (reading.waiting.length >= HEADER_WITHIN) decideHeader(reading);
    },
    finish() {
      if (!reading.decided) decideHeader(reading);
      return closeReading(reading);
    },
  };
}

function decideHeader(reading: Reading): void {
  const { waiting, source, index, log } = reading;
  reading.decided = true;
  reading.header = findHeader(waiting, source.merges, index);
  if (reading.header === null) {
    const guess = headerWithoutNames(waiting);
    reading.shown = guess;
    log.add({
      code: "SENSE-001",
      severity: "error",
      place: placeOf(reading),
      tell: () =>
        tell.noHeader(
          guess
            .slice(0, 12)
            .map((one) => one.header)
            .join("、"),
          wantedHeaders(index),
        ),
    });
    return;
  }
  const mapped = mappedColumns(reading.header, index, source.mapping);
  reportHeader({ header: reading.header, mapped, titles: waiting, index, source, log });
  reading.shown = mapped.map(({ at, header, column }) => ({
    letter: columnLetter(at),
    header,
    column: column?.id ?? null,
  }));
  reading.columns = fillingColumns(mapped, source.merges);
  reading.filter = rowFilter(mapped, index);
  const { lastRow } = reading.header;
  for (const row of waiting) if (row.number > lastRow) takeRow(reading, row);
  waiting.length = 0;
}

function wantedHeaders(index: FormIndex): string {
  const all = Array.from(index.byId.values());
  const required = all.filter((column) => column.form.required === true);
  return (required.length > 0 ? required : all)
    .slice(0, 8)
    .map((column) => column.zh)
    .join("、");
}

function fillingColumns(mapped: readonly MappedColumn[], merges: readonly Merge[]): FillingColumn[] {
  const used = mapped.flatMap(({ at, column, reader }) =>
    column === null || reader === null ? [] : [{ at, column, reader }],
  );
  const filling = used.map(({ at, column, reader }) => ({
    at,
    column,
    reader,
    letter: columnLetter(at),
    texts: [],
    numbers: growingColumn(),
    repeats: repeatsDown(column, at, merges),
    merge: { next: 0, value: null },
  }));
  return filling.toSorted((a, b) => identityRank(a.column.id) - identityRank(b.column.id) || a.at - b.at);
}

/** Who the school is is read first, so that every finding of the row can name it. */
function identityRank(id: string): number {
  const rank = ["school_code", "school_name"].indexOf(id);
  return rank < 0 ? 2 : rank;
}

function repeatsDown(column: ReadingColumn, at: number, merges: readonly Merge[]): readonly Merge[] {
  if (column.id === "school_code" || !["text", "code", "year"].includes(column.field.type)) return [];
  const down = merges.filter((merge) => merge.startCol === at && merge.endRow > merge.startRow);
  return down.toSorted((a, b) => a.startRow - b.startRow);
}

function takeRow(reading: Reading, row: SheetRow): void {
  if (reading.filter === null || row.cells.every(isEmptyCell)) return;
  const left = reading.filter(row.cells);
  if (left !== null) {
    reading.log.add({ code: "SENSE-007", severity: "note", place: placeOf(reading, row.number), tell: () => left });
    return;
  }
  reading.rowNumbers.push(row.number);
  for (const column of reading.columns) takeCell(reading, column, row);
  if (reading.source.shiftedRows === true) checkWidth(reading, row);
}

/** In a text file a comma inside a name moves every cell after it by one. */
function checkWidth(reading: Reading, row: SheetRow): void {
  const last = reading.header?.columns.at(-1)?.at ?? 0;
  if (row.cells.length <= last + 1 || row.cells.slice(last + 1).every(isEmptyCell)) return;
  reading.log.add({
    code: "SENSE-040",
    severity: "error",
    place: placeOf(reading, row.number),
    about: schoolOf(reading, "school_name"),
    tell: () => tell.shiftedRow(row.cells.length, last + 1),
  });
}

function takeCell(reading: Reading, column: FillingColumn, row: SheetRow): void {
  const cell = column.repeats.length > 0 ? repeatedCell(column, row) : row.cells[column.at];
  if (column.reader.kind === "text") {
    const read = column.reader.read(cell);
    const isText = read !== null && "text" in read;
    column.texts.push(isText ? read.text : null);
    if (read !== null && !isText) reportTrouble(reading, column, row, read.trouble);
  } else {
    const read = column.reader.read(cell);
    column.numbers.push(typeof read === "number" ? read : Number.NaN);
    if (typeof read === "string") reportTrouble(reading, column, row, read);
  }
}

/** The value of a cell merged with the one above; rows come from the top, so that each merge is passed once. */
function repeatedCell(column: FillingColumn, row: SheetRow): Cell | undefined {
  const { repeats, merge } = column;
  while ((repeats[merge.next]?.endRow ?? Number.POSITIVE_INFINITY) < row.number - 1) merge.next++;
  const current = repeats[merge.next];
  if (current === undefined || row.number - 1 < current.startRow) return row.cells[column.at];
  if (row.number - 1 === current.startRow) merge.value = row.cells[column.at] ?? null;
  return merge.value;
}

function reportTrouble(reading: Reading, column: FillingColumn, row: SheetRow, trouble: Trouble): void {
  reading.invalid.push({ row: reading.rowNumbers.length - 1, column: column.column.id });
  reading.log.add({
    code: troubleCode(trouble),
    severity: "error",
    about: schoolOf(reading, "school_name"),
    place: cellPlace(reading, column, row.number),
    tell: () => tellTrouble(trouble, column.column, cellText(row.cells[column.at])),
  });
}

function cellPlace(reading: Reading, column: FillingColumn, row: number): Finding["place"] {
  const schoolCode = schoolOf(reading, "school_code");
  return {
    ...placeOf(reading, row),
    cell: `${column.letter}${row}`,
    field: column.column.id,
    ...(schoolCode === null ? {} : { schoolCode }),
  };
}

function placeOf(reading: Reading, row?: number): Finding["place"] {
  return { file: reading.source.file, sheet: reading.source.sheet, ...(row === undefined ? {} : { row }) };
}

/** What the row being read says of its school, as far as it was read. */
function schoolOf(reading: Reading, id: string): string | null {
  return reading.columns.find((column) => column.column.id === id)?.texts[reading.rowNumbers.length - 1] ?? null;
}

function closeReading(reading: Reading): SheetReading {
  const { source, columns, rowNumbers, invalid, log, shown } = reading;
  if (reading.header !== null && rowNumbers.length === 0)
    log.add({ code: "SENSE-009", severity: "error", place: placeOf(reading), tell: tell.noRows });
  const texts = columns.filter((column) => column.reader.kind === "text");
  const numbers = columns.filter((column) => column.reader.kind === "number");
  const facts: Facts = {
    rows: rowNumbers.length,
    text: Object.fromEntries(texts.map((column) => [column.column.id, column.texts])),
    numbers: Object.fromEntries(numbers.map((column) => [column.column.id, column.numbers.done()])),
    invalid,
    origin: {
      file: source.file,
      sheet: source.sheet,
      rowNumbers,
      columnLetters: Object.fromEntries(columns.map((column) => [column.column.id, column.letter])),
    },
  };
  const fingerprint = headerFingerprint(shown.map((column) => cleanKey(column.header)));
  return { facts, columns: shown, fingerprint, findings: log.list() };
}
