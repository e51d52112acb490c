import { type Kysely, sql } from "kysely";

/**
 * The yearly campaign: a return that is filled in school by school. Every cell has a revision, so that two who type into one cell at once
 * both learn of it; every change of state stays, with who and why.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  `create table campaign (
    region_code text not null,
    school_year integer not null,
    form text not null,
    deadline text not null,
    note text,
    opened_at timestamptz not null default now(),
    opened_by text not null,
    published_number integer,
    primary key (region_code, school_year)
  )`,
  `create table school_form (
    region_code text not null,
    school_year integer not null,
    school_code text not null,
    school_name text not null,
    state text not null check (state in ('filling', 'submitted', 'returned', 'accepted')),
    note text,
    changed_at timestamptz,
    changed_by text,
    primary key (region_code, school_year, school_code)
  )`,
  `create table form_cell (
    region_code text not null,
    school_year integer not null,
    school_code text not null,
    column_id text not null,
    value jsonb,
    revision integer not null,
    changed_at timestamptz not null default now(),
    changed_by text not null,
    contested jsonb,
    primary key (region_code, school_year, school_code, column_id)
  )`,
  `create table form_remark (
    region_code text not null,
    school_year integer not null,
    school_code text not null,
    remark_id text not null,
    column_id text,
    remark text not null,
    at timestamptz not null default now(),
    who text not null,
    answered_at timestamptz,
    primary key (region_code, school_year, school_code, remark_id)
  )`,
];
