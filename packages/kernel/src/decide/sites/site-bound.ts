import { openingCosts, type SiteProblem, type SiteSet, siteCosts } from "./site-problem.ts";

/** The search for a bound over all sets of sites, round by round. */
export interface SiteBound {
  /** makes one round; returns the set that it would open */
  readonly round: (goal: number) => SiteSet;
  /** no plan costs less, student-metres */
  readonly best: () => number;
  /** candidates that no plan cheaper than this cost opens */
  readonly closedFor: (cost: number) => ReadonlySet<number>;
}

interface State {
  readonly problem: SiteProblem;
  readonly costs: Float64Array;
  readonly opening: Float64Array;
  /** what each unit pays for being taken, student-metres */
  readonly pays: Float64Array;
  readonly taken: Float64Array;
  readonly shares: { readonly unit: number; readonly share: number }[][];
  readonly values: Float64Array;
}

/**
 * A bound by letting every school choose its students for itself: units pay what it takes, each school takes those who pay most above their way, within
 * its bounds; then the best candidates open. Units taken twice pay less the next round, those taken by nobody pay more.
 *
 * @param pays  what units pay at first, student-metres
 * @source      Lagrangian relaxation of the assignment (Beasley 1993; Cornuejols, Sridharan, Thizy 1991): as strong as the tight linear relaxation
 */
export function createSiteBound(problem: SiteProblem, pays: Float64Array): SiteBound {
  const { ground } = problem;
  const state: State = {
    problem,
    costs: siteCosts(problem),
    opening: openingCosts(problem),
    pays: pays.slice(),
    taken: new Float64Array(ground.units.length),
    shares: ground.schools.map(() => []),
    values: new Float64Array(ground.schools.length),
  };
  let best = { bound: -Infinity, values: state.values.slice(), pays: state.pays.slice() };
  let [stride, stale] = [1.6, 0];
  const round = (goal: number): SiteSet => {
    for (let school = 0; school < ground.schools.length; school++) chooseStudents(state, school);
    const set = bestSites(problem, state.values);
    const bound = boundOf(state, set);
    if (best.bound === -Infinity || bound > best.bound + 1e-7 * Math.abs(best.bound)) {
      best = { bound, values: state.values.slice(), pays: state.pays.slice() };
      stale = 0;
    } else if (++stale >= 15) {
      stride *= 0.6;
      stale = 0;
      state.pays.set(best.pays);
    }
    step(state, set, stride * Math.max(goal - bound, 1e-5 * Math.abs(goal)));
    return set;
  };
  return {
    round,
    best: () => best.bound,
    closedFor: (cost) => closedCandidates(problem, best, cost),
  };
}

/** Continuous knapsack: a school takes those units for which pay exceeds way by most for each student, at least `least`, at most `most`. */
function chooseStudents({ problem, costs, pays, opening, shares, values }: State, school: number): void {
  const { students, schools, least, most } = problem.ground;
  const width = schools.length;
  const chosen: { unit: number; share: number }[] = [];
  const wanted: number[] = [];
  let [value, load] = [opening[school]!, 0];
  for (let unit = 0; unit < students.length; unit++) {
    const gain = costs[unit * width + school]! - pays[unit]!;
    if (!(gain < 0)) continue;
    if (students[unit] === 0) {
      value += gain;
      chosen.push({ unit, share: 1 });
    } else {
      wanted.push(unit);
      load += students[unit]!;
    }
  }
  const each = (unit: number): number => (costs[unit * width + school]! - pays[unit]!) / students[unit]!;
  if (load < least[school]!) addDearer({ problem, each, costs, school }, wanted, load);
  if (load > most[school]! || load < least[school]!) wanted.sort((a, b) => each(a) - each(b));
  let room = most[school]!;
  load = 0;
  for (const unit of wanted) {
    if (room <= 0) break;
    const loss = each(unit);
    if (loss >= 0 && load >= least[school]!) break;
    const limit = loss >= 0 ? Math.min(room, least[school]! - load) : room;
    const share = Math.min(1, limit / students[unit]!);
    value += share * loss * students[unit]!;
    load += share * students[unit]!;
    room -= share * students[unit]!;
    chosen.push({ unit, share });
  }
  values[school] = load < least[school]! - 1e-6 ? Infinity : value;
  shares[school] = chosen;
}

/** A school that would have too few takes the next best as well. */
function addDearer(
  {
    problem,
    each,
    costs,
    school,
  }: {
    readonly problem: SiteProblem;
    readonly each: (unit: number) => number;
    readonly costs: Float64Array;
    readonly school: number;
  },
  wanted: number[],
  load: number,
): void {
  const { students, schools, least } = problem.ground;
  const has = new Set(wanted);
  const others = Array.from(students.keys()).filter(
    (unit) => students[unit]! > 0 && !has.has(unit) && costs[unit * schools.length + school]! < Infinity,
  );
  others.sort((a, b) => each(a) - each(b));
  let reached = load;
  for (const unit of others) {
    if (reached >= least[school]!) return;
    wanted.push(unit);
    reached += students[unit]!;
  }
}

/** The best candidates that may open together; a budget is looked at one by one (which can only lower the bound). */
function bestSites({ ground, existing, open, costYuan, budgetYuan }: SiteProblem, values: Float64Array): SiteSet {
  const candidates = Array.from({ length: ground.schools.length - existing }, (_, at) => existing + at);
  return candidates
    .filter((school) => values[school]! < 0 && !(budgetYuan !== null && costYuan[school]! > budgetYuan))
    .sort((a, b) => values[a]! - values[b]! || a - b)
    .slice(0, open)
    .sort((a, b) => a - b);
}

function boundOf({ problem, values, pays }: State, set: SiteSet): number {
  let bound = 0;
  for (const pay of pays) bound += pay;
  for (let school = 0; school < problem.existing; school++) bound += values[school]!;
  for (const school of set) bound += values[school]!;
  return bound;
}

function step({ problem, taken, shares, pays }: State, set: SiteSet, length: number): void {
  taken.fill(0);
  const open = [...Array.from({ length: problem.existing }, (_, school) => school), ...set];
  for (const school of open) for (const { unit, share } of shares[school]!) taken[unit] = taken[unit]! + share;
  let norm = 0;
  for (const one of taken) norm += (1 - one) ** 2;
  if (norm === 0) return;
  for (let unit = 0; unit < taken.length; unit++) pays[unit] = pays[unit]! + (length * (1 - taken[unit]!)) / norm;
}

/** Opening such a candidate costs more, at the best pays, than the plan that is known. */
function closedCandidates(
  problem: SiteProblem,
  { bound, values }: { readonly bound: number; readonly values: Float64Array },
  cost: number,
): ReadonlySet<number> {
  const best = new Set(bestSites(problem, values));
  const worst = best.size < problem.open ? 0 : Math.max(...Array.from(best, (school) => values[school]!));
  const closed = new Set<number>();
  for (let school = problem.existing; school < values.length; school++)
    if (!best.has(school) && bound + values[school]! - Math.min(0, worst) > cost) closed.add(school);
  return closed;
}
