import { type Kysely, sql } from "kysely";

/** Forms that a region made by pointing at cells. Every saving is a version and stays; `published_number` says which one is in use. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  `create table local_form_series (
    region_code text not null,
    form_id text not null,
    last_number integer not null,
    published_number integer,
    primary key (region_code, form_id)
  )`,
  `create table local_form (
    region_code text not null,
    form_id text not null,
    number integer not null,
    name_zh text not null,
    name_en text not null,
    yaml text not null,
    reason text not null,
    created_at timestamptz not null default now(),
    created_by text not null,
    primary key (region_code, form_id, number)
  )`,
  `create trigger append_only before update or delete on local_form for each row execute function refuse_change()`,
];
