import { type Kysely, sql } from "kysely";
import type { BackupColumn } from "./backup-lines.ts";

/** A table as it is written and read back. */
export interface KeptTable {
  readonly name: string;
  readonly columns: readonly BackupColumn[];
  /** the columns of its key, in their order */
  readonly key: readonly string[];
  /** columns that the database numbers by itself */
  readonly numbered: readonly string[];
}

/** Tables of the database's own upkeep: made by the migrations of whoever opens it, so no part of a backup. */
const upkeep = new Set(["migration", "row_security"]);

/**
 * All tables that hold what people put in, those that others refer to first: found in the database itself, so that a new table is never
 * forgotten.
 */
export async function tablesIn(db: Kysely<never>): Promise<readonly KeptTable[]> {
  const { rows } = await sql<KeptTable>`
    select c.relname::text as name,
      (select json_agg(json_build_object('name', a.attname, 'type', format_type(a.atttypid, a.atttypmod)) order by a.attnum)
        from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '') as columns,
      coalesce((select json_agg(a.attname order by array_position(i.indkey::int2[], a.attnum))
        from pg_index i join pg_attribute a on a.attrelid = c.oid and a.attnum = any(i.indkey)
        where i.indrelid = c.oid and i.indisprimary), '[]') as key,
      coalesce((select json_agg(a.attname) from pg_attribute a
        where a.attrelid = c.oid and a.attidentity <> '' and not a.attisdropped), '[]') as numbered
    from pg_class c
    where c.relnamespace = current_schema()::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
    order by c.relname collate "C"`.execute(db);
  return inOrderOfReference(
    rows.filter(({ name }) => !upkeep.has(name)),
    await referencesIn(db),
  );
}

interface Reference {
  readonly from: string;
  readonly to: string;
}

async function referencesIn(db: Kysely<never>): Promise<readonly Reference[]> {
  const { rows } = await sql<Reference>`
    select distinct f.relname::text as from, t.relname::text as to from pg_constraint k
    join pg_class f on f.oid = k.conrelid join pg_class t on t.oid = k.confrelid
    where k.contype = 'f' and k.connamespace = current_schema()::regnamespace and f.oid <> t.oid`.execute(db);
  return rows;
}

/** Each table after those it refers to; a circle is broken in order of names. */
function inOrderOfReference(tables: readonly KeptTable[], references: readonly Reference[]): readonly KeptTable[] {
  const ordered = new Map<string, KeptTable>();
  const waiting = new Map(tables.map((table) => [table.name, table]));
  const isReady = ({ name }: KeptTable): boolean =>
    references.every(({ from, to }) => from !== name || ordered.has(to) || !waiting.has(to));
  while (waiting.size > 0) {
    const next = [...waiting.values()].find(isReady) ?? [...waiting.values()][0]!;
    waiting.delete(next.name);
    ordered.set(next.name, next);
  }
  return [...ordered.values()];
}

/**
 * The query that gives each row as one line: a JSON array with the text of every column, in order of the key by the bytes of its text, so
 * that equal rows give equal lines in equal order on every database, whatever its collation.
 */
export function linesQuery({ name, columns, key }: KeptTable): string {
  const values = columns.map(({ name: column, type }) => textOf(quoted(column), type)).join(", ");
  const by =
    key.length === 0 ? `json_build_array(${values})::text collate "C"` : key.map((one) => orderOf(one, columns));
  return `select json_build_array(${values})::text as line from (select * from ${quoted(name)} order by ${by.toString()}) as kept`;
}

function orderOf(column: string, columns: readonly BackupColumn[]): string {
  const type = columns.find((one) => one.name === column)?.type ?? "text";
  return /^(text|character)/.test(type) ? `${quoted(column)} collate "C"` : quoted(column);
}

function textOf(column: string, type: string): string {
  return type === "bytea" ? `translate(encode(${column}, 'base64'), E'\\n', '')` : `${column}::text`;
}

/** A name as SQL. */
export function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** How the text of values is written, whatever the database's own settings. */
export async function plainText(db: Kysely<never>): Promise<void> {
  for (const [name, value] of Object.entries(settings)) await sql.raw(`set local ${name} = '${value}'`).execute(db);
}

const settings = { timezone: "UTC", datestyle: "ISO, MDY", intervalstyle: "postgres", extra_float_digits: "1" };
