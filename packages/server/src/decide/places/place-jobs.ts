import { type PlanAsked, type PlanJob, type PlanJobs, startPlanJobs } from "../plan-jobs.ts";
import type { PlaceAsk } from "./place-ask.ts";
import type { PlaceOrder, ProvenPlaces } from "./plan-places.ts";

/** A plan of catchments or sites under way or done. */
export type PlaceJob = PlanJob<PlanAsked<PlaceAsk>, ProvenPlaces>;
export type PlaceJobs = PlanJobs<PlanAsked<PlaceAsk>, ProvenPlaces, PlaceOrder>;

/** Opens the room in which plans of catchments and sites are made. @param failed  told of mistakes of ours */
export function startPlaceJobs(failed: (error: unknown) => void): PlaceJobs {
  return startPlanJobs(new URL("./place-worker.ts", import.meta.url), failed);
}
