import { createHash } from "node:crypto";
import { gunzipSync, gzipSync } from "node:zlib";
import type { Store } from "./connect.ts";
import type { Writing } from "./record.ts";
import type { HistoryFileTable } from "./tables.ts";

/** What a file of a region's history holds. */
export type HistoryKind = HistoryFileTable["kind"];

/** A file of a region's history as it is kept. */
export interface HistoryFile {
  readonly regionCode: string;
  readonly kind: HistoryKind;
  /** counted from 1 for each kind; the newest counts */
  readonly number: number;
  readonly fileName: string;
  readonly digest: string;
  readonly rows: number;
  readonly createdAt: Date;
  readonly createdBy: string;
}

const light = ["region_code", "kind", "number", "file_name", "digest", "rows", "created_at", "created_by"] as const;

/** Keeps a file as the newest of its kind. */
export async function keepHistoryFile(
  writing: Writing,
  file: Omit<HistoryFile, "number" | "digest" | "createdAt"> & { readonly bytes: Uint8Array },
): Promise<HistoryFile> {
  const { regionCode, kind } = file;
  const last = await writing
    .selectFrom("history_file")
    .select((select) => select.fn.max("number").as("number"))
    .where("region_code", "=", regionCode)
    .where("kind", "=", kind)
    .executeTakeFirst();
  const row = await writing
    .insertInto("history_file")
    .values({
      region_code: regionCode,
      kind,
      number: (last?.number ?? 0) + 1,
      file_name: file.fileName,
      digest: createHash("sha256").update(file.bytes).digest("hex"),
      content: gzipSync(file.bytes),
      rows: file.rows,
      created_by: file.createdBy,
    })
    .returning(light)
    .executeTakeFirstOrThrow();
  return fileOf(row);
}

/** All files of a region, newest first within each kind. */
export async function listHistoryFiles({ db }: Pick<Store, "db">, regionCode: string): Promise<readonly HistoryFile[]> {
  const rows = await db
    .selectFrom("history_file")
    .select(light)
    .where("region_code", "=", regionCode)
    .orderBy("kind")
    .orderBy("number", "desc")
    .execute();
  return rows.map(fileOf);
}

/** The bytes of a file that is kept. */
export async function historyFileBytes(
  { db }: Pick<Store, "db">,
  { regionCode, kind, number }: Pick<HistoryFile, "regionCode" | "kind" | "number">,
): Promise<Uint8Array> {
  const row = await db
    .selectFrom("history_file")
    .select("content")
    .where("region_code", "=", regionCode)
    .where("kind", "=", kind)
    .where("number", "=", number)
    .executeTakeFirstOrThrow();
  return gunzipSync(row.content);
}

type Row = Pick<
  HistoryFileTable,
  "region_code" | "kind" | "number" | "file_name" | "digest" | "rows" | "created_by"
> & {
  readonly created_at: Date;
};

function fileOf(row: Row): HistoryFile {
  return {
    regionCode: row.region_code,
    kind: row.kind,
    number: row.number,
    fileName: row.file_name,
    digest: row.digest,
    rows: row.rows,
    createdAt: row.created_at,
    createdBy: row.created_by,
  };
}
