import { PROVEN_GAP, relativeGap, type Solver, type Words } from "../../solve/index.ts";
import {
  capacityConflict,
  type CatchmentPlan,
  costsOf,
  isOver,
  type Pace,
  planCatchments,
  relaxedPlan,
  timeLeft,
} from "../catchments/index.ts";
import { createSetValues, type SetValue, type SetValues } from "./set-value.ts";
import { createSiteBound, type SiteBound } from "./site-bound.ts";
import { canHold, finalGround, groundOf, openingCosts, type SiteProblem, type SiteSet } from "./site-problem.ts";
import { everySet, setCount } from "./site-sets.ts";
import { bySwaps } from "./swap-sites.ts";
import { bestOfWhole } from "./whole-sites.ts";

/** Which sites open, who goes where then, and how good that is. */
export interface SitePlan {
  /** numbers in the ground, ascending */
  readonly opened: SiteSet;
  /** the plan of catchments with these sites; its cost and bound are those of the whole, with what opening counts for */
  readonly plan: CatchmentPlan;
  /** sets that were looked at */
  readonly sets: number;
}

/** As many sets are looked at one by one; more are searched. */
const MOST_SETS = 3000;
/** Rounds of prices for a first look at a set, and for a closer one. */
const [ROUGH, CLOSE] = [40, 160];
/** Shares of the time: until the first search ends, until the bound stands, until the sites stand; the rest is for who goes where. */
const [FIRST_UNTIL, BOUND_UNTIL, SITES_UNTIL] = [0.2, 0.6, 0.75];
const MOST_ROUNDS = 600;

interface Ground {
  readonly problem: SiteProblem;
  readonly solver: Solver;
  readonly pace: Pace;
  readonly values: SetValues;
  best: { readonly set: SiteSet; readonly cost: number } | null;
  bound: number;
  sets: number;
  /** sets looked at one by one with their bounds, ascending; empty where sets were searched only */
  waiting: readonly SetValue[];
}

/**
 * Chooses sites at least way (and cost, where it counts). Few possible sets are looked at one by one, cheapest bound first, until no other can be
 * cheaper; many are searched by exchanges from the sets that the Lagrangian bound proposes, and the bound rules candidates out.
 *
 * @returns the best set found, with who goes where; the gap is against a bound over all sets, units split or not
 * @example (await planSites(solver, problem, pace)).opened
 */
export async function planSites(solver: Solver, problem: SiteProblem, pace: Pace): Promise<SitePlan> {
  const ground: Ground = {
    problem,
    solver,
    pace,
    values: createSetValues(problem),
    best: null,
    bound: -Infinity,
    sets: 0,
    waiting: [],
  };
  const candidates = Array.from(
    { length: problem.ground.schools.length - problem.existing },
    (_, at) => problem.existing + at,
  );
  if (setCount(candidates.length, problem.open) <= MOST_SETS)
    await oneByOne(ground, everySet(candidates, problem.open));
  else await searched(ground, candidates);
  if (ground.best === null) return await refused(ground, candidates);
  return await settled(ground, ground.best.set);
}

/** Looks at sets in the order of their bounds; what is left over cannot be cheaper. */
async function oneByOne(ground: Ground, sets: readonly SiteSet[]): Promise<void> {
  const { problem, values, pace } = ground;
  const able = sets.filter((set) => canHold(problem, set));
  const rough = [];
  for (const [at, set] of able.entries()) {
    rough.push(values.of(set, ROUGH));
    if (at % 20 === 0) await pace.pause();
  }
  const waiting = rough.filter(({ bound }) => bound < Infinity).sort((a, b) => a.bound - b.bound);
  ground.waiting = waiting;
  let left = waiting.length;
  for (const { set, bound } of waiting) {
    if (ground.best !== null && bound >= ground.best.cost) break;
    if (isOver(pace) && ground.best !== null) break;
    const close = ground.best === null ? bound : values.of(set, CLOSE).bound;
    if (ground.best === null || close < ground.best.cost) await exactly(ground, set);
    left--;
  }
  const open = waiting.slice(waiting.length - left).map(({ bound }) => bound);
  ground.sets = waiting.length - left;
  raise(ground, Math.min(ground.best?.cost ?? Infinity, ...open.slice(0, 1)));
}

