import { inThread } from "../foresee/index.ts";
import type { ModelOrder } from "./model-worker.ts";

/** The two formats that every solver reads. */
export type ModelFormat = "lp" | "mps";

/**
 * Writes the model of a plan in a thread of its own: a large one takes seconds, and the server goes on answering.
 *
 * @returns null when what the plan was made of does not read any more
 * @example await modelFile({ of: "projects", facts, setting, goals, format: "lp" })
 */
export async function modelFile(order: ModelOrder): Promise<string | null> {
  return await inThread<string | null>(new URL("./model-worker.ts", import.meta.url), order);
}
