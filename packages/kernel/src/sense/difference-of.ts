import type { Facts } from "../model/index.ts";

/** A school that appeared or vanished; keys as the API gives them. */
export interface NamedSchool {
  readonly school_code: string;
  readonly school_name: string;
}

/** One cell that differs; null: not reported. */
export interface ChangedCell extends NamedSchool {
  readonly column: string;
  readonly before: number | string | null;
  readonly after: number | string | null;
}

/** What differs between two returns of the same region, school by school. */
export interface Difference {
  readonly appeared: readonly NamedSchool[];
  readonly vanished: readonly NamedSchool[];
  readonly changes: readonly ChangedCell[];
}

/**
 * What differs between two returns: schools are matched by code, a column that only one has counts as not reported in the other.
 * Rows without a school code are left out; of a school that stands twice the last row counts.
 *
 * @returns sorted by school code, then column
 * @example differenceOf(facts, facts).changes // []
 */
export function differenceOf(before: Facts, after: Facts): Difference {
  const old = rowsByCode(before);
  const now = rowsByCode(after);
  const codes = [...new Set([...old.keys(), ...now.keys()])].toSorted();
  const columns = columnsOf(before, after);
  const changes = codes.flatMap((code) => {
    const [oldRow, nowRow] = [old.get(code), now.get(code)];
    return oldRow === undefined || nowRow === undefined
      ? []
      : changesOf({ before, after, oldRow, nowRow, code, columns });
  });
  return {
    appeared: codes.filter((code) => !old.has(code)).map((code) => named(after, now, code)),
    vanished: codes.filter((code) => !now.has(code)).map((code) => named(before, old, code)),
    changes,
  };
}

/** The row of each school. @example rowsByCode(facts).get("2199000001") // 0 */
export function rowsByCode(facts: Facts): ReadonlyMap<string, number> {
  const rows = new Map<string, number>();
  facts.text["school_code"]?.forEach((code, row) => {
    if (code !== null) rows.set(code, row);
  });
  return rows;
}

function columnsOf(...both: readonly Facts[]): readonly string[] {
  const ids = both.flatMap((facts) => [...Object.keys(facts.text), ...Object.keys(facts.numbers)]);
  return [...new Set(ids)].filter((id) => id !== "school_code").toSorted();
}

function named(facts: Facts, rows: ReadonlyMap<string, number>, code: string): NamedSchool {
  return { school_code: code, school_name: facts.text["school_name"]?.[rows.get(code) ?? -1] ?? "" };
}

interface Pair {
  readonly before: Facts;
  readonly after: Facts;
  readonly oldRow: number;
  readonly nowRow: number;
  readonly code: string;
  readonly columns: readonly string[];
}

function changesOf(pair: Pair): ChangedCell[] {
  const school_name = pair.after.text["school_name"]?.[pair.nowRow] ?? "";
  return pair.columns.flatMap((column) => {
    const before = valueAt(pair.before, column, pair.oldRow);
    const after = valueAt(pair.after, column, pair.nowRow);
    return before === after ? [] : [{ school_code: pair.code, school_name, column, before, after }];
  });
}

function valueAt(facts: Facts, column: string, row: number): number | string | null {
  const text = facts.text[column]?.[row];
  if (text !== undefined) return text;
  const value = facts.numbers[column]?.[row];
  return value === undefined || Number.isNaN(value) ? null : value;
}