/** What a set really costs when units may be split. */
async function exactly(ground: Ground, set: SiteSet): Promise<void> {
  const { problem, solver, pace } = ground;
  const inner = groundOf(problem, set);
  const costs = costsOf({ ...inner, keep: null });
  const longest = inner.wayM.reduce((most, way) => (way < Infinity && way > most ? way : most), 1);
  const { prices } = ground.values.of(set, ROUGH);
  const asked = {
    problem: inner,
    costs,
    breachPrice: 50 * longest,
    seconds: () => timeLeft(pace),
    signal: pace.signal,
  };
  const plan = await relaxedPlan(solver, asked, prices);
  const students = inner.students.reduce((sum, one) => sum + one, 0);
  if (plan === null || plan.breach > 1e-6 * Math.max(1, students)) return;
  const opening = openingCosts(problem);
  const cost = plan.bound + set.reduce((sum, school) => sum + opening[school]!, 0);
  if (ground.best !== null && cost >= ground.best.cost) return;
  ground.best = { set, cost };
  report(ground);
}

/** Sets to begin with, the bound over all sets and those that it proposes, and exchanges from the best of them. */
async function searched(ground: Ground, candidates: readonly number[]): Promise<void> {
  const { problem, pace, values } = ground;
  const begin = [busiest(problem, candidates), largest(problem, candidates)]
    .map((set) => fewer(problem, set))
    .filter((set) => canHold(problem, set));
  for (const set of begin) await exactly(ground, set);
  const first = ground.best?.set ?? begin[0] ?? largest(problem, candidates);
  const early = await bySwaps({ problem, values, pace, until: FIRST_UNTIL * pace.limit }, first);
  await exactly(ground, early[0]!.set);
  const bound = createSiteBound(problem, paysOf(problem, values.of(ground.best?.set ?? early[0]!.set, CLOSE)));
  const proposed = await proposals(ground, bound);
  const starts = [early[0]!, ...proposed].sort((a, b) => a.bound - b.bound);
  const found = await bySwaps({ problem, values, pace, until: SITES_UNTIL * pace.limit }, starts[0]!.set);
  for (const { set } of found.slice(0, 3)) await exactly(ground, set);
  ground.sets = values.count();
  if (ground.best === null) return;
  const closed = bound.closedFor(ground.best.cost);
  const left = candidates.filter((one) => !closed.has(one));
  if (setCount(left.length, problem.open) > MOST_SETS || isOver(pace)) return;
  await oneByOne(ground, everySet(left, problem.open));
  // candidates were ruled out against the cost with units split: what is left says nothing of all sets with whole units
  ground.waiting = [];
}

/** At most so many sites open: where lower bounds of all of them ask for more students than there are, fewer do. */
function fewer(problem: SiteProblem, set: SiteSet): SiteSet {
  let kept = set;
  while (kept.length > 0 && !canHold(problem, kept)) kept = kept.slice(0, -1);
  return canHold(problem, kept) ? kept : set;
}

/** Rounds of the bound; returns the sets that it opened and that can hold. */
async function proposals(ground: Ground, bound: SiteBound): Promise<readonly SetValue[]> {
  const { problem, pace, values } = ground;
  const proposed = new Map<string, SetValue>();
  for (let round = 0; round < MOST_ROUNDS && pace.seconds() < BOUND_UNTIL * pace.limit; round++) {
    const set = bound.round(ground.best?.cost ?? Math.abs(bound.best()) * 1.2 + 1);
    raise(ground, bound.best());
    if (round % 8 === 0 && canHold(problem, set)) proposed.set(set.join(","), values.of(set, ROUGH));
    if (round % 5 === 0) await pace.pause();
    if (pace.signal?.aborted === true) break;
  }
  return [...proposed.values()].filter((one) => one.bound < Infinity);
}

/** What a unit pays at first: way and price where both are least among the schools of a set. */
function paysOf(problem: SiteProblem, { set, prices }: SetValue): Float64Array {
  const inner = groundOf(problem, set);
  const costs = costsOf({ ...inner, keep: null });
  const width = inner.schools.length;
  return inner.students.map((students, unit) => {
    let least = Infinity;
    for (let school = 0; school < width; school++)
      least = Math.min(least, costs[unit * width + school]! + students * prices[school]!);
    return least === Infinity ? 0 : least;
  });
}

