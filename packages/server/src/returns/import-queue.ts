import type { Store, ImportJob } from "../store/index.ts";
import { asSystem, claimImport } from "../store/index.ts";

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
  const queue = new Queue(deps);
  queue.wake();
  return queue;
}

class Queue implements ImportQueue {
  readonly #deps: ImportQueueDeps;
  readonly #running = new Map<string, { readonly abort: AbortController; readonly done: Promise<void> }>();
  readonly #timer: NodeJS.Timeout;
  #looking: Promise<void> | null = null;
  #lookAgain = false;
  #stopped = false;

  constructor(deps: ImportQueueDeps) {
    this.#deps = deps;
    this.#timer = setInterval(() => this.wake(), lookEvery);
    this.#timer.unref();
  }

  wake(): void {
    if (this.#stopped) return;
    this.#lookAgain = true;
    // the queue is everybody's, whoever woke it
    this.#looking ??= asSystem(() => this.#look()).finally(() => {
      this.#looking = null;
      if (this.#lookAgain) this.wake();
    });
  }

  cancel(importId: string): void {
    this.#running.get(importId)?.abort.abort();
  }

  async idle(): Promise<void> {
    while (this.#looking !== null || this.#running.size > 0)
      await Promise.all([this.#looking, ...[...this.#running.values()].map((one) => one.done)]);
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    clearInterval(this.#timer);
    for (const one of this.#running.values()) one.abort.abort();
    await this.idle();
  }

  async #look(): Promise<void> {
    while (this.#lookAgain) {
      this.#lookAgain = false;
      while (!this.#stopped && this.#running.size < this.#deps.atOnce && (await this.#startNext())) continue;
    }
  }

  async #startNext(): Promise<boolean> {
    const job = await claim(this.#deps);
    if (job === undefined) return false;
    const abort = new AbortController();
    const done = runOne(this.#deps, job, abort.signal).finally(() => {
      this.#running.delete(job.importId);
      this.wake();
    });
    this.#running.set(job.importId, { abort, done });
    return true;
  }
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
