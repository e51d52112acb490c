import { type Kysely, sql } from "kysely";

/**
 * Reminders by e-mail: an account's address and what it wants; what it was reminded of; the letters on their way out. A reminder and its
 * letter are written in one transaction, so that neither a restart nor a second server reminds twice.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  `alter table account
    add column mail_address text,
    add column mail_wanted text not null default 'all' check (mail_wanted in ('all', 'late', 'none')),
    add column mail_language text not null default 'zh' check (mail_language in ('zh', 'en'))`,
  `create table mail_outbox (
    region_code text not null,
    mail_id text not null,
    account_id text not null,
    account_name text not null,
    kind text not null check (kind in ('reminder', 'test')),
    address text not null,
    heading text not null,
    body text,
    state text not null check (state in ('waiting', 'sending', 'sent', 'failed')),
    tries integer not null default 0,
    next_at timestamptz not null,
    error text,
    made_at timestamptz not null default now(),
    sent_at timestamptz,
    primary key (region_code, mail_id)
  )`,
  `create index mail_outbox_state on mail_outbox (state, next_at)`,
  `create table reminder (
    region_code text not null,
    account_id text not null,
    subject text not null,
    due_on text not null,
    stage integer not null,
    mail_id text not null,
    made_at timestamptz not null default now(),
    primary key (region_code, account_id, subject, due_on, stage)
  )`,
];
