import type { Basis, LinearModel, Solution, SolveProgress } from "@youheng/kernel/solve";

/** A model without its words: what the thread needs to know. */
export type BareModel = Pick<LinearModel, "offset" | "matrix"> & {
  readonly columns: Omit<LinearModel["columns"], "names">;
  readonly rows: Pick<LinearModel["rows"], "lower" | "upper">;
};

/** What the thread is told to do. */
export interface HighsOrder {
  readonly task: "solve" | "conflict";
  readonly model: BareModel;
  readonly seconds?: number;
  readonly gap?: number;
  readonly start?: Float64Array;
  readonly basis?: Basis;
  readonly seed?: number;
  /** a shared flag: set to 1, the solver ends at its next checkpoint */
  readonly cancel: SharedArrayBuffer;
}

/** What the thread says. */
export type HighsMessage =
  | { readonly progress: SolveProgress }
  | { readonly solution: Solution }
  | { readonly rows: readonly number[] | null }
  | { readonly failed: string };
