import type { Pace } from "@youheng/kernel/decide";
import type { LinearModel, SolveProgress } from "@youheng/kernel/solve";
import { writeLp, writeMps } from "@youheng/kernel/solve";
import type { Command } from "commander";
import { WrongUsage } from "./exit.ts";
import { writeWhole } from "./write-whole.ts";

/** What every kind of plan may be told. */
export interface PlanOptions {
  readonly json?: boolean;
  readonly out?: string;
  readonly seconds: number;
  readonly writeModel?: string;
}

/**
 * Adds the options that every kind of plan has.
 *
 * @param seconds  the usual time limit
 */
export function withPlanOptions(command: Command, seconds: number): Command {
  return command
    .option(
      "--seconds <n>",
      "时间上限（秒），到时给出当时最好的方案 · time limit; then the best plan so far",
      secondsOf,
      seconds,
    )
    .option("--write-model <file>", "把模型写成 .lp 或 .mps，供其他求解器核对 · write the model for other solvers")
    .option("--out <file>", "把 JSON 写入文件 · write the JSON to a file")
    .option("--json", "输出 JSON · print JSON");
}

function secondsOf(text: string): number {
  const seconds = Number(text);
  if (seconds > 0 && Number.isFinite(seconds)) return seconds;
  throw new WrongUsage(`--seconds 应为正数，得到“${text}” · a number above 0 is wanted, got “${text}”`);
}

/**
 * Writes the model where --write-model asks for it, whole or not at all.
 *
 * @param model  made only when it is written
 *
 * @throws WrongUsage when the name ends neither in .lp nor in .mps, or cannot be written
 */
export async function writeModelFile(file: string | undefined, model: () => LinearModel): Promise<void> {
  if (file === undefined) return;
  const write = file.endsWith(".lp") ? writeLp : file.endsWith(".mps") ? writeMps : null;
  if (write === null) throw new WrongUsage(`--write-model 应以 .lp 或 .mps 结尾 · is to end in .lp or .mps: ${file}`);
  await writeWhole(file, write(model()));
}

/**
 * Prints or writes a plan: JSON where it is asked for, else the lines for people. With --out the file holds the JSON.
 *
 * @param lines  made only when they are printed
 */
export async function printPlan(document: object, options: PlanOptions, lines: () => readonly string[]): Promise<void> {
  const json = JSON.stringify(document);
  if (options.out !== undefined) await writeWhole(options.out, `${json}\n`);
  if (options.json === true) console.log(json);
  else for (const line of lines()) console.log(line);
}

/** What a command has while it solves: a signal that Ctrl-C aborts, and progress told on standard error. */
export interface Solving {
  readonly signal: AbortSignal;
  readonly onProgress: (progress: Pick<SolveProgress, "seconds" | "objective" | "bound" | "gap">) => void;
}

/** Progress is told at most so often. */
const TELL_EVERY_S = 2;

/**
 * Runs a task that Ctrl-C ends with the best plan so far (a second Ctrl-C ends the program).
 *
 * @example await whileSolving(({ signal, onProgress }) => solver.solve(model, { signal, onProgress }))
 */
export async function whileSolving<T>(task: (solving: Solving) => Promise<T>): Promise<T> {
  const cancel = new AbortController();
  const stop = (): void => cancel.abort();
  process.once("SIGINT", stop);
  let told = 0;
  const onProgress: Solving["onProgress"] = ({ seconds, objective, bound, gap }) => {
    if (seconds - told < TELL_EVERY_S) return;
    told = seconds;
    const shown = (value: number | null, zh: string): string =>
      value === null ? `${zh} –` : `${zh} ${value.toPrecision(7)}`;
    const share = gap === null || gap === Infinity ? "" : ` · 差距 gap ${(gap * 100).toFixed(2)} %`;
    console.error(
      `${seconds.toFixed(0)} s · ${shown(objective, "目标 objective")} · ${shown(bound, "界 bound")}${share}`,
    );
  };
  try {
    return await task({ signal: cancel.signal, onProgress });
  } finally {
    process.off("SIGINT", stop);
  }
}

/** Pairs of units and schools up to which a plan is proven to the last metre unless a gap was asked for. */
const SMALL = 5000;
const USUAL_GAP = 0.0001;

/**
 * The pace of a plan: the clock, the limit, when it is good enough.
 *
 * @param size  pairs of the problem: small ones are proven whole
 */
export function paceOf(
  {
    startedAt,
    seconds,
    gap,
    seed,
    size,
  }: {
    readonly startedAt: number;
    readonly seconds: number;
    readonly gap?: number;
    readonly seed: number;
    readonly size: number;
  },
  { signal, onProgress }: Solving,
): Pace {
  return {
    seconds: () => (performance.now() - startedAt) / 1000,
    limit: seconds,
    gap: gap ?? (size <= SMALL ? 0 : USUAL_GAP),
    seed,
    pause: () => new Promise((resume) => setImmediate(resume)),
    signal,
    onProgress,
  };
}
