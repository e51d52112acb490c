import { parentPort, workerData } from "node:worker_threads";
import { type ProjectGoal, provenModel } from "@youheng/kernel/decide";
import { type LinearModel, writeLp, writeMps } from "@youheng/kernel/solve";
import type { ModelFormat } from "./model-file.ts";
import { modelOfPlaces, type PlaceOrder, type PlaceProof } from "./places/plan-places.ts";
import type { ProjectOrder } from "./projects/project-order.ts";
import { stateOrder } from "./projects/state-order.ts";

/** Which plan's model is written, and how. */
export type ModelOrder = { readonly format: ModelFormat } & (
  | ({ readonly of: "places"; readonly proof: PlaceProof } & PlaceOrder)
  | ({ readonly of: "projects"; readonly goals: readonly ProjectGoal[] } & ProjectOrder)
);

/** The thread in which the model of a plan is written: a large one takes seconds. */
const order = workerData as ModelOrder;
const model = await modelOf(order);
parentPort?.postMessage(model === null ? null : order.format === "lp" ? writeLp(model) : writeMps(model));

async function modelOf(asked: ModelOrder): Promise<LinearModel | null> {
  if (asked.of === "places") return await modelOfPlaces(asked, asked.proof);
  const { problem, names } = stateOrder(asked);
  return provenModel(problem, names, asked.goals);
}
