import { parentPort, workerData } from "node:worker_threads";
import { checkProjects, planProjects, type ProjectsDocument, projectsDocument } from "@youheng/kernel/decide";
import { openHighsSolver } from "../highs-solver.ts";
import type { PlanMessage } from "../plan-jobs.ts";
import { stateOrder } from "./state-order.ts";
import type { ProjectOrder } from "./project-order.ts";

/** The thread in which a plan of projects is made; any word it hears means: end with the best plan so far. */
const order = workerData as ProjectOrder;
const cancel = new AbortController();
const startedAt = performance.now();
const tell = (message: PlanMessage<ProjectsDocument>): void => parentPort?.postMessage(message);
parentPort?.once("message", () => cancel.abort());

const solver = openHighsSolver();
try {
  const { problem, names } = stateOrder(order);
  const pace = {
    seconds: () => (performance.now() - startedAt) / 1000,
    limit: order.setting.seconds,
    gap: 0,
    seed: 1,
    pause: () => new Promise<void>((resume) => void setImmediate(resume)),
    signal: cancel.signal,
    onProgress: (progress: Extract<PlanMessage<ProjectsDocument>, { progress: unknown }>["progress"]) =>
      tell({ progress }),
  };
  const document = projectsDocument(problem, await planProjects(solver, problem, pace, names));
  const wrong = checkProjects(problem, document);
  if (wrong.length > 0) throw new Error(`the plan does not stand: ${wrong.map(({ en }) => en).join("; ")}`);
  tell({ planned: { document, findings: [] } });
} catch (error) {
  tell({ failed: error instanceof Error ? (error.stack ?? error.message) : String(error) });
} finally {
  await solver.close();
  parentPort?.close();
}
