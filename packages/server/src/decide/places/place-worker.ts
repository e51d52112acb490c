import { parentPort, workerData } from "node:worker_threads";
import { openHighsSolver } from "../highs-solver.ts";
import type { PlanMessage } from "../plan-jobs.ts";
import { type PlaceOrder, planPlaces, type ProvenPlaces } from "./plan-places.ts";

/** What the thread says. */
type PlaceMessage = PlanMessage<ProvenPlaces>;

/** The thread in which a plan of places is made; any word it hears means: end with the best plan so far. */
const order = workerData as PlaceOrder;
const cancel = new AbortController();
const startedAt = performance.now();
const tell = (message: PlaceMessage): void => parentPort?.postMessage(message);
parentPort?.once("message", () => cancel.abort());

const solver = openHighsSolver();
try {
  const planned = await planPlaces(solver, order, {
    seconds: () => (performance.now() - startedAt) / 1000,
    pause: () => new Promise((resume) => void setImmediate(resume)),
    signal: cancel.signal,
    onProgress: (progress) => tell({ progress }),
  });
  tell({ planned });
} catch (error) {
  tell({ failed: error instanceof Error ? (error.stack ?? error.message) : String(error) });
} finally {
  await solver.close();
  parentPort?.close();
}
