/** The room "decide" 决策 of the server: the solver in its thread, and (later) plans with their lineage. */
export { type HighsLimits, openHighsSolver, type OpenSolver } from "./highs-solver.ts";
