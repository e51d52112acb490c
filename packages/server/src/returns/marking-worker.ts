import { parentPort, workerData } from "node:worker_threads";
import type { Finding } from "@youheng/kernel/model";
import { markWorkbook } from "../sense/index.ts";

/** The thread in which a workbook is marked: it takes seconds for a large one, and the server goes on answering. */
export interface MarkingOrder {
  readonly bytes: Uint8Array;
  readonly fileName: string;
  readonly findings: readonly Finding[];
}

const { bytes, fileName, findings } = workerData as MarkingOrder;
const marked = new Uint8Array(await markWorkbook(bytes, fileName, findings));
parentPort?.postMessage(marked, [marked.buffer]);
