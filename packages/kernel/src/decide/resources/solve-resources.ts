import {
  findConflict,
  type LinearModel,
  objectiveOf,
  type Solution,
  type SolveOptions,
  type Solver,
  withCosts,
  type Words,
  withRow,
} from "../../solve/index.ts";
import { costOfGoal, type GoalId, reachedGoal, RESOURCE_GOALS, type ResourceGoal } from "./resource-goals.ts";
import { cvAfter, cvCut, valuesAfter } from "./cv-cuts.ts";
import { type CvCut, type ResourceAsk, resourceModel, type ResourceModel } from "./resource-model.ts";
import type { CvLimit, ResourceGround } from "./resource-ground.ts";
import { startOfYears, valuesOfYears } from "./start-of-years.ts";
import { asLateAsCanBe, wholeAmounts } from "./whole-amounts.ts";

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
  readonly goals: ResourceGoal[];
  /** what the goals so far came to, in their models */
  readonly reached: Map<GoalId, number>;
  /** how much what lies beyond what fits weighs, by addition */
  readonly weights?: readonly number[];
  spent: number;
}

const ROUNDS = 60;
/** CVs are compared like the engine does. */
const WITHIN = 1e-12;
const SLACK = 1e-4;
/** What counts as proven. */
const PROVEN = 1e-4;
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
  run.reached.set("sections_short", short);
  const { solution } = await inTurn(run, ["cost_yuan"], null);
  return solution.values === null ? null : (run.goals[0]?.objective ?? null);
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
  return last.solution.values === null ? null : yearsAmounts(run, last).at(-1)!;
}

function beginRun(solver: Solver, ground: ResourceGround, ask: ResourceAsk, options: ResourceOptions): Run {
  const none = ground.additions.map(() => 0);
  const run: Run = { solver, ground, ask, options, spent: 0, cuts: [], goals: [], reached: new Map() };
  for (const limit of [...ask.mustHold, ...ask.approach])
    if (!(cvAfter(limit, none) <= limit.limit)) run.cuts.push(cvCut(limit, valuesAfter(limit, none)));
  return run;
}

/** Everything by one day. */
async function solvedAtOnce(run: Run): Promise<SolvedResources> {
  const last = await inTurn(run, run.ask.budgets === null ? ["cost_yuan"] : [firstGoal(run), "cost_yuan"], null);
  return last.solution.values === null ? await failed(run, last) : finished(run, last);
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
  const whole = await inTurn(once, [firstGoal(run), "cost_yuan"], null);
  run.spent = once.spent;
  if (whole.solution.values === null) return await failed(run, whole);
  const [first] = run.goals;
  run.goals.length = 0;
  run.reached.delete("cost_yuan");
  run.goals.push(first!);
  const begin = await startOfYears(run.solver, ground, {
    final: yearsAmounts(once, whole).at(-1)!,
    budgets: ask.budgets!,
    seconds: Math.max(1, (options.seconds - run.spent) * 0.1),
    holds: (amounts) => ask.mustHold.every((limit) => isWithin(limit, amounts)),
  });
  run.spent += begin.seconds;
  const early = first!.id === "cv_beyond" ? "cv_years" : "short_years";
  const last = await inTurn(run, [early, "cost_yuan"], begin.byYear);
  if (last.solution.values !== null) return finished(run, last, 3);
  // no time was left for the years together: the plan of one year put in order stands, and how far it is from the best is not known
  run.goals.push(atStart(run, early, begin.byYear), atStart(run, "cost_yuan", begin.byYear));
  const amounts = begin.byYear[years - 1]!;
  const { goals, spent: seconds } = run;
  return { status: "feasible", amounts, byYear: begin.byYear, goals, because: [], seconds, model: last.made.model };
}

function firstGoal({ ask }: Run): "cv_beyond" | "sections_short" {
  return ask.goal === "cv" ? "cv_beyond" : "sections_short";
}

/** Pursues goals one after another, each among the plans that are as good in those before. */
async function inTurn(
  run: Run,
  goals: readonly GoalId[],
  start: readonly (readonly number[])[] | null,
): Promise<Pursued> {
  let last: Pursued | null = null;
  for (const goal of goals) {
    const pursued = await pursue(run, goal, { start, from: last });
    if (pursued.solution.values === null) return last ?? pursued;
    last = pursued;
    run.goals.push(goalOf(run, goal, pursued));
    run.reached.set(goal, pursued.solution.objective!);
  }
  return last!;
}

interface Pursued {
  readonly solution: Solution;
  readonly made: ResourceModel;
}

interface Beginning {
  readonly start: readonly (readonly number[])[] | null;
  readonly from: Pursued | null;
}

/** Pursues one goal, adding tangents until every CV limit holds at the end of every year. */
async function pursue(run: Run, goal: GoalId, { start, from }: Beginning): Promise<Pursued> {
  const { solver, ground, ask, options } = run;
  let before = from?.solution.values ?? null;
  for (let round = 0; ; round++) {
    const made = resourceModel(ground, ask, run.cuts);
    const model = priced(run, made, goal);
    const { seed, onProgress, signal } = options;
    const begun =
      before ??
      (start === null ? null : valuesOfYears(ground, made, { byYear: start, cuts: run.cuts, approach: ask.approach }));
    const solution = await solver.solve(model, {
      seconds: Math.max(0.5, options.seconds - run.spent),
      ...(begun === null ? {} : { start: begun }),
      ...(seed === undefined ? {} : { seed }),
      ...(onProgress === undefined ? {} : { onProgress }),
      ...(signal === undefined ? {} : { signal }),
    });
    run.spent += solution.seconds;
    const pursued = { solution, made: { ...made, model } };
    if (solution.values === null) return pursued;
    before = null;
    const broken = brokenLimits(run, pursued, { goal, round });
    if (broken.must.length === 0 && (broken.approached.length === 0 || round > 8)) return pursued;
    if (round >= ROUNDS || run.spent >= options.seconds)
      return broken.must.length > 0 ? { ...pursued, solution: withoutPlan(solution) } : pursued;
    for (const { limit, amounts } of [...broken.must, ...broken.approached])
      run.cuts.push(cvCut(limit, valuesAfter(limit, amounts)));
  }
}

