import {
  type LinearModel,
  relativeGap,
  type Solution,
  type Solver,
  withCosts,
  withRow,
  type Words,
} from "../../solve/index.ts";
import { isOver, type Pace, timeLeft } from "../catchments/index.ts";
import { type CutGround, keyOf, lookAt, placesOfOpenings, type ProjectCut } from "./project-cuts.ts";
import { type ModelAsk, projectModel, type ProjectModel } from "./project-model.ts";
import { projectMoney } from "./project-money.ts";
import { addedPlaces, type Openings, placesWith, type ProjectProblem } from "./project-problem.ts";
import type { ProjectNames } from "./project-words.ts";

/** What one goal came to. */
export interface ProjectGoal {
  readonly id: "short" | "cost" | "distance";
  readonly says: Words;
  readonly objective: number;
  readonly bound: number | null;
  readonly gap: number | null;
}

/** Projects that were chosen, and how good that is. */
export interface SolvedProjects {
  /** null: no projects keep every rule, or none were found in time */
  readonly openings: Openings | null;
  readonly goals: readonly ProjectGoal[];
  /** the model without any solution, when it was proven to have none */
  readonly impossible: LinearModel | null;
  readonly cuts: readonly ProjectCut[];
}

/** What a search works with; cuts are kept from goal to goal. */
export interface ProjectRun {
  readonly solver: Solver;
  readonly ground: CutGround;
  readonly names: ProjectNames;
  readonly pace: Pace;
  readonly cuts: Map<string, ProjectCut>;
}

export const PROJECT_GOALS = {
  short: { zh: "没有学位的学生最少（各年相加）", en: "fewest children without a place, added up over the years" },
  cost: { zh: "折现后的费用最少", en: "least discounted cost" },
  distance: { zh: "路程最短", en: "shortest ways" },
} as const satisfies Readonly<Record<ProjectGoal["id"], Words>>;

/** Children-years that are let pass as rounding, as a share of all children. */
const ROUNDING = 1e-7;
const MOST_ROUNDS = 400;
/** Share of the time for the first goal. */
const FIRST_GOAL = 0.5;

/** Opens a search. */
export function projectRun(ask: Pick<ProjectRun, "solver" | "ground" | "names" | "pace">): ProjectRun {
  return { ...ask, cuts: new Map() };
}

/**
 * Chooses projects: first so that as few children as can be are without a place, then at least cost. The model knows where children go only by cuts;
 * each answer is looked at, and where it is too hopeful the cut that says so is added, until none is.
 *
 * @example (await solveProjects(run)).openings // [2, -1, 0]
 */
export async function solveProjects(run: ProjectRun): Promise<SolvedProjects> {
  seed(run);
  const pace = { ...run.pace, limit: FIRST_GOAL * run.pace.limit };
  const short = await pursue({ ...run, pace }, { goal: "short", shortAtMost: null });
  if (short.best === null) return { openings: null, goals: [], impossible: short.impossible, cuts: allCuts(run) };
  const shortest = goalOf("short", short);
  const cost = await pursue(run, { goal: "cost", shortAtMost: short.best.short, begin: short.best });
  const goals = [shortest, goalOf("cost", cost)];
  return { openings: (cost.best ?? short.best).openings, goals, impossible: null, cuts: allCuts(run) };
}

function allCuts({ cuts }: ProjectRun): readonly ProjectCut[] {
  return [...cuts.values()];
}

function goalOf(id: "short" | "cost", { best, bound }: Pursued): ProjectGoal {
  const objective = id === "short" ? best!.short : best!.yuan;
  const floor = bound === null ? null : Math.min(bound, objective);
  const gap = floor === null ? null : relativeGap(objective, floor);
  return { id, says: PROJECT_GOALS[id], objective, bound: floor, gap };
}

/** Cuts of doing nothing and of doing everything at once: they say from the start what is wanted. */
function seed(run: ProjectRun): void {
  const { problem } = run.ground;
  const nothing = problem.projects.map(() => -1);
  const everything = problem.projects.map(({ kind }) => (kind === "closure" ? -1 : 0));
  for (const openings of [nothing, everything]) look(run, (at) => placesWith(problem, openings, at));
}

