import { type Kysely, sql } from "kysely";
import { secureRows } from "./row-security.ts";
import { migrations } from "./migrations/index.ts";

/**
 * Brings the database to the newest tables: runs the migrations it has not had, in one transaction, under a lock that a second
 * server starting at the same moment waits for.
 *
 * @param upTo only these migrations: the tables as an older backup knew them
 * @returns the names of the migrations that ran now
 * @throws Error when the database has a migration this version does not know (it belongs to a newer Youheng)
 */
export async function migrate<T>(db: Kysely<T>, upTo?: ReadonlySet<string>): Promise<readonly string[]> {
  return await db.transaction().execute(async (transaction) => {
    await sql`select pg_advisory_xact_lock(1345)`.execute(transaction);
    await sql`create table if not exists migration (name text primary key, at timestamptz not null default now())`.execute(
      transaction,
    );
    const { rows } = await sql<{ name: string }>`select name from migration`.execute(transaction);
    const had = new Set(rows.map((row) => row.name));
    refuseUnknown(new Set([...had, ...(upTo ?? [])]));
    const missing = [...migrations].filter(([name]) => !had.has(name) && upTo?.has(name) !== false);
    for (const [name, migration] of missing) {
      await migration.up(transaction as unknown as Kysely<unknown>);
      await sql`insert into migration (name) values (${name})`.execute(transaction);
    }
    await secureRows(transaction as unknown as Kysely<never>);
    return missing.map(([name]) => name);
  });
}

function refuseUnknown(had: ReadonlySet<string>): void {
  const unknown = [...had].filter((name) => !migrations.has(name));
  if (unknown.length === 0) return;
  throw new Error(
    `数据库由更新版本的优衡建立（${unknown.join("、")}），请升级后再启动。` +
      ` The database belongs to a newer version of Youheng (${unknown.join(", ")}): upgrade before you start it.`,
  );
}
