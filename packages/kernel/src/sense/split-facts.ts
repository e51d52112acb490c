import type { Facts } from "../model/index.ts";

/** The facts of one region in one school year. `null`: the return does not say. */
export interface FactsPart {
  readonly regionCode: string | null;
  readonly schoolYear: number | null;
  readonly facts: Facts;
}

/**
 * Splits a return of several regions or years into one for each, sorted by region, then year. Source cells stay known.
 *
 * @example splitFacts(facts).map((part) => [part.regionCode, part.schoolYear]) // [["990101", 2023], ["990101", 2024]]
 */
export function splitFacts(facts: Facts): FactsPart[] {
  const groups = new Map<string, number[]>();
  for (let row = 0; row < facts.rows; row++) {
    const key = `${facts.text["region_code"]?.[row] ?? ""}\u001f${yearOf(facts, row) ?? ""}`;
    const rows = groups.get(key);
    if (rows === undefined) groups.set(key, [row]);
    else rows.push(row);
  }
  const parts = Array.from(groups.values(), (rows) => partOf(facts, rows));
  return parts.toSorted(
    (a, b) => compareCodes(a.regionCode, b.regionCode) || (a.schoolYear ?? 0) - (b.schoolYear ?? 0),
  );
}

function yearOf(facts: Facts, row: number): number | null {
  const year = facts.numbers["school_year"]?.[row];
  return year === undefined || Number.isNaN(year) ? null : year;
}

function partOf(facts: Facts, rows: readonly number[]): FactsPart {
  const first = rows[0] ?? 0;
  return {
    regionCode: facts.text["region_code"]?.[first] ?? null,
    schoolYear: yearOf(facts, first),
    facts: rowsOf(facts, rows),
  };
}

function compareCodes(a: string | null, b: string | null): number {
  const [left, right] = [a ?? "", b ?? ""];
  return left < right ? -1 : left > right ? 1 : 0;
}

/**
 * The facts of some schools only, in the order given.
 *
 * @param rows  indexes of schools, from 0, each at most once
 * @example rowsOf(facts, [2]).rows // 1
 */
export function rowsOf(facts: Facts, rows: readonly number[]): Facts {
  const at = new Map(rows.map((row, i) => [row, i]));
  return {
    rows: rows.length,
    text: mapColumns(facts.text, (column) => rows.map((row) => column[row] ?? null)),
    numbers: mapColumns(facts.numbers, (column) => Float64Array.from(rows, (row) => column[row] ?? Number.NaN)),
    invalid: facts.invalid.flatMap((cell) => {
      const row = at.get(cell.row);
      return row === undefined ? [] : [{ ...cell, row }];
    }),
    origin: {
      ...facts.origin,
      rowNumbers: rows.map((row) => facts.origin.rowNumbers[row] ?? 0),
      ...(facts.origin.cells && {
        cells: mapColumns(facts.origin.cells, (column) => rows.map((row) => column[row] ?? null)),
      }),
    },
  };
}

function mapColumns<A, B>(columns: Readonly<Record<string, A>>, change: (column: A) => B): Record<string, B> {
  return Object.fromEntries(Object.entries(columns).map(([id, column]) => [id, change(column)]));
}
