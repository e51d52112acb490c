/**
 * The room "solve" 求解: models as plain values, what a solver is, and how its answers are checked. No solver lives here.
 */
export { CHECK_TOLERANCE, checkSolution, type Violation } from "./check-solution.ts";
export { conflictInWords, findConflict } from "./find-conflict.ts";
export {
  type LinearModel,
  type ModelColumns,
  type ModelMatrix,
  type ModelRows,
  objectiveOf,
  withCosts,
} from "./linear-model.ts";
export { createModelBuilder, type ModelBuilder, type NewColumn, type NewRow, type Term } from "./model-builder.ts";
export { safeNames } from "./safe-names.ts";
export { type Phase, type PhasedSolution, type PhaseOutcome, solveInPhases } from "./solve-in-phases.ts";
export {
  type Basis,
  PROVEN_GAP,
  relativeGap,
  type Solution,
  type SolveOptions,
  type SolveProgress,
  type Solver,
  type SolveStatus,
  type Stopped,
} from "./solver.ts";
export { withRow } from "./with-row.ts";
export type { Words } from "./words.ts";
export { writeLp } from "./write-lp.ts";
export { writeMps } from "./write-mps.ts";
