import { parentPort } from "node:worker_threads";
import highsPackage from "highs";
import type { HighsMessage, HighsOrder } from "./highs-thread.ts";
import { conflictingRows, runHighs } from "./run-highs.ts";

/** The package declares itself CommonJS, but its door for `import` is a module whose default is the loader. */
const loadHighs = highsPackage as unknown as typeof highsPackage.default;

/** The thread in which HiGHS works: a solver call blocks its thread until it is done. */
const highs = await loadHighs();
const tell = (message: HighsMessage): void => parentPort?.postMessage(message);

parentPort?.on("message", (order: HighsOrder) => {
  try {
    if (order.task === "conflict") tell({ rows: conflictingRows(highs, order) });
    else tell({ solution: runHighs(highs, order, (progress) => tell({ progress })) });
  } catch (error) {
    tell({ failed: error instanceof Error ? `${error.name}: ${error.message}` : String(error) });
  }
});
