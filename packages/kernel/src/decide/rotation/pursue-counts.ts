import {
  checkSolution,
  type LinearModel,
  type Solution,
  type SolveOptions,
  type Solver,
  withCosts,
  type Words,
} from "../../solve/index.ts";
import { type CountModel, countModel, type WayCut } from "./count-model.ts";
import { type RotationBook, rotationBook } from "./rotation-book.ts";
import type { RotationGround } from "./rotation-ground.ts";
import type { RotationOptions } from "./solve-rotation.ts";
import { type Counts, findWays, type Flow } from "./ways.ts";

/** The goals that the model of counts knows. */
export type CountGoal = "shortfalls" | "moves";

/** One run of the model of counts over a ground; cuts and limits are kept from goal to goal. */
export interface CountRun {
  readonly solver: Solver;
  readonly ground: RotationGround;
  readonly book: RotationBook;
  readonly options: RotationOptions;
  readonly cuts: WayCut[];
  /** what the goals so far came to */
  readonly limits: Map<CountGoal, number>;
  spent: number;
}

/** Opens a run. */
export function countRun(solver: Solver, ground: RotationGround, options: RotationOptions): CountRun {
  return {
    solver,
    ground,
    book: rotationBook(ground),
    options,
    cuts: [],
    limits: new Map(),
    spent: options.clock?.() ?? 0,
  };
}

/** A plan of counts, and where everybody goes. */
export interface Pursued {
  readonly solution: Solution;
  readonly counts: CountModel;
  readonly flows: readonly Flow[];
}

/** How a goal is pursued: in which part of the time left, from which plan. */
export interface Pursuit {
  readonly part: number;
  readonly start?: Float64Array;
}

const SLACK = 1e-4;
/** Cuts are found a few at a time; more rounds than this have not been seen. */
const ROUNDS = 40;

/**
 * Solves the model of counts for one goal, adding cuts until everybody has a way.
 *
 * @throws Error when the solver's plan breaks its own model: a mistake of ours
 */
export async function pursue(run: CountRun, goal: CountGoal, { part, start }: Pursuit): Promise<Pursued> {
  const { options } = run;
  const until = run.spent + (options.seconds - run.spent) * part;
  for (let round = 0; ; round++) {
    const counts = countModel(run.ground, run.book, run.cuts);
    const model = priced(counts, goal, run.limits);
    const solution = await solveKeepingBound(run, model, {
      seconds: Math.max(0.5, until - run.spent),
      ...(start === undefined ? {} : { start }),
    });
    run.spent = options.clock?.() ?? run.spent + solution.seconds;
    if (solution.values === null) return { solution, counts: { ...counts, model }, flows: [] };
    const broken = checkSolution(model, solution.values, solution.objective);
    if (broken.length > 0) throw new Error(`the solver's plan breaks its own model: ${broken[0]!.en}`);
    const ways = waysOf(run, counts, solution.values);
    if ("flows" in ways) return { solution, counts: { ...counts, model }, flows: ways.flows };
    if (round >= ROUNDS) throw new Error(`no ways after ${ROUNDS} rounds of cuts`);
    run.cuts.push(...ways.cuts);
  }
}

/** A thread that had to be ended forgets its bound; the best one that it told of still holds. */
async function solveKeepingBound(
  { solver, options }: CountRun,
  model: LinearModel,
  more: SolveOptions,
): Promise<Solution> {
  let told = Number.NEGATIVE_INFINITY;
  const onProgress: SolveOptions["onProgress"] = (progress) => {
    told = Math.max(told, progress.bound ?? told);
    options.onProgress?.(progress);
  };
  const solution = await solver.solve(model, { ...solverOptions(options), ...more, onProgress });
  const bound = Math.max(told, solution.bound ?? Number.NEGATIVE_INFINITY);
  return bound === Number.NEGATIVE_INFINITY ? solution : { ...solution, bound };
}

