import { type Kysely, sql } from "kysely";

/**
 * The accounts that a measure's principal and secretary are, where they were chosen and not only written; and the English of titles that
 * were made by the server, so that each reader has his own language.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  `alter table road_measure
    add column principal_account text,
    add column secretary_account text,
    add column title_en text`,
  `create index road_measure_principal on road_measure (principal_account) where principal_account is not null`,
  `create index road_measure_secretary on road_measure (secretary_account) where secretary_account is not null`,
  `alter table task add column title_en text`,
];
