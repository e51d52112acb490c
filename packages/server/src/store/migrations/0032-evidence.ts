import { type Kysely, sql } from "kysely";

/** Evidence: files that show that something was done. The bytes stand with the uploads, by their digest; a row is never changed. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  `create table evidence (
    region_code text not null,
    school_code text not null,
    evidence_id text not null,
    subject text not null,
    file_name text not null,
    kind text not null,
    bytes bigint not null,
    digest text not null,
    scanned_by text,
    added_at timestamptz not null default now(),
    added_by text not null,
    primary key (region_code, evidence_id)
  )`,
  `create index evidence_subject on evidence (region_code, school_code, subject)`,
  `create trigger append_only before update or delete on evidence for each row execute function refuse_change()`,
  `create trigger never_emptied before truncate on evidence for each statement execute function refuse_change()`,
];
