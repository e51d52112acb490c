import {
  findConflict,
  type LinearModel,
  relativeGap,
  type Solution,
  type SolveOptions,
  type Solver,
  withCosts,
  type Words,
} from "../../solve/index.ts";
import { cvAfter, cvCut, valuesAfter } from "./cv-cuts.ts";
import { type CvCut, type ResourceAsk, resourceModel, type ResourceModel } from "./resource-model.ts";
import type { ResourceGround } from "./resource-ground.ts";

/** What one goal came to. */
export interface ResourceGoal {
  readonly id: "sections_short" | "cv_beyond" | "cost_yuan";
  readonly says: Words;
  readonly objective: number;
  readonly bound: number | null;
  readonly gap: number | null;
}

/** A plan of resources in numbers. */
export interface SolvedResources {
  readonly status: "optimal" | "feasible" | "infeasible" | "unknown";
  /** amount of each addition, in its steps */
  readonly amounts: readonly number[];
  readonly goals: readonly ResourceGoal[];
  readonly because: readonly Words[];
  readonly seconds: number;
  readonly model: LinearModel;
}

/** How a plan of resources is solved. */
export interface ResourceOptions extends SolveOptions {
  readonly seconds: number;
}

export const RESOURCE_GOALS = {
  sections_short: { zh: "未达标的学部最少", en: "fewest sections that fall short" },
  cv_beyond: { zh: "差异系数超出限值的部分最小", en: "least by which CVs lie beyond their limits" },
  cost_yuan: { zh: "花费最少", en: "least cost" },
} as const satisfies Readonly<Record<ResourceGoal["id"], Words>>;

interface Run {
  readonly solver: Solver;
  readonly ground: ResourceGround;
  readonly ask: ResourceAsk;
  readonly options: ResourceOptions;
  readonly cuts: CvCut[];
  spent: number;
}

const ROUNDS = 60;
/** CVs are compared like the engine does. */
const WITHIN = 1e-12;
const SLACK = 1e-4;

/**
 * Solves a plan of resources: within a budget first as many sections that meet as can be (or CVs as near to their limits), then at least
 * cost; without one, every section at least cost. The CV limits are not linear: tangents are added where a plan breaks one, until none does.
 *
 * @example (await solveResources(solver, ground, ask, { seconds: 30 })).goals.at(-1)?.objective // 1250000
 */
export async function solveResources(
  solver: Solver,
  ground: ResourceGround,
  ask: ResourceAsk,
  options: ResourceOptions,
): Promise<SolvedResources> {
  const none = ground.additions.map(() => 0);
  const run: Run = { solver, ground, ask, options, spent: 0, cuts: [] };
  for (const limit of [...ask.mustHold, ...ask.approach])
    if (!(cvAfter(limit, none) <= limit.limit)) run.cuts.push(cvCut(limit, valuesAfter(limit, none)));
  const first =
    ask.budgetYuan === null ? null : ask.goal === "cv" ? ("cv_beyond" as const) : ("sections_short" as const);
  const goals: ResourceGoal[] = [];
  let limits: ReadonlyMap<ResourceGoal["id"], number> = new Map();
  let last: Pursued | null = null;
  for (const goal of first === null ? (["cost_yuan"] as const) : ([first, "cost_yuan"] as const)) {
    const pursued: Pursued = await pursue(run, goal, limits);
    if (pursued.solution.values === null) {
      if (last === null) return await failed(run, pursued);
      break;
    }
    last = pursued;
    goals.push(goalOf(run, goal, pursued));
    limits = new Map([[goal, pursued.solution.objective!]]);
  }
  const amounts = amountsOf(run, last!);
  const proven = goals.length === (first === null ? 1 : 2) && goals.every(({ gap }) => gap !== null && gap <= 1e-4);
  return {
    status: proven ? "optimal" : "feasible",
    amounts,
    goals,
    because: [],
    seconds: run.spent,
    model: last!.made.model,
  };
}

interface Pursued {
  readonly solution: Solution;
  readonly made: ResourceModel;
}

/** Pursues one goal, adding tangents until every CV limit holds. */
async function pursue(
  run: Run,
  goal: ResourceGoal["id"],
  limits: ReadonlyMap<ResourceGoal["id"], number>,
): Promise<Pursued> {
  const { solver, ground, ask, options } = run;
  for (let round = 0; ; round++) {
    const made = resourceModel(ground, ask, run.cuts);
    const model = priced(made, goal, limits);
    const { seed, onProgress, signal } = options;
    const solution = await solver.solve(model, {
      seconds: Math.max(0.5, options.seconds - run.spent),
      ...(seed === undefined ? {} : { seed }),
      ...(onProgress === undefined ? {} : { onProgress }),
      ...(signal === undefined ? {} : { signal }),
    });
    run.spent += solution.seconds;
    const pursued = { solution, made: { ...made, model } };
    if (solution.values === null) return pursued;
    const amounts = amountsOf(run, pursued);
    const broken = ask.mustHold.filter((limit) => !(cvAfter(limit, amounts) <= limit.limit * (1 + WITHIN)));
    const approached =
      goal === "cv_beyond" && round < ROUNDS / 4
        ? ask.approach.filter((limit) => !(cvAfter(limit, amounts) <= limit.limit))
        : [];
    if (broken.length === 0 && (approached.length === 0 || round > 8)) return pursued;
    if (round >= ROUNDS || run.spent >= options.seconds)
      return broken.length > 0 ? { ...pursued, solution: withoutPlan(solution) } : pursued;
    const exact = made.amounts.map((column) => solution.values![column]!);
    for (const limit of [...broken, ...approached]) {
      run.cuts.push(cvCut(limit, valuesAfter(limit, amounts)));
      if (cvAfter(limit, exact) > limit.limit) run.cuts.push(cvCut(limit, valuesAfter(limit, exact)));
    }
  }
}

