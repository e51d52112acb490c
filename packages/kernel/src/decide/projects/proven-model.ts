import type { LinearModel } from "../../solve/index.ts";
import { cutGround } from "./project-cuts.ts";
import type { ProjectProblem } from "./project-problem.ts";
import type { ProjectNames } from "./project-words.ts";
import type { ProjectGoal } from "./solve-projects.ts";
import { wholeProjectModel } from "./whole-project-model.ts";

/**
 * The model with which another solver can check a plan of projects: every way written out, with the children without a place that were reached; its least
 * cost is that of the plan.
 *
 * @param goals  what the plan came to; none: the model of the first goal, fewest children without a place
 * @example      writeMps(provenModel(problem, names, document.goals))
 */
export function provenModel(problem: ProjectProblem, names: ProjectNames, goals: readonly ProjectGoal[]): LinearModel {
  const short = goals.find(({ id }) => id === "short")?.objective ?? null;
  const shortAtMost = short === null ? null : short + 1e-6;
  const goal = short === null ? ("short" as const) : ("cost" as const);
  return wholeProjectModel(cutGround(problem), { names, goal, costAtMost: null, shortAtMost }).model;
}
