import { basename } from "node:path";
import { gunzipSync } from "node:zlib";
import type { Finding } from "@youheng/kernel/model";
import {
  cellText,
  cleanKey,
  columnLetter,
  createFindingLog,
  type FindingLog,
  type SheetRow,
} from "@youheng/kernel/sense";
import { fileFinding, UnreadableFile } from "./file-findings.ts";
import { bytesOf, headOf, type ReturnSource } from "./file-source.ts";
import { READ_LIMITS } from "./limits.ts";
import { openSheets } from "./open-sheets.ts";

/** A column that a small table has by name. */
export interface NamedColumn {
  readonly code: string;
  /** its names in Chinese; the code itself is always taken */
  readonly names: readonly string[];
  readonly kind: "text" | "number";
  /** a cell must stand there in every row */
  readonly required: boolean;
}

/** A row of such a table: what is not reported is null. */
export interface NamedRow {
  readonly number: number;
  readonly text: (code: string) => string | null;
  readonly amount: (code: string) => number | null;
}

/** A table that was read. */
export interface NamedTable {
  readonly file: string;
  readonly sheet: string;
  readonly rows: readonly NamedRow[];
  readonly findings: readonly Finding[];
  /** columns of the file that were not asked for */
  readonly others: readonly string[];
}

/**
 * Reads a table with named columns in any order, of any format that returns may have (also gzipped): the first row names the columns.
 * Rows without any cell are passed over. All that is wrong is told, each with row and cell.
 *
 * @param code  begins the codes of findings: "DECIDE"
 * @example     (await readNamedTable({ path: "schools.csv" }, columns, "DECIDE")).rows[0]?.text("school_code")
 */
export async function readNamedTable(
  source: ReturnSource,
  columns: readonly NamedColumn[],
  code: string,
): Promise<NamedTable> {
  const file = "path" in source ? basename(source.path) : source.name;
  try {
    const [sheet] = (await openSheets(await unzipped(source), file, READ_LIMITS)).filter(({ hidden }) => !hidden);
    if (sheet === undefined) return { file, sheet: file, rows: [], findings: [], others: [] };
    const rows: SheetRow[] = [];
    for await (const batch of sheet.rows(await sheet.outline())) rows.push(...batch);
    return readRows(rows, columns, { file, sheet: sheet.name, code, log: createFindingLog() });
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error;
    return {
      file,
      sheet: file,
      rows: [],
      findings: [fileFinding(file, error.code, "error", error.telling)],
      others: [],
    };
  }
}

/** The source as it was before it was gzipped; any other as it is. */
export async function unzipped(source: ReturnSource): Promise<ReturnSource> {
  const name = "path" in source ? basename(source.path) : source.name;
  const head = await headOf(source, 2).catch(() => new Uint8Array());
  if (head[0] !== 0x1f || head[1] !== 0x8b) return source;
  const bytes = gunzipSync(await bytesOf(source), { maxOutputLength: READ_LIMITS.expandedBytes });
  return { bytes, name: name.replace(/\.gz$/i, "") };
}

interface Reading {
  readonly file: string;
  readonly sheet: string;
  readonly code: string;
  readonly log: FindingLog;
}

function readRows(rows: readonly SheetRow[], columns: readonly NamedColumn[], reading: Reading): NamedTable {
  const filled = rows.filter(({ cells }) => cells.some((cell) => cellText(cell) !== ""));
  const [head, ...body] = filled;
  const titles = (head?.cells ?? []).map((cell) => cellText(cell));
  const at = new Map<string, number>();
  for (const column of columns) {
    const keys = new Set([column.code, ...column.names].map(cleanKey));
    const place = titles.findIndex((title) => keys.has(cleanKey(title)));
    if (place >= 0) at.set(column.code, place);
    else if (column.required) tellAbsent(reading, column);
  }
  const complete = columns.every(({ code, required }) => !required || at.has(code));
  const named = complete ? body.map((row) => namedRow(row, { columns, at, reading })) : [];
  const known = new Set(at.values());
  const others = titles.filter((title, place) => title !== "" && !known.has(place));
  return { file: reading.file, sheet: reading.sheet, rows: named, findings: reading.log.list(), others };
}

function tellAbsent({ log, file, sheet, code }: Reading, column: NamedColumn): void {
  const name = [column.code, ...column.names].join(" / ");
  log.add({
    code: `${code}-001`,
    severity: "error",
    place: { file, sheet, field: column.code },
    tell: () => ({
      zh: `第一行没有“${name}”这一列。`,
      en: `The first row has no column "${name}".`,
      fix: "请在第一行写上列名，各列次序不限。",
      fixEn: "Name the columns in the first row, in any order.",
    }),
  });
}

interface Columns {
  readonly columns: readonly NamedColumn[];
  readonly at: ReadonlyMap<string, number>;
  readonly reading: Reading;
}

function namedRow({ number, cells }: SheetRow, { columns, at, reading }: Columns): NamedRow {
  const texts = new Map<string, string | null>();
  const numbers = new Map<string, number | null>();
  for (const { code, kind, required } of columns) {
    const place = at.get(code);
    const text = place === undefined ? "" : cellText(cells[place]);
    texts.set(code, text === "" ? null : text);
    const where = { number, code, place: place ?? 0, text };
    if (text === "" && required) tellBlank(reading, where);
    if (kind === "number") numbers.set(code, text === "" ? null : numberOf(reading, where));
  }
  return { number, text: (code) => texts.get(code) ?? null, amount: (code) => numbers.get(code) ?? null };
}

interface Spot {
  readonly number: number;
  readonly code: string;
  readonly place: number;
  readonly text: string;
}

function placeOf({ file, sheet }: Reading, { number, code, place }: Spot) {
  return { file, sheet, row: number, cell: `${columnLetter(place)}${number}`, field: code };
}

function tellBlank(reading: Reading, spot: Spot): void {
  reading.log.add({
    code: `${reading.code}-002`,
    severity: "error",
    place: placeOf(reading, spot),
    tell: () => ({
      zh: `缺少“${spot.code}”；空格不是 0。`,
      en: `"${spot.code}" is blank; a blank is not 0.`,
      fix: "请填写，或删去这一行。",
      fixEn: "Fill it in, or take the row out.",
    }),
  });
}

/** NaN where something stands that is no number: it has been told. */
function numberOf(reading: Reading, spot: Spot): number {
  const plain = spot.text.replace(/(?<=\d)[, ](?=\d{3}(\D|$))/g, "");
  const value = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(plain) ? Number(plain) : Number.NaN;
  if (Number.isFinite(value)) return value;
  reading.log.add({
    code: `${reading.code}-003`,
    severity: "error",
    place: placeOf(reading, spot),
    tell: () => ({
      zh: `“${spot.code}”应为数字，得到“${spot.text}”。`,
      en: `"${spot.code}" is to be a number, got "${spot.text}".`,
      fix: "请改成数字，不写单位。",
      fixEn: "Write a number without a unit.",
    }),
  });
  return Number.NaN;
}
