import { type BirthsTable, birthsTable, type EnrolmentRow } from "@youheng/kernel/foresee";
import type { LongSet } from "./long-form.ts";

/** The rows of a set as the kernel takes them. */
export function rowsOf({ header, rows }: LongSet): {
  readonly rows: readonly EnrolmentRow[];
  readonly labels: readonly string[];
} {
  return {
    labels: header.slice(4),
    rows: rows.map(([unit, year, grade, students, ...groups]) => ({
      unit: String(unit),
      schoolYear: Number(year),
      grade: String(grade),
      students: Number(students),
      groups: groups.map(String),
    })),
  };
}

/** The births of a set, or null. */
export function birthsOf({ births }: LongSet): BirthsTable | null {
  return births === null ? null : birthsTable(births);
}
