import { Worker } from "node:worker_threads";
import type { LinearModel, Solution, SolveOptions, SolveProgress, Solver } from "@youheng/kernel/solve";
import type { BareModel, HighsMessage, HighsOrder } from "./highs-thread.ts";

/** A solver with a thread behind it, which has to be closed. */
export interface OpenSolver extends Solver {
  /** ends the thread at once */
  readonly close: () => Promise<void>;
}

/** How the thread may work. */
export interface HighsLimits {
  /** memory for JavaScript in the thread; HiGHS itself cannot use more than 2 GiB */
  readonly memoryMb?: number;
  /** how long after a cancel or the time limit the solver may look for its next checkpoint before its thread is ended */
  readonly graceSeconds?: number;
}

const USUAL: Required<HighsLimits> = { memoryMb: 1024, graceSeconds: 3 };

/** One order at a time; the thread stays for the next. */
interface Desk {
  readonly limits: Required<HighsLimits>;
  worker: Worker | null;
  last: Promise<unknown>;
}

/**
 * HiGHS (WebAssembly) in a thread of its own: the server goes on answering while it solves. The thread is made at the first model and
 * stays for the next ones; orders wait for one another.
 *
 * Whatever happens, the best plan so far is kept: on cancel, when time is up, when memory runs out.
 *
 * @throws Error when HiGHS refuses a model: a mistake of ours
 * @example
 * const solver = openHighsSolver();
 * try { await solver.solve(model, { seconds: 10 }); } finally { await solver.close(); }
 */
export function openHighsSolver(limits: HighsLimits = {}): OpenSolver {
  const desk: Desk = { limits: { ...USUAL, ...limits }, worker: null, last: Promise.resolve() };
  const queued = <T>(task: () => Promise<T>): Promise<T> => {
    const turn = desk.last.then(task, task);
    desk.last = turn.catch(() => undefined);
    return turn;
  };
  return {
    solve: (model, options = {}) => queued(() => solveIn(desk, model, options)),
    conflict: (model, options = {}) => queued(() => conflictIn(desk, model, options)),
    close: () => dismiss(desk),
  };
}

async function solveIn(desk: Desk, model: LinearModel, options: SolveOptions): Promise<Solution> {
  let best: SolveProgress | null = null;
  const startedAt = performance.now();
  const onProgress = (progress: SolveProgress): void => {
    best = { ...progress, ...bestValues(best, progress) };
    options.onProgress?.(progress);
  };
  const message = await answerOf(desk, { task: "solve", model, options }, onProgress);
  if (message !== null && "solution" in message) return message.solution;
  const seconds = (performance.now() - startedAt) / 1000;
  return rescued(best, seconds, message === null ? ended(options) : "memory");
}

function ended({ signal }: SolveOptions): "cancelled" | "time" {
  return signal?.aborted === true ? "cancelled" : "time";
}

function bestValues(before: SolveProgress | null, now: SolveProgress): Pick<SolveProgress, "values"> {
  const values = now.values ?? before?.values;
  return values === undefined ? {} : { values };
}

/** What is left of a run whose thread had to be ended. */
function rescued(best: SolveProgress | null, seconds: number, stopped: "time" | "cancelled" | "memory"): Solution {
  const { objective = null, bound = null, gap = null, values = null } = best ?? {};
  const plan = values === null ? { values: null, objective: null, gap: null } : { values, objective, gap };
  return { status: values === null ? "unknown" : "feasible", ...plan, bound, seconds, stopped, rowDuals: null };
}

async function conflictIn(desk: Desk, model: LinearModel, options: SolveOptions): Promise<readonly number[] | null> {
  const message = await answerOf(desk, { task: "conflict", model, options }, () => undefined);
  return message !== null && "rows" in message ? message.rows : null;
}

interface Task {
  readonly task: HighsOrder["task"];
  readonly model: LinearModel;
  readonly options: SolveOptions;
}

/** The answer; null when the thread was ended because it did not come to a checkpoint; "failed" when memory ran out. */
async function answerOf(
  desk: Desk,
  { task, model, options }: Task,
  onProgress: (progress: SolveProgress) => void,
): Promise<HighsMessage | null> {
  const cancel = new SharedArrayBuffer(4);
  const { seconds, gap, start, basis, seed, signal } = options;
  const order = { task, model: bare(model), seconds, gap, start, basis, seed, cancel } as HighsOrder;
  const worker = (desk.worker ??= newWorker(desk));
  const watch = watchTime(desk, seconds);
  const onAbort = (): void => {
    Atomics.store(new Int32Array(cancel), 0, 1);
    watch.after(0);
  };
  if (signal?.aborted) onAbort();
  signal?.addEventListener("abort", onAbort, { once: true });
  try {
    worker.postMessage(order);
    return await messageOf(worker, onProgress);
  } catch (error) {
    desk.worker = null;
    void worker.terminate();
    if (watch.ended()) return null;
    if (isOutOfMemory(error)) return { failed: "memory" };
    throw error;
  } finally {
    watch.stop();
    signal?.removeEventListener("abort", onAbort);
  }
}

interface Watch {
  readonly after: (seconds: number) => void;
  readonly stop: () => void;
  readonly ended: () => boolean;
}

/** Ends a thread that does not keep to its time: presolve has no checkpoints. */
function watchTime(desk: Desk, seconds: number | undefined): Watch {
  let timer: NodeJS.Timeout | undefined;
  let ended = false;
  const after = (limit: number): void => {
    clearTimeout(timer);
    timer = setTimeout(
      () => {
        ended = true;
        void desk.worker?.terminate();
      },
      (limit + desk.limits.graceSeconds) * 1000,
    );
  };
  if (seconds !== undefined) after(seconds);
  return { after, stop: () => clearTimeout(timer), ended: () => ended };
}

function messageOf(worker: Worker, onProgress: (progress: SolveProgress) => void): Promise<HighsMessage> {
  return new Promise((resolve, reject) => {
    const onMessage = (message: HighsMessage): void => {
      if ("progress" in message) return onProgress(message.progress);
      if ("failed" in message) settle(() => reject(new SolverFailed(message.failed)));
      else settle(() => resolve(message));
    };
    const onError = (error: Error): void => settle(() => reject(error));
    const onExit = (code: number): void => settle(() => reject(new SolverFailed(`the thread ended with ${code}`)));
    const settle = (how: () => void): void => {
      worker.off("message", onMessage).off("error", onError).off("exit", onExit);
      how();
    };
    worker.on("message", onMessage).on("error", onError).on("exit", onExit);
  });
}

/** HiGHS could not go on; says why in its own words. */
class SolverFailed extends Error {
  override readonly name = "SolverFailed";
}

function isOutOfMemory(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if ("code" in error && error.code === "ERR_WORKER_OUT_OF_MEMORY") return true;
  return /memory|OOM|abort\(|unreachable|out of bounds/i.test(error.message);
}

function newWorker({ limits }: Desk): Worker {
  const worker = new Worker(new URL("./highs-worker.ts", import.meta.url), {
    resourceLimits: { maxOldGenerationSizeMb: limits.memoryMb },
  });
  return worker;
}

async function dismiss(desk: Desk): Promise<void> {
  const { worker } = desk;
  desk.worker = null;
  await worker?.terminate();
}

function bare({ offset, matrix, columns, rows }: LinearModel): BareModel {
  const { names: _, ...numbers } = columns;
  return { offset, matrix, columns: numbers, rows: { lower: rows.lower, upper: rows.upper } };
}
