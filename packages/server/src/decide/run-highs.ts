import type { Highs, HighsCallbackMap, Model } from "highs";
import {
  type Basis,
  PROVEN_GAP,
  relativeGap,
  type Solution,
  type SolveProgress,
  type Stopped,
} from "@youheng/kernel/solve";
import type { BareModel, HighsOrder } from "./highs-thread.ts";

/** Progress is told at most so often. */
const PROGRESS_EVERY_S = 0.2;

/** What happens while HiGHS runs. */
interface Run {
  readonly order: HighsOrder;
  readonly tell: (progress: SolveProgress) => void;
  readonly startedAt: number;
}

/**
 * Solves one model with HiGHS, in the thread that calls it, which it blocks.
 *
 * @param tell  progress; an incumbent comes with its values
 * @throws      HighsError when HiGHS refuses the model: a mistake of ours
 * @example     runHighs(await loadHighs(), order, () => undefined).status
 */
export function runHighs(highs: Highs, order: HighsOrder, tell: (progress: SolveProgress) => void): Solution {
  if (order.model.columns.cost.length === 0) return withoutDecisions(order.model);
  const run: Run = { order, tell, startedAt: performance.now() };
  const model = highs.createModel(modelData(order.model));
  try {
    model.options.set(optionsOf(order));
    if (order.start !== undefined && isWhole(order.model)) model.setSolution({ colValue: order.start });
    beginAt(model, order);
    model.run(callbacks(highs, run));
    return solutionOf(highs, model, run);
  } finally {
    model.dispose();
  }
}

/** A model in which nothing is to be decided, which HiGHS calls not solved: its rules hold for nothing, or cannot be held. */
function withoutDecisions({ offset, rows }: BareModel): Solution {
  const holds = rows.lower.every((lower, i) => lower <= 0 && rows.upper[i]! >= 0);
  const told = holds ? { objective: offset, bound: offset, gap: 0 } : { objective: null, bound: null, gap: null };
  return {
    status: holds ? "optimal" : "infeasible",
    values: holds ? new Float64Array(0) : null,
    ...told,
    seconds: 0,
    stopped: null,
    rowDuals: holds ? new Float64Array(rows.lower.length) : null,
  };
}

/** Takes up the basis of an earlier run; the columns that it did not know stand at their lower bounds. */
function beginAt(model: Model, { basis, model: { columns, rows } }: HighsOrder): void {
  const width = columns.cost.length;
  if (basis === undefined || basis.rows.length !== rows.lower.length || basis.columns.length > width) return;
  const colStatus = new Int32Array(width);
  colStatus.set(basis.columns);
  model.setBasis({ colStatus, rowStatus: basis.rows });
}

/**
 * Rows that cannot hold together, by HiGHS; null when it finds none it is sure of.
 *
 * @example conflictingRows(await loadHighs(), order)
 */
export function conflictingRows(highs: Highs, order: HighsOrder): readonly number[] | null {
  const relaxed = { ...modelData(order.model), integrality: new Int32Array(order.model.columns.cost.length) };
  const model = highs.createModel(relaxed);
  try {
    model.options.set({ ...optionsOf(order), iis_strategy: highs.constants.iis.strategyRowPriority });
    model.run();
    if (model.getModelStatus() !== highs.constants.modelStatus.infeasible) return null;
    const { rowIndex, rowStatus } = model.getIis();
    const sure = Array.from(rowIndex).filter((row) => rowStatus[row] === highs.constants.iis.inConflict);
    return sure.length > 0 && sure.length === rowIndex.length ? sure : null;
  } finally {
    model.dispose();
  }
}

function modelData({ offset, columns, rows, matrix }: BareModel): Parameters<Model["passModel"]>[0] {
  const [numCols, numRows] = [columns.cost.length, rows.lower.length];
  return {
    numCols,
    numRows,
    offset,
    colCost: columns.cost,
    colLower: columns.lower,
    colUpper: columns.upper,
    rowLower: rows.lower,
    rowUpper: rows.upper,
    integrality: Int32Array.from(columns.integer),
    matrix: { format: "csr", numRows, numCols, starts: matrix.starts, indices: matrix.columns, values: matrix.values },
  };
}

function optionsOf({ seconds, gap, seed }: HighsOrder): Record<string, number | boolean | string> {
  return {
    output_flag: false,
    mip_rel_gap: gap ?? PROVEN_GAP / 10,
    mip_feasibility_tolerance: 1e-6,
    random_seed: seed ?? 0,
    ...(seconds === undefined ? {} : { time_limit: seconds }),
  };
}

