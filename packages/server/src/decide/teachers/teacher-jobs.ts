import { randomBytes } from "node:crypto";
import { performance } from "node:perf_hooks";
import {
  type GroupsPlan,
  planGroups,
  planResources,
  planRotation,
  type ResourcesPlan,
  type RotationPlan,
} from "@youheng/kernel/decide";
import type { SolveProgress } from "@youheng/kernel/solve";
import type { TeacherPlanKind, TeacherPlanLineage } from "../../store/index.ts";
import { openHighsSolver } from "../highs-solver.ts";
import type { TeacherGround } from "./teacher-ground.ts";

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
}

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
}

/** A job to begin. */
export interface NewTeacherJob extends Pick<TeacherJob, "regionCode" | "schoolYear" | "ask" | "lineage"> {
  readonly ground: TeacherGround;
}

/** Plans under way; the solver of each works in a thread of its own. */
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
/** As on the command line: near enough to the least distance to count as proven. */
const DISTANCE_GAP = 0.005;

/**
 * Opens the room in which plans for teachers and resources are made.
 *
 * @param failed  told of mistakes of ours
 */
export function startTeacherJobs(failed: (error: unknown) => void): TeacherJobs {
  const jobs = new Map<string, TeacherJob>();
  const running = new Map<string, { readonly cancel: AbortController; readonly done: Promise<void> }>();
  const change = (jobId: string, part: Partial<TeacherJob>): void => {
    const job = jobs.get(jobId);
    if (job !== undefined) jobs.set(jobId, { ...job, ...part });
  };
  const run = async (jobId: string, job: NewTeacherJob, signal: AbortSignal): Promise<void> => {
    try {
      const document = await planned(job, signal, (progress) => change(jobId, { progress }));
      change(jobId, { state: "done", document });
    } catch (error) {
      failed(error);
      change(jobId, { state: "failed" });
    } finally {
      running.delete(jobId);
    }
  };
  return {
    start: (job) => {
      if (running.size >= MOST_RUNNING) return null;
      const jobId = randomBytes(9).toString("hex");
      const { ground: _ground, ...told } = job;
      const begun: TeacherJob = { ...told, jobId, state: "running", progress: null, document: null };
      jobs.set(jobId, begun);
      for (const old of [...jobs.keys()].slice(0, -REMEMBERED)) if (!running.has(old)) jobs.delete(old);
      const cancel = new AbortController();
      running.set(jobId, { cancel, done: Promise.resolve() });
      const done = run(jobId, job, cancel.signal);
      if (running.has(jobId)) running.set(jobId, { cancel, done });
      return begun;
    },
    find: (jobId) => jobs.get(jobId),
    cancel: (jobId) => running.get(jobId)?.cancel.abort(),
    stop: async () => {
      for (const { cancel } of running.values()) cancel.abort();
      await Promise.all([...running.values()].map(({ done }) => done));
    },
  };
}

async function planned(
  { ground, ask }: NewTeacherJob,
  signal: AbortSignal,
  tell: (progress: NonNullable<TeacherJob["progress"]>) => void,
): Promise<TeacherPlanDocument> {
  const solver = openHighsSolver();
  const startedAt = performance.now();
  const clock = (): number => (performance.now() - startedAt) / 1000;
  const onProgress = ({ objective, bound, gap }: SolveProgress): void =>
    tell({ seconds: clock(), objective, bound, gap });
  const options = { seconds: ask.seconds, gap: DISTANCE_GAP, clock, signal, onProgress };
  const { assessment, group, rotation, costs } = ground;
  try {
    if (ask.kind === "rotation") return (await planRotation(solver, rotation!, options)).document;
    if (ask.kind === "groups") {
      const { groupRules: rules, earlier } = ground;
      const own = { ...rules, reachKm: ask.reachKm ?? rules.reachKm, largest: ask.largest ?? rules.largest };
      const plan = { assessment, group, rules: own, earlier };
      return (await planGroups(solver, plan, { seconds: ask.seconds, signal, onProgress })).document;
    }
    const { budgetYuan, goal, yearlyYuan } = ask;
    const years = yearlyYuan === null ? {} : { yearlyYuan };
    const plan = { assessment, group, costs: costs!.costs, budgetYuan, goal, ...years };
    return (await planResources(solver, plan, { seconds: ask.seconds, signal, onProgress })).document;
  } finally {
    await solver.close();
  }
}
