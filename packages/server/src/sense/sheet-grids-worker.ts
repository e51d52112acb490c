import { parentPort, workerData } from "node:worker_threads";
import { UnreadableFile } from "./file-findings.ts";
import { type GridsMessage, type GridsOrder, readSheetGrids } from "./sheet-grids.ts";

/** The thread in which the sheets of an upload are read. */
async function answer(order: GridsOrder): Promise<GridsMessage> {
  try {
    return { grids: await readSheetGrids(order) };
  } catch (error) {
    if (error instanceof UnreadableFile) return { refused: { zh: error.telling.zh, en: error.telling.en } };
    throw error;
  }
}

parentPort?.postMessage(await answer(workerData as GridsOrder));