/** Looks and keeps what is new among the cuts; returns how many are. */
function look(run: ProjectRun, placesOf: Parameters<typeof lookAt>[1]) {
  const looked = lookAt(run.ground, placesOf);
  const fresh = looked.cuts.filter((cut) => !run.cuts.has(keyOf(cut)));
  for (const cut of fresh) run.cuts.set(keyOf(cut), cut);
  return { ...looked, fresh: fresh.length };
}

/** Projects that keep every rule, with what they come to. */
export interface Found {
  readonly openings: Openings;
  readonly short: number;
  readonly yuan: number;
  /** yuan above the budget */
  readonly above: number;
}

interface Pursuit {
  readonly goal: "short" | "cost" | "above";
  /** children without a place, at most; null: no such rule */
  readonly shortAtMost: number | null;
  readonly begin?: Found;
}

export interface Pursued {
  readonly best: Found | null;
  readonly bound: number | null;
  readonly impossible: LinearModel | null;
}

/** Pursues one goal, adding cuts until an answer is true. */
export async function pursue(run: ProjectRun, pursuit: Pursuit): Promise<Pursued> {
  const tolerance = ROUNDING * Math.max(1, allChildren(run.ground.problem));
  let best = pursuit.begin ?? null;
  let bound: number | null = null;
  await relaxed(run, pursuit);
  for (let round = 0; round < MOST_ROUNDS && !isOver(run.pace); round++) {
    const made = modelOf(run, pursuit, tolerance);
    const solution = await solved(run, { made, pursuit, best });
    bound = higher(bound, pursuit.goal === "cost" ? solution.bound : Math.max(0, solution.bound ?? 0));
    if (solution.values === null)
      return { best, bound, impossible: solution.status === "infeasible" && best === null ? made.model : null };
    const openings = openingsOf(run.ground.problem, made, solution.values);
    const looked = look(run, placesOfOpenings(run.ground.problem, openings));
    const found = foundOf(run.ground.problem, { openings, looked, made, values: solution.values });
    const stands = looked.low === 0 && (pursuit.shortAtMost === null || found.short <= pursuit.shortAtMost + tolerance);
    if (stands && isBetter(found, best, pursuit.goal)) best = found;
    tell(run, { pursuit, best, bound });
    const reached = best === null ? Infinity : valueOf(best, pursuit.goal);
    if (bound !== null && relativeGap(reached, bound) <= run.pace.gap + 1e-9) break;
    if (looked.fresh === 0) break;
    await run.pace.pause();
  }
  return { best, bound, impossible: null };
}

/** Cuts of the relaxation, in which parts of projects may open: quick to solve, and most of the cuts that matter are found here. */
async function relaxed(run: ProjectRun, pursuit: Pursuit): Promise<void> {
  const tolerance = ROUNDING * Math.max(1, allChildren(run.ground.problem));
  for (let round = 0; round < MOST_ROUNDS / 4 && !isOver(run.pace); round++) {
    const made = modelOf(run, pursuit, tolerance);
    const { columns } = made.model;
    const model = { ...made.model, columns: { ...columns, integer: new Uint8Array(columns.integer.length) } };
    const { values } = await run.solver.solve(withCosts(model, made.costs[pursuit.goal]), options(run));
    if (values === null) return;
    const looked = look(run, (at) => partlyOpen(run.ground.problem, { made, values, at }));
    if (looked.fresh === 0) return;
  }
}

function options({ pace }: ProjectRun) {
  const { signal, seed: seeded } = pace;
  return { seconds: timeLeft(pace), seed: seeded, ...(signal === undefined ? {} : { signal }) };
}

