import { type Kysely, sql } from "kysely";

/** The secret address of a person's calendar, stored hashed; null: none is open. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  `alter table account add column calendar_hash text`,
  `create index account_calendar on account (calendar_hash) where calendar_hash is not null`,
];
