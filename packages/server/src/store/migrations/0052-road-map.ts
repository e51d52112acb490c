import { type Kysely, sql } from "kysely";

/**
 * Goals of a region; measures that come from a plan, with what happened to them (append-only); decisions that adopt a plan, and whether
 * the Party organisation's meeting made them.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  `create table goal (
    region_code text not null,
    goal_id text not null,
    title text not null,
    standard text not null,
    aims_at text not null check (aims_at in ('verdict', 'sections_meeting', 'cv', 'mean')),
    stage text,
    indicator text,
    target double precision,
    school_year integer not null,
    from_year integer,
    owner text not null,
    created_at timestamptz not null default now(),
    created_by text not null,
    primary key (region_code, goal_id)
  )`,
  `alter table road_measure
    add column standard text,
    add column indicators jsonb not null default '[]',
    add column plan_kind text,
    add column plan_id text,
    add column plan_item text,
    add column from_year integer`,
  `create unique index road_measure_of_plan on road_measure (region_code, plan_kind, plan_id, plan_item)`,
  `create table measure_event (
    region_code text not null,
    measure_id text not null,
    event_id bigint generated always as identity,
    school_code text,
    event jsonb not null,
    at timestamptz not null default now(),
    who text not null,
    primary key (region_code, measure_id, event_id)
  )`,
  `create trigger append_only before update or delete on measure_event for each row execute function refuse_change()`,
  `create trigger never_emptied before truncate on measure_event for each statement execute function refuse_change()`,
  `alter table decision
    add column by_party boolean,
    add column plan_kind text,
    add column plan_id text`,
];