/** The candidates to which most would go if all were open. */
function busiest(problem: SiteProblem, candidates: readonly number[]): SiteSet {
  const all = groundOf(problem, candidates);
  const width = all.schools.length;
  const loads = new Float64Array(width);
  for (let unit = 0; unit < all.units.length; unit++) {
    let near = 0;
    for (let school = 1; school < width; school++)
      if (all.wayM[unit * width + school]! < all.wayM[unit * width + near]!) near = school;
    loads[near] = loads[near]! + all.students[unit]!;
  }
  const load = (school: number): number => loads[problem.existing + candidates.indexOf(school)]!;
  return candidates
    .toSorted((a, b) => load(b) - load(a) || a - b)
    .slice(0, problem.open)
    .sort((a, b) => a - b);
}

/** The candidates with most places. */
function largest({ ground, open }: SiteProblem, candidates: readonly number[]): SiteSet {
  return candidates
    .toSorted((a, b) => ground.most[b]! - ground.most[a]! || a - b)
    .slice(0, open)
    .sort((a, b) => a - b);
}

/** The best set was found with units split: with whole units or catchments in one piece another may be better, or the only one that is possible. */
async function settled(ground: Ground, set: SiteSet): Promise<SitePlan> {
  const { pace, waiting } = ground;
  const first = await assigned(ground, set);
  const sets = waiting;
  const assign = (one: SiteSet): Promise<SitePlan> => assigned(ground, one);
  const { best, bound: least } = await bestOfWhole({ first, sets, assign, isOver: () => isOver(pace) });
  const { objective } = best.plan;
  const unsettled = waiting.length === 0 ? setCountOf(ground) > 1 : least < Infinity;
  if (objective === null) {
    if (best.plan.status !== "infeasible" || !unsettled) return best;
    return { ...best, plan: { ...best.plan, status: "unknown", because: [UNSETTLED] } };
  }
  const bound = Math.min(objective, Math.max(ground.bound, waiting.length === 0 ? -Infinity : least));
  const gap = relativeGap(objective, bound);
  return { ...best, plan: { ...best.plan, bound, gap, status: gap <= PROVEN_GAP ? "optimal" : "feasible" } };
}

function setCountOf({ problem: { ground, existing, open } }: Ground): number {
  return setCount(ground.schools.length - existing, open);
}

async function assigned(ground: Ground, set: SiteSet): Promise<SitePlan> {
  const { problem, solver, pace } = ground;
  const opening = openingCosts(problem);
  const opened = set.reduce((sum, school) => sum + opening[school]!, 0);
  const onProgress: Pace["onProgress"] = ({ seconds, objective }) => {
    const whole = objective === null ? null : objective + opened;
    pace.onProgress?.({
      seconds,
      objective: whole,
      bound: ground.bound,
      gap: whole === null ? null : relativeGap(whole, ground.bound),
    });
  };
  const plan = await planCatchments(solver, finalGround(problem, set), { ...pace, onProgress });
  if (plan.objective === null) return { opened: set, plan, sets: ground.sets };
  const objective = plan.objective + opened;
  const bound = plan.bound === null ? null : plan.bound + opened;
  return { opened: set, plan: { ...plan, objective, bound }, sets: ground.sets };
}

function raise(ground: Ground, bound: number): void {
  if (!(bound > ground.bound) || bound === Infinity) return;
  ground.bound = bound;
  report(ground);
}

function report({ pace, best, bound }: Ground): void {
  const objective = best?.cost ?? null;
  const gap = objective === null || bound === -Infinity ? null : relativeGap(objective, bound);
  pace.onProgress?.({ seconds: pace.seconds(), objective, bound: bound === -Infinity ? null : bound, gap });
}

