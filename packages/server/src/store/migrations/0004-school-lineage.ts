import { type Kysely, sql } from "kysely";

/** The lineage of a region's schools: every saving is a version of the whole list and stays; the newest counts. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  `create table school_lineage (
    region_code text not null,
    number integer not null,
    events text not null,
    reason text not null,
    created_at timestamptz not null default now(),
    created_by text not null,
    primary key (region_code, number)
  )`,
  `create trigger append_only before update or delete on school_lineage for each row execute function refuse_change()`,
];
