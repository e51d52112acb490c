import { type Kysely, sql } from "kysely";

/** The files of a district's places (units, schools, candidates, today's catchments), and plans made of them with their lineage. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  `create table place_file (
    region_code text not null,
    part text not null check (part in ('units', 'schools', 'candidates', 'current')),
    file_name text not null,
    digest text not null,
    content bytea not null,
    kept_at timestamptz not null default now(),
    kept_by text not null,
    primary key (region_code, part)
  )`,
  `create table place_plan (
    region_code text not null,
    plan_id text not null,
    kind text not null check (kind in ('catchments', 'sites', 'drawn')),
    name text not null,
    document bytea not null,
    lineage jsonb not null,
    created_at timestamptz not null default now(),
    created_by text not null,
    primary key (region_code, plan_id)
  )`,
  `create index place_plan_by_age on place_plan (region_code, created_at desc)`,
];
