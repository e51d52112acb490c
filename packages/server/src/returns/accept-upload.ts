import { randomUUID } from "node:crypto";
import { stat } from "node:fs/promises";
import { headerFingerprint, type ReturnColumn } from "@youheng/kernel/sense";
import {
  type Actor,
  addImport,
  cancelImport,
  findImport,
  type ImportJob,
  keepUpload,
  readAgain,
  record,
  rememberMapping,
  type Store,
} from "../store/index.ts";
import type { ImportQueue } from "./import-queue.ts";
import { Refusal } from "./refusal.ts";

/**
 * Accepts an uploaded file: keeps its bytes, and puts its import in the queue.
 *
 * @param upload `path` on disk, complete; `form` an id that exists
 * @returns the id of the import
 * @throws DiskFull
 */
export async function acceptUpload(
  store: Store,
  actor: Actor,
  upload: { path: string; fileName: string; form: string },
): Promise<string> {
  const importId = randomUUID();
  await store.room((await stat(upload.path)).size);
  return await record(store, actor, async (writing) => {
    const kept = await keepUpload(writing, actor.regionCode, upload.path);
    const job = {
      importId,
      regionCode: actor.regionCode,
      uploadDigest: kept.digest,
      mapping: null,
      createdBy: actor.name,
    };
    await addImport(writing, { ...job, fileName: upload.fileName, form: upload.form });
    const details = { file: upload.fileName, digest: kept.digest, bytes: kept.bytes };
    return { result: importId, acts: [{ what: "import.add", subject: importId, details }] };
  });
}

/**
 * Reads an import again with columns matched by hand, and remembers the match for files with the same headers.
 *
 * @throws Refusal while it is being read
 */
export async function mapByHand(
  store: Store,
  actor: Actor,
  ask: { importId: string; columns: readonly ReturnColumn[] },
): Promise<void> {
  const job = await importOrRefuse(store, actor, ask.importId);
  const fingerprint = headerFingerprint(job.columns.map((column) => column.header));
  const again = { regionCode: actor.regionCode, importId: ask.importId, mapping: ask.columns };
  await record(store, actor, async (writing) => {
    if (!(await readAgain(writing, again))) throw stillReading();
    await rememberMapping(writing, { regionCode: actor.regionCode, fingerprint, mapping: ask.columns, by: actor.name });
    return { result: undefined, acts: [{ what: "import.map", subject: ask.importId, details: { fingerprint } }] };
  });
}

function stillReading(): Refusal {
  return new Refusal("conflict", {
    zh: "该文件正在读取，请等它读完。",
    en: "The file is being read: wait until it is done.",
  });
}

/**
 * Cancels an import that is waiting or being read; nothing of it is kept but the file.
 *
 * @throws Refusal when it is finished
 */
export async function cancelReading(
  store: Store,
  actor: Actor,
  ask: { importId: string; queue: ImportQueue },
): Promise<void> {
  const job = await importOrRefuse(store, actor, ask.importId);
  const cancelled = await record(store, actor, async (writing) => {
    const result = await cancelImport(writing, actor.regionCode, ask.importId);
    return {
      result,
      acts: result ? [{ what: "import.cancel", subject: ask.importId, details: { file: job.fileName } }] : [],
    };
  });
  ask.queue.cancel(ask.importId);
  if (!cancelled)
    throw new Refusal("conflict", {
      zh: "该导入已经结束，不能取消。",
      en: "This import is finished and cannot be cancelled.",
    });
}

/** The import of this id, or a refusal that says there is none. */
export async function importOrRefuse(store: Store, actor: Actor, importId: string): Promise<ImportJob> {
  const job = await findImport(store, actor.regionCode, importId);
  if (job !== undefined) return job;
  throw new Refusal("not-found", { zh: `没有导入 ${importId}。`, en: `There is no import ${importId}.` });
}
