import { type Kysely, sql } from "kysely";

/** What became of evidence: confirmed, or withdrawn with a reason. Only added to: the file itself stays. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  `create table evidence_event (
    region_code text not null,
    evidence_id text not null,
    event_id bigint generated always as identity,
    school_code text not null,
    event text not null check (event in ('confirmed', 'withdrawn')),
    reason text not null,
    at timestamptz not null default now(),
    who text not null,
    primary key (region_code, evidence_id, event_id)
  )`,
  `create trigger append_only before update or delete on evidence_event for each row execute function refuse_change()`,
  `create trigger never_emptied before truncate on evidence_event for each statement execute function refuse_change()`,
];
