import { type Kysely, sql } from "kysely";

/**
 * A region's chain gets strands, so that its writers need not wait for each other's commit to reach the disk (decision 0076). What there
 * is stays as it is: strand 0.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  `alter table audit add column strand smallint not null default 0`,
  `drop index audit_number`,
  `create unique index audit_number on audit (region_code, strand, number)`,
  `alter table audit_chain add column strand smallint not null default 0`,
  `alter table audit_chain drop constraint audit_chain_pkey`,
  `alter table audit_chain add primary key (region_code, strand)`,
];
