import { PROVEN_GAP, relativeGap, type Solver } from "../../solve/index.ts";
import { type CatchmentProblem, costOf, LOAD_TOLERANCE, loadsOf, type Share, sharesOf } from "./catchment-problem.ts";
import { isOver, type Pace } from "./pace.ts";
import { piecesOf } from "./pieces.ts";
import type { PieceRule } from "./whole-model.ts";

/** A plan under way: the best so far and what is proven. */
export interface Draft {
  shares: readonly Share[] | null;
  cost: number;
  bound: number;
  prices: Float64Array;
  firstSeconds: number | null;
  proven: "infeasible" | null;
  readonly pieceRules: PieceRule[];
}

/** What all stages of the search share. */
export interface Ground {
  readonly problem: CatchmentProblem;
  readonly costs: Float64Array;
  readonly pace: Pace;
  readonly draft: Draft;
  readonly solver: Solver;
}

/** Whether every catchment is in one piece with the school's own unit. True when that is not asked for. */
export function isInOnePiece({ schools, contiguous }: CatchmentProblem, shares: readonly Share[]): boolean {
  if (contiguous === null) return true;
  const units: number[][] = schools.map(() => []);
  for (const { unit, school } of shares) units[school]!.push(unit);
  return units.every(
    (own, school) =>
      piecesOf(contiguous.neighbours, own).length <= 1 &&
      (contiguous.homes[school]! < 0 || own.includes(contiguous.homes[school]!)),
  );
}

/** Takes a plan when it keeps the bounds and is the best so far. */
export function offer({ problem, costs, draft, pace }: Ground, shares: readonly Share[]): boolean {
  const loads = loadsOf(problem, shares);
  const tolerance = LOAD_TOLERANCE;
  const keeps = loads.every((load, j) => load <= problem.most[j]! + tolerance && load >= problem.least[j]! - tolerance);
  if (!keeps) return false;
  draft.firstSeconds ??= pace.seconds();
  const cost = costOf(costs, problem.schools.length, shares);
  if (cost >= draft.cost) return false;
  draft.cost = cost;
  draft.shares = shares;
  report({ draft, pace });
  return true;
}

/** Takes a bound when it is the best so far; prices only with the bound that they prove. */
export function raiseBound(
  { draft, pace }: Pick<Ground, "draft" | "pace">,
  bound: number,
  prices?: Float64Array,
): void {
  if (bound <= draft.bound) return;
  draft.bound = bound;
  if (prices !== undefined) draft.prices = prices;
  report({ draft, pace });
}

function report({ draft, pace }: Pick<Ground, "draft" | "pace">): void {
  const objective = draft.shares === null ? null : draft.cost;
  const gap = objective === null ? null : relativeGap(objective, draft.bound);
  pace.onProgress?.({ seconds: pace.seconds(), objective, bound: draft.bound, gap });
}

/** Good enough, proven impossible, or out of time. */
export function isDone({ draft, pace }: Ground): boolean {
  if (draft.proven !== null) return true;
  if (draft.shares !== null && relativeGap(draft.cost, draft.bound) <= Math.max(pace.gap, PROVEN_GAP)) return true;
  return isOver(pace);
}

/** The plan of whole units as shares. */
export function offerWhole(ground: Ground, assigned: Int32Array): boolean {
  return offer(ground, sharesOf(assigned));
}