/** A plan that breaks a CV limit is no plan; what bounds it still bounds. */
function withoutPlan(solution: Solution): Solution {
  return { ...solution, status: "unknown", values: null, objective: null, gap: null, stopped: "time" };
}

function priced(
  { model, passes, excess, cost }: ResourceModel,
  goal: ResourceGoal["id"],
  limits: ReadonlyMap<ResourceGoal["id"], number>,
): LinearModel {
  const costOf = (id: ResourceGoal["id"]): Float64Array => {
    if (id === "cost_yuan") return cost;
    const own = new Float64Array(cost.length);
    if (id === "cv_beyond") for (const column of excess) own[column] = 1;
    else for (const column of passes.values()) own[column] = -1;
    return own;
  };
  let limited = model;
  for (const [id, reached] of limits)
    limited = withLimit(
      limited,
      RESOURCE_GOALS[id],
      costOf(id),
      reached - (id === "sections_short" ? passes.size : 0) + SLACK,
    );
  return withCosts(limited, costOf(goal), goal === "sections_short" ? passes.size : 0);
}

function withLimit(model: LinearModel, says: Words, cost: Float64Array, upper: number): LinearModel {
  const columns = [...cost.keys()].filter((column) => cost[column] !== 0);
  const { rows, matrix } = model;
  return {
    ...model,
    rows: {
      names: [...rows.names, "reached"],
      lower: Float64Array.from([...rows.lower, Number.NEGATIVE_INFINITY]),
      upper: Float64Array.from([...rows.upper, upper]),
      says: [...rows.says, says],
      rule: Int32Array.from([...rows.rule, rows.rules.length]),
      rules: [...rows.rules, says],
    },
    matrix: {
      starts: Int32Array.from([...matrix.starts, matrix.starts.at(-1)! + columns.length]),
      columns: Int32Array.from([...matrix.columns, ...columns]),
      values: Float64Array.from([...matrix.values, ...columns.map((column) => cost[column]!)]),
    },
  };
}

/** The amounts of a solution in whole steps: never less than what an item that counts as met needs. */
function amountsOf({ ground, ask }: Run, { solution, made }: Pursued): readonly number[] {
  const values = solution.values!;
  const amounts = ground.additions.map(({ step, maxAmount }, i) => {
    const raw = values[made.amounts[i]!]!;
    const perOne = step < 1 ? Math.round(1 / step) : 1 / step;
    return Math.min(maxAmount, Math.max(0, Math.ceil(raw * perOne - 1e-6 * Math.max(1, raw * perOne)) / perOne));
  });
  for (const section of ground.sections) {
    const pass = made.passes.get(section.index);
    const passes = !section.open && (pass === undefined ? ask.budgetYuan === null : values[pass]! > 0.5);
    for (const item of section.items) {
      if (item.addition === null || !passes) continue;
      const met = made.meets.get(`${item.section}|${item.k}`);
      const needed = met !== undefined && values[met]! > 0.5 ? item.toMeet : item.toFloor;
      // within the rounding of the solver what is nearly enough is meant to be enough
      if (amounts[item.addition]! < needed) amounts[item.addition] = needed;
    }
  }
  return amounts;
}

function goalOf(run: Run, id: ResourceGoal["id"], pursued: Pursued): ResourceGoal {
  const { solution } = pursued;
  const found =
    id === "cost_yuan"
      ? costOf(run.ground, amountsOf(run, pursued))
      : id === "sections_short"
        ? Math.round(solution.objective!)
        : solution.objective!;
  const below =
    solution.bound === null ? null : id === "sections_short" ? Math.ceil(solution.bound - SLACK) : solution.bound;
  const objective = Math.max(0, Number(found.toFixed(6)));
  const bound = below === null ? null : Math.min(objective, Math.max(0, Number(below.toFixed(6))));
  return { id, says: RESOURCE_GOALS[id], objective, bound, gap: bound === null ? null : relativeGap(objective, bound) };
}

/** What amounts cost, in yuan. */
export function costOf({ additions }: ResourceGround, amounts: readonly number[]): number {
  return additions.reduce((sum, { costYuan }, i) => sum + costYuan * amounts[i]!, 0);
}

async function failed(run: Run, { solution, made }: Pursued): Promise<SolvedResources> {
  const infeasible = solution.status === "infeasible";
  const because = infeasible
    ? await findConflict(run.solver, made.model, { seconds: Math.max(2, run.options.seconds - run.spent) })
    : [];
  return {
    status: infeasible ? "infeasible" : "unknown",
    amounts: run.ground.additions.map(() => 0),
    goals: [],
    because,
    seconds: run.spent,
    model: made.model,
  };
}
