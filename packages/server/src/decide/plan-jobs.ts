import { randomBytes } from "node:crypto";
import { Worker } from "node:worker_threads";
import type { PlanProgress } from "@youheng/kernel/decide";
import type { Finding } from "@youheng/kernel/model";

/** A plan under way or done: what was asked of it, how it stands, what came of it. */
export type PlanJob<Asked, Document> = Asked & {
  readonly jobId: string;
  readonly state: "running" | "done" | "failed";
  readonly progress: PlanProgress | null;
  readonly document: Document | null;
  readonly findings: readonly Finding[];
};

/** What is asked of a plan, and of which files. */
export interface PlanAsked<Ask> {
  readonly regionCode: string;
  readonly ask: Ask;
  /** digests of the files it is made of */
  readonly files: Readonly<Record<string, string>>;
}

/** What the thread says. */
export type PlanMessage<Document> =
  | { readonly progress: PlanProgress }
  | { readonly planned: { readonly document: Document | null; readonly findings: readonly Finding[] } }
  | { readonly failed: string };

/** Plans under way, each in a thread of its own. */
export interface PlanJobs<Asked, Document, Order> {
  /** begins a plan; what its thread is told is the order; null when as many as may run are running */
  readonly start: (asked: Asked, order: Order) => PlanJob<Asked, Document> | null;
  readonly find: (jobId: string) => PlanJob<Asked, Document> | undefined;
  /** ends a job with its best plan so far */
  readonly cancel: (jobId: string) => void;
  readonly stop: () => Promise<void>;
}

const MOST_RUNNING = 2;
/** So many jobs that are done are remembered; plans worth keeping are saved. */
const REMEMBERED = 50;
const MEMORY_MB = 1024;

/**
 * Opens a room in which plans are made by a thread.
 *
 * @param thread  the file of the thread: it takes its order from workerData and says PlanMessages
 * @param failed  told of mistakes of ours
 */
export function startPlanJobs<Asked, Document, Order>(
  thread: URL,
  failed: (error: unknown) => void,
): PlanJobs<Asked, Document, Order> {
  const jobs = new Map<string, PlanJob<Asked, Document>>();
  const workers = new Map<string, Worker>();
  const change = (jobId: string, change_: Partial<PlanJob<object, Document>>): void => {
    const job = jobs.get(jobId);
    if (job !== undefined) jobs.set(jobId, { ...job, ...change_ });
  };
  const end = (jobId: string, change_: Partial<PlanJob<object, Document>>): void => {
    change(jobId, change_);
    workers.delete(jobId);
  };
  const hear = (jobId: string, message: PlanMessage<Document>): void => {
    if ("progress" in message) return change(jobId, { progress: message.progress });
    if ("planned" in message) return end(jobId, { state: "done", ...message.planned });
    failed(new Error(message.failed));
    end(jobId, { state: "failed" });
  };
  const start = (asked: Asked, order: Order): PlanJob<Asked, Document> | null => {
    if (workers.size >= MOST_RUNNING) return null;
    const jobId = randomBytes(9).toString("hex");
    const worker = new Worker(thread, {
      workerData: order,
      resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB },
    });
    const job: PlanJob<Asked, Document> = {
      ...asked,
      jobId,
      state: "running",
      progress: null,
      document: null,
      findings: [],
    };
    jobs.set(jobId, job);
    workers.set(jobId, worker);
    for (const old of [...jobs.keys()].slice(0, -REMEMBERED)) if (!workers.has(old)) jobs.delete(old);
    worker.on("message", (message: PlanMessage<Document>) => hear(jobId, message));
    worker.on("error", (error) => {
      failed(error);
      end(jobId, { state: "failed" });
    });
    worker.on("exit", () => {
      if (jobs.get(jobId)?.state === "running") end(jobId, { state: "failed" });
    });
    return job;
  };
  return {
    start,
    find: (jobId) => jobs.get(jobId),
    cancel: (jobId) => workers.get(jobId)?.postMessage("cancel"),
    stop: async () => void (await Promise.all([...workers.values()].map((worker) => worker.terminate()))),
  };
}
