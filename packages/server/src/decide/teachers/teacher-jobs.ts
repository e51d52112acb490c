import { randomBytes } from "node:crypto";
import { Worker } from "node:worker_threads";
import type { GroupsPlan, ResourcesPlan, RotationPlan } from "@youheng/kernel/decide";
import type { SolveProgress } from "@youheng/kernel/solve";
import type { TeacherPlanKind, TeacherPlanLineage } from "../../store/index.ts";
import { teacherOrder } from "./make-teacher-plan.ts";
import type { TeacherGround } from "./teacher-ground.ts";
import type { TeacherMessage } from "./teacher-worker.ts";

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

/** A plan under way or done. */
export interface TeacherJob {
  readonly jobId: string;
  readonly regionCode: string;
  readonly schoolYear: number;
  readonly ask: TeacherPlanAsk;
  readonly lineage: TeacherPlanLineage;
  readonly state: "running" | "done" | "failed";
  readonly progress: Pick<SolveProgress, "seconds" | "objective" | "bound" | "gap"> | null;
  readonly document: TeacherPlanDocument | null;
  /** the text of the model, where it was asked for */
  readonly model: string | null;
}

/** A job to begin. */
export interface NewTeacherJob extends Pick<TeacherJob, "regionCode" | "schoolYear" | "ask" | "lineage"> {
  readonly ground: TeacherGround;
}

/** Plans under way, each in a thread of its own with its solver in another. */
export interface TeacherJobs {
  /** null when as many as may run are running */
  readonly start: (job: NewTeacherJob) => TeacherJob | null;
  readonly find: (jobId: string) => TeacherJob | undefined;
  /** ends a job with its best plan so far */
  readonly cancel: (jobId: string) => void;
  readonly stop: () => Promise<void>;
}

const MOST_RUNNING = 2;
const REMEMBERED = 50;
const MEMORY_MB = 1024;

/**
 * Opens the room in which plans for teachers and resources are made.
 *
 * @param failed  told of mistakes of ours
 */
export function startTeacherJobs(failed: (error: unknown) => void): TeacherJobs {
  const jobs = new Map<string, TeacherJob>();
  const workers = new Map<string, Worker>();
  const change = (jobId: string, part: Partial<TeacherJob>): void => {
    const job = jobs.get(jobId);
    if (job !== undefined) jobs.set(jobId, { ...job, ...part });
  };
  const end = (jobId: string, part: Partial<TeacherJob>): void => {
    change(jobId, part);
    workers.delete(jobId);
  };
  const hear = (jobId: string, message: TeacherMessage): void => {
    if ("progress" in message) return change(jobId, { progress: message.progress });
    if ("document" in message) return end(jobId, { state: "done", ...message });
    failed(new Error(message.failed));
    end(jobId, { state: "failed" });
  };
  return {
    start: ({ ground, ...told }) => {
      if (workers.size >= MOST_RUNNING) return null;
      const jobId = randomBytes(9).toString("hex");
      const worker = new Worker(new URL("./teacher-worker.ts", import.meta.url), {
        workerData: teacherOrder(ground, told.ask),
        resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB },
      });
      const begun: TeacherJob = { ...told, jobId, state: "running", progress: null, document: null, model: null };
      jobs.set(jobId, begun);
      workers.set(jobId, worker);
      for (const old of [...jobs.keys()].slice(0, -REMEMBERED)) if (!workers.has(old)) jobs.delete(old);
      worker.on("message", (message: TeacherMessage) => hear(jobId, message));
      worker.on("error", (error) => {
        failed(error);
        end(jobId, { state: "failed" });
      });
      worker.on("exit", () => {
        if (jobs.get(jobId)?.state === "running") end(jobId, { state: "failed" });
      });
      return begun;
    },
    find: (jobId) => jobs.get(jobId),
    cancel: (jobId) => workers.get(jobId)?.postMessage("cancel"),
    stop: async () => void (await Promise.all([...workers.values()].map((worker) => worker.terminate()))),
  };
}
