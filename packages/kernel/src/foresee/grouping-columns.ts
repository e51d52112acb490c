import type { EnrolmentRow } from "./enrolment.ts";

/** A column puts units together when it has clearly fewer values than there are units, and hardly a unit changes its value. */
const FEWER = 0.9;
const CHANGING = 0.2;
/** Columns of these names are groupings however few units they put together. */
const ALWAYS = new Set(["district", "county", "township", "region", "学区", "乡镇街道", "区县"]);

/**
 * Which further columns are groupings: not a name for each unit, nor a measure that changes from row to row.
 *
 * @param wanted  names of columns that are groupings because somebody asks for them
 * @returns the rows with the values of those columns only, and their names
 */
export function groupingColumns(
  rows: readonly EnrolmentRow[],
  names: readonly string[],
  wanted: readonly string[] = [],
): { readonly kept: readonly EnrolmentRow[]; readonly labels: readonly string[] } {
  const columns = names
    .map((_, column) => column)
    .filter((column) => {
      const name = names[column]!.toLowerCase();
      return ALWAYS.has(name) || wanted.some((one) => one.toLowerCase() === name) || isGrouping(rows, column);
    });
  if (columns.length === names.length) return { kept: rows, labels: names };
  return {
    kept: rows.map((row) => ({ ...row, groups: columns.map((column) => row.groups[column]!) })),
    labels: columns.map((column) => names[column]!),
  };
}

function isGrouping(rows: readonly EnrolmentRow[], column: number): boolean {
  const byUnit = new Map<string, string>();
  const changing = new Set<string>();
  const values = new Set<string>();
  for (const { unit, groups } of rows) {
    const value = groups[column]!;
    if (value === "") continue;
    values.add(value);
    if ((byUnit.get(unit) ?? value) !== value) changing.add(unit);
    byUnit.set(unit, value);
  }
  if (values.size === 0 || changing.size > CHANGING * byUnit.size) return values.size === 1;
  return byUnit.size === 1 || values.size <= FEWER * byUnit.size;
}
