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
import { beyondLimits, cvCut, isBeyond, valuesAfter } from "./cv-cuts.ts";
import { type CvCut, type ResourceAsk, resourceModel, type ResourceModel } from "./resource-model.ts";
import { mendCvs } from "./mend-cvs.ts";
import type { CvLimit, ResourceGround } from "./resource-ground.ts";

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

const ROUNDS = 200;
/** A plan is called optimal within this share of its bound; the tangents are enough a little before. */
const OPTIMAL = 1e-4;
const ENOUGH = 2e-5;
/** Of a count of sections. */
const SLACK = 1e-4;
/** How much nearer to their limits CVs might still lie when the tangents are said to be enough. */
const NEAR = 1e-6;

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
    if (isBeyond(limit, none)) run.cuts.push(cvCut(limit, valuesAfter(limit, none)));
  const first =
    ask.budgetYuan === null ? null : ask.goal === "cv" ? ("cv_beyond" as const) : ("sections_short" as const);
  const reached: Reached[] = [];
  let limits: ReadonlyMap<ResourceGoal["id"], number> = new Map();
  let last: Pursued | null = null;
  for (const goal of first === null ? (["cost_yuan"] as const) : ([first, "cost_yuan"] as const)) {
    const pursued: Pursued = await pursue(run, goal, limits);
    if (pursued.solution.values === null) {
      if (last === null) return await failed(run, pursued);
      break;
    }
    last = pursued;
    reached.push({ id: goal, solution: pursued.solution });
    limits = new Map([[goal, pursued.solution.objective!]]);
  }
  const { amounts } = last!;
  if (!isWithinBudget(ground, ask, amounts))
    return await failed(run, { ...last!, solution: withoutPlan(last!.solution) });
  const goals = reached.map((one) => goalOf(run, one, amounts));
  const proven = goals.length === (first === null ? 1 : 2) && goals.every(({ gap }) => gap !== null && gap <= OPTIMAL);
  return {
    status: proven ? "optimal" : "feasible",
    amounts,
    goals,
    because: [],
    seconds: run.spent,
    model: last!.made.model,
  };
}

/** A goal and what the solver said of it. */
interface Reached {
  readonly id: ResourceGoal["id"];
  readonly solution: Solution;
}

interface Pursued {
  readonly solution: Solution;
  readonly made: ResourceModel;
  /** of each addition; none without a plan */
  readonly amounts: readonly number[];
}

/**
 * Pursues one goal, adding tangents until every CV limit holds, or is mended at so little cost that the plan is as good as proven; and
 * until those to be approached are as near as the solver believes.
 */
async function pursue(
  run: Run,
  goal: ResourceGoal["id"],
  limits: ReadonlyMap<ResourceGoal["id"], number>,
): Promise<Pursued> {
  const { ground, ask, options } = run;
  let held: Pursued | null = null;
  for (let round = 0; ; round++) {
    const made = resourceModel(ground, ask, run.cuts);
    const pursued = await solved(run, { ...made, model: priced(made, goal, limits) });
    const { amounts, solution } = pursued;
    if (solution.values === null) return held ?? pursued;
    const exact = made.amounts.map((column) => solution.values![column]!);
    const believed = made.excess.reduce((sum, column) => sum + solution.values![column]!, 0);
    const plans = [amounts, leastAmounts(run, made, solution.values)];
    const found = cheapest(run, believed, [...(held !== null && goal === "cost_yuan" ? [held.amounts] : []), ...plans]);
    if (found !== null) held = { ...pursued, amounts: found };
    const isNear = beyondLimits(ask.approach, exact) <= believed + NEAR;
    if (held !== null && isNear && (goal !== "cost_yuan" || isProven(run, held))) return held;
    // all that breaks it is rounding to whole steps: the next goal finds the plan
    if (goal !== "cost_yuan" && isNear && ask.mustHold.every((limit) => !isBeyond(limit, exact))) return pursued;
    if (round >= ROUNDS || run.spent >= options.seconds) return held ?? { ...pursued, solution: withoutPlan(solution) };
    for (const limit of [...ask.mustHold, ...(isNear ? [] : ask.approach)]) addCuts(run, limit, { amounts, exact });
  }
}

/**
 * The cheapest of plans whose CVs are within their limits, or can be brought there, within the budget; null when there is none.
 *
 * @param beyond  how far beyond their limits the CVs to be approached may lie
 */
