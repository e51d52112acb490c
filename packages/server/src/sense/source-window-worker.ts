import { parentPort, workerData } from "node:worker_threads";
import { UnreadableFile } from "./file-findings.ts";
import { type PartOrder, readSheetPart } from "./source-window-part.ts";
import type { PartMessage } from "./source-window-cache.ts";

/** The thread in which a part of an uploaded sheet is read. */
async function answer(order: PartOrder): Promise<PartMessage> {
  try {
    return { part: await readSheetPart(order) };
  } catch (error) {
    if (error instanceof UnreadableFile) return { refused: { zh: error.telling.zh, en: error.telling.en } };
    throw error;
  }
}

parentPort?.postMessage(await answer(workerData as PartOrder));