function modelOf({ ground, names, cuts }: ProjectRun, { goal, shortAtMost }: Pursuit, tolerance: number): ProjectModel {
  const ask: ModelAsk = { cuts: [...cuts.values()], names, aboveBudget: goal === "above" };
  const made = projectModel(ground, ask);
  if (shortAtMost === null) return made;
  const says = { zh: "没有学位的学生不多于已证明的最少数", en: "no more children without a place than must be" };
  const row = { name: "short_reached", upper: shortAtMost + tolerance / 2, says };
  return { ...made, model: withRow(made.model, row, made.costs.short) };
}

async function solved(
  run: ProjectRun,
  { made, pursuit, best }: { readonly made: ProjectModel; readonly pursuit: Pursuit; readonly best: Found | null },
): Promise<Solution> {
  const model = withCosts(made.model, made.costs[pursuit.goal]);
  const onProgress = ({ bound }: { readonly bound: number | null }): void => tell(run, { pursuit, best, bound });
  const { gap } = run.pace;
  return await run.solver.solve(model, { ...options(run), ...(gap > 0 ? { gap: gap / 2 } : {}), onProgress });
}

function tell(
  { pace }: ProjectRun,
  { pursuit, best, bound }: { readonly pursuit: Pursuit; readonly best: Found | null; readonly bound: number | null },
): void {
  const objective = best === null ? null : valueOf(best, pursuit.goal);
  const known = bound !== null && Number.isFinite(bound) ? bound : null;
  const gap = objective === null || known === null ? null : relativeGap(objective, known);
  pace.onProgress?.({ seconds: pace.seconds(), objective, bound: known, gap });
}

function valueOf({ short, yuan, above }: Found, goal: Pursuit["goal"]): number {
  return goal === "short" ? short : goal === "cost" ? yuan : above;
}

/** Better in what is pursued; of equals the cheaper. */
function isBetter(found: Found, best: Found | null, goal: Pursuit["goal"]): boolean {
  if (best === null) return true;
  const [a, b] = [valueOf(found, goal), valueOf(best, goal)];
  const same = Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(b));
  return same ? found.yuan < best.yuan - 1e-6 : a < b;
}

function openingsOf({ projects }: ProjectProblem, { openings }: ProjectModel, values: Float64Array): Openings {
  const opens = projects.map(() => -1);
  for (const { project, year, column } of openings) if (values[column]! > 0.5) opens[project] = year;
  return opens;
}

function foundOf(
  problem: ProjectProblem,
  {
    openings,
    looked,
    made,
    values,
  }: {
    readonly openings: Openings;
    readonly looked: { readonly short: Float64Array };
    readonly made: ProjectModel;
    readonly values: Float64Array;
  },
): Found {
  const short = looked.short.reduce((sum, one) => sum + one, 0);
  const above = made.above === null ? 0 : values[made.above]!;
  return { openings, short, yuan: discountedYuan(problem, openings), above };
}

/** What projects cost, discounted to today. */
export function discountedYuan(problem: ProjectProblem, openings: Openings): number {
  return problem.projects.reduce((sum, project, p) => {
    const at = openings[p]!;
    return at < 0 ? sum : sum + projectMoney(problem, project, problem.years[at]!).discounted;
  }, 0);
}

/** Places when parts of projects are open, as the relaxation has them. */
function partlyOpen(
  problem: ProjectProblem,
  {
    made,
    values,
    at: { stage, year },
  }: {
    readonly made: ProjectModel;
    readonly values: Float64Array;
    readonly at: { readonly stage: number; readonly year: number };
  },
): Float64Array {
  const width = problem.stages.length;
  const now = Float64Array.from(problem.schools, (_, school) => problem.places[school * width + stage]!);
  for (const { project: p, year: opens, column } of made.openings) {
    const project = problem.projects[p]!;
    if (opens > year) continue;
    const change = addedPlaces(problem, project, { stage, opens, year });
    now[project.school] = now[project.school]! + change * Math.max(0, Math.min(1, values[column]!));
  }
  return now.map((one) => Math.max(0, one));
}

function higher(one: number | null, other: number | null): number | null {
  if (other === null || !Number.isFinite(other)) return one;
  return one === null ? other : Math.max(one, other);
}

function allChildren({ children }: ProjectProblem): number {
  return children.reduce((sum, one) => sum + one, 0);
}
