import { type LinearModel, PROVEN_GAP, relativeGap, type Solver, type Words } from "../../solve/index.ts";
import { isOver, type Pace, timeLeft } from "../catchments/index.ts";
import { cutGround, lookAt, placesOfOpenings } from "./project-cuts.ts";
import { conflictOf, lowerBoundEasing, obstaclesOf } from "./project-easings.ts";
import { type ProjectFigures, projectFigures } from "./project-figures.ts";
import type { Openings, ProjectProblem } from "./project-problem.ts";
import { type ProjectReason, reasonsOf } from "./project-reasons.ts";
import type { ProjectNames } from "./project-words.ts";
import { PROJECT_GOALS, type ProjectGoal, projectRun, type ProjectRun, solveProjects } from "./solve-projects.ts";
import { wholeProjectModel } from "./whole-project-model.ts";

/** Which projects open when, and how good that is. */
export interface ProjectPlan {
  readonly status: "optimal" | "feasible" | "infeasible" | "unknown";
  /** null without a plan */
  readonly openings: Openings | null;
  readonly goals: readonly ProjectGoal[];
  readonly seconds: number;
  readonly figures: ProjectFigures | null;
  /** what comes when nothing is done */
  readonly nothing: ProjectFigures;
  /** by project */
  readonly reasons: readonly (ProjectReason | null)[];
  /** without a plan: rules that cannot hold together; with children left without a place: why */
  readonly because: readonly Words[];
  /** the smallest change of what was asked that would mend it */
  readonly easings: readonly Words[];
}

/** Columns up to which ways are minimised over all projects that cost as little. */
const SMALL_MODEL = 6000;

/**
 * Plans projects over the years: as few children as can be without a place, then least discounted cost, then least way. Closures are taken only where no
 * child loses a place by it.
 *
 * @returns the plan; `checkProjects` should look at it before anybody else does
 * @example (await planProjects(solver, problem, pace, plainNames(problem))).openings // [2, -1]
 */
export async function planProjects(
  solver: Solver,
  problem: ProjectProblem,
  pace: Pace,
  names: ProjectNames,
): Promise<ProjectPlan> {
  const ground = cutGround(problem);
  const run = projectRun({ solver, ground, names, pace });
  const nothing = projectFigures(
    problem,
    problem.projects.map(() => -1),
  );
  const solved = await solveProjects(run);
  if (solved.openings === null) return await refused(run, { nothing, impossible: solved.impossible });
  const short = lookAt(ground, placesOfOpenings(problem, solved.openings)).short.reduce((sum, one) => sum + one, 0);
  const near = await nearest(run, solved.openings, solved.goals);
  const obstacles = short > 1e-6 ? await obstaclesOf(run, short) : { because: [], easings: [] };
  const goals = [...solved.goals, ...(near.goal === null ? [] : [near.goal])];
  const proven = goals.every(({ id, gap }) => id === "distance" || (gap !== null && gap <= PROVEN_GAP));
  return {
    status: proven ? "optimal" : "feasible",
    openings: near.openings,
    goals,
    seconds: pace.seconds(),
    figures: projectFigures(problem, near.openings),
    nothing,
    reasons: reasonsOf(ground, names, near.openings),
    ...obstacles,
  };
}

interface Nearest {
  readonly openings: Openings;
  readonly goal: ProjectGoal | null;
}

/** Of all projects that are as good, those with the shortest ways; where the model is too large, the ways of those that were chosen. */
async function nearest(run: ProjectRun, openings: Openings, goals: readonly ProjectGoal[]): Promise<Nearest> {
  const { problem, reach } = run.ground;
  const metres = metresOf(problem, openings);
  if (problem.wayM === null || metres === null) return { openings, goal: null };
  const columns = reach.reduce((sum, own) => sum + own.length + 1, 0) * problem.stages.length * problem.years.length;
  const [short, cost] = goals.map(({ objective }) => objective);
  const free: ProjectGoal = { id: "distance", says: PROJECT_GOALS.distance, objective: metres, bound: null, gap: null };
  if (columns > SMALL_MODEL || isOver(run.pace)) return { openings, goal: free };
  const made = wholeProjectModel(run.ground, {
    names: run.names,
    goal: "distance",
    shortAtMost: short! + 1e-6 * Math.max(1, short!),
    costAtMost: cost! + 1e-6 * Math.max(1, Math.abs(cost!)),
  });
  const { signal } = run.pace;
  const options = { seconds: timeLeft(run.pace), gap: 1e-4, ...(signal === undefined ? {} : { signal }) };
  const solution = await run.solver.solve(made.model, options);
  if (solution.values === null || solution.bound === null) return { openings, goal: free };
  const found = problem.projects.map(() => -1);
  for (const { project, year, column } of made.openings) if (solution.values[column]! > 0.5) found[project] = year;
  const own = metresOf(problem, found);
  const best = own !== null && own < metres - 1e-6 ? { openings: found, metres: own } : { openings, metres };
  const bound = Math.min(best.metres, solution.bound);
  return {
    openings: best.openings,
    goal: { ...free, objective: best.metres, bound, gap: relativeGap(best.metres, bound) },
  };
}

/** Children × metres over all years; null where ways were not measured. */
function metresOf(problem: ProjectProblem, openings: Openings): number | null {
  const { wayM, schools } = problem;
  let total = 0;
  for (const { placements } of projectFigures(problem, openings).stages) {
    if (placements === null || wayM === null) return null;
    for (const { area, school, children } of placements) total += children * wayM[area * schools.length + school]!;
  }
  return total;
}

async function refused(
  run: ProjectRun,
  { nothing, impossible }: { readonly nothing: ProjectFigures; readonly impossible: LinearModel | null },
): Promise<ProjectPlan> {
  const none = {
    openings: null,
    goals: [],
    figures: null,
    nothing,
    reasons: run.ground.problem.projects.map(() => null),
  };
  if (impossible === null)
    return { ...none, status: "unknown", seconds: run.pace.seconds(), because: [UNSETTLED], easings: [] };
  const because = await conflictOf(run, impossible);
  const easing = await lowerBoundEasing(run);
  const easings = easing === null ? [] : [easing];
  return { ...none, status: "infeasible", seconds: run.pace.seconds(), because, easings };
}

const UNSETTLED: Words = {
  zh: "在时限内没有找到方案，也没有证明不存在；请延长时间",
  en: "no plan was found in time, nor was it proven that there is none; give more time",
};
