import {
  findConflict,
  type LinearModel,
  objectiveOf,
  relativeGap,
  type Solution,
  type SolveOptions,
  type Solver,
  withCosts,
  type Words,
  withRow,
} from "../../solve/index.ts";
import { costOfGoal, type GoalId, reachedGoal, RESOURCE_GOALS, type ResourceGoal } from "./resource-goals.ts";
import { cvCut, isBeyond, valuesAfter } from "./cv-cuts.ts";
import { mendCvs } from "./mend-cvs.ts";
import { type CvCut, type ResourceAsk, resourceModel, type ResourceModel } from "./resource-model.ts";
import type { CvLimit, ResourceGround } from "./resource-ground.ts";
import { type Amounts, beyondOfPlan, breaksLimit, costOf, isWithinBudgets } from "./resource-limits.ts";
import { startOfYears, valuesOfYears } from "./start-of-years.ts";
import { asLateAsCanBe, leastAmounts, wholeAmounts } from "./whole-amounts.ts";

/** A plan of resources in numbers. */
export interface SolvedResources {
  readonly status: "optimal" | "feasible" | "infeasible" | "unknown";
  /** amount of each addition, in its steps */
  readonly amounts: readonly number[];
  /** the same by the end of each year; one where money is not spread over years */
  readonly byYear: readonly (readonly number[])[];
  readonly goals: readonly ResourceGoal[];
  readonly because: readonly Words[];
  readonly seconds: number;
  readonly model: LinearModel;
}

/** How a plan of resources is solved. */
export interface ResourceOptions extends SolveOptions {
  readonly seconds: number;
}

