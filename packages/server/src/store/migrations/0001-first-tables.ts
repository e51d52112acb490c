import { type Kysely, sql } from "kysely";

/**
 * The first tables. PostgreSQL 15's feature set; the keys of every table that grows begin with `region_code`.
 * Versions, events and the audit are append-only, and the database says so itself.
 * (On Citus, triggers on distributed tables need `citus.enable_unsafe_triggers`.)
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of [...people, ...places, ...imports, ...returns, ...record])
    await sql.raw(statement).execute(db);
}

const people = [
  `create table account (
    account_id text primary key,
    region_code text not null,
    name text not null unique,
    password_hash text,
    created_at timestamptz not null default now()
  )`,
  `create table session (
    token_hash text primary key,
    account_id text not null references account,
    opened_by text not null check (opened_by in ('link', 'password')),
    created_at timestamptz not null default now(),
    expires_at timestamptz not null
  )`,
  `create table sign_in_link (
    token_hash text primary key,
    account_id text not null references account,
    created_at timestamptz not null default now(),
    expires_at timestamptz not null,
    used_at timestamptz
  )`,
];

const places = [
  `create table region (region_code text primary key, name_zh text not null, name_en text not null)`,
  `create table boundary (
    region_code text primary key,
    geojson text not null,
    uploaded_at timestamptz not null default now(),
    uploaded_by text not null
  )`,
];

const imports = [
  `create table upload (
    region_code text not null,
    digest text not null,
    bytes bigint not null,
    parts integer not null,
    primary key (region_code, digest)
  )`,
  `create table upload_part (
    region_code text not null,
    digest text not null,
    part integer not null,
    content bytea not null,
    primary key (region_code, digest, part)
  )`,
  `create table import_job (
    region_code text not null,
    import_id text not null,
    upload_digest text not null,
    file_name text not null,
    form text not null,
    state text not null check (state in ('waiting', 'reading', 'saving', 'done', 'failed', 'cancelled')),
    rows_read bigint not null default 0,
    progress double precision not null default 0,
    findings bytea,
    columns jsonb not null default '[]',
    mapping jsonb,
    error text,
    created_at timestamptz not null default now(),
    created_by text not null,
    claimed_until timestamptz,
    primary key (region_code, import_id)
  )`,
  `create index import_job_open on import_job (region_code, created_at) where state in ('waiting', 'reading', 'saving')`,
  `create table header_mapping (
    region_code text not null,
    fingerprint text not null,
    mapping jsonb not null,
    remembered_at timestamptz not null default now(),
    remembered_by text not null,
    primary key (region_code, fingerprint)
  )`,
];

const returns = [
  `create table return_series (
    region_code text not null,
    school_year integer not null,
    last_number integer not null,
    published_number integer,
    primary key (region_code, school_year)
  )`,
  `create table return_version (
    region_code text not null,
    school_year integer not null,
    number integer not null,
    import_id text,
    form text not null,
    file_name text not null,
    upload_digest text,
    digest text not null,
    facts bytea not null,
    region_facts bytea,
    findings bytea not null,
    schools integer not null,
    students double precision,
    errors integer not null,
    warnings integer not null,
    reason text,
    created_at timestamptz not null default now(),
    created_by text not null,
    primary key (region_code, school_year, number)
  )`,
  `create index return_version_import on return_version (region_code, import_id)`,
  `create table return_event (
    region_code text not null,
    school_year integer not null,
    event_id bigint generated always as identity,
    number integer not null,
    event text not null check (event in ('published', 'withdrawn')),
    at timestamptz not null default now(),
    who text not null,
    reason text,
    primary key (region_code, school_year, event_id)
  )`,
  `create table assessment (
    region_code text not null,
    school_year integer not null,
    number integer not null,
    standard_id text not null,
    standard_version text not null,
    policy_digest text not null,
    kernel_version text not null,
    facts_digest text not null,
    document bytea not null,
    created_at timestamptz not null default now(),
    primary key (region_code, school_year, number, standard_id, policy_digest, kernel_version)
  )`,
];

const record = [
  `create table audit (
    region_code text not null,
    audit_id bigint generated always as identity,
    at timestamptz not null default now(),
    who text not null,
    what text not null,
    subject text not null,
    details jsonb not null,
    primary key (region_code, audit_id)
  )`,
  `create function refuse_change() returns trigger language plpgsql as
    $$ begin raise exception '% is append-only', tg_table_name; end $$`,
  ...["return_version", "return_event", "audit"].map(
    (table) =>
      `create trigger append_only before update or delete on ${table} for each row execute function refuse_change()`,
  ),
];