async function refused(ground: Ground, candidates: readonly number[]): Promise<SitePlan> {
  const { problem, solver, pace } = ground;
  const set = largest(problem, candidates);
  const left = Math.max(10, timeLeft(pace));
  const sums = shortOfAll(problem);
  const found = [...sums, ...(await capacityConflict(solver, groundOf(problem, set), () => left))];
  // every set was looked at, and none can hold the students even when units are split
  const isProven = setCount(candidates.length, problem.open) <= MOST_SETS && !isOver(pace);
  const because = found.length === 0 && isProven ? noSetOf(problem, everySet(candidates, problem.open)) : found;
  const empty = { shares: [], objective: null, bound: null, gap: null, firstSeconds: null, pieceRules: [] };
  const status = isProven || sums.length > 0 ? ("infeasible" as const) : ("unknown" as const);
  const prices = new Float64Array(problem.ground.schools.length);
  return {
    opened: [],
    plan: { ...empty, status, seconds: pace.seconds(), prices, because: because.length > 0 ? because : [UNSETTLED] },
    sets: ground.sets,
  };
}

const UNSETTLED: Words = {
  zh: "没有找到学生数、上下限、开办数和预算都满足的选址；可放宽上下限、多开一所或提高预算",
  en: "no sites were found that keep bounds, number and budget; widen the bounds, open one more or raise the budget",
};

/** Why no set can be chosen: the budget where it is the budget, else that the rules do not hold together for any of them. */
function noSetOf(problem: SiteProblem, sets: readonly SiteSet[]): readonly Words[] {
  const { ground, existing, costYuan, budgetYuan, open } = problem;
  const placesOf = (set: SiteSet): number =>
    Array.from({ length: existing }, (_, school) => school)
      .concat(set)
      .reduce((sum, school) => sum + ground.most[school]!, 0);
  const yuanOf = (set: SiteSet): number => set.reduce((sum, school) => sum + costYuan[school]!, 0);
  const most = sets
    .filter((set) => budgetYuan === null || yuanOf(set) <= budgetYuan)
    .reduce((best, set) => Math.max(best, placesOf(set)), 0);
  const students = ground.students.reduce((sum, one) => sum + one, 0);
  const [all, places] = [students, most].map((value) => Math.round(value * 100) / 100);
  if (budgetYuan !== null && most < students - 1e-6)
    return [
      {
        zh: `共有 ${all} 名学生；造价不超过 ${budgetYuan} 元、至多开办 ${open} 所时，按上限最多 ${places} 个学位`,
        en: `${all} students; with ${open} sites at most for ${budgetYuan} yuan at most there are no more than ${places} places by their upper bounds`,
      },
    ];
  return [
    {
      zh: `${sets.length} 种选址逐一看过：没有一种能同时满足学生数、每校上下限、路程和开办数${budgetYuan === null ? "" : "、预算"}；可放宽上下限或路程、多开一所${budgetYuan === null ? "" : "、提高预算"}`,
      en: `all ${sets.length} choices were looked at: none keeps students, bounds of every school, ways and the number of sites${budgetYuan === null ? "" : ", and the budget,"} together; widen bounds or ways, open one more${budgetYuan === null ? "" : ", or raise the budget"}`,
    },
  ];
}

/** Whether even the largest candidates have too few places, or the schools there are need more students than there are. */
function shortOfAll({ ground, existing, open }: SiteProblem): readonly Words[] {
  const round = (value: number): number => Math.round(value * 100) / 100;
  const students = ground.students.reduce((sum, one) => sum + one, 0);
  const own = ground.most.slice(0, existing).reduce((sum, one) => sum + one, 0);
  const more = ground.most
    .slice(existing)
    .sort((a, b) => b - a)
    .slice(0, open);
  const most = own + more.reduce((sum, one) => sum + one, 0);
  const least = ground.least.slice(0, existing).reduce((sum, one) => sum + one, 0);
  const all = round(students);
  return [
    ...(most < students - 1e-6
      ? [
          {
            zh: `共有 ${all} 名学生；现有学校加上最大的 ${more.length} 个候选校址，按上限合计 ${round(most)} 个学位，还差 ${round(students - most)} 个`,
            en: `${all} students; the schools there are and the ${more.length} largest candidates have ${round(most)} places by their upper bounds: ${round(students - most)} are short`,
          },
        ]
      : []),
    ...(least > students + 1e-6
      ? [
          {
            zh: `现有学校按下限合计至少要 ${round(least)} 名学生，只有 ${all} 名`,
            en: `the schools there are need at least ${round(least)} students by their lower bounds; there are ${all}`,
          },
        ]
      : []),
  ];
}
