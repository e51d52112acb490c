import { PROVEN_GAP, relativeGap, type Solver, type Words } from "../../solve/index.ts";
import { betterByParts } from "./better-by-parts.ts";
import { capacityConflict, tooLargeUnits } from "./capacity-conflict.ts";
import { type CatchmentProblem, costsOf, LOAD_TOLERANCE, type Share } from "./catchment-problem.ts";
import { type Draft, type Ground, isDone, isInOnePiece, offer, raiseBound } from "./draft.ts";
import { firstPlan } from "./first-plan.ts";
import { packedPlan } from "./packed-plan.ts";
import { type Pace, timeLeft } from "./pace.ts";
import { priceBound, roughPrices } from "./price-bound.ts";
import { provePlan } from "./prove-plan.ts";
import { relaxedPlan, type RelaxedPlan } from "./relaxed-plan.ts";
import { searchPlan } from "./search-plan.ts";
import { splitPlan } from "./split-plan.ts";
import type { PieceRule } from "./whole-model.ts";

/** optimal: no plan is cheaper · feasible: see the gap · infeasible: proven, see because · unknown: time ran out before a plan or a proof was found */
export type PlanStatus = "optimal" | "feasible" | "infeasible" | "unknown";

/** Who goes where, and how good that is. */
export interface CatchmentPlan {
  readonly status: PlanStatus;
  /** empty without a plan */
  readonly shares: readonly Share[];
  /** student-metres, with the price of moving; null without a plan */
  readonly objective: number | null;
  /** no plan costs less, student-metres; null where nothing is proven */
  readonly bound: number | null;
  readonly gap: number | null;
  readonly seconds: number;
  /** when the first plan that keeps every rule was known */
  readonly firstSeconds: number | null;
  /** prices of places, metres for each student: they prove the bound of the relaxation (see priceBound) */
  readonly prices: Float64Array;
  /** rules against pieces apart that were needed for the proof */
  readonly pieceRules: readonly PieceRule[];
  /** what cannot hold together; empty unless infeasible or unknown */
  readonly because: readonly Words[];
}

/**
 * Divides units among schools at least way: a quick plan first, then the relaxation (units split) that proves a bound, a search by moves and
 * exchanges, and the model with whole units on the pairs that can still matter. Ends when the plan is within `pace.gap` of the bound, when
 * time is up, or when nothing gets better; the best plan so far is never lost.
 *
 * @returns the plan; `checkCatchments` should look at it before anybody else does
 * @example (await planCatchments(solver, problem, pace)).status // "optimal"
 */
export async function planCatchments(solver: Solver, problem: CatchmentProblem, pace: Pace): Promise<CatchmentPlan> {
  const costs = costsOf(problem);
  const empty = new Float64Array(problem.schools.length);
  const draft: Draft = {
    shares: null,
    cost: Infinity,
    bound: priceBound(problem, costs, empty),
    prices: empty,
    firstSeconds: null,
    proven: null,
    pieceRules: [],
  };
  const ground: Ground = { problem, costs, pace, draft, solver };
  if (draft.bound === Infinity) return await refused(ground);
  const rough = roughPrices(problem, costs, { rounds: 60, goal: goalOf(ground) });
  raiseBound(ground, rough.bound, rough.prices);
  const quick = firstPlan(problem, costs, rough.prices);
  const start = quick === null ? null : await searchPlan(ground, { assigned: quick, quick: true });
  await packed(ground, rough.prices);
  const relaxed = await relaxation(ground);
  if (relaxed !== null && relaxed.breach > breachTolerance(problem)) return await refused(ground);
  if (relaxed !== null) raiseBound(ground, relaxed.bound, relaxed.prices);
  if (relaxed !== null && problem.maySplit) takeSplit(ground, relaxed);
  if (!isDone(ground)) await better(ground, beginnings(ground, relaxed, start ?? quick));
  return await finished(ground);
}

/** Where places are few and units large, the quick search may find no plan that keeps the bounds: packing does, sooner. */
async function packed(ground: Ground, prices: Float64Array): Promise<void> {
  const { problem, costs, draft } = ground;
  if (draft.shares !== null || problem.contiguous !== null) return;
  const assigned = packedPlan(problem, costs, prices);
  if (assigned !== null) await searchPlan(ground, { assigned, quick: true });
}

/** A cost from which steps are measured while no plan is known. */
function goalOf({ draft }: Ground): number {
  return draft.bound * 1.2 + 1;
}

async function better(ground: Ground, begin: Int32Array | null): Promise<void> {
  const { problem, draft } = ground;
  if (!problem.maySplit && tooLargeUnits(problem).length > 0) {
    draft.proven = "infeasible";
    return;
  }
  const assigned = begin === null ? null : await searchPlan(ground, { assigned: begin, quick: false });
  if (isDone(ground)) return;
  if (problem.maySplit) return await splitPlan(ground, assigned);
  await provePlan(ground);
  if (problem.contiguous === null) await betterByParts(ground);
  await provePlan(ground);
}

/**
 * Where the thorough search begins: at the relaxed plan with every split unit put where most of it is, for that is nearly the cheapest there is;
 * where catchments must be in one piece, at the best plan so far.
 */
function beginnings(ground: Ground, relaxed: RelaxedPlan | null, start: Int32Array | null): Int32Array | null {
  const { problem, costs, draft } = ground;
  if (relaxed !== null && problem.contiguous === null)
    return roundedPlan(problem, relaxed, [...nearestOfEmpty(ground)]);
  return wholeOf(ground) ?? firstPlan(problem, costs, draft.prices) ?? start;
}

