import { type Kysely, sql } from "kysely";

/** Projects over the years: their candidates among the files of places, their plans among the plans; and which plan is adopted. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  `alter table place_file drop constraint place_file_part_check`,
  `alter table place_file add constraint place_file_part_check
    check (part in ('units', 'schools', 'candidates', 'current', 'projects'))`,
  `alter table place_plan drop constraint place_plan_kind_check`,
  `alter table place_plan add constraint place_plan_kind_check
    check (kind in ('catchments', 'sites', 'drawn', 'projects'))`,
  `alter table place_plan
    add column adopted_at timestamptz,
    add column adopted_by text`,
];
