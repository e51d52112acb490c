import type { ProjectsDocument, ProjectSetting } from "@youheng/kernel/decide";
import { type PlanAsked, type PlanJob, type PlanJobs, startPlanJobs } from "../plan-jobs.ts";
import type { ProjectOrder } from "./project-order.ts";

/** A plan of projects under way or done. */
export type ProjectJob = PlanJob<PlanAsked<ProjectSetting>, ProjectsDocument>;
export type ProjectJobs = PlanJobs<PlanAsked<ProjectSetting>, ProjectsDocument, ProjectOrder>;

/** Opens the room in which plans of projects are made. @param failed  told of mistakes of ours */
export function startProjectJobs(failed: (error: unknown) => void): ProjectJobs {
  return startPlanJobs(new URL("./project-worker.ts", import.meta.url), failed);
}
