import { parentPort, workerData } from "node:worker_threads";
import { readReturn } from "./read-return.ts";
import type { WorkerMessage, WorkerOrder } from "./read-return-in-worker.ts";

/** The thread in which one return is read. It is ended from outside when reading is cancelled or takes too much memory. */
const { source, options } = workerData as WorkerOrder;
const say = (message: WorkerMessage, transfer: readonly ArrayBuffer[] = []): void =>
  parentPort?.postMessage(message, [...transfer]);

const answer = await readReturn(source, { ...options, onProgress: (progress) => say({ progress }) });
const buffers = Object.values(answer.result.facts.numbers).map((column) => column.buffer as ArrayBuffer);
say({ answer }, buffers);
