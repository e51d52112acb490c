import type { Store, ImportJob } from "../store/index.ts";
import { claimImport } from "../store/index.ts";

/** Works through the imports that wait, a few at a time. What it works at survives the process: another start takes it up again. */
export interface ImportQueue {
  /** Something was added: look now. */
  wake(): void;
  /** Stops reading this import, when this process is at it. */
  cancel(importId: string): void;
  /** Resolves when nothing waits or runs. */
  idle(): Promise<void>;
  /** Stops all reading; what was begun is taken up at the next start. */
  stop(): Promise<void>;
}

export interface ImportQueueDeps {
  readonly store: Store;
  readonly now: () => Date;
  /** imports at the same time */
  readonly atOnce: number;
  /** reads one import to its end; must never throw for trouble in the file */
  run(job: ImportJob, signal: AbortSignal): Promise<void>;
  /** our own error: say so in the log */
  failed(job: ImportJob | null, error: unknown): void;
}

/** A claim holds this long without a sign of life, then another process may take the import. */
export const claimLasts = 60_000;
const lookEvery = 30_000;

/** Starts the queue. It looks at once, whenever woken, and every half minute for what a dead process left. */
export function startImportQueue(deps: ImportQueueDeps): ImportQueue {
  const running = new Map<string, { abort: AbortController; done: Promise<void> }>();
  let stopped = false;
  let looking: Promise<void> | null = null;
  let lookAgain = false;

  const look = (): void => {
    lookAgain = true;
    looking ??= lookNow().finally(() => {
      looking = null;
      if (lookAgain && !stopped) look();
    });
  };
  const lookNow = async (): Promise<void> => {
    while (lookAgain && !stopped) {
      lookAgain = false;
      while (!stopped && running.size < deps.atOnce && (await startNext())) continue;
    }
  };
  const startNext = async (): Promise<boolean> => {
    const job = await claim(deps);
    if (job === undefined) return false;
    const abort = new AbortController();
    const done = runOne(deps, job, abort.signal).finally(() => {
      running.delete(job.importId);
      look();
    });
    running.set(job.importId, { abort, done });
    return true;
  };

  const timer = setInterval(look, lookEvery);
  timer.unref();
  look();
  const settle = async (): Promise<void> => {
    while (looking !== null || running.size > 0) await Promise.all([looking, ...[...running.values()].map((one) => one.done)]);
  };
  return {
    wake: look,
    cancel: (importId) => running.get(importId)?.abort.abort(),
    idle: settle,
    stop: async () => {
      stopped = true;
      clearInterval(timer);
      for (const one of running.values()) one.abort.abort();
      await settle();
    },
  };
}

async function claim(deps: ImportQueueDeps): Promise<ImportJob | undefined> {
  try {
    const now = deps.now();
    return await claimImport(deps.store, now, new Date(now.getTime() + claimLasts));
  } catch (error) {
    deps.failed(null, error);
    return undefined;
  }
}

async function runOne(deps: ImportQueueDeps, job: ImportJob, signal: AbortSignal): Promise<void> {
  try {
    await deps.run(job, signal);
  } catch (error) {
    deps.failed(job, error);
  }
}
