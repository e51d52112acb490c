import type { PlannedView } from "@youheng/server/api";

/** Which file of plans. */
export type PlannedKind = "housing" | "changes";
/** A row as it is typed: column → text. */
export type TypedRow = Readonly<Record<string, string>>;

/** The columns of each file, in their order. */
export const PLANNED_COLUMNS = {
  housing: ["unit", "school_year", "dwellings", "students_per_dwelling", "grade"],
  changes: ["school_year", "kind", "unit", "into", "from", "share"],
} as const;

/** The kept rows as they would be typed; groups of schools that open are columns of their own. */
export function typedRows(kind: PlannedKind, kept: PlannedView): readonly TypedRow[] {
  if (kind === "housing")
    return kept.housing.map((row) => ({
      unit: row.unit,
      school_year: String(row.school_year),
      dwellings: String(row.dwellings),
      students_per_dwelling: String(row.students_per_dwelling),
      grade: row.grade ?? "",
    }));
  return kept.changes.map((row) => ({
    school_year: String(row.school_year),
    kind: row.kind,
    unit: row.unit,
    into: row.into ?? "",
    from: row.from ?? "",
    share: row.share === null ? "" : String(row.share),
    ...row.groups,
  }));
}

/**
 * Typed rows as a table to be sent: the columns of the file, and the groups that rows bring with them. Rows without a word are left out.
 *
 * @example plannedTable("housing", []).rows.length // 0
 */
export function plannedTable(
  kind: PlannedKind,
  rows: readonly TypedRow[],
): { readonly columns: readonly string[]; readonly rows: readonly (readonly string[])[] } {
  const known: readonly string[] = PLANNED_COLUMNS[kind];
  const groups = [...new Set(rows.flatMap((row) => Object.keys(row)))].filter((one) => !known.includes(one));
  const columns = [...known, ...groups];
  const filled = rows.filter((row) => known.some((one) => one !== "kind" && (row[one] ?? "").trim() !== ""));
  return { columns, rows: filled.map((row) => columns.map((one) => (row[one] ?? "").trim())) };
}