function callbacks(highs: Highs, run: Run): HighsCallbackMap {
  const { callbackType } = highs.constants;
  const flag = new Int32Array(run.order.cancel);
  const stop = (event: { interrupt(): void }): undefined => {
    if (Atomics.load(flag, 0) === 1) event.interrupt();
  };
  let told = 0;
  return {
    [callbackType.simplexInterrupt]: stop,
    [callbackType.ipmInterrupt]: stop,
    [callbackType.mipInterrupt]: stop,
    [callbackType.mipImprovingSolution]: ({ data }) => {
      run.tell(progressOf(run, { ...data, mip_primal_bound: data.objective_function_value ?? data.mip_primal_bound }));
    },
    [callbackType.mipLogging]: ({ data }) => {
      const now = secondsOf(run);
      if (now - told < PROGRESS_EVERY_S) return;
      told = now;
      run.tell(progressOf(run, data));
    },
  };
}

interface MipNumbers {
  readonly mip_primal_bound?: number | undefined;
  readonly mip_dual_bound?: number | undefined;
  readonly mip_solution?: Float64Array | undefined;
}

function progressOf(run: Run, { mip_primal_bound, mip_dual_bound, mip_solution }: MipNumbers): SolveProgress {
  const objective = finite(mip_primal_bound);
  const bound = finite(mip_dual_bound);
  const gap = objective === null || bound === null ? null : relativeGap(objective, bound);
  const values = mip_solution === undefined ? {} : { values: mip_solution };
  return { seconds: secondsOf(run), objective, bound, gap, ...values };
}

function solutionOf(highs: Highs, model: Model, run: Run): Solution {
  const { modelStatus, solutionStatus } = highs.constants;
  const status = model.getModelStatus();
  const seconds = secondsOf(run);
  const none = { values: null, objective: null, bound: null, gap: null, seconds, stopped: null, rowDuals: null };
  if (status === modelStatus.infeasible) return { ...none, status: "infeasible" };
  if (status === modelStatus.unbounded) return { ...none, status: "unbounded" };
  const hasPlan =
    status === modelStatus.optimal ||
    status === modelStatus.empty ||
    model.info.get("primal_solution_status") === solutionStatus.feasible;
  const bound = boundOf(model, isWhole(run.order.model), status === modelStatus.optimal);
  const stopped = stoppedBy(highs, status);
  if (!hasPlan) return { ...none, status: "unknown", bound, stopped };
  const objective = model.getObjectiveValue();
  const gap = bound === null ? null : relativeGap(objective, bound);
  const proven = gap !== null && gap <= PROVEN_GAP;
  const { colValue, rowDual } = model.getSolution();
  const duals = !isWhole(run.order.model) && status === modelStatus.optimal ? rowDual : null;
  return {
    status: proven ? "optimal" : "feasible",
    values: settled(colValue, run.order.model),
    objective,
    bound,
    gap,
    seconds,
    stopped: proven ? null : (stopped ?? "gap"),
    rowDuals: duals,
    ...(duals === null ? {} : { basis: basisOf(model) }),
  };
}

function basisOf(model: Model): Basis {
  const { colStatus, rowStatus } = model.getBasis();
  return { columns: colStatus, rows: rowStatus };
}

/** Whole decisions come back as whole numbers, not as 0.9999999. */
function settled(values: Float64Array, { columns }: BareModel): Float64Array {
  return values.map((value, j) => (columns.integer[j] === 1 ? Math.round(value) : value));
}

function boundOf(model: Model, whole: boolean, optimal: boolean): number | null {
  if (!whole) return optimal ? model.getObjectiveValue() : null;
  return finite(Number(model.info.get("mip_dual_bound")));
}

function stoppedBy({ constants: { modelStatus } }: Highs, status: number): Stopped | null {
  if (status === modelStatus.timeLimit) return "time";
  return status === modelStatus.interrupted ? "cancelled" : null;
}

function isWhole({ columns }: BareModel): boolean {
  return columns.integer.includes(1);
}

function finite(value: number | undefined): number | null {
  return value === undefined || !Number.isFinite(value) || Math.abs(value) >= 1e30 ? null : value;
}

function secondsOf({ startedAt }: Run): number {
  return (performance.now() - startedAt) / 1000;
}
