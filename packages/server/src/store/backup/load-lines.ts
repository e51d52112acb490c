import { type Kysely, sql } from "kysely";
import type { Store } from "../connect.ts";
import type { BackupColumn, BackupSequence, BackupTable } from "./backup-lines.ts";
import { BackupDamaged } from "./backup-damaged.ts";
import { type BackupListener, type BackupReader, type BackupSummary, readBackupLines } from "./read-lines.ts";
import { digestsIn } from "./snapshot.ts";
import { type KeptTable, plainText, quoted, tablesIn } from "./tables-in.ts";

type Loading = Kysely<never>;

/**
 * Fills the empty tables of a store from the lines of a backup, in one transaction; then reads all back and compares counts and digests.
 * Nothing stays unless everything is there.
 *
 * @param from hands the lines to the reader it is given
 * @throws BackupDamaged when the backup is not whole, or what was read back is not the same
 */
export async function loadLines(
  store: Store,
  from: (reader: BackupReader) => Promise<unknown>,
): Promise<BackupSummary> {
  return await store.db.transaction().execute(async (open) => {
    const db = open as unknown as Loading;
    await plainText(db);
    const tables = await tablesIn(db);
    const names = tables.map(({ name }) => name);
    await clear(db, names);
    const reader = readBackupLines(rowsInto(db, tables));
    await from(reader);
    const summary = reader.close();
    for (const name of names) await triggers(db, name, "enable");
    await compare(db, summary);
    return summary;
  });
}

/** Takes out what the migrations themselves put in: it is in the backup. */
async function clear(db: Loading, names: readonly string[]): Promise<void> {
  for (const name of names) await triggers(db, name, "disable");
  for (const name of names.toReversed()) await sql.raw(`delete from ${quoted(name)}`).execute(db);
}

async function triggers(db: Loading, table: string, what: "enable" | "disable"): Promise<void> {
  await sql.raw(`alter table ${quoted(table)} ${what} trigger user`).execute(db);
}

const charactersAtOnce = 4_000_000;
const rowsAtOnce = 2000;

function rowsInto(db: Loading, tables: readonly KeptTable[]): BackupListener {
  let table: BackupTable | null = null;
  let waiting: string[] = [];
  let characters = 0;
  const send = async (): Promise<void> => {
    if (table !== null && waiting.length > 0) await insert(db, table, waiting);
    waiting = [];
    characters = 0;
  };
  return {
    table: (next: BackupTable): void => {
      table = { ...next, columns: ownColumns(tables, next) };
    },
    row: async (line: string): Promise<void> => {
      waiting.push(line);
      characters += line.length;
      if (characters > charactersAtOnce || waiting.length >= rowsAtOnce) await send();
    },
    end: async (): Promise<void> => {
      await send();
      for (const sequence of table?.sequences ?? []) await setSequence(db, table!.table, sequence);
    },
  };
}

/** The types of the columns are the database's own: what stands in a file never becomes SQL. */
function ownColumns(tables: readonly KeptTable[], { table, columns }: BackupTable): readonly BackupColumn[] {
  const own = tables.find(({ name }) => name === table);
  return columns.map(({ name }) => {
    const column = own?.columns.find((one) => one.name === name);
    if (column === undefined) throw unknownColumn(table, name);
    return column;
  });
}

async function insert(db: Loading, { table, columns }: BackupTable, lines: readonly string[]): Promise<void> {
  const names = columns.map(({ name }) => quoted(name)).join(", ");
  const values = columns.map(({ type }, i) => valueOf(i, type)).join(", ");
  const into = `insert into ${quoted(table)} (${names}) overriding system value select ${values}`;
  await sql`${sql.raw(into)} from jsonb_array_elements(${`[${lines.join(",")}]`}::jsonb) with ordinality as kept(line, n) order by n`.execute(
    db,
  );
}

function valueOf(index: number, type: string): string {
  const text = `(line ->> ${index})`;
  return type === "bytea" ? `decode(${text}, 'base64')` : `${text}::${type}`;
}

async function setSequence(db: Loading, table: string, { column, last, called }: BackupSequence): Promise<void> {
  await sql`select setval(pg_get_serial_sequence(${quoted(table)}, ${column}), ${last}, ${called})`.execute(db);
}

async function compare(db: Loading, { tables }: BackupSummary): Promise<void> {
  const there = await digestsIn(db);
  const differing = tables
    .filter(
      ({ end, rows, digest }) => !there.some((one) => one.end === end && one.rows === rows && one.digest === digest),
    )
    .map(({ end }) => end);
  if (differing.length === 0) return;
  throw new BackupDamaged({
    zh: `恢复后读回比较，以下表不一致：${differing.join("、")}`,
    en: `read back after restoring, these tables differ: ${differing.join(", ")}`,
  });
}

function unknownColumn(table: string, column: string): BackupDamaged {
  return new BackupDamaged({
    zh: `备份中的 ${table}.${column} 不是本版本优衡的数据项`,
    en: `${table}.${column} of the backup is not one that this version of Youheng knows`,
  });
}
