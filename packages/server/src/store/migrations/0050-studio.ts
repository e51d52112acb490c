import { type Kysely, sql } from "kysely";

/** Plans made by hand, further inputs of plans, and states of the studio too long for a link. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  `alter table teacher_plan drop constraint teacher_plan_kind_check`,
  `alter table teacher_plan add constraint teacher_plan_kind_check
     check (kind in ('rotation', 'resources', 'groups', 'own'))`,
  `alter table teacher_file drop constraint teacher_file_part_check`,
  `alter table teacher_file add constraint teacher_file_part_check
     check (part in ('roster', 'costs', 'rules', 'enrolment', 'previous'))`,
  `create table studio_state (
    region_code text not null,
    state_id text not null,
    school_year integer not null,
    state text not null,
    kept_at timestamptz not null default now(),
    kept_by text not null,
    primary key (region_code, state_id)
  )`,
];
