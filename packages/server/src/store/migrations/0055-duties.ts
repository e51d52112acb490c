import { type Kysely, sql } from "kysely";

/**
 * Who has a duty by name: a task, a finding, a draw, a campaign. Where nobody is named, it belongs to whoever gave it, or to the people
 * of its school. Who stands in for whom while somebody is away.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  `create table duty_holder (
    region_code text not null,
    subject text not null,
    school_code text,
    account_id text not null,
    since timestamptz not null default now(),
    given_by text not null,
    primary key (region_code, subject)
  )`,
  `create index duty_holder_account on duty_holder (account_id)`,
  `create table deputy (
    region_code text not null,
    account_id text not null,
    deputy_id text not null,
    from_day text not null,
    to_day text not null,
    named_by text not null,
    named_at timestamptz not null default now(),
    primary key (region_code, account_id)
  )`,
];
