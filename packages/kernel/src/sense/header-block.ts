import { type Cell, cellText } from "./cell.ts";
import type { FormIndex } from "./form-index.ts";
import { type HeaderMatch, matchHeader } from "./match-header.ts";

/** A row as it stands in the sheet; `number` from 1. */
export interface SheetRow {
  readonly number: number;
  readonly cells: readonly Cell[];
}

/** Cells made one; rows and columns from 0, both ends included. */
export interface Merge {
  readonly startRow: number;
  readonly endRow: number;
  readonly startCol: number;
  readonly endCol: number;
}

/** One column of the sheet under the header that was found. */
export interface HeaderColumn {
  /** column of the sheet, from 0 */
  readonly at: number;
  /** the header in one line: "小学/在校生数" */
  readonly header: string;
  readonly match: HeaderMatch | null;
}

/** The header block: which rows it takes; titles stand above, facts below. */
export interface HeaderBlock {
  readonly firstRow: number;
  readonly lastRow: number;
  readonly columns: readonly HeaderColumn[];
  /** how many different facts it names */
  readonly matched: number;
}

/** How far down a header is looked for, and how many rows it may take: a bound of the search, not a rule of any policy. */
export const HEADER_WITHIN = 40;
const HEADER_DEPTH = 5;
const WIDEST = 16_384;

/**
 * Finds the header of a sheet among its first rows: title rows may stand above, cells may be merged, the header may take
 * several rows. The block whose columns name the most facts wins; of equals the shallowest, then the uppermost.
 *
 * @param rows  the first rows of the sheet (at most `HEADER_WITHIN` are looked at)
 * @returns     the best block; null when no row names any fact of the form
 * @example findHeader([{ number: 1, cells: ["学校标识码", "学校名称"] }], [], index)?.matched // 2
 */
export function findHeader(rows: readonly SheetRow[], merges: readonly Merge[], index: FormIndex): HeaderBlock | null {
  const filled = fillMerges(rows.slice(0, HEADER_WITHIN), merges);
  let best: HeaderBlock | null = null;
  for (let last = 0; last < filled.length; last++)
    for (let depth = 1; depth <= Math.min(HEADER_DEPTH, last + 1); depth++) {
      const block = blockOf(filled.slice(last - depth + 1, last + 1), index);
      if (block.matched > (best?.matched ?? 0)) best = block;
    }
  return best;
}

interface TextRow {
  readonly number: number;
  readonly texts: readonly string[];
}

function blockOf(rows: readonly TextRow[], index: FormIndex): HeaderBlock {
  const width = Math.max(0, ...rows.map((row) => row.texts.length));
  const columns: HeaderColumn[] = [];
  const matched = new Set<string>();
  for (let at = 0; at < width; at++) {
    const column = columnOf(rows, at, index);
    if (column !== null) columns.push(column);
    if (column?.match) matched.add(column.match.column.id);
  }
  return { firstRow: rows[0]?.number ?? 0, lastRow: rows.at(-1)?.number ?? 0, columns, matched: matched.size };
}

function columnOf(rows: readonly TextRow[], at: number, index: FormIndex): HeaderColumn | null {
  const parts = partsOf(rows, at, false);
  if (parts.length === 0) return null;
  const match = matchHeader(parts, index);
  if (match !== null || rows.length === 1) return { at, header: parts.join("/"), match };
  const carried = partsOf(rows, at, true);
  const carriedMatch = matchHeader(carried, index);
  return carriedMatch === null
    ? { at, header: parts.join("/"), match: null }
    : { at, header: carried.join("/"), match: carriedMatch };
}

/**
 * The header cells of one column, top down; a cell merged over several rows counts once. `carry`: in files that lost their merges
 * (CSV) an empty cell of an upper row belongs to the group at its left.
 */
function partsOf(rows: readonly TextRow[], at: number, carry: boolean): string[] {
  const parts: string[] = [];
  rows.forEach((row, i) => {
    const text = row.texts[at] || (carry && i < rows.length - 1 ? lastTextBefore(row.texts, at) : "");
    if (text !== "" && text !== parts.at(-1)) parts.push(text);
  });
  return parts;
}

function lastTextBefore(texts: readonly string[], at: number): string {
  for (let left = Math.min(at, texts.length) - 1; left >= 0; left--) if (texts[left]) return texts[left] ?? "";
  return "";
}

/** Texts of the rows; a merged area repeats its first cell, so that every column under "小学" knows that it is. */
function fillMerges(rows: readonly SheetRow[], merges: readonly Merge[]): TextRow[] {
  const texts = rows.map((row) => ({
    number: row.number,
    texts: Array.from(row.cells, (cell: Cell | undefined) => cellText(cell)),
  }));
  const byNumber = new Map(texts.map((row) => [row.number, row.texts]));
  const lastNumber = rows.at(-1)?.number ?? 0;
  for (const merge of merges) {
    const text = byNumber.get(merge.startRow + 1)?.[merge.startCol] ?? "";
    for (let row = merge.startRow; row <= Math.min(merge.endRow, lastNumber - 1); row++)
      fillRow(byNumber.get(row + 1), merge, text);
  }
  return texts;
}

function fillRow(texts: string[] | undefined, merge: Merge, text: string): void {
  if (texts === undefined) return;
  const lastColumn = Math.min(merge.endCol, WIDEST - 1);
  while (texts.length <= lastColumn) texts.push("");
  for (let at = merge.startCol; at <= lastColumn; at++) texts[at] = text;
}
