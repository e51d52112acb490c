import { parentPort, workerData } from "node:worker_threads";
import { openHighsSolver } from "../highs-solver.ts";
import type { PlanMessage } from "../plan-jobs.ts";
import { type MadePlan, makeTeacherPlan, type TeacherOrder, type TeacherWatch } from "./make-teacher-plan.ts";

/** The thread in which a plan for teachers is made, models, checks and all; any word it hears means: end with the best plan so far. */
const cancel = new AbortController();
const tell = (message: PlanMessage<MadePlan>): void => parentPort?.postMessage(message);
parentPort?.once("message", () => cancel.abort());

const solver = openHighsSolver();
try {
  const watch: TeacherWatch = { signal: cancel.signal, tell: (progress) => tell({ progress }) };
  const document = await makeTeacherPlan(solver, workerData as TeacherOrder, watch);
  tell({ planned: { document, findings: [] } });
} catch (error) {
  tell({ failed: error instanceof Error ? (error.stack ?? error.message) : String(error) });
} finally {
  await solver.close();
  parentPort?.close();
}
