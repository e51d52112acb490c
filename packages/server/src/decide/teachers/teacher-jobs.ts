import type { GroupsPlan, ResourcesPlan, RotationPlan } from "@youheng/kernel/decide";
import type { TeacherPlanKind, TeacherPlanLineage } from "../../store/index.ts";
import { type PlanJob, type PlanJobs, startPlanJobs } from "../plan-jobs.ts";
import type { MadePlan, TeacherOrder } from "./make-teacher-plan.ts";

/** Plans that are solved; a plan by hand is not. */
export type SolvedKind = Exclude<TeacherPlanKind, "own">;

/** What is asked of a plan. */
export interface TeacherPlanAsk {
  readonly kind: SolvedKind;
  readonly seconds: number;
  readonly budgetYuan: number | null;
  readonly goal: "sections" | "cv";
  /** budgets of the coming years; null: one budget, or none */
  readonly yearlyYuan: readonly number[] | null;
  /** of groups: farther or larger than the policy says; null: as it says */
  readonly reachKm: number | null;
  readonly largest: number | null;
  /** the model is kept beside the plan, as a file that other solvers read; null: it is not */
  readonly model: ModelFormat | null;
}

/** Files of a model that other solvers read. */
export type ModelFormat = "lp" | "mps";

export type TeacherPlanDocument = RotationPlan | ResourcesPlan | GroupsPlan;

/** What is asked of a plan, and of what. */
interface TeacherPlanAsked {
  readonly regionCode: string;
  readonly schoolYear: number;
  readonly ask: TeacherPlanAsk;
  readonly lineage: TeacherPlanLineage;
}

/** A plan for teachers or resources under way or done. */
export type TeacherJob = PlanJob<TeacherPlanAsked, MadePlan>;
export type TeacherJobs = PlanJobs<TeacherPlanAsked, MadePlan, TeacherOrder>;

/** Opens the room in which plans for teachers and resources are made. @param failed  told of mistakes of ours */
export function startTeacherJobs(failed: (error: unknown) => void): TeacherJobs {
  return startPlanJobs(new URL("./teacher-worker.ts", import.meta.url), failed);
}
