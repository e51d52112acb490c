import { type Kysely, sql } from "kysely";

/** What a county answers to what a standard asks documents for, by school year; the newest counts, the earlier ones stay. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  `create table requirement_answer (
    region_code text not null,
    school_year integer not null,
    field text not null,
    answer_id bigint generated always as identity,
    answer boolean not null,
    remark text not null,
    at timestamptz not null default now(),
    who text not null,
    primary key (region_code, school_year, field, answer_id)
  )`,
  `create trigger append_only before update or delete on requirement_answer for each row execute function refuse_change()`,
  `create trigger never_emptied before truncate on requirement_answer for each statement execute function refuse_change()`,
];
