import { existsSync } from "node:fs";
import { mkdir, rm } from "node:fs/promises";
import { join, resolve } from "node:path";
import { sql } from "kysely";
import pg from "pg";
import type { Words } from "@youheng/kernel/model";
import { openStore, type Store, type StoreAddress } from "../connect.ts";
import { linesOfFile, readBackup } from "./backup-file.ts";
import { loadLines } from "./load-lines.ts";
import type { BackupReader, BackupSummary } from "./read-lines.ts";
import { snapshot } from "./snapshot.ts";
import { quoted } from "./tables-in.ts";

/** The place to restore to is not empty. The message is for the person who chose it. */
export class NotEmpty extends Error {
  override readonly name = "NotEmpty";
  readonly words: Words;

  constructor(words: Words) {
    super(`${words.zh} ${words.en}`);
    this.words = words;
  }
}

/**
 * Restores a backup into an empty place: a data folder without a database, or a PostgreSQL database without tables. The file is read to its
 * end before anything is made; what was restored is read back and compared; then newer tables are added, as after an update.
 *
 * @throws BackupDamaged, NotEmpty; then the place is as empty as it was
 */
export async function restoreBackup(file: string, to: StoreAddress): Promise<BackupSummary> {
  const { head } = await readBackup(file);
  return await fill(to, new Set(head.migrations), (reader) => linesOfFile(file, reader));
}

/**
 * Moves everything from one store into an empty place, and compares counts and digests. The source stays as it is.
 *
 * @param from  open; nobody may write to it meanwhile, because what came after would stay behind
 * @throws NotEmpty; BackupDamaged when what was read back differs
 */
export async function moveStore(from: Store, { to, now }: { to: StoreAddress; now: Date }): Promise<BackupSummary> {
  const { rows } = await sql<{ name: string }>`select name from migration`.execute(from.db);
  const migrations = new Set(rows.map(({ name }) => name));
  return await fill(to, migrations, (reader) => snapshot(from, { now, line: (text) => reader.line(text) }));
}

async function fill(
  to: StoreAddress,
  migrations: ReadonlySet<string>,
  from: (reader: BackupReader) => Promise<unknown>,
): Promise<BackupSummary> {
  const emptyAgain = "databaseUrl" in to ? await claimDatabase(to.databaseUrl) : await claimFolder(to.dataFolder);
  try {
    const summary = await loadInto(await openStore(to, migrations), from);
    await (await openStore(to)).close();
    return summary;
  } catch (error) {
    await emptyAgain();
    throw error;
  }
}

async function loadInto(store: Store, from: (reader: BackupReader) => Promise<unknown>): Promise<BackupSummary> {
  try {
    return await loadLines(store, from);
  } finally {
    await store.close();
  }
}

/** @returns what empties the folder again */
async function claimFolder(dataFolder: string): Promise<() => Promise<void>> {
  const database = join(resolve(dataFolder), "database");
  if (existsSync(database))
    throw new NotEmpty({
      zh: `${dataFolder} 中已有数据库。请指定一个空的数据文件夹，或先把原来的移走。`,
      en: `There is a database in ${dataFolder} already. Name an empty data folder, or move the old one away first.`,
    });
  await mkdir(resolve(dataFolder), { recursive: true, mode: 0o700 });
  return () => rm(database, { recursive: true, force: true });
}

/** @returns what empties the database again: all there is in it then was made by us */
async function claimDatabase(databaseUrl: string): Promise<() => Promise<void>> {
  if ((await namesIn(databaseUrl, tableNames)).length > 0)
    throw new NotEmpty({
      zh: "该 PostgreSQL 数据库中已有表。请新建一个空的数据库（create database …）再恢复。",
      en: "There are tables in that PostgreSQL database already. Make an empty one (create database …) and restore into it.",
    });
  const functions = await namesIn(databaseUrl, functionNames);
  return async () => {
    for (const name of await namesIn(databaseUrl, tableNames))
      await namesIn(databaseUrl, `drop table ${quoted(name)} cascade`);
    for (const name of await namesIn(databaseUrl, functionNames))
      if (!functions.includes(name)) await namesIn(databaseUrl, `drop function ${name} cascade`);
  };
}

const tableNames = `select relname::text as name from pg_class
  where relnamespace = current_schema()::regnamespace and relkind in ('r', 'p') and not relispartition`;
const functionNames = `select oid::regprocedure::text as name from pg_proc where pronamespace = current_schema()::regnamespace`;

async function namesIn(databaseUrl: string, query: string): Promise<readonly string[]> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const { rows } = await client.query<{ name: string }>(query);
    return rows.map(({ name }) => name);
  } finally {
    await client.end();
  }
}

/** Connections of other Youhengs to the same PostgreSQL database: while one runs, nothing should be moved away from it. */
export async function othersConnected({ db, kind }: Store): Promise<number> {
  if (kind === "embedded") return 0;
  const { rows } = await sql<{ others: number }>`
    select count(distinct (client_addr, backend_start))::int as others from pg_stat_activity
    where datname = current_database() and application_name = 'youheng' and pid <> pg_backend_pid()`.execute(db);
  return rows[0]?.others ?? 0;
}
