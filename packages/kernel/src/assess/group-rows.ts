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
  const order = orderOf(facts);
  const region = facts.text["region_code"] ?? [];
  const year = facts.numbers["school_year"] ?? new Float64Array(0);
  const groups: Group[] = [];
  const offsets: number[] = [];
  let before = -1;
  for (let i = 0; i < order.length; i++) {
    const row = order[i]!;
    const same =
      before >= 0 && (region[before] ?? "") === (region[row] ?? "") && compareYear(year[before], year[row]) === 0;
    before = row;
    if (same) continue;
    const schoolYear = year[row] ?? Number.NaN;
    groups.push({ regionCode: region[row] || null, schoolYear: Number.isNaN(schoolYear) ? null : schoolYear });
    offsets.push(i);
  }
  offsets.push(order.length);
  return { groups, order, offsets: Int32Array.from(offsets) };
}

/** Row numbers by region, year and school code; rows that stand in order already, as those of a province do, are not sorted again. */
function orderOf(facts: Facts): Int32Array {
  const order = new Int32Array(facts.rows);
  for (let row = 0; row < order.length; row++) order[row] = row;
  const compare = comparing(facts);
  for (let row = 1; row < order.length; row++) if (compare(row - 1, row) > 0) return order.sort(compare);
  return order;
}

function comparing(facts: Facts): (a: number, b: number) => number {
  const region = facts.text["region_code"] ?? [];
  const code = facts.text["school_code"] ?? [];
  const year = facts.numbers["school_year"] ?? new Float64Array(0);
  return (a, b) =>
    compareText(region[a] ?? "", region[b] ?? "") ||
    compareYear(year[a], year[b]) ||
    compareText(code[a] ?? "", code[b] ?? "") ||
    a - b;
}

function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/** A missing year stands before every year. */
function compareYear(a = Number.NaN, b = Number.NaN): number {
  if (Number.isNaN(a) || Number.isNaN(b)) return Number(Number.isNaN(b)) - Number(Number.isNaN(a));
  return a - b;
}
