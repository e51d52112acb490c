import { type Kysely, sql } from "kysely";

/**
 * The road map: measures, decisions, tasks with what happened to them (append-only), the supervision ledger.
 * Where a task stands is not kept: it follows from its events and the published returns.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  `create table decision (
    region_code text not null,
    decision_id text not null,
    school_code text,
    title text not null,
    body text not null,
    decided_on text not null,
    present text not null,
    result text not null,
    document text,
    made_at timestamptz not null default now(),
    made_by text not null,
    primary key (region_code, decision_id)
  )`,
  `create table road_measure (
    region_code text not null,
    measure_id text not null,
    school_code text,
    title text not null,
    owner text not null,
    principal text,
    secretary text,
    starts_on text not null,
    ends_on text not null,
    cost_yuan double precision,
    depends_on jsonb not null,
    changes jsonb not null,
    decision_id text,
    created_at timestamptz not null default now(),
    created_by text not null,
    primary key (region_code, measure_id)
  )`,
  `create table task (
    region_code text not null,
    task_id text not null,
    school_code text,
    title text not null,
    owner text not null,
    due_on text not null,
    born jsonb,
    created_at timestamptz not null default now(),
    created_by text not null,
    primary key (region_code, task_id)
  )`,
  `create table task_event (
    region_code text not null,
    task_id text not null,
    event_id bigint generated always as identity,
    school_code text,
    event jsonb not null,
    at timestamptz not null default now(),
    who text not null,
    primary key (region_code, task_id, event_id)
  )`,
  `create trigger append_only before update or delete on task_event for each row execute function refuse_change()`,
  `create table supervision_finding (
    region_code text not null,
    finding_id text not null,
    school_code text not null,
    visited_on text not null,
    finding text not null,
    due_on text not null,
    answer text,
    answered_by text,
    closed_on text,
    closed_by text,
    created_at timestamptz not null default now(),
    created_by text not null,
    primary key (region_code, finding_id)
  )`,
];
