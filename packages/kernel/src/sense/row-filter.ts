import { type Cell, cellText, cleanKey } from "./cell.ts";
import type { Telling } from "./finding-log.ts";
import type { FormIndex } from "./form-index.ts";
import type { MappedColumn } from "./header-report.ts";
import { tell } from "./header-texts.ts";

/** Says why a row is no school and is left out; null: it is one. */
export type RowFilter = (cells: readonly Cell[]) => Telling | null;

const REMARK = /^(注|备注|说明|填表|制表|审核|复核|负责人|单位负责人|联系|note|remark)/i;
const LONGEST_TOTAL = 16;

/**
 * The filter for the rows below a header: totals, remarks and repeated headers are no schools.
 *
 * @example rowFilter(mapped, index)(["合计", null, 1200]) // tells that the row is a total
 */
export function rowFilter(mapped: readonly MappedColumn[], index: FormIndex): RowFilter {
  const names = mapped.filter((column) => column.column !== null && ["school_code", "school_name", "region_code"].includes(column.column.id));
  const identity = new Set(names.map((column) => column.at));
  const schoolColumns = new Set(names.filter((column) => column.column?.id !== "region_code").map((column) => column.at));
  const headers = names.map((column) => ({ at: column.at, key: cleanKey(column.header.split("/").at(-1) ?? "") }));
  return (cells) => {
    const total = totalWord(cells, identity, index);
    if (total !== null) return tell.totalRow(total);
    if (headers.length > 0 && headers.every(({ at, key }) => sameText(cells[at], key))) return tell.repeatedHeader();
    return remarkRow(cells) ?? loneText(cells, schoolColumns);
  };
}

/** One text in the whole row, and not where a school's code or name stands: the second line of a note. */
function loneText(cells: readonly Cell[], schoolColumns: ReadonlySet<number>): Telling | null {
  const filled = Array.from(cells.entries()).filter(([, cell]) => cell !== null && cell !== "" && cell !== undefined);
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
  return asTotal(cells.find((cell) => cell !== null && cell !== ""), index);
}

function asTotal(cell: Cell | undefined, index: FormIndex): string | null {
  if (typeof cell !== "string" || cell.length === 0 || cell.length > LONGEST_TOTAL) return null;
  const key = cleanKey(cell).replace(/[(（].*$|[:：。.、]+$/g, "");
  return index.totals.has(key) ? cellText(cell) : null;
}

/** One text that begins as a remark, and nothing else that a school would have. */
function remarkRow(cells: readonly Cell[]): Telling | null {
  const filled = cells.filter((cell) => cell !== null && cell !== "" && cell !== undefined);
  const first = filled[0];
  if (typeof first !== "string" || filled.some((cell) => typeof cell === "number")) return null;
  const text = cellText(first);
  return REMARK.test(text) && filled.length <= 4 ? tell.remarkRow(text.slice(0, 40)) : null;
}
