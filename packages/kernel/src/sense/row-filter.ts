import { type Cell, cellText, cleanKey } from "./cell.ts";
import type { Telling } from "./finding-log.ts";
import type { FormIndex } from "./form-index.ts";
import type { MappedColumn } from "./header-report.ts";
import { tell } from "./header-texts.ts";

/** Says why a row is no school and is left out; null: it is one. */
export type RowFilter = (cells: readonly Cell[]) => Telling | null;

const REMARK = /^(注|备注|说明|填表|制表|审核|复核|负责人|单位负责人|联系|note|remark)/i;
const LONGEST_TOTAL = 16;
/** A remark fills no more cells than this: 填表人 · 姓名 · 日期 · 日期. */
const MOST_OF_REMARK = 4;

/**
 * The filter for the rows below a header: totals, remarks and repeated headers are no schools.
 *
 * @example rowFilter(mapped, index)(["合计", null, 1200]) // tells that the row is a total
 */
export function rowFilter(mapped: readonly MappedColumn[], index: FormIndex): RowFilter {
  const names = mapped.filter(
    (column) => column.column !== null && ["school_code", "school_name", "region_code"].includes(column.column.id),
  );
  const identity = new Set(names.map((column) => column.at));
  const schoolColumns = new Set(
    names.filter((column) => column.column?.id !== "region_code").map((column) => column.at),
  );
  const headers = names.map((column) => ({ at: column.at, key: cleanKey(column.header.split("/").at(-1) ?? "") }));
  return (cells) => {
    const total = totalWord(cells, identity, index);
    if (total !== null) return tell.totalRow(total);
    if (headers.length > 0 && headers.every(({ at, key }) => sameText(cells[at], key))) return tell.repeatedHeader();
    const filled = filledCells(cells);
    return filled.length > MOST_OF_REMARK ? null : (remarkRow(filled) ?? loneText(filled, schoolColumns));
  };
}

type FilledCell = readonly [at: number, cell: Cell];

/** The cells that hold something; no more than are needed to see that the row is no remark. */
function filledCells(cells: readonly Cell[]): readonly FilledCell[] {
  const filled: FilledCell[] = [];
  for (let at = 0; at < cells.length && filled.length <= MOST_OF_REMARK; at++) {
    const cell = cells[at];
    if (cell !== null && cell !== "" && cell !== undefined) filled.push([at, cell]);
  }
  return filled;
}

/** One text in the whole row, and not where a school's code or name stands: the second line of a note. */
function loneText(filled: readonly FilledCell[], schoolColumns: ReadonlySet<number>): Telling | null {
  const [at, cell] = filled[0] ?? [];
  if (filled.length !== 1 || at === undefined || typeof cell !== "string" || schoolColumns.has(at)) return null;
  return tell.remarkRow(cellText(cell).slice(0, 40));
}

function sameText(cell: Cell | undefined, key: string): boolean {
  return typeof cell === "string" && cleanKey(cell) === key;
}

function totalWord(cells: readonly Cell[], identity: ReadonlySet<number>, index: FormIndex): string | null {
  for (const at of identity) {
    const word = asTotal(cells[at], index);
    if (word !== null) return word;
  }
  return asTotal(
    cells.find((cell) => cell !== null && cell !== ""),
    index,
  );
}

function asTotal(cell: Cell | undefined, index: FormIndex): string | null {
  if (typeof cell !== "string" || cell.length === 0 || cell.length > LONGEST_TOTAL || beginsOtherwise(cell, index))
    return null;
  const key = cleanKey(cell).replace(/[(（].*$|[:：。.、]+$/g, "");
  return index.totals.has(key) ? cellText(cell) : null;
}

/** A quick no for nearly every cell: it begins with a digit or a Chinese character with which no word for a total begins. */
function beginsOtherwise(cell: string, index: FormIndex): boolean {
  const first = cell.charCodeAt(0);
  const plain = (first >= 0x30 && first <= 0x39) || (first >= 0x4e00 && first <= 0x9fff);
  return plain && !index.totalBeginnings.has(first);
}

/** One text that begins as a remark, and nothing else that a school would have. */
function remarkRow(filled: readonly FilledCell[]): Telling | null {
  const first = filled[0]?.[1];
  if (typeof first !== "string" || filled.some(([, cell]) => typeof cell === "number")) return null;
  const text = cellText(first);
  return REMARK.test(text) ? tell.remarkRow(text.slice(0, 40)) : null;
}
