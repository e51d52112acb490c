import type { CatchmentProblem, Share } from "./catchment-problem.ts";
import { type Ground, isDone, isInOnePiece, offer } from "./draft.ts";
import { timeLeft } from "./pace.ts";
import { piecesOf } from "./pieces.ts";
import { wholeModel } from "./whole-model.ts";

const MOST_ROUNDS = 40;

/**
 * Catchments in one piece whose units may be split: begins with catchments of whole units and lets units at their edges be shared with the catchment
 * next to them, as long as every piece hangs together.
 *
 * @param assigned  the school of each unit, in one piece; null when there is none to begin with
 */
export async function splitPlan(ground: Ground, assigned: Int32Array | null): Promise<void> {
  const { problem, costs, pace, solver } = ground;
  if (assigned === null || problem.contiguous === null) return;
  const pairs = edgePairs(problem, costs, assigned);
  for (let round = 0; round < MOST_ROUNDS && !isDone(ground); round++) {
    const { model, places } = wholeModel(problem, { costs, pairs: pairs.map((set) => [...set]), pieces: [] });
    const signal = pace.signal === undefined ? {} : { signal: pace.signal };
    const { values } = await solver.solve(model, { seconds: timeLeft(pace), ...signal });
    if (values === null) return;
    const shares = places.flatMap(([unit, school], at) =>
      values[at]! > 1e-9 ? [{ unit, school, share: Math.min(1, values[at]!) }] : [],
    );
    if (isInOnePiece(problem, shares)) {
      offer(ground, shares);
      return;
    }
    if (!forbidApart(problem, { shares, assigned, pairs })) return;
  }
}

/** A unit may be shared with the school of any neighbour. */
function edgePairs(
  { schools, contiguous }: CatchmentProblem,
  costs: Float64Array,
  assigned: Int32Array,
): Set<number>[] {
  const homes = new Set(contiguous!.homes);
  return Array.from(assigned, (own, unit) => {
    if (homes.has(unit)) return new Set([own]);
    const beside = contiguous!.neighbours[unit]!.map((one) => assigned[one]!);
    return new Set([own, ...beside.filter((school) => costs[unit * schools.length + school]! < Infinity)]);
  });
}

/** Takes back what made a piece hang apart: units that came from elsewhere, or left a hole behind them. */
function forbidApart(
  { schools, contiguous }: CatchmentProblem,
  {
    shares,
    assigned,
    pairs,
  }: { readonly shares: readonly Share[]; readonly assigned: Int32Array; readonly pairs: Set<number>[] },
): boolean {
  let changed = false;
  const keepOwn = (unit: number): void => {
    if (pairs[unit]!.size === 1) return;
    pairs[unit] = new Set([assigned[unit]!]);
    changed = true;
  };
  for (let school = 0; school < schools.length; school++) {
    const own = shares.filter((one) => one.school === school).map((one) => one.unit);
    const pieces = piecesOf(contiguous!.neighbours, own).toSorted((a, b) => b.length - a.length);
    if (pieces.length <= 1) continue;
    for (const unit of pieces.slice(1).flat()) if (assigned[unit] !== school) keepOwn(unit);
    const held = new Set(own);
    for (let unit = 0; unit < assigned.length; unit++) if (assigned[unit] === school && !held.has(unit)) keepOwn(unit);
  }
  return changed;
}
