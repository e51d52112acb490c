import { parentPort, workerData } from "node:worker_threads";
import { openHighsSolver } from "../highs-solver.ts";
import { makeTeacherPlan, type TeacherOrder } from "./make-teacher-plan.ts";
import type { TeacherJob, TeacherPlanDocument } from "./teacher-jobs.ts";

/** What the thread says. */
export type TeacherMessage =
  | { readonly progress: NonNullable<TeacherJob["progress"]> }
  | { readonly document: TeacherPlanDocument; readonly model: string | null }
  | { readonly failed: string };

/** The thread in which a plan for teachers is made, models, checks and all; any word it hears means: end with the best plan so far. */
const cancel = new AbortController();
const tell = (message: TeacherMessage): void => parentPort?.postMessage(message);
parentPort?.once("message", () => cancel.abort());

const solver = openHighsSolver();
try {
  const watch = { signal: cancel.signal, tell: (progress: NonNullable<TeacherJob["progress"]>) => tell({ progress }) };
  tell(await makeTeacherPlan(solver, workerData as TeacherOrder, watch));
} catch (error) {
  tell({ failed: error instanceof Error ? (error.stack ?? error.message) : String(error) });
} finally {
  await solver.close();
  parentPort?.close();
}
