import { type Kysely, sql } from "kysely";

/** Enrolment by grade, births and planned places as a region brought them: every file stays, the newest of its kind counts. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql
    .raw(
      `create table history_file (
        region_code text not null,
        kind text not null check (kind in ('enrolment', 'births', 'places')),
        number integer not null,
        file_name text not null,
        digest text not null,
        content bytea not null,
        rows integer not null,
        created_at timestamptz not null default now(),
        created_by text not null,
        primary key (region_code, kind, number)
      )`,
    )
    .execute(db);
}
