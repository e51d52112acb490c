import { type Kysely, sql } from "kysely";

/**
 * Accounts with a role, a seat and schools; lock-out, second factor, an identity elsewhere; sessions that can be listed and ended.
 * The account of the first start keeps all it may do: it administers the whole nation's tree.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  `alter table account
    add column role text not null default 'administrator',
    add column full_name text,
    add column schools jsonb not null default '[]',
    add column created_by text,
    add column stopped_at timestamptz,
    add column tries integer not null default 0,
    add column locks integer not null default 0,
    add column locked_until timestamptz,
    add column totp_secret text,
    add column totp_confirmed_at timestamptz,
    add column totp_step bigint not null default 0,
    add column oidc_issuer text,
    add column oidc_subject text`,
  `alter table account alter column role drop default`,
  `create unique index account_oidc on account (oidc_issuer, oidc_subject) where oidc_subject is not null`,
  `create index account_region on account (region_code, name)`,
  `alter table session
    add column session_id text not null default gen_random_uuid()::text,
    add column last_seen_at timestamptz not null default now(),
    add column agent text`,
  `alter table session drop constraint session_opened_by_check`,
  `alter table session add constraint session_opened_by_check check (opened_by in ('link', 'password', 'oidc'))`,
];
