import { extname } from "node:path";
import {
  type Cell,
  type CellStyle,
  openXlsx,
  type RoundtripWorkbook,
  saveXlsx,
  type Sheet,
  type Workbook,
  writeXlsx,
  type WriteSheet,
} from "hucre";
import type { Finding } from "@youheng/kernel/model";
import { csvRows } from "./csv-rows.ts";
import { unreadable, UnreadableFile } from "./file-findings.ts";
import { kindOfFile } from "./file-kind.ts";
import { findingsSheet } from "./findings-sheet.ts";
import { READ_LIMITS } from "./limits.ts";
import { cellMarks, type CellMark } from "./cell-marks.ts";
import { isEncrypted, readWhole } from "./whole-workbook.ts";
import { zipDirectory } from "./zip-directory.ts";

/**
 * Gives an uploaded file back as a workbook in which every cell with a finding is filled (errors red, warnings amber) and has a
 * comment that says what is wrong and what to do, with a last sheet that lists all findings. XLSX stays as it was, with its styles
 * and other sheets; CSV, XLS, XLSB and ODS become XLSX. A file that cannot be opened gives the list alone. Texts are written as
 * texts: "=1+1" in a cell never becomes a formula.
 *
 * @param bytes     the file as it was uploaded
 * @param name      its name
 * @param findings  those of `readReturn` and `checkFacts`
 * @returns         the bytes of an XLSX workbook
 * @example (await markWorkbook(bytes, "return.xlsx", findings)).subarray(0, 2).toString() // "PK"
 */
export async function markWorkbook(bytes: Uint8Array, name: string, findings: readonly Finding[]): Promise<Buffer> {
  try {
    return Buffer.from(
      await markedByKind(
        bytes,
        name,
        findings.map((finding) => placedIn(name, finding)),
      ),
    );
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error;
    return Buffer.from(await writeXlsx({ sheets: [findingsSheet(findings, [])] }));
  }
}

/** A finding of another file (last year's school that vanished) is listed, and marks no cell of this one. */
function placedIn(name: string, finding: Finding): Finding {
  return finding.place.file === undefined || finding.place.file === name
    ? finding
    : { ...finding, place: { file: finding.place.file } };
}

async function markedByKind(bytes: Uint8Array, name: string, findings: readonly Finding[]): Promise<Uint8Array> {
  const kind = kindOfFile(bytes.subarray(0, 4096));
  if (kind === "text") return markSheets([await textSheet(bytes, name)], findings);
  if (kind === "ole2") return markSheets(sheetsOf(await readWhole(bytes, "xls")), findings);
  if (kind === "html") return writeXlsx({ sheets: [findingsSheet(findings, [])] });
  const parts = zipDirectory(bytes, "XLSX", READ_LIMITS);
  if (parts.has("content.xml")) return markSheets(sheetsOf(await readWhole(bytes, "ods")), findings);
  if (parts.has("xl/workbook.bin")) return markSheets(sheetsOf(await readWhole(bytes, "xlsb")), findings);
  return markXlsx(bytes, findings);
}

async function markXlsx(bytes: Uint8Array, findings: readonly Finding[]): Promise<Uint8Array> {
  const workbook = await openAsItIs(bytes);
  for (const sheet of workbook.sheets) {
    const cells = sheet.cells ?? new Map<string, Cell>();
    for (const mark of cellMarks(findings, sheet.name)) markCell(cells, sheet.rows, mark);
    sheet.cells = cells;
  }
  const list = findingsSheet(
    findings,
    workbook.sheets.map((sheet) => sheet.name),
  );
  workbook.sheets.push(list);
  return saveXlsx(workbook);
}

async function openAsItIs(bytes: Uint8Array): Promise<RoundtripWorkbook> {
  try {
    return await openXlsx(bytes, { readStyles: true });
  } catch (error) {
    throw isEncrypted(error) ? unreadable.encrypted() : unreadable.damaged("XLSX");
  }
}

async function markSheets(sheets: readonly WriteSheet[], findings: readonly Finding[]): Promise<Uint8Array> {
  const marked = sheets.map((sheet): WriteSheet => {
    const cells = new Map<string, Cell>();
    for (const mark of cellMarks(findings, sheet.name)) markCell(cells, sheet.rows ?? [], mark);
    return { ...sheet, cells };
  });
  return writeXlsx({
    sheets: [
      ...marked,
      findingsSheet(
        findings,
        sheets.map((sheet) => sheet.name),
      ),
    ],
  });
}

/** Fills the cell and adds the comment; what stood in it, its format and its own comment stay. */
function markCell(cells: Map<string, Cell>, rows: Sheet["rows"], mark: CellMark): void {
  const key = `${mark.row},${mark.column}`;
  const value = rows[mark.row]?.[mark.column] ?? null;
  const before: Cell = cells.get(key) ?? { value, type: typeOf(value) };
  const style: CellStyle = {
    ...before.style,
    fill: { type: "pattern", pattern: "solid", fgColor: { rgb: mark.colour } },
  };
  const own = before.comment === undefined ? "" : `\n\n${before.comment.text}`;
  cells.set(key, { ...before, style, comment: { author: "优衡 Youheng", text: mark.text + own } });
}

function typeOf(value: Cell["value"]): Cell["type"] {
  if (value === null) return "empty";
  if (value instanceof Date) return "date";
  return typeof value as "string" | "number" | "boolean";
}

function sheetsOf(workbook: Workbook): WriteSheet[] {
  return workbook.sheets.map((sheet) => ({ name: sheet.name, rows: sheet.rows, merges: sheet.merges ?? [] }));
}

async function textSheet(bytes: Uint8Array, name: string): Promise<WriteSheet> {
  const rows: Cell["value"][][] = [];
  for await (const batch of csvRows({ bytes, name }))
    for (const row of batch.rows) rows[row.number - 1] = row.cells.map(typedText);
  const sheet = name.slice(0, name.length - extname(name).length);
  return { name: sheet, rows: Array.from(rows, (row) => row ?? []) };
}

/** A number as a number, so that the workbook can be worked with; whatever would change by that (codes, leading zeros) as text. */
function typedText(cell: unknown): Cell["value"] {
  const text = typeof cell === "string" ? cell : "";
  if (text === "") return null;
  return text.length < 10 && String(Number(text)) === text ? Number(text) : text;
}