/** What a solver is told of the options: not the clock, which cannot be sent to its thread. */
export function solverOptions({ seed, onProgress, signal }: SolveOptions): SolveOptions {
  return {
    ...(seed === undefined ? {} : { seed }),
    ...(onProgress === undefined ? {} : { onProgress }),
    ...(signal === undefined ? {} : { signal }),
  };
}

/** The model with the costs of a goal, and what the goals before it came to as limits. */
function priced(counts: CountModel, goal: CountGoal, limits: CountRun["limits"]): LinearModel {
  const columnsOf: Readonly<Record<CountGoal, readonly number[]>> = {
    shortfalls: [...counts.shorts.values()],
    moves: [...counts.gives.values()],
  };
  const cost = new Float64Array(counts.model.columns.cost.length);
  for (const column of columnsOf[goal]) cost[column] = 1;
  let model = counts.model;
  for (const [id, limit] of limits) {
    const says = { zh: `${id} 不多于 ${limit}`, en: `no more than ${limit} ${id}` };
    model = withLimit(model, says, { columns: columnsOf[id], upper: limit + SLACK });
  }
  return withCosts(model, cost);
}

function withLimit(
  model: LinearModel,
  says: Words,
  { columns, upper }: { readonly columns: readonly number[]; readonly upper: number },
): LinearModel {
  const { rows, matrix } = model;
  return {
    ...model,
    rows: {
      names: [...rows.names, `reached_${rows.names.length}`],
      lower: Float64Array.from([...rows.lower, Number.NEGATIVE_INFINITY]),
      upper: Float64Array.from([...rows.upper, upper]),
      says: [...rows.says, says],
      rule: Int32Array.from([...rows.rule, rows.rules.length]),
      rules: [...rows.rules, says],
    },
    matrix: {
      starts: Int32Array.from([...matrix.starts, matrix.starts.at(-1)! + columns.length]),
      columns: Int32Array.from([...matrix.columns, ...columns]),
      values: Float64Array.from([...matrix.values, ...columns.map(() => 1)]),
    },
  };
}

/** Who goes where, from the counts; or the cuts that say why somebody has no way. */
function waysOf(
  { ground }: CountRun,
  counts: CountModel,
  values: Float64Array,
): { readonly flows: readonly Flow[] } | { readonly cuts: readonly WayCut[] } {
  const flows: Flow[] = [];
  const cuts: WayCut[] = [];
  for (const one of countsByType(ground, counts, values)) {
    const found = findWays(ground, one);
    if ("cut" in found) cuts.push(found.cut);
    else flows.push(...found.flows);
  }
  return cuts.length > 0 ? { cuts } : { flows };
}

function countsByType(ground: RotationGround, counts: CountModel, values: Float64Array): readonly Counts[] {
  const read = (columns: ReadonlyMap<string, number>): ReadonlyMap<number, Map<number, number>> => {
    const byType = new Map<number, Map<number, number>>();
    for (const [key, column] of columns) {
      const teachers = Math.round(values[column]!);
      if (teachers === 0) continue;
      const [section = 0, type = 0] = key.split("|").map(Number);
      byType.set(type, (byType.get(type) ?? new Map<number, number>()).set(section, teachers));
    }
    return byType;
  };
  const [gives, takes] = [read(counts.gives), read(counts.takes)];
  return [...gives].map(([type, given]) => ({
    type: ground.types[type]!,
    gives: given,
    takes: takes.get(type) ?? new Map<number, number>(),
    bound: boundTo(ground, counts, { type, values }),
  }));
}

/** Those who go between two schools because a rule asks for it. */
function boundTo(
  ground: RotationGround,
  counts: CountModel,
  { type, values }: { readonly type: number; readonly values: Float64Array },
): Counts["bound"] {
  return counts.pairs.flatMap((columns, at) => {
    const teachers = Math.round(values[columns.get(type) ?? -1] ?? 0);
    const pair = ground.rules.pairs.schoolsMust[at]!;
    const sectionOf = (code: string): number =>
      ground.sections.find((one) => one.code === code && one.stage === ground.types[type]!.stage)!.index;
    return teachers === 0 ? [] : [{ from: sectionOf(pair.from), to: sectionOf(pair.to), teachers }];
  });
}
