import { basename } from "node:path";
import { Worker } from "node:worker_threads";
import type { Answer } from "@youheng/kernel/model";
import { fileFinding, unreadable } from "./file-findings.ts";
import type { ReturnSource } from "./file-source.ts";
import { nothingRead, type ReadOptions, type ReadProgress, type ReadReturn } from "./read-return.ts";

/** What the thread is told to do. */
export interface WorkerOrder {
  readonly source: ReturnSource;
  readonly options: Omit<ReadOptions, "onProgress" | "signal">;
}

/** What the thread says. */
export type WorkerMessage = { readonly progress: ReadProgress } | { readonly answer: Answer<ReadReturn> };

/** Memory for reading one return: 200,000 rows × 30 columns of XLSX need a third of it. */
const MEMORY_MB = 2048;

/**
 * Reads a return in a thread of its own, so that the server goes on answering; for the rest as `readReturn`.
 * When the signal is aborted the thread is ended at once. Too little memory ends in a finding.
 *
 * @param memoryMb  the most the thread may use
 * @throws the signal's reason when it was aborted; Error for a mistake of ours
 * @example (await readReturnInWorker({ path: "return.xlsx" }, { form, fields, checks: true })).findings
 */
export async function readReturnInWorker(
  source: ReturnSource,
  options: ReadOptions,
  memoryMb: number = MEMORY_MB,
): Promise<Answer<ReadReturn>> {
  const { onProgress, signal, ...plain } = options;
  signal?.throwIfAborted();
  const order: WorkerOrder = { source, options: plain };
  const worker = new Worker(new URL("./return-worker.ts", import.meta.url), {
    workerData: order,
    resourceLimits: { maxOldGenerationSizeMb: memoryMb },
  });
  const cancel = (): void => void worker.terminate();
  signal?.addEventListener("abort", cancel, { once: true });
  try {
    return await answerOf(worker, onProgress);
  } catch (error) {
    signal?.throwIfAborted();
    if (error instanceof Error && "code" in error && error.code === "ERR_WORKER_OUT_OF_MEMORY")
      return outOfMemory(options.fileName ?? nameOf(source));
    throw error;
  } finally {
    signal?.removeEventListener("abort", cancel);
    await worker.terminate();
  }
}

function answerOf(worker: Worker, onProgress: ReadOptions["onProgress"]): Promise<Answer<ReadReturn>> {
  return new Promise((resolve, reject) => {
    worker.on("message", (message: WorkerMessage) => {
      if ("progress" in message) onProgress?.(message.progress);
      else resolve(message.answer);
    });
    worker.once("error", reject);
    worker.once("exit", (code) => reject(new Error(`the thread that read the return ended with ${code}`)));
  });
}

function outOfMemory(file: string): Answer<ReadReturn> {
  const { code, telling } = unreadable.resources();
  return {
    result: nothingRead(file),
    findings: [fileFinding(file, code, "error", telling)],
    trace: { zh: `读入 ${file}`, en: `read from ${file}` },
  };
}

function nameOf(source: ReturnSource): string {
  return "path" in source ? basename(source.path) : source.name;
}
