import type { Point } from "@youheng/kernel/decide";
import { readNamedTable, type ReturnSource } from "../../sense/index.ts";
import type { GroundLog } from "../ground/ground-log.ts";
import { PROJECT_SCHOOL_COLUMNS } from "./project-columns.ts";
import { projectTelling as telling } from "./project-telling.ts";
import { pointOf } from "./read-projects.ts";

/** A school at one stage. */
export interface SchoolRow {
  readonly schoolCode: string;
  /** null: not told, there is only one */
  readonly stage: string | null;
  readonly entryGrade: string | null;
  readonly capacity: number;
}

/** Schools there are, with their places by stage; names and points where they are told. */
export interface ReadSchoolRows {
  readonly rows: readonly SchoolRow[];
  readonly names: ReadonlyMap<string, string>;
  readonly points: ReadonlyMap<string, Point>;
}

/** Reads schools: one row for each school and stage. @example (await readProjectSchools({ path: "places.csv" }, log)).rows.length */
export async function readProjectSchools(source: ReturnSource, log: GroundLog): Promise<ReadSchoolRows> {
  const { file, rows, findings } = await readNamedTable(source, PROJECT_SCHOOL_COLUMNS, "DECIDE");
  log.take(findings);
  const [names, points, seen] = [new Map<string, string>(), new Map<string, Point>(), new Set<string>()];
  const read = rows.flatMap((row): readonly SchoolRow[] => {
    const at = { file, row: row.number };
    const [schoolCode, stage, capacity] = [row.text("school_code"), row.text("stage"), row.amount("capacity")];
    if (schoolCode === null) return [];
    const key = `${schoolCode} ${stage ?? ""}`.trim();
    if (seen.has(key)) log.error("DECIDE-004", at, telling.twice(key));
    seen.add(key);
    const name = row.text("school_name");
    if (name !== null) names.set(schoolCode, name);
    const point = pointOf(row, at, log);
    if (point !== null) points.set(schoolCode, point);
    if (capacity === null || Number.isNaN(capacity)) {
      log.refused.add(schoolCode);
      return [];
    }
    if (capacity < 0) log.error("DECIDE-005", { ...at, field: "capacity" }, telling.below("capacity", capacity));
    return [{ schoolCode, stage, entryGrade: row.text("entry_grade"), capacity }];
  });
  return { rows: read, names, points };
}
