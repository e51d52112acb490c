import { likelyWord, type Place } from "../model/index.ts";
import { cellText, cleanKey, columnLetter, isEmptyCell } from "./cell.ts";
import type { FindingLog } from "./finding-log.ts";
import type { FormIndex, ReadingColumn } from "./form-index.ts";
import type { HeaderBlock, HeaderColumn, SheetRow } from "./header-block.ts";
import { tell } from "./header-texts.ts";
import { columnReader, type ColumnReader } from "./read-column.ts";
import type { ReturnColumn, SheetSource } from "./return-types.ts";

/** A column of the sheet, with the fact it will fill: none when it is unknown or stands twice. */
export interface MappedColumn extends HeaderColumn {
  readonly column: ReadingColumn | null;
  readonly reader: ColumnReader | null;
  /** letter of the column that holds the same fact and comes first */
  readonly twinOf: string | null;
}

/**
 * Decides which column fills which fact: by hand where the user said so, else by its header; the first of twins.
 *
 * @example mappedColumns(header, index, [])[0]?.column?.id // "school_code"
 */
export function mappedColumns(header: HeaderBlock, index: FormIndex, mapping: readonly ReturnColumn[]): MappedColumn[] {
  const taken = new Map<string, string>();
  return header.columns.map((one) => {
    const chosen = chosenByHand(one, mapping);
    const column =
      chosen === undefined ? (one.match?.column ?? null) : chosen === null ? null : (index.byId.get(chosen) ?? null);
    const twinOf = column === null ? null : (taken.get(column.id) ?? null);
    if (column === null || twinOf !== null) return { ...one, column: null, reader: null, twinOf };
    taken.set(column.id, columnLetter(one.at));
    return { ...one, column, reader: columnReader(column, one.match?.scale ?? 1, index), twinOf };
  });
}

/** undefined: the user said nothing about this column; null: he said that it is not used. */
function chosenByHand(one: HeaderColumn, mapping: readonly ReturnColumn[]): string | null | undefined {
  const same = mapping.filter((column) => cleanKey(column.header) === cleanKey(one.header));
  return (same.find((column) => column.letter === columnLetter(one.at)) ?? same[0])?.column;
}

/** What a report on a header needs. */
interface HeaderReport {
  readonly header: HeaderBlock;
  readonly mapped: readonly MappedColumn[];
  readonly titles: readonly SheetRow[];
  readonly index: FormIndex;
  readonly source: SheetSource;
  readonly log: FindingLog;
}

/**
 * Reports what is wrong with a header: needed columns that are missing, twins, units that are not known; notes what is unknown.
 *
 * @example reportHeader({ header, mapped, titles: [], index, source, log })
 */
export function reportHeader(report: HeaderReport): void {
  for (const column of report.mapped) reportColumn(report, column);
  reportAbsent(report);
  reportTitles(report);
}

function reportColumn(report: HeaderReport, one: MappedColumn): void {
  const { log, index } = report;
  const place = headerPlace(report, one);
  const match = one.match;
  if (one.twinOf !== null && match !== null) {
    const { twinOf } = one;
    log.add({
      code: "SENSE-003",
      severity: "error",
      place,
      about: one.header,
      tell: () => tell.duplicateColumn(twinOf, columnLetter(one.at), match.column.zh, match.column.en),
    });
  } else if (one.column === null) {
    log.add({
      code: "SENSE-004",
      severity: "note",
      place,
      about: one.header,
      tell: () => tell.unknownColumn(one.header, likelyHeader(report, one, index)),
    });
  } else if (match !== null && match.remark !== null && one.column.field.type === "amount") {
    const { remark } = match;
    const { unit } = one.column.field;
    log.add({
      code: "SENSE-005",
      severity: "warning",
      place,
      about: one.header,
      tell: () => tell.unknownUnit(one.header, remark, unit),
    });
  }
}

/** The header most likely meant, among those the file does not have yet. */
function likelyHeader(report: HeaderReport, one: MappedColumn, index: FormIndex): string | null {
  const taken = new Set(report.mapped.flatMap((column) => (column.column === null ? [] : [column.column.id])));
  const open = Array.from(index.bySpelling).filter(([, column]) => !taken.has(column.id));
  const word = likelyWord(
    one.header,
    open.map(([spelling]) => spelling),
  );
  return word === null ? null : (index.bySpelling.get(word)?.zh ?? null);
}

function reportAbsent(report: HeaderReport): void {
  const { index, log, mapped } = report;
  const present = new Set(mapped.flatMap((column) => (column.column === null ? [] : [column.column.id])));
  const absent = Array.from(index.byId.values()).filter((column) => !present.has(column.id));
  const place = { file: report.source.file, sheet: report.source.sheet, row: report.header.lastRow };
  for (const column of absent.filter((one) => one.form.required === true))
    log.add({
      code: "SENSE-002",
      severity: "error",
      place: { ...place, field: column.id },
      about: column.zh,
      tell: () => tell.missingColumn(column.zh, column.en, column.id),
    });
  const optional = absent.filter((one) => one.form.required !== true);
  if (optional.length === 0) return;
  const zh = optional.map((column) => column.zh).join("、");
  log.add({
    code: "SENSE-026",
    severity: "note",
    place,
    tell: () => tell.absentColumns(zh, optional.map((column) => column.id).join(", ")),
  });
}

/** A title such as "单位：万元" above columns that do not say so. */
function reportTitles(report: HeaderReport): void {
  const { header, titles, index, log, source } = report;
  if (header.columns.some((column) => column.match !== null && column.match.scale !== 1)) return;
  const units = Array.from(index.scales)
    .filter(([, scale]) => scale !== 1)
    .map(([unit]) => unit);
  for (const row of titles.filter((one) => one.number < header.firstRow))
    row.cells.forEach((cell, at) => {
      const text = cellText(cell);
      if (!/单位\s*[:：]?/.test(text) || !units.some((unit) => cleanKey(text).includes(unit))) return;
      const place = {
        file: source.file,
        sheet: source.sheet,
        row: row.number,
        cell: `${columnLetter(at)}${row.number}`,
      };
      log.add({ code: "SENSE-006", severity: "warning", place, tell: () => tell.sheetUnit(text) });
    });
}

function headerPlace(report: HeaderReport, column: MappedColumn): Place {
  const row = report.header.lastRow;
  const field = column.column?.id;
  return {
    file: report.source.file,
    sheet: report.source.sheet,
    row,
    cell: `${columnLetter(column.at)}${row}`,
    ...(field === undefined ? {} : { field }),
  };
}

/**
 * The columns to show when no header is known: the row with the most texts, so that the user can match them by hand.
 *
 * @example headerWithoutNames([{ number: 1, cells: ["a", "b"] }]).length // 2
 */
export function headerWithoutNames(rows: readonly SheetRow[]): ReturnColumn[] {
  let best: SheetRow | null = null;
  let most = 0;
  for (const row of rows) {
    const texts = row.cells.filter(
      (cell) => typeof cell === "string" && !isEmptyCell(cell) && Number.isNaN(Number(cell)),
    ).length;
    if (texts > most) [best, most] = [row, texts];
  }
  return (best?.cells ?? []).flatMap((cell, at) =>
    isEmptyCell(cell) ? [] : [{ letter: columnLetter(at), header: cellText(cell), column: null }],
  );
}