function roundedPlan({ units }: CatchmentProblem, { shares }: RelaxedPlan, empty: readonly Share[]): Int32Array {
  const assigned = new Int32Array(units.length);
  const most = new Float64Array(units.length);
  for (const { unit, school, share } of [...empty, ...shares]) {
    if (share <= most[unit]!) continue;
    most[unit] = share;
    assigned[unit] = school;
  }
  return assigned;
}

/** The best plan so far, when no unit is split in it. */
function wholeOf({ problem, draft }: Ground): Int32Array | null {
  if (draft.shares === null || draft.shares.length !== problem.units.length) return null;
  const assigned = new Int32Array(problem.units.length);
  for (const { unit, school } of draft.shares) assigned[unit] = school;
  return assigned;
}

/** The relaxation; with a far higher price of breaches when one shows although a plan exists. */
async function relaxation(ground: Ground): Promise<RelaxedPlan | null> {
  const { problem, costs, pace, solver, draft } = ground;
  const longest = problem.wayM.reduce((most, way) => (way < Infinity && way > most ? way : most), 1);
  const breachPrice = 50 * (longest + (problem.keep?.priceM ?? 0));
  const asked = { problem, costs, breachPrice, seconds: () => timeLeft(pace), signal: pace.signal };
  const plan = await relaxedPlan(solver, asked, draft.prices);
  if (plan === null || plan.breach <= breachTolerance(problem)) return plan;
  const because = await capacityConflict(solver, problem, () => timeLeft(pace));
  if (because.length > 0) return plan;
  return await relaxedPlan(solver, { ...asked, breachPrice: breachPrice * 1000 }, plan.prices);
}

function breachTolerance({ students }: CatchmentProblem): number {
  return (
    LOAD_TOLERANCE *
    Math.max(
      1,
      students.reduce((sum, one) => sum + one, 0),
    )
  );
}

/** The relaxed plan is the best plan when units may be split and it is in one piece, or need not be. */
function takeSplit(ground: Ground, { shares }: RelaxedPlan): void {
  const whole = [...shares, ...nearestOfEmpty(ground)];
  if (isInOnePiece(ground.problem, whole)) offer(ground, whole);
}

/** Units without students cost nothing anywhere: they go to the nearest school. */
function nearestOfEmpty({ problem: { students, schools, wayM } }: Ground): readonly Share[] {
  return Array.from(students.keys()).flatMap((unit) => {
    if (students[unit]! > 0) return [];
    const ways = schools.map((_, school) => wayM[unit * schools.length + school]!);
    return [{ unit, school: ways.indexOf(Math.min(...ways)), share: 1 }];
  });
}

async function refused(ground: Ground): Promise<CatchmentPlan> {
  ground.draft.proven = "infeasible";
  return await finished(ground);
}

function hasStudents({ problem: { students } }: Ground): (share: Share) => boolean {
  return ({ unit }) => students[unit]! > 0;
}

async function finished(ground: Ground): Promise<CatchmentPlan> {
  const { draft, pace } = ground;
  const { shares, cost, prices, firstSeconds, pieceRules } = draft;
  if (shares === null) return await without(ground);
  const tidy =
    ground.problem.contiguous === null ? [...shares.filter(hasStudents(ground)), ...nearestOfEmpty(ground)] : shares;
  const bound = Math.min(draft.bound, cost);
  const gap = relativeGap(cost, bound);
  const status = gap <= PROVEN_GAP ? "optimal" : "feasible";
  return {
    status,
    shares: tidy,
    objective: cost,
    bound,
    gap,
    seconds: pace.seconds(),
    firstSeconds,
    prices,
    pieceRules,
    because: [],
  };
}

async function without({ problem, solver, draft, pace }: Ground): Promise<CatchmentPlan> {
  const left = Math.max(10, timeLeft(pace));
  const conflict = await capacityConflict(solver, problem, () => left);
  const large = problem.maySplit ? [] : tooLargeUnits(problem);
  const because = conflict.length > 0 ? conflict : large.length > 0 ? large : unsettled(problem, draft.proven !== null);
  const { prices, pieceRules } = draft;
  const proven = draft.proven !== null || conflict.length > 0 || large.length > 0;
  const none = { shares: [], objective: null, bound: null, gap: null, firstSeconds: null };
  return { ...none, status: proven ? "infeasible" : "unknown", seconds: pace.seconds(), prices, pieceRules, because };
}

function unsettled({ contiguous, maySplit }: CatchmentProblem, proven: boolean): readonly Words[] {
  const rules = [
    { zh: "每所学校的学生数在上下限之内", en: "every school within its bounds" },
    ...(maySplit ? [] : [{ zh: "地块不拆分", en: "units are not split" }]),
    ...(contiguous === null ? [] : [{ zh: "每个学区连成一片", en: "every catchment is in one piece" }]),
  ];
  if (proven) return rules;
  const unproven = {
    zh: "在时限内没有找到同时满足以下各条的方案，也没有证明不存在；可放宽上下限、允许拆分或延长时间",
    en: "no plan that keeps all of the following was found in time, nor was it proven that there is none; widen the bounds, allow units to be split, or give more time",
  };
  return [unproven, ...rules];
}
