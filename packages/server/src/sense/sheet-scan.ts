import type { Merge } from "@youheng/kernel/sense";
import type { ReadLimits } from "./limits.ts";
import { expandEntry, type ZipEntry } from "./zip-directory.ts";

/** What one look over the raw XML of a sheet tells: what the row stream of the library does not give. */
export interface SheetScan {
  readonly merges: readonly Merge[];
  readonly rowCount: number;
  /** formulas without a result: row (from 1) → columns (from 0) */
  readonly uncalculated: ReadonlyMap<number, readonly number[]>;
}

const ROW_END = /<\/(?:\w+:)?row>/g;
const MERGE = /<(?:\w+:)?mergeCell\s[^>]*?ref="([A-Z]+)(\d+):([A-Z]+)(\d+)"/g;
const NO_RESULT =
  /<(?:\w+:)?c\s([^<>]*)><(?:\w+:)?f(?:\s[^<>]*)?(?:\/>|>[^<]*<\/(?:\w+:)?f>)(?:<(?:\w+:)?v\s*\/>|<(?:\w+:)?v><\/(?:\w+:)?v>)?<\/(?:\w+:)?c>/g;

/**
 * Looks over the XML of a sheet once: merged areas, number of rows, formulas that were never calculated.
 *
 * @throws UnreadableFile when the part is damaged or expands past the limits
 */
export async function scanSheet(bytes: Uint8Array, entry: ZipEntry, limits: ReadLimits): Promise<SheetScan> {
  const merges: Merge[] = [];
  const uncalculated = new Map<number, number[]>();
  let rowCount = 0;
  let left = "";
  const decoder = new TextDecoder();
  const look = (text: string): void => {
    rowCount += text.match(ROW_END)?.length ?? 0;
    for (const match of text.matchAll(MERGE)) merges.push(mergeOf(match));
    if (text.includes("f>") || text.includes("f "))
      for (const match of text.matchAll(NO_RESULT)) noteUncalculated(uncalculated, match[1] ?? "");
  };
  for await (const piece of expandEntry(bytes, entry, "XLSX", limits)) {
    const text = left + decoder.decode(piece, { stream: true });
    const cut = cutAt(text);
    look(text.slice(0, cut));
    left = text.slice(cut);
  }
  look(left + decoder.decode());
  return { merges, rowCount, uncalculated };
}

/** A row, or a merge, is never cut in two. */
function cutAt(text: string): number {
  const row = text.lastIndexOf("row>");
  if (row >= 0) return row + 4;
  const merge = text.lastIndexOf("<mergeCell ");
  return merge > 0 ? merge : 0;
}

function mergeOf(match: RegExpMatchArray): Merge {
  const [, startLetters = "A", startRow = "1", endLetters = "A", endRow = "1"] = match;
  return {
    startCol: columnIndex(startLetters),
    startRow: Number(startRow) - 1,
    endCol: columnIndex(endLetters),
    endRow: Number(endRow) - 1,
  };
}

function noteUncalculated(uncalculated: Map<number, number[]>, attributes: string): void {
  const reference = /(?:^|\s)r="([A-Z]+)(\d+)"/.exec(attributes);
  if (reference === null || /(?:^|\s)t="str"/.test(attributes)) return;
  const row = Number(reference[2]);
  const columns = uncalculated.get(row) ?? [];
  columns.push(columnIndex(reference[1] ?? "A"));
  uncalculated.set(row, columns);
}

/** The index of a column letter, from 0. @example columnIndex("AB") // 27 */
export function columnIndex(letters: string): number {
  let index = 0;
  for (const letter of letters) index = index * 26 + letter.charCodeAt(0) - 64;
  return index - 1;
}
