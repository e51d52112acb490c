import { type Kysely, sql } from "kysely";

/** The roster of a region's teachers (personal data, in a table of its own), the costs of resources, and plans made of them. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  `create table teacher_file (
    region_code text not null,
    school_year integer not null,
    part text not null check (part in ('roster', 'costs')),
    file_name text not null,
    digest text not null,
    content bytea not null,
    kept_at timestamptz not null default now(),
    kept_by text not null,
    primary key (region_code, school_year, part)
  )`,
  `create table teacher_plan (
    region_code text not null,
    plan_id text not null,
    school_year integer not null,
    kind text not null check (kind in ('rotation', 'resources', 'groups')),
    name text not null,
    document bytea not null,
    lineage jsonb not null,
    created_at timestamptz not null default now(),
    created_by text not null,
    adopted_at timestamptz,
    adopted_by text,
    primary key (region_code, plan_id)
  )`,
  `create index teacher_plan_by_age on teacher_plan (region_code, school_year, created_at desc)`,
];