interface Broken {
  readonly limit: CvLimit;
  readonly amounts: readonly number[];
}

/** The limits that a plan breaks at the end of a year, and those to be approached that it leaves beyond; in whole amounts and as solved. */
function brokenLimits(
  { ground, ask }: Run,
  { solution, made }: Pursued,
  { goal, round }: { readonly goal: GoalId; readonly round: number },
): { readonly must: readonly Broken[]; readonly approached: readonly Broken[] } {
  const approaches = (goal === "cv_beyond" || goal === "cv_years") && round < ROUNDS / 4;
  const must: Broken[] = [];
  const approached: Broken[] = [];
  for (const year of made.years) {
    const amounts = wholeAmounts(ground, solution.values!, year, ask.budgets === null);
    const exact = year.amounts.map((column) => solution.values![column]!);
    const look = (limits: readonly CvLimit[], to: Broken[], within: number): void => {
      for (const limit of limits) {
        if (cvAfter(limit, amounts) <= limit.limit * (1 + within)) continue;
        to.push({ limit, amounts });
        if (cvAfter(limit, exact) > limit.limit) to.push({ limit, amounts: exact });
      }
    };
    look(ask.mustHold, must, WITHIN);
    if (approaches) look(ask.approach, approached, 0);
  }
  return { must, approached };
}

function isWithin(limit: CvLimit, amounts: readonly number[]): boolean {
  return cvAfter(limit, amounts) <= limit.limit * (1 + WITHIN);
}

/** A plan that breaks a CV limit is no plan; what bounds it still bounds. */
function withoutPlan(solution: Solution): Solution {
  return { ...solution, status: "unknown", values: null, objective: null, gap: null, stopped: "time" };
}

/** The model with the costs of a goal, and what the goals before it came to as limits. */
function priced({ reached, weights }: Run, made: ResourceModel, goal: GoalId): LinearModel {
  let { model } = made;
  for (const [id, value] of reached) {
    const { cost, offset } = costOfGoal(made, id, weights);
    model = withRow(model, { name: `reached_${id}`, upper: value - offset + SLACK, says: RESOURCE_GOALS[id] }, cost);
  }
  const { cost, offset } = costOfGoal(made, goal, weights);
  return withCosts(model, cost, offset);
}

/** The amounts by the end of each year, in whole steps, nothing earlier than it has to be. */
function yearsAmounts({ ground, ask }: Run, { solution, made }: Pursued): readonly (readonly number[])[] {
  const whole = made.years.map((year) => wholeAmounts(ground, solution.values!, year, ask.budgets === null));
  const late = [whole.at(-1)!];
  for (const amounts of whole.slice(0, -1).toReversed()) {
    const early = asLateAsCanBe(ground, amounts, late[0]!);
    const stands = ask.mustHold.every((limit) => isWithin(limit, early)) && ask.approach.length === 0;
    late.unshift(stands ? early : amounts.map((amount, i) => Math.min(amount, late[0]![i]!)));
  }
  return late;
}

function finished(run: Run, last: Pursued, wanted = run.ask.budgets === null ? 1 : 2): SolvedResources {
  const { goals } = run;
  const byYear = yearsAmounts(run, last);
  const proven = goals.length === wanted && goals.every(({ gap }) => gap !== null && gap <= PROVEN);
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

/** Sections are whole: a bound of 12.3 says 13. */
function goalOf(run: Run, id: GoalId, { solution, made }: Pursued): ResourceGoal {
  const everySection = run.ask.budgets === null;
  const found =
    id === "cost_yuan"
      ? costOf(run.ground, wholeAmounts(run.ground, solution.values!, made.years.at(-1)!, everySection))
      : COUNTED.has(id)
        ? Math.round(solution.objective!)
        : solution.objective!;
  const below = solution.bound === null ? null : COUNTED.has(id) ? Math.ceil(solution.bound - SLACK) : solution.bound;
  return reachedGoal(id, found, below);
}

/** What the plan from which the years began comes to in a goal; nothing is proven of it. */
function atStart(run: Run, id: GoalId, byYear: readonly (readonly number[])[]): ResourceGoal {
  if (id === "cost_yuan") return reachedGoal(id, costOf(run.ground, byYear.at(-1)!), null);
  const made = resourceModel(run.ground, run.ask, run.cuts);
  const { cost, offset } = costOfGoal(made, id);
  const values = valuesOfYears(run.ground, made, { byYear, cuts: run.cuts, approach: run.ask.approach });
  return reachedGoal(id, objectiveOf(withCosts(made.model, cost, offset), values), null);
}

/** What amounts cost, in yuan. */
export function costOf({ additions }: ResourceGround, amounts: readonly number[]): number {
  return additions.reduce((sum, { costYuan }, i) => sum + costYuan * amounts[i]!, 0);
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
