import { type Kysely, sql, type Transaction } from "kysely";
import type { Store } from "../connect.ts";
import type { Tables } from "../tables.ts";
import {
  BACKUP_FORM,
  type BackupHead,
  type BackupSequence,
  type BackupTableEnd,
  lineDigest,
  wholeOf,
} from "./backup-lines.ts";
import type { BackupSummary } from "./read-lines.ts";
import { type KeptTable, linesQuery, plainText, quoted, tablesIn } from "./tables-in.ts";

/** What a snapshot is handed: where its lines go, and the hour. */
export interface SnapshotAsk {
  /** takes a line, in turn */
  readonly line: (text: string) => Promise<void> | void;
  readonly now: Date;
}

type Reading = Kysely<never>;

/**
 * Everything that is in the store, line by line, as it stood at one moment, whatever is written meanwhile (a repeatable read).
 * On the embedded database, which is one session, others wait until it is done: so the lines should go to a disk, not over a network.
 *
 * @returns what was written
 */
export async function snapshot(store: Store, { line, now }: SnapshotAsk): Promise<BackupSummary> {
  return await reading(store, async (db) => {
    const head = await headOf(store, db, now);
    await line(JSON.stringify(head));
    const tables: BackupTableEnd[] = [];
    for (const table of await tablesIn(db)) {
      const { name, columns } = table;
      await line(JSON.stringify({ table: name, columns, sequences: await sequencesOf(db, table) }));
      const end = { end: name, ...(await eachLine(db, table, line)) };
      await line(JSON.stringify(end));
      tables.push(end);
    }
    const whole = wholeOf(tables);
    await line(JSON.stringify({ whole }));
    return { head, tables, whole };
  });
}

/** The counts and digests of what is in the store now, without its rows. */
export async function digestsOf(store: Store): Promise<readonly BackupTableEnd[]> {
  return await reading(store, digestsIn);
}

/** The same, in a transaction that is open already and writes plain text. */
export async function digestsIn(db: Reading): Promise<readonly BackupTableEnd[]> {
  const tables: BackupTableEnd[] = [];
  for (const table of await tablesIn(db))
    tables.push({ end: table.name, ...(await eachLine(db, table, () => undefined)) });
  return tables;
}

async function reading<T>(store: Store, work: (db: Reading) => Promise<T>): Promise<T> {
  const transaction = store.db.transaction().setIsolationLevel("repeatable read").setAccessMode("read only");
  return await transaction.execute(async (open: Transaction<Tables>) => {
    const db = open as unknown as Reading;
    await plainText(db);
    return await work(db);
  });
}

async function headOf(store: Store, db: Reading, now: Date): Promise<BackupHead> {
  const { rows } = await sql<{ name: string }>`select name from migration order by name collate "C"`.execute(db);
  const version = await sql<{ server_version: string }>`show server_version`.execute(db);
  return {
    youheng_backup: BACKUP_FORM,
    made_at: now.toISOString(),
    database: store.kind,
    server_version: version.rows[0]?.server_version ?? "",
    migrations: rows.map(({ name }) => name),
  };
}

async function sequencesOf(db: Reading, { name, numbered }: KeptTable): Promise<readonly BackupSequence[]> {
  const found: BackupSequence[] = [];
  for (const column of numbered) {
    const { rows } = await sql<{ sequence: string }>`
      select pg_get_serial_sequence(${quoted(name)}, ${column}) as sequence`.execute(db);
    const at = await sql<{ last: number; called: boolean }>`
      select last_value as last, is_called as called from ${sql.raw(rows[0]?.sequence ?? "")}`.execute(db);
    found.push(...at.rows.map(({ last, called }) => ({ column, last, called })));
  }
  return found;
}

/** Characters asked for at once: enough that asking costs little, little enough that large files are no burden. */
const charactersAtOnce = 4_000_000;
const rowsAtMost = 5000;

async function eachLine(
  db: Reading,
  table: KeptTable,
  line: SnapshotAsk["line"],
): Promise<{ readonly rows: number; readonly digest: string }> {
  const digest = lineDigest();
  await sql.raw(`declare kept_lines no scroll cursor for ${linesQuery(table)}`).execute(db);
  for (let wanted = 4; ;) {
    const { rows } = await sql<{ line: string }>`fetch ${sql.lit(wanted)} from kept_lines`.execute(db);
    let characters = 0;
    for (const row of rows) {
      characters += row.line.length;
      digest.add(row.line);
      await line(row.line);
    }
    if (rows.length < wanted) break;
    wanted = Math.max(1, Math.min(rowsAtMost, Math.floor(charactersAtOnce / (characters / rows.length))));
  }
  await sql`close kept_lines`.execute(db);
  return digest.end();
}
