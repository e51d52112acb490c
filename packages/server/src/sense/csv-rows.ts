import Papa from "papaparse";
import type { SheetRow } from "@youheng/kernel/sense";
import { detectDelimiter } from "./delimiter.ts";
import { unreadable } from "./file-findings.ts";
import { chunksOf, type ReturnSource } from "./file-source.ts";
import { detectEncoding } from "./text-encoding.ts";

const CHUNK = 2 * 2 ** 20;
const HEAD_CHARS = 64 * 1024;
/** A single row longer than this means that a quotation mark was never closed. */
const LONGEST_ROW = 8 * 2 ** 20;

/** Some rows, and how much of the file has been read. */
export interface RowBatch {
  readonly rows: readonly SheetRow[];
  readonly bytesRead: number;
  /** cells that hold the mark of bytes that could not be decoded */
  readonly undecoded: number;
}

/**
 * The rows of a text file in batches, whatever its encoding (UTF-8, GB18030, UTF-16), delimiter and line ends. Row numbers count
 * as a spreadsheet would show them. Memory: one piece of the file at a time.
 *
 * @throws UnreadableFile when a quotation mark is never closed
 */
export async function* csvRows(source: ReturnSource): AsyncGenerator<RowBatch, void, undefined> {
  const decoder = new TextDecoder(await detectEncoding(source));
  let parser: TextRows | null = null;
  let pending = "";
  let bytesRead = 0;
  for await (const chunk of chunksOf(source, CHUNK)) {
    bytesRead += chunk.length;
    pending += decoder.decode(chunk, { stream: true });
    const heldBack = pending.endsWith("\r") ? "\r" : "";
    const text = unixLines(heldBack === "" ? pending : pending.slice(0, -1));
    parser ??= textRows(detectDelimiter(text.slice(0, HEAD_CHARS)));
    yield { ...parser.take(text, false), bytesRead };
    pending = heldBack;
  }
  const rest = unixLines(pending + decoder.decode());
  parser ??= textRows(detectDelimiter(rest));
  yield { ...parser.take(rest, true), bytesRead };
}

function unixLines(text: string): string {
  return text.includes("\r") ? text.replace(/\r\n?/g, "\n") : text;
}

/** Splits text that comes in pieces into rows. */
interface TextRows {
  readonly take: (text: string, last: boolean) => Omit<RowBatch, "bytesRead">;
}

interface ParsedRows {
  readonly data: readonly string[][];
  readonly errors: readonly { readonly code: string; readonly row?: number }[];
  readonly meta: { readonly cursor: number };
}

function textRows(delimiter: string): TextRows {
  let left = "";
  let rowNumber = 0;
  return {
    take(text, last) {
      const whole = left + text;
      const parsed = new Papa.Parser({ delimiter, newline: "\n" }).parse(whole, 0, !last) as ParsedRows;
      const unclosed = parsed.errors.find((error) => error.code === "MissingQuotes");
      left = last ? "" : whole.slice(parsed.meta.cursor);
      if (left.length > LONGEST_ROW || (last && unclosed !== undefined))
        throw unreadable.openQuote(rowNumber + (unclosed?.row ?? parsed.data.length) + 1);
      const rows = parsed.data.map((cells) => ({ number: ++rowNumber, cells }));
      return { rows: rowNumber === rows.length ? withoutSeparatorLine(rows) : rows, undecoded: countUndecoded(text) };
    },
  };
}

/** Excel's first line "sep=;" is no row of the table, but it is row 1 of the sheet. */
function withoutSeparatorLine(rows: readonly SheetRow[]): readonly SheetRow[] {
  const first = rows[0]?.cells;
  return first !== undefined && /^sep=.?$/i.test(String(first[0] ?? "")) ? rows.slice(1) : rows;
}

function countUndecoded(text: string): number {
  let count = 0;
  for (let at = text.indexOf("\ufffd"); at >= 0; at = text.indexOf("\ufffd", at + 1)) count++;
  return count;
}
