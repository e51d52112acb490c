import { rm } from "node:fs/promises";
import { join } from "node:path";
import type { Field, Form } from "@youheng/kernel/model";
import { finishImport, type ImportJob, noteProgress, record, type Store, writeUploadTo } from "../store/index.ts";
import { claimLasts } from "./import-queue.ts";
import { importReturn, type ReadReturn } from "./import-return.ts";
import type { RegionNames } from "./region-names.ts";

export interface RunImportDeps {
  readonly store: Store;
  readonly now: () => Date;
  readonly forms: ReadonlyMap<string, Form>;
  readonly fields: readonly Field[];
  readonly regionNames: RegionNames;
  readonly readReturn: ReadReturn;
  /** folder for the file while it is read */
  readonly uploadFolder: string;
}

/** Progress is written down at most this often: each note is a commit. */
const noteEvery = 500;

/**
 * Works through one import from the queue: the kept file to disk, reading with progress, drafts. A file that cannot be read ends as
 * findings; an error of ours ends the import as failed, and is thrown on for the log.
 */
export async function runImport(deps: RunImportDeps, job: ImportJob, signal: AbortSignal): Promise<void> {
  const path = join(deps.uploadFolder, `${job.importId}.reading`);
  const stop = new AbortController();
  const either = AbortSignal.any([signal, stop.signal]);
  try {
    const form = formOf(deps, job);
    await writeUploadTo(deps.store, { regionCode: job.regionCode, digest: job.uploadDigest, path });
    const onProgress = noteNowAndThen(deps, job, stop);
    await importReturn({ ...deps, form }, job, { path, signal: either, onProgress });
  } catch (error) {
    if (either.aborted) return;
    await failImport(deps, job);
    throw error;
  } finally {
    await rm(path, { force: true });
  }
}

function formOf(deps: RunImportDeps, job: ImportJob): Form {
  const form = deps.forms.get(job.form);
  if (form === undefined)
    throw new Error(`import ${job.importId} wants the form ${job.form}, which is not in policy/forms`);
  return form;
}

/** Writes progress down, and learns by it when someone cancelled the import through another process. */
function noteNowAndThen(
  deps: RunImportDeps,
  job: ImportJob,
  stop: AbortController,
): (rows: number, share: number) => void {
  let noted = 0;
  let writing = false;
  return (rowsRead, progress) => {
    const now = deps.now().getTime();
    if (writing || now - noted < noteEvery) return;
    noted = now;
    writing = true;
    noteProgress(deps.store, job, { rowsRead, progress, until: new Date(now + claimLasts) })
      .then((stillOurs) => stillOurs || stop.abort())
      .catch(() => undefined) // the next note, or the end of the import, meets the same trouble and reports it
      .finally(() => {
        writing = false;
      });
  };
}

async function failImport({ store }: RunImportDeps, job: ImportJob): Promise<void> {
  const error =
    "程序内部出错，文件没有导入。请稍后重试，并把日志交给维护人员。Something went wrong inside and the file was not imported. Try again later, and show the log to whoever looks after the server.";
  await record(store, { regionCode: job.regionCode, name: job.createdBy }, async (writing) => {
    const failed = await finishImport(writing, job, { state: "failed", rowsRead: 0, findings: [], columns: [], error });
    return { result: undefined, acts: failed ? [{ what: "import.fail", subject: job.importId }] : [] };
  });
}
