import { Worker } from "node:worker_threads";

const MEMORY_MB = 2048;

/**
 * Runs a file as a thread with what it is given, and waits for the one message it says; the server goes on answering.
 *
 * @throws Error when the thread ends without a word
 */
export async function inThread<T>(file: URL, workerData: unknown): Promise<T> {
  const worker = new Worker(file, { workerData, resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB } });
  try {
    return await new Promise<T>((resolve, reject) => {
      worker.once("message", resolve);
      worker.once("error", reject);
      worker.once("exit", (code) => reject(new Error(`the thread ended with ${code}`)));
    });
  } finally {
    await worker.terminate();
  }
}
