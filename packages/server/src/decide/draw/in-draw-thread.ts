import { Worker } from "node:worker_threads";
import type { DrawTask, DrawWork } from "./draw-tasks.ts";

/** What the thread is told to do. */
export interface DrawOrder<Task extends DrawTask> {
  readonly task: Task;
  readonly ask: DrawWork[Task]["ask"];
}

/** Memory for the list and receipt of a million applicants is less. */
const MEMORY_MB = 2048;

/**
 * Does the long work of a draw in a thread of its own, so that the server goes on answering.
 *
 * @throws  what the work throws: a mistake of ours
 * @example (await inDrawThread("fix", { list, rules, committedOn, opening })).fixed.commitment_digest
 */
export function inDrawThread<Task extends DrawTask>(
  task: Task,
  ask: DrawWork[Task]["ask"],
): Promise<DrawWork[Task]["done"]> {
  const order: DrawOrder<Task> = { task, ask };
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL("./draw-worker.ts", import.meta.url), {
      workerData: order,
      resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB },
    });
    worker.once("message", resolve);
    worker.once("error", reject);
    worker.once("exit", (code) => reject(new Error(`the thread of the draw ended with ${code}`)));
  });
}
