import type { Selectable, Updateable } from "kysely";
import type { Finding } from "@youheng/kernel/model";
import type { Store } from "./connect.ts";
import { fromGzippedJson, toGzippedJson } from "./gzipped-json.ts";
import type { Writing } from "./record.ts";
import type { ImportJobTable } from "./tables.ts";

/** Columns as the file showed them, with the fact the user chose for each; null: kept, not used. */
export type HandMapping = readonly {
  readonly letter: string;
  readonly header: string;
  readonly column: string | null;
}[];

/** An import as it stands. */
export interface ImportJob {
  readonly regionCode: string;
  readonly importId: string;
  readonly uploadDigest: string;
  readonly fileName: string;
  readonly form: string;
  readonly state: ImportJobTable["state"];
  readonly rowsRead: number;
  readonly progress: number;
  readonly findings: readonly Finding[];
  readonly columns: HandMapping;
  readonly mapping: HandMapping | null;
  readonly error: string | null;
  readonly createdBy: string;
}

export interface NewImport {
  readonly regionCode: string;
  readonly importId: string;
  readonly uploadDigest: string;
  readonly fileName: string;
  readonly form: string;
  readonly mapping: HandMapping | null;
  readonly createdBy: string;
}

export async function addImport(writing: Writing, job: NewImport): Promise<void> {
  await writing
    .insertInto("import_job")
    .values({
      region_code: job.regionCode,
      import_id: job.importId,
      upload_digest: job.uploadDigest,
      file_name: job.fileName,
      form: job.form,
      state: "waiting",
      findings: null,
      columns: "[]",
      mapping: job.mapping === null ? null : JSON.stringify(job.mapping),
      error: null,
      created_by: job.createdBy,
      claimed_until: null,
    })
    .execute();
}

export async function findImport(store: Store, regionCode: string, importId: string): Promise<ImportJob | undefined> {
  const row = await store.db
    .selectFrom("import_job")
    .selectAll()
    .where("region_code", "=", regionCode)
    .where("import_id", "=", importId)
    .executeTakeFirst();
  return row === undefined ? undefined : importJobOf(row);
}

/**
 * Takes the oldest import that waits, or that a process which died left behind. Of two processes, each gets another one.
 *
 * @param until the claim holds to this moment; renew it with `noteProgress`
 */
export async function claimImport(store: Store, now: Date, until: Date): Promise<ImportJob | undefined> {
  return await store.db.transaction().execute(async (writing) => {
    const next = await writing
      .selectFrom("import_job")
      .select(["region_code", "import_id"])
      .where("state", "in", ["waiting", "reading", "saving"])
      .where((where) => where.or([where("claimed_until", "is", null), where("claimed_until", "<", now)]))
      .orderBy("created_at")
      .limit(1)
      .forUpdate()
      .skipLocked()
      .executeTakeFirst();
    if (next === undefined) return undefined;
    const row = await updateJob(writing, next.region_code, next.import_id, { state: "reading", claimed_until: until });
    return row === undefined ? undefined : importJobOf(row);
  });
}

/** How far reading has come. Not a user's write: it leaves no audit row. False when the import was cancelled meanwhile. */
export async function noteProgress(
  store: Store,
  job: ImportJob,
  note: { rowsRead: number; progress: number; until: Date },
): Promise<boolean> {
  const { numUpdatedRows } = await store.db
    .updateTable("import_job")
    .set({ rows_read: note.rowsRead, progress: note.progress, claimed_until: note.until })
    .where("region_code", "=", job.regionCode)
    .where("import_id", "=", job.importId)
    .where("state", "in", ["reading", "saving"])
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** What an import came to. */
export interface ImportOutcome {
  readonly state: "done" | "failed";
  readonly rowsRead: number;
  readonly findings: readonly Finding[];
  readonly columns: HandMapping;
  readonly error: string | null;
}

/** Writes down what an import came to. False when it was cancelled meanwhile: then nothing is written. */
export async function finishImport(writing: Writing, job: ImportJob, outcome: ImportOutcome): Promise<boolean> {
  const row = await updateJob(writing, job.regionCode, job.importId, {
    state: outcome.state,
    rows_read: outcome.rowsRead,
    progress: 1,
    findings: toGzippedJson(outcome.findings),
    columns: JSON.stringify(outcome.columns),
    error: outcome.error,
    claimed_until: null,
  });
  return row !== undefined;
}

/** Cancels an import that is not finished. False when it is, or does not exist. */
export async function cancelImport(writing: Writing, regionCode: string, importId: string): Promise<boolean> {
  return (await updateJob(writing, regionCode, importId, { state: "cancelled", claimed_until: null })) !== undefined;
}

/** Lets a finished or cancelled import be read again, with this mapping. False while it is being read. */
export async function readAgain(
  writing: Writing,
  ask: { regionCode: string; importId: string; mapping: HandMapping },
): Promise<boolean> {
  const { numUpdatedRows } = await writing
    .updateTable("import_job")
    .set({
      state: "waiting",
      mapping: JSON.stringify(ask.mapping),
      rows_read: 0,
      progress: 0,
      error: null,
      claimed_until: null,
    })
    .where("region_code", "=", ask.regionCode)
    .where("import_id", "=", ask.importId)
    .where("state", "in", ["done", "failed", "cancelled"])
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

type JobChange = Updateable<ImportJobTable>;

/** Changes an import that is not finished. */
async function updateJob(
  writing: Writing,
  regionCode: string,
  importId: string,
  change: JobChange,
): Promise<Selectable<ImportJobTable> | undefined> {
  return await writing
    .updateTable("import_job")
    .set(change)
    .where("region_code", "=", regionCode)
    .where("import_id", "=", importId)
    .where("state", "in", ["waiting", "reading", "saving"])
    .returningAll()
    .executeTakeFirst();
}

function importJobOf(row: Selectable<ImportJobTable>): ImportJob {
  return {
    regionCode: row.region_code,
    importId: row.import_id,
    uploadDigest: row.upload_digest,
    fileName: row.file_name,
    form: row.form,
    state: row.state,
    rowsRead: row.rows_read,
    progress: row.progress,
    findings: row.findings === null ? [] : fromGzippedJson<Finding[]>(row.findings),
    columns: row.columns,
    mapping: row.mapping,
    error: row.error,
    createdBy: row.created_by,
  };
}

/** The mapping made by hand the last time a file with these headers came. */
export async function findMapping(
  store: Store,
  regionCode: string,
  fingerprint: string,
): Promise<HandMapping | undefined> {
  const row = await store.db
    .selectFrom("header_mapping")
    .select("mapping")
    .where("region_code", "=", regionCode)
    .where("fingerprint", "=", fingerprint)
    .executeTakeFirst();
  return row?.mapping;
}

/** Remembers a mapping made by hand; the newest stands. */
export async function rememberMapping(
  writing: Writing,
  memory: { regionCode: string; fingerprint: string; mapping: HandMapping; by: string },
): Promise<void> {
  const values = { mapping: JSON.stringify(memory.mapping), remembered_by: memory.by };
  await writing
    .insertInto("header_mapping")
    .values({ region_code: memory.regionCode, fingerprint: memory.fingerprint, ...values })
    .onConflict((conflict) => conflict.columns(["region_code", "fingerprint"]).doUpdateSet(values))
    .execute();
}
