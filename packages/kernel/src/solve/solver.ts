import type { LinearModel } from "./linear-model.ts";

/** How far a solver is. Numbers that do not exist yet are null. */
export interface SolveProgress {
  readonly seconds: number;
  /** of the best plan so far */
  readonly objective: number | null;
  /** no plan can be better than this */
  readonly bound: number | null;
  readonly gap: number | null;
  /** the best plan so far, when it is new */
  readonly values?: Float64Array;
}

/** Where a linear model's solver stood at its end 基: for each column and each row a status of the simplex method, in the solver's own numbers. */
export interface Basis {
  readonly columns: Int32Array;
  readonly rows: Int32Array;
}

/** How a model is to be solved. */
export interface SolveOptions {
  /** time limit; absent: none */
  readonly seconds?: number;
  /** stop when the plan is within this share of the bound (0.01 = 1 %); absent: prove it optimal */
  readonly gap?: number;
  /** a plan to begin with, one value for each column; one that breaks a rule is not used */
  readonly start?: Float64Array;
  /**
   * of a model without whole numbers: where an earlier one ended that had the same rows and fewer columns; the columns added since stand
   * behind. It changes how soon the best is found, never what is the best.
   */
  readonly basis?: Basis;
  /** the same seed, model and version give the same plan, unless time runs out */
  readonly seed?: number;
  readonly onProgress?: (progress: SolveProgress) => void;
  /** cancel: ends with the best plan so far */
  readonly signal?: AbortSignal;
}

/** optimal: proven · feasible: keeps every rule, `gap` says how far from the best at most · infeasible: proven that no plan keeps every rule · unknown: ended before any of these */
export type SolveStatus = "optimal" | "feasible" | "infeasible" | "unbounded" | "unknown";

/** Why a solver ended before it had proven its plan. */
export type Stopped = "time" | "cancelled" | "memory" | "gap";

/** What a solver found. */
export interface Solution {
  readonly status: SolveStatus;
  /** one for each column; null without a plan */
  readonly values: Float64Array | null;
  readonly objective: number | null;
  readonly bound: number | null;
  /** (objective − bound) ÷ |objective|; null without both */
  readonly gap: number | null;
  readonly seconds: number;
  readonly stopped: Stopped | null;
  /** of a model without whole numbers that was solved to the end: what one unit more of a row's bound adds to the objective */
  readonly rowDuals: Float64Array | null;
  /** beside `rowDuals`, where the solver has one: to begin with the next time */
  readonly basis?: Basis;
}

/** A program that solves models. The kernel has none of its own: it is handed in. */
export interface Solver {
  readonly solve: (model: LinearModel, options?: SolveOptions) => Promise<Solution>;
  /**
   * Rows that cannot hold together, and of which none can be spared (IIS), looking at the model without its whole numbers.
   * null when that model has a plan, or none was found in time.
   */
  readonly conflict: (model: LinearModel, options?: SolveOptions) => Promise<readonly number[] | null>;
}

/** A plan within this share of its bound counts as proven: what is left is the rounding of floating-point numbers. */
export const PROVEN_GAP = 1e-6;

/**
 * How far a plan is from the best one at most, as a share of its objective.
 *
 * @returns ≥ 0; 0 when both are zero, infinite when only the objective is
 * @example relativeGap(101, 100) // 0.0099…
 */
export function relativeGap(objective: number, bound: number): number {
  const apart = Math.max(0, objective - bound);
  if (apart <= 1e-9 * Math.max(1, Math.abs(objective))) return 0;
  return apart / Math.abs(objective);
}
