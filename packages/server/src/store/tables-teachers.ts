import type { ColumnType, JSONColumnType } from "kysely";

/**
 * roster: the teachers, personal data · costs: what resources cost · rules: the district's own rules of rotation · enrolment: students to
 * plan for, the district's own · previous: groups of the year before
 */
export type TeacherPart = "roster" | "costs" | "rules" | "enrolment" | "previous";
export type TeacherPlanKind = "rotation" | "resources" | "groups" | "own";

/** The files that plans for teachers and resources are made of, one of each part for a region's year. */
export interface TeacherFileTable {
  region_code: string;
  school_year: number;
  part: TeacherPart;
  file_name: string;
  digest: string;
  content: Buffer;
  kept_at: ColumnType<Date, Date | undefined, Date>;
  kept_by: string;
}

/** What a plan was made from. */
export interface TeacherPlanLineage {
  readonly version: string;
  readonly standard: string;
  readonly standard_version: string;
  readonly kernel_version: string;
  readonly files: Readonly<Record<string, string>>;
  readonly ask: Readonly<Record<string, unknown>>;
}

/** A plan that was kept. `document` is the compressed JSON of CONTRACTS §4; a rotation names teachers and is personal. */
export interface TeacherPlanTable {
  region_code: string;
  plan_id: string;
  school_year: number;
  kind: TeacherPlanKind;
  name: string;
  document: Buffer;
  lineage: JSONColumnType<TeacherPlanLineage, string, never>;
  created_at: ColumnType<Date, Date | undefined, never>;
  created_by: string;
  adopted_at: ColumnType<Date, Date | undefined, Date> | null;
  adopted_by: string | null;
}

/** A state of the what-if studio that is too long for a link; it names teachers, and is personal. Never changed. */
export interface StudioStateTable {
  region_code: string;
  state_id: string;
  school_year: number;
  /** as `writeStudioLink` writes it */
  state: string;
  kept_at: ColumnType<Date, Date | undefined, never>;
  kept_by: string;
}