/** One run over a ground; the years of `ask` may be fewer than all. */
interface Run {
  readonly solver: Solver;
  readonly ground: ResourceGround;
  readonly ask: ResourceAsk;
  readonly options: ResourceOptions;
  readonly cuts: CvCut[];
  /** what the goals so far came to, in their models */
  readonly reached: Map<GoalId, Solution>;
  /** how much what lies beyond what fits weighs, by addition */
  readonly weights?: readonly number[];
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
/** Part of the time that a plan of one year may take where it is only to be begun from. */
const START_PART = 0.35;

/**
 * Solves a plan of resources: within a budget first as many sections that meet as can be (or CVs as near to their limits), over years then
 * as early as can be, then at least cost; without a budget, every section at least cost. Measures and years are decided together. The CV
 * limits are not linear: tangents are added where a plan breaks one, until none does.
 *
 * @example (await solveResources(solver, ground, ask, { seconds: 30 })).goals.at(-1)?.objective // 1250000
 */
export async function solveResources(
  solver: Solver,
  ground: ResourceGround,
  ask: ResourceAsk,
  options: ResourceOptions,
): Promise<SolvedResources> {
  const years = ask.budgets?.length ?? 1;
  const run = beginRun(solver, ground, ask, options);
  return years > 1 ? await solvedOverYears(run, years) : await solvedAtOnce(run);
}

/**
 * The least money with which no more than so many sections fall short, whatever the budget.
 *
 * @returns null where there is no such plan, or none was found in time
 */
export async function cheapestWith(
  solver: Solver,
  ground: ResourceGround,
  { ask, short }: { readonly ask: ResourceAsk; readonly short: number },
  options: ResourceOptions,
): Promise<number | null> {
  const run = beginRun(solver, ground, { ...ask, budgets: [Number.POSITIVE_INFINITY] }, options);
  run.reached.set("sections_short", { ...NOT_SOLVED, objective: short });
  const { solution, byYear } = await inTurn(run, ["cost_yuan"], null);
  return solution.values === null ? null : costOf(ground, byYear.at(-1)!);
}

/**
 * Every section brought to the standard with as little as can be beyond what fits.
 *
 * @param weights  of what lies beyond, by addition
 * @returns        amounts of each addition; null where there is no such plan, or none was found in time
 */
export async function leastBeyond(
  solver: Solver,
  ground: ResourceGround,
  { ask, weights }: { readonly ask: ResourceAsk; readonly weights: readonly number[] },
  options: ResourceOptions,
): Promise<readonly number[] | null> {
  const run = { ...beginRun(solver, ground, ask, options), weights };
  const last = await inTurn(run, ["beyond_most", "cost_yuan"], null);
  return last.solution.values === null ? null : last.byYear.at(-1)!;
}

const NOT_SOLVED: Solution = {
  status: "unknown",
  values: null,
  objective: null,
  bound: null,
  gap: null,
  seconds: 0,
  stopped: null,
  rowDuals: null,
};

function beginRun(solver: Solver, ground: ResourceGround, ask: ResourceAsk, options: ResourceOptions): Run {
  const none = ground.additions.map(() => 0);
  const run: Run = { solver, ground, ask, options, spent: 0, cuts: [], reached: new Map() };
  for (const limit of [...ask.mustHold, ...ask.approach])
    if (isBeyond(limit, none)) run.cuts.push(cvCut(limit, valuesAfter(limit, none)));
  return run;
}

/** Everything by one day. */
async function solvedAtOnce(run: Run): Promise<SolvedResources> {
  const last = await inTurn(run, run.ask.budgets === null ? ["cost_yuan"] : [firstGoal(run), "cost_yuan"], null);
  return last.solution.values === null ? await failed(run, last) : await finished(run, last);
}

/**
 * Over years: what can be reached by the last is found as if there were one; how early, and at what cost, with all years in one model that
 * begins from the plan of one year put in order, so that it is never worse than that.
 */
async function solvedOverYears(run: Run, years: number): Promise<SolvedResources> {
  const { ask, ground, options } = run;
  const once: Run = {
    ...run,
    ask: { ...ask, budgets: [ask.budgets!.at(-1)!] },
    options: { ...options, seconds: options.seconds * START_PART },
  };
  const goal = firstGoal(run);
  const whole = await inTurn(once, [goal, "cost_yuan"], null);
  run.spent = once.spent;
  if (whole.solution.values === null) return await failed(run, whole);
  run.reached.delete("cost_yuan");
  const begin = await startOfYears(run.solver, ground, {
    final: whole.byYear[0]!,
    budgets: ask.budgets!,
    seconds: Math.max(1, (options.seconds - run.spent) * 0.1),
    holds: (amounts) => !ask.mustHold.some((limit) => isBeyond(limit, amounts)),
  });
  run.spent += begin.seconds;
  const early = goal === "cv_beyond" ? "cv_years" : "short_years";
  const last = await inTurn(run, [early, "cost_yuan"], begin.byYear);
  if (last.solution.values !== null) return await finished(run, last);
  // no time was left for the years together: the plan of one year put in order stands, and how far it is from the best is not known
  const goals = [
    goalOf(run, goal, begin.byYear),
    atStart(run, early, begin.byYear),
    atStart(run, "cost_yuan", begin.byYear),
  ];
  const amounts = begin.byYear[years - 1]!;
  const { spent: seconds } = run;
  return { status: "feasible", amounts, byYear: begin.byYear, goals, because: [], seconds, model: last.made.model };
}

function firstGoal({ ask }: Run): "cv_beyond" | "sections_short" {
  return ask.goal === "cv" ? "cv_beyond" : "sections_short";
}

/** Pursues goals one after another, each among the plans that are as good in those before. */
async function inTurn(run: Run, goals: readonly GoalId[], start: Amounts | null): Promise<Pursued> {
  let last: Pursued | null = null;
  for (const goal of goals) {
    const pursued = await pursue(run, goal, last?.solution.values ?? start);
    if (pursued.solution.values === null) return last ?? pursued;
    last = pursued;
    run.reached.set(goal, pursued.solution);
  }
  return last!;
}

interface Pursued {
  readonly solution: Solution;
  readonly made: ResourceModel;
  /** none without a plan */
  readonly byYear: Amounts;
}

/**
 * Pursues one goal, adding tangents until every CV limit holds at the end of every year, or is mended at so little cost that the plan is as
 * good as proven; and until those to be approached are as near as the solver believes.
 *
 * @param start  a plan to begin from: values of the model, or amounts by year
 */
async function pursue(run: Run, goal: GoalId, start: Float64Array | Amounts | null): Promise<Pursued> {
  const { ground, ask, options } = run;
  let held: Pursued | null = null;
  let nearest: Pursued | null = null; // where time runs out before the tangents tell enough
  for (let round = 0; ; round++) {
    const made = resourceModel(ground, ask, run.cuts);
    const pursued = await solved(run, { ...made, model: priced(run, made, goal) }, round === 0 ? start : null);
    const { solution } = pursued;
    if (solution.values === null) return held ?? nearest ?? pursued;
    const exact = made.years.map((year) => year.amounts.map((column) => solution.values![column]!));
    const believed = sumOf(made.years.flatMap(({ excess }) => excess.map((column) => solution.values![column]!)));
    const least = made.years.map((year) => leastAmounts(ground, solution.values!, year, ask.budgets === null));
    const plans = holding(run, [
      ...(held !== null && goal === "cost_yuan" ? [held.byYear] : []),
      pursued.byYear,
      least,
    ]);
    const found = cheapest(run, believed, plans);
    if (found !== null) held = { ...pursued, byYear: found };
    if (goal === "cv_beyond") for (const byYear of plans) nearest = nearer(ask, nearest, { ...pursued, byYear });
    const isNear = beyondOfPlan(ask, exact) <= believed + NEAR;
    if (held !== null && isNear && (goal !== "cost_yuan" || isProven(run, held))) return held;
    // all that breaks it is rounding to whole steps: the next goal finds the plan
    if (goal !== "cost_yuan" && isNear && !exact.some((amounts) => breaksLimit(ask, amounts))) return pursued;
    if (round >= ROUNDS || run.spent >= options.seconds)
      return held ?? nearest ?? { ...pursued, solution: withoutPlan(solution) };
    for (const limit of [...ask.mustHold, ...(isNear ? [] : ask.approach)])
      for (const point of [...pursued.byYear, ...exact]) addCut(run, limit, point);
  }
}

function sumOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}

