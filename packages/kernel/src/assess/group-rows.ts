import type { Facts } from "../model/index.ts";

/** One county-year of a return. */
export interface Group {
  readonly regionCode: string | null;
  readonly schoolYear: number | null;
}

/** The rows of a return in the order of assessment: by region, year, school code; group g is rows `order[offsets[g] … offsets[g+1]]`. */
export interface GroupedRows {
  readonly groups: readonly Group[];
  readonly order: Int32Array;
  readonly offsets: Int32Array;
}

/**
 * Puts the rows of a return into county-years. Within one, schools stand by school code, so that the same facts give the same bytes.
 *
 * @example groupRows(facts).groups // [{ regionCode: "999901", schoolYear: 2026 }]
 */
export function groupRows(facts: Facts): GroupedRows {
  const region = facts.text["region_code"];
  const code = facts.text["school_code"];
  const year = facts.numbers["school_year"];
  const regionAt = (row: number): string => region?.[row] ?? "";
  const yearAt = (row: number): number => year?.[row] ?? Number.NaN;
  const compare = (a: number, b: number): number =>
    compareText(regionAt(a), regionAt(b)) ||
    compareYear(yearAt(a), yearAt(b)) ||
    compareText(code?.[a] ?? "", code?.[b] ?? "") ||
    a - b;
  const order = inOrder(facts.rows, compare);
  const groups: Group[] = [];
  const offsets: number[] = [];
  for (let i = 0; i < order.length; i++) {
    const row = order[i]!;
    const before = i === 0 ? -1 : order[i - 1]!;
    if (before >= 0 && regionAt(before) === regionAt(row) && compareYear(yearAt(before), yearAt(row)) === 0) continue;
    groups.push({ regionCode: regionAt(row) || null, schoolYear: Number.isNaN(yearAt(row)) ? null : yearAt(row) });
    offsets.push(i);
  }
  offsets.push(order.length);
  return { groups, order, offsets: Int32Array.from(offsets) };
}

/** Row numbers sorted; a return that is in order already, as a province's is, is not sorted again. */
function inOrder(rows: number, compare: (a: number, b: number) => number): Int32Array {
  const order = Int32Array.from({ length: rows }, (_, row) => row);
  for (let row = 1; row < rows; row++) if (compare(row - 1, row) > 0) return order.sort(compare);
  return order;
}

function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/** A missing year stands before every year. */
function compareYear(a: number, b: number): number {
  if (Number.isNaN(a) || Number.isNaN(b)) return Number(Number.isNaN(b)) - Number(Number.isNaN(a));
  return a - b;
}
