import { extname } from "node:path";
import { buffer } from "node:stream/consumers";
import { Worker } from "node:worker_threads";
import { type ImportJob, openUpload, type Store } from "../store/index.ts";
import type { MarkingOrder } from "./marking-worker.ts";
import { Refusal } from "./refusal.ts";

/** A workbook to hand back. */
export interface MarkedReturn {
  readonly fileName: string;
  readonly bytes: Buffer;
}

/** Memory for marking one workbook, which is held whole. */
const memoryMb = 2048;

/**
 * The uploaded file as a workbook whose cells with findings are coloured and commented.
 *
 * @throws Refusal while the import is not read to its end
 */
export async function markedReturn(store: Store, job: ImportJob): Promise<MarkedReturn> {
  if (job.state !== "done")
    throw new Refusal("conflict", { zh: "文件还没有读完。", en: "The file has not been read to its end." });
  const content = await openUpload(store, job.regionCode, job.uploadDigest);
  if (content === undefined) throw new Error(`the upload of import ${job.importId} is not there`);
  const bytes = await markInThread({ bytes: await buffer(content), fileName: job.fileName, findings: job.findings });
  return {
    fileName: `${job.fileName.slice(0, job.fileName.length - extname(job.fileName).length)}-标注 marked.xlsx`,
    bytes,
  };
}

function markInThread(order: MarkingOrder): Promise<Buffer> {
  const worker = new Worker(new URL("./marking-worker.ts", import.meta.url), {
    workerData: order,
    resourceLimits: { maxOldGenerationSizeMb: memoryMb },
  });
  return new Promise((resolve, reject) => {
    worker.once("message", (bytes: Uint8Array) =>
      resolve(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)),
    );
    worker.once("error", reject);
    worker.once("exit", (code) => reject(new Error(`the thread that marked the workbook ended with ${code}`)));
  });
}