/** A tangent where a limit is broken. */
function addCut({ cuts }: Run, limit: CvLimit, point: readonly number[]): void {
  if (isBeyond(limit, point)) cuts.push(cvCut(limit, valuesAfter(limit, point)));
}

/** The plans whose CVs are within their limits, or were brought there, within the budgets. */
function holding(run: Run, plans: readonly Amounts[]): readonly Amounts[] {
  return plans.flatMap((byYear): readonly Amounts[] => {
    const mended = mendedYears(run, byYear);
    return mended === null || !isWithinBudgets(run.ground, run.ask, mended) ? [] : [mended];
  });
}

/**
 * The cheapest of plans; null when there is none.
 *
 * @param beyond  how far beyond their limits the CVs to be approached may lie
 */
function cheapest({ ground, ask }: Run, beyond: number, plans: readonly Amounts[]): Amounts | null {
  const near = plans.filter((byYear) => beyondOfPlan(ask, byYear) <= beyond + 2 * NEAR);
  return near.toSorted((a, b) => costOf(ground, a.at(-1)!) - costOf(ground, b.at(-1)!))[0] ?? null;
}

/** Of a plan and a newer one the one whose CVs lie less beyond their limits; how far it may be from the best, the newer one's bound says. */
function nearer(ask: ResourceAsk, before: Pursued | null, now: Pursued): Pursued {
  const isNearer = before === null || beyondOfPlan(ask, now.byYear) < beyondOfPlan(ask, before.byYear);
  return { ...now, byYear: isNearer ? now.byYear : before.byYear };
}

/** Every year brought within the limits, nothing taken back; null where that cannot be. */
function mendedYears({ ground, ask }: Run, byYear: Amounts): Amounts | null {
  const mended: (readonly number[])[] = [];
  for (const amounts of byYear) {
    const before = mended.at(-1);
    const kept = before === undefined ? amounts : amounts.map((amount, i) => Math.max(amount, before[i]!));
    const own = mendCvs(ground, ask.mustHold, kept);
    if (own === null) return null;
    mended.push(own);
  }
  return mended;
}

function isProven({ ground }: Run, { byYear, solution: { bound } }: Pursued): boolean {
  return bound !== null && relativeGap(costOf(ground, byYear.at(-1)!), bound) <= ENOUGH;
}

async function solved(run: Run, made: ResourceModel, start: Float64Array | Amounts | null): Promise<Pursued> {
  const { ground, ask, cuts, options } = run;
  const { seed, onProgress, signal, seconds } = options;
  const begun =
    start === null || start instanceof Float64Array
      ? start
      : valuesOfYears(ground, made, { byYear: start, cuts, approach: ask.approach });
  const solution = await run.solver.solve(made.model, {
    seconds: Math.max(0.5, seconds - run.spent),
    ...(begun?.length === made.model.columns.cost.length ? { start: begun } : {}),
    ...(seed === undefined ? {} : { seed }),
    ...(onProgress === undefined ? {} : { onProgress }),
    ...(signal === undefined ? {} : { signal }),
  });
  run.spent += solution.seconds;
  const { values } = solution;
  const byYear =
    values === null ? [] : made.years.map((year) => wholeAmounts(ground, values, year, ask.budgets === null));
  return { solution, made, byYear };
}

