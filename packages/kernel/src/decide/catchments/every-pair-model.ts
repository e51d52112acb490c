import type { LinearModel } from "../../solve/index.ts";
import { type CatchmentProblem, costsOf } from "./catchment-problem.ts";
import { type PieceRule, wholeModel } from "./whole-model.ts";

/**
 * The whole model as other solvers can read it: every pair of unit and school that is allowed, with the rules against pieces apart that were needed. Its
 * least cost is the bound of the plan, and that of an optimal plan its cost.
 *
 * @example writeLp(everyPairModel(problem, plan.pieceRules))
 */
export function everyPairModel(problem: CatchmentProblem, pieces: readonly PieceRule[]): LinearModel {
  const width = problem.schools.length;
  const pairs = problem.units.map((_, unit) =>
    problem.schools.flatMap((__, school) => (problem.wayM[unit * width + school]! < Infinity ? [school] : [])),
  );
  return wholeModel(problem, { costs: costsOf(problem), pairs, pieces }).model;
}