function cheapest(
  { ground, ask }: Run,
  beyond: number,
  plans: readonly (readonly number[])[],
): readonly number[] | null {
  const kept = plans.flatMap((amounts) => {
    const mended = mendCvs(ground, ask.mustHold, amounts);
    if (mended === null || !isWithinBudget(ground, ask, mended)) return [];
    return beyondLimits(ask.approach, mended) <= beyond + 2 * NEAR ? [mended] : [];
  });
  return kept.toSorted((a, b) => costOf(ground, a) - costOf(ground, b))[0] ?? null;
}

function isWithinBudget(ground: ResourceGround, { budgetYuan }: ResourceAsk, amounts: readonly number[]): boolean {
  return budgetYuan === null || costOf(ground, amounts) <= budgetYuan * (1 + 1e-12);
}

/** Tangents at the plan in whole steps and at the solver's own. */
function addCuts(
  { cuts }: Run,
  limit: CvLimit,
  { amounts, exact }: { readonly amounts: readonly number[]; readonly exact: readonly number[] },
): void {
  for (const point of [amounts, exact]) if (isBeyond(limit, point)) cuts.push(cvCut(limit, valuesAfter(limit, point)));
}

function isProven({ ground }: Run, { amounts, solution: { bound } }: Pursued): boolean {
  return bound !== null && relativeGap(costOf(ground, amounts), bound) <= ENOUGH;
}

async function solved(run: Run, made: ResourceModel): Promise<Pursued> {
  const { seed, onProgress, signal, seconds } = run.options;
  const solution = await run.solver.solve(made.model, {
    seconds: Math.max(0.5, seconds - run.spent),
    ...(seed === undefined ? {} : { seed }),
    ...(onProgress === undefined ? {} : { onProgress }),
    ...(signal === undefined ? {} : { signal }),
  });
  run.spent += solution.seconds;
  return { solution, made, amounts: solution.values === null ? [] : amountsOf(run, made, solution.values) };
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
      id === "sections_short" ? reached - passes.size + SLACK : reached + NEAR,
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
function amountsOf(run: Run, made: ResourceModel, values: Float64Array): readonly number[] {
  const whole = run.ground.additions.map(({ step, maxAmount }, i) => {
    const raw = values[made.amounts[i]!]!;
    const perOne = step < 1 ? Math.round(1 / step) : 1 / step;
    return Math.min(maxAmount, Math.max(0, Math.ceil(raw * perOne - 1e-6 * Math.max(1, raw * perOne)) / perOne));
  });
  // within the rounding of the solver what is nearly enough is meant to be enough
  return leastAmounts(run, made, values).map((least, i) => Math.max(least, whole[i]!));
}

/** What the items that a solution counts as met or at their floor need, and nothing more. */
function leastAmounts({ ground, ask }: Run, made: ResourceModel, values: Float64Array): readonly number[] {
  const amounts = ground.additions.map(() => 0);
  for (const section of ground.sections) {
    const pass = made.passes.get(section.index);
    const passes = !section.open && (pass === undefined ? ask.budgetYuan === null : values[pass]! > 0.5);
    for (const item of section.items) {
      if (item.addition === null || !passes) continue;
      const met = made.meets.get(`${item.section}|${item.k}`);
      const needed = met !== undefined && values[met]! > 0.5 ? item.toMeet : item.toFloor;
      amounts[item.addition] = Math.max(amounts[item.addition]!, needed);
    }
  }
  return amounts;
}

/** What a goal came to in the plan, beside what the solver proved of it. */
function goalOf({ ground, ask }: Run, { id, solution }: Reached, amounts: readonly number[]): ResourceGoal {
  const found =
    id === "cost_yuan"
      ? costOf(ground, amounts)
      : id === "sections_short"
        ? Math.round(solution.objective!)
        : beyondOf(ask, amounts);
  const below =
    solution.bound === null ? null : id === "sections_short" ? Math.ceil(solution.bound - SLACK) : solution.bound;
  const objective = Math.max(0, Number(found.toFixed(6)));
  const bound = below === null ? null : Math.min(objective, Math.max(0, Number(below.toFixed(6))));
  return { id, says: RESOURCE_GOALS[id], objective, bound, gap: bound === null ? null : relativeGap(objective, bound) };
}

/** What lies beyond the limits by less than the tangents tell apart is not beyond them. */
function beyondOf({ approach }: ResourceAsk, amounts: readonly number[]): number {
  const beyond = beyondLimits(approach, amounts);
  return beyond <= 3 * NEAR ? 0 : beyond;
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