/** A plan that breaks a CV limit is no plan; what bounds it still bounds. */
function withoutPlan(solution: Solution): Solution {
  return { ...solution, status: "unknown", values: null, objective: null, gap: null, stopped: "time" };
}

/** The model with the costs of a goal, and what the goals before it came to as limits. */
function priced({ reached, weights }: Run, made: ResourceModel, goal: GoalId): LinearModel {
  let { model } = made;
  for (const [id, { objective }] of reached) {
    const { cost, offset } = costOfGoal(made, id, weights);
    const upper = objective! - offset + (COUNTED.has(id) ? SLACK : NEAR);
    model = withRow(model, { name: `reached_${id}`, upper, says: RESOURCE_GOALS[id] }, cost);
  }
  const { cost, offset } = costOfGoal(made, goal, weights);
  return withCosts(model, cost, offset);
}

/** The amounts by the end of each year, nothing earlier than it has to be. */
function inOrder({ ground, ask }: Run, byYear: Amounts): Amounts {
  const late = [byYear.at(-1)!];
  for (const amounts of byYear.slice(0, -1).toReversed()) {
    const early = asLateAsCanBe(ground, amounts, late[0]!);
    late.unshift(ask.approach.length > 0 || breaksLimit(ask, early) ? amounts : early);
  }
  return late;
}

async function finished(run: Run, last: Pursued): Promise<SolvedResources> {
  const { ground, ask, reached } = run;
  if (!isWithinBudgets(ground, ask, last.byYear))
    return await failed(run, { ...last, solution: withoutPlan(last.solution) });
  const byYear = inOrder(run, last.byYear);
  const goals = [...reached.keys()].map((id) => goalOf(run, id, byYear));
  const proven = goals.at(-1)?.id === "cost_yuan" && goals.every(({ gap }) => gap !== null && gap <= OPTIMAL);
  return {
    status: proven ? "optimal" : "feasible",
    amounts: byYear.at(-1)!,
    byYear,
    goals,
    because: [],
    seconds: run.spent,
    model: last.made.model,
  };
}

const COUNTED: ReadonlySet<GoalId> = new Set(["sections_short", "short_years"]);

/** What a goal came to in the plan, beside what the solver proved of it. Sections are whole: a bound of 12.3 says 13. */
function goalOf({ ground, ask, reached }: Run, id: GoalId, byYear: Amounts): ResourceGoal {
  const solution = reached.get(id)!;
  const found =
    id === "cost_yuan"
      ? costOf(ground, byYear.at(-1)!)
      : COUNTED.has(id)
        ? Math.round(solution.objective!)
        : beyondOf(ask, id === "cv_beyond" ? byYear.slice(-1) : byYear.slice(0, -1));
  const below = solution.bound === null ? null : COUNTED.has(id) ? Math.ceil(solution.bound - SLACK) : solution.bound;
  return reachedGoal(id, found, below);
}

/** What lies beyond the limits by less than the tangents tell apart is not beyond them. */
function beyondOf(ask: ResourceAsk, byYear: Amounts): number {
  const beyond = beyondOfPlan(ask, byYear);
  return beyond <= 3 * NEAR * byYear.length ? 0 : beyond;
}

/** What the plan from which the years began comes to in a goal; nothing is proven of it. */
function atStart(run: Run, id: GoalId, byYear: Amounts): ResourceGoal {
  if (id === "cost_yuan") return reachedGoal(id, costOf(run.ground, byYear.at(-1)!), null);
  const made = resourceModel(run.ground, run.ask, run.cuts);
  const { cost, offset } = costOfGoal(made, id);
  const values = valuesOfYears(run.ground, made, { byYear, cuts: run.cuts, approach: run.ask.approach });
  return reachedGoal(id, objectiveOf(withCosts(made.model, cost, offset), values), null);
}

async function failed(run: Run, { solution, made }: Pursued): Promise<SolvedResources> {
  const infeasible = solution.status === "infeasible";
  const seconds = Math.max(2, run.options.seconds - run.spent);
  const because = infeasible ? await findConflict(run.solver, made.model, { seconds }) : [];
  const none = run.ground.additions.map(() => 0);
  return {
    status: infeasible ? "infeasible" : "unknown",
    amounts: none,
    byYear: [none],
    goals: [],
    because,
    seconds: run.spent,
    model: made.model,
  };
}
