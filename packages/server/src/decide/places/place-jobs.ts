import { randomBytes } from "node:crypto";
import { Worker } from "node:worker_threads";
import type { CatchmentDocument, PlanProgress } from "@youheng/kernel/decide";
import type { Finding } from "@youheng/kernel/model";
import type { PlaceAsk } from "./place-ask.ts";
import type { PlaceMessage, PlaceOrder } from "./place-worker.ts";

/** A plan under way or done. */
export interface PlaceJob {
  readonly jobId: string;
  readonly regionCode: string;
  readonly ask: PlaceAsk;
  /** digests of the files it is made of */
  readonly files: Readonly<Record<string, string>>;
  readonly state: "running" | "done" | "failed";
  readonly progress: PlanProgress | null;
  readonly document: CatchmentDocument | null;
  readonly findings: readonly Finding[];
}

/** A job to begin. */
export type NewPlaceJob = Pick<PlaceJob, "regionCode" | "ask" | "files"> & { readonly order: PlaceOrder };

/** Plans under way, each in a thread of its own. */
export interface PlaceJobs {
  /** null when as many as may run are running */
  readonly start: (job: NewPlaceJob) => PlaceJob | null;
  readonly find: (jobId: string) => PlaceJob | undefined;
  /** ends a job with its best plan so far */
  readonly cancel: (jobId: string) => void;
  readonly stop: () => Promise<void>;
}

const MOST_RUNNING = 2;
/** So many jobs that are done are remembered; plans worth keeping are saved. */
const REMEMBERED = 50;
const MEMORY_MB = 1024;

/**
 * Opens the room in which plans of places are made.
 *
 * @param failed  told of mistakes of ours
 */
export function startPlaceJobs(failed: (error: unknown) => void): PlaceJobs {
  const jobs = new Map<string, PlaceJob>();
  const workers = new Map<string, Worker>();
  const change = (jobId: string, change: Partial<PlaceJob>): void => {
    const job = jobs.get(jobId);
    if (job !== undefined) jobs.set(jobId, { ...job, ...change });
  };
  const end = (jobId: string, change_: Partial<PlaceJob>): void => {
    change(jobId, change_);
    workers.delete(jobId);
  };
  const hear = (jobId: string, message: PlaceMessage): void => {
    if ("progress" in message) return change(jobId, { progress: message.progress });
    if ("planned" in message) return end(jobId, { state: "done", ...message.planned });
    failed(new Error(message.failed));
    end(jobId, { state: "failed" });
  };
  const start = ({ order, ...asked }: NewPlaceJob): PlaceJob | null => {
    if (workers.size >= MOST_RUNNING) return null;
    const jobId = `${asked.regionCode}-${randomBytes(6).toString("hex")}`;
    const worker = new Worker(new URL("./place-worker.ts", import.meta.url), {
      workerData: order,
      resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB },
    });
    const job: PlaceJob = { ...asked, jobId, state: "running", progress: null, document: null, findings: [] };
    jobs.set(jobId, job);
    workers.set(jobId, worker);
    for (const old of [...jobs.keys()].slice(0, -REMEMBERED)) if (!workers.has(old)) jobs.delete(old);
    worker.on("message", (message: PlaceMessage) => hear(jobId, message));
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
