import { relativeGap, type Solution, type SolveProgress } from "../../solve/index.ts";
import type { CatchmentProblem } from "./catchment-problem.ts";
import { type Ground, isDone, offerWhole, raiseBound } from "./draft.ts";
import { timeLeft } from "./pace.ts";
import { piecesOf } from "./pieces.ts";
import { priceBound } from "./price-bound.ts";
import { pairsWithin, type PieceRule, wholeModel, type WholeModel } from "./whole-model.ts";

/** Larger models are not tried: the solver would not get far in them. */
const MOST_PAIRS = 60_000;
/** Nearest schools of each unit that are tried when no plan is known to measure by. */
const BLIND_CHOICES = 12;
const MOST_ROUNDS = 60;
/** More pairs than this: first among the best few of each unit, for a part of the time. */
const MANY_PAIRS = 8000;
const FEW_CHOICES = 5;
const NARROW_PART = 0.6;
/** Units of a piece for which a rule is made at once. */
const RULES_A_PIECE = 12;

/**
 * Solves the model with whole units over the pairs that can still matter, from the best plan so far. Where catchments are to be in one piece, rules
 * against the pieces that show are added and it is solved again: what it proves without them holds with them.
 */
export async function provePlan(ground: Ground): Promise<void> {
  const { draft, problem } = ground;
  if (problem.contiguous === null && draft.shares !== null) await narrowPlan(ground);
  for (let round = 0; round < MOST_ROUNDS && !isDone(ground); round++) {
    const { pairs, complete } = pairsToTry(ground);
    if (sizeOf(pairs) > MOST_PAIRS) return;
    const whole = wholeModel(problem, { costs: ground.costs, pairs, pieces: draft.pieceRules });
    const solved = await solve(ground, whole, 1);
    if (solved.status === "infeasible") {
      // nothing is cheaper than the best plan known; without one, there is none at all
      if (complete && draft.shares !== null) raiseBound(ground, draft.cost);
      else if (complete) draft.proven = "infeasible";
      return;
    }
    if (complete && solved.bound !== null) raiseBound(ground, Math.min(solved.bound, draft.cost));
    if (solved.values === null) return;
    const assigned = assignedOf(problem, whole, solved.values);
    const rules = pieceRulesOf(problem, assigned);
    if (rules.length === 0) {
      offerWhole(ground, assigned);
      return;
    }
    draft.pieceRules.push(...rules);
  }
}

/** Where very many pairs still matter, a better plan is first sought among the best few of each unit: it proves nothing, but leaves fewer to be proven. */
async function narrowPlan(ground: Ground): Promise<void> {
  const { pairs } = pairsToTry(ground);
  if (sizeOf(pairs) <= MANY_PAIRS) return;
  const { problem, costs, draft } = ground;
  const { students, schools } = problem;
  const priced = (unit: number, school: number): number =>
    costs[unit * schools.length + school]! + students[unit]! * draft.prices[school]!;
  const few = pairs.map((list, unit) => {
    const own = draft.shares![unit]!.school;
    const best = list.toSorted((a, b) => priced(unit, a) - priced(unit, b)).slice(0, FEW_CHOICES);
    return best.includes(own) ? best : [...best, own];
  });
  const whole = wholeModel(problem, { costs, pairs: few, pieces: [] });
  const { values } = await solve(ground, whole, NARROW_PART);
  if (values !== null) offerWhole(ground, assignedOf(problem, whole, values));
}

function sizeOf(pairs: readonly (readonly number[])[]): number {
  return pairs.reduce((sum, list) => sum + list.length, 0);
}

/** Pairs of a plan cheaper than the best one; with the best one's own, so that it can be begun with. */
function pairsToTry({ problem, costs, draft }: Ground): {
  readonly pairs: readonly (readonly number[])[];
  readonly complete: boolean;
} {
  const { students, schools, wayM } = problem;
  const width = schools.length;
  const priceOnly = draft.shares === null ? Infinity : draft.cost - priceBound(problem, costs, draft.prices);
  const within = pairsWithin(problem, costs, { prices: draft.prices, room: priceOnly });
  const current = draft.shares;
  let complete = true;
  const pairs = within.map((list, unit) => {
    const own = current === null ? [] : [current[unit]!.school];
    // a unit without students costs nothing anywhere
    if (students[unit] === 0 && problem.contiguous === null) return own.length > 0 ? own : nearest(wayM, width, unit);
    const all = [...new Set([...own, ...list])].sort((a, b) => a - b);
    if (draft.shares !== null || all.length <= BLIND_CHOICES) return all;
    complete = false;
    const priced = (school: number): number => costs[unit * width + school]! + students[unit]! * draft.prices[school]!;
    return all.sort((a, b) => priced(a) - priced(b)).slice(0, BLIND_CHOICES);
  });
  return { pairs, complete };
}

function nearest(wayM: Float64Array, width: number, unit: number): readonly number[] {
  const ways = Array.from({ length: width }, (_, school) => wayM[unit * width + school]!);
  return [ways.indexOf(Math.min(...ways))];
}

async function solve(
  { pace, draft, problem, solver }: Ground,
  { model, places }: WholeModel,
  part: number,
): Promise<Solution> {
  const chosen = new Map(draft.shares?.map(({ unit, school }) => [unit, school]));
  const start =
    draft.shares === null
      ? {}
      : { start: Float64Array.from(places, ([unit, school]) => (chosen.get(unit) === school ? 1 : 0)) };
  const onProgress = (progress: SolveProgress): void => {
    const { objective, bound } = progress;
    const best = Math.min(draft.cost, problem.contiguous === null ? (objective ?? Infinity) : Infinity);
    const known = part < 1 ? draft.bound : Math.max(draft.bound, Math.min(bound ?? -Infinity, draft.cost));
    const shown = best === Infinity ? null : best;
    pace.onProgress?.({
      seconds: pace.seconds(),
      objective: shown,
      bound: known,
      gap: shown === null ? null : relativeGap(shown, known),
    });
  };
  return await solver.solve(model, {
    seconds: part * timeLeft(pace),
    gap: pace.gap,
    seed: pace.seed,
    onProgress,
    ...start,
    ...(pace.signal === undefined ? {} : { signal: pace.signal }),
  });
}

function assignedOf({ units }: CatchmentProblem, { places }: WholeModel, values: Float64Array): Int32Array {
  const assigned = new Int32Array(units.length).fill(-1);
  for (const [at, [unit, school]] of places.entries()) if (values[at]! > 0.5) assigned[unit] = school;
  return assigned;
}

/** Rules that the pieces apart in a plan break: one for each of their units. */
function pieceRulesOf({ schools, contiguous }: CatchmentProblem, assigned: Int32Array): readonly PieceRule[] {
  if (contiguous === null) return [];
  return schools.flatMap((_, school) => {
    const own = Array.from(assigned.keys()).filter((unit) => assigned[unit] === school);
    const pieces = piecesOf(contiguous.neighbours, own);
    const home = contiguous.homes[school]!;
    const main = pieces.find((piece) => piece.includes(home)) ?? pieces.toSorted((a, b) => b.length - a.length)[0];
    const anchor = home < 0 ? (main?.[0] ?? null) : null;
    return pieces.flatMap((piece) => {
      if (piece === main && (home < 0 || piece.includes(home))) return [];
      const inside = new Set(piece);
      const around = [...new Set(piece.flatMap((unit) => contiguous.neighbours[unit]!))].filter(
        (one) => !inside.has(one),
      );
      return piece.slice(0, RULES_A_PIECE).map((unit) => ({ school, unit, anchor, around }));
    });
  });
}
