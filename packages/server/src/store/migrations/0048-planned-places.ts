import { type Kysely, sql } from "kysely";

/**
 * What is planned (new housing, schools that change) stands beside enrolment, births and places; a district's places may have pairs that must
 * or must not be, and ways of its own; and of each file it is known in which system its coordinates are.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  `alter table history_file drop constraint history_file_kind_check`,
  `alter table history_file add constraint history_file_kind_check
    check (kind in ('enrolment', 'births', 'places', 'housing', 'changes'))`,
  `alter table place_file drop constraint place_file_part_check`,
  `alter table place_file add constraint place_file_part_check
    check (part in ('units', 'schools', 'candidates', 'current', 'projects', 'pairs', 'distances'))`,
  `alter table place_file add column coordinate_system text
    check (coordinate_system in ('wgs84', 'cgcs2000', 'gcj02', 'bd09'))`,
];
