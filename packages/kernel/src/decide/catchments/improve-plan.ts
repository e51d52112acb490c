import { seededChance } from "../../stats/index.ts";
import { type CatchmentProblem, LOAD_TOLERANCE } from "./catchment-problem.ts";
import { staysWhole } from "./pieces.ts";

/** A search under way, taken a piece at a time so that it can be watched and stopped. */
export interface Search {
  /** tries so many moves at a temperature (student-metres) */
  readonly run: (moves: number, temperature: number) => void;
  /** the best plan so far that keeps every bound */
  readonly best: () => { readonly assigned: Int32Array; readonly cost: number } | null;
  /** where the search stands now */
  readonly now: () => Int32Array;
  /** begins again from the best plan so far */
  readonly rewind: () => void;
  /** the usual size of a move, student-metres: what temperatures are measured by */
  readonly usualMove: number;
}

/** Schools to which a unit may be moved, at most: those where way and price are least. */
const CHOICES = 10;
const CHANCE_STEPS = 2 ** 20;
/** What a student too many may come to, in usual ways. */
const DEAREST_BREACH = 1000;

/** What the search knows and changes. */
interface State {
  readonly problem: CatchmentProblem;
  readonly costs: Float64Array;
  readonly assigned: Int32Array;
  readonly loads: Float64Array;
  /** units by school, and where each stands in its list */
  readonly members: number[][];
  readonly position: Int32Array;
  readonly choices: readonly (readonly number[])[];
  readonly seen: { readonly marks: Int32Array; stamp: number };
  readonly isHome: Uint8Array;
  readonly chance: (below: number) => number;
  /** metres for each student at each school, while no plan keeps the bounds: they push students from school to school to where there is room */
  readonly pushes: Float64Array;
  /** mean way, metres */
  readonly usualWay: number;
  cost: number;
  breach: number;
  /** student-metres for a student too many or too few; rises while no plan keeps the bounds */
  breachPrice: number;
}

/**
 * Betters a plan by moving units and exchanging pairs, at first also for the worse (simulated annealing), never breaking a catchment into pieces.
 * Bounds may be broken on the way at a price that rises until they are kept.
 *
 * @param start   the school of each unit; in one piece where that is asked for
 * @param prices  metres for each student, to know which schools are worth trying
 * @param seed    the same seed, the same moves, the same plan
 */
export function createSearch(
  problem: CatchmentProblem,
  costs: Float64Array,
  start: { readonly assigned: Int32Array; readonly prices: Float64Array; readonly seed: number },
): Search {
  const state = stateOf(problem, costs, start);
  let best: { assigned: Int32Array; cost: number } | null = null;
  const keep = (): void => {
    if (state.breach > LOAD_TOLERANCE || (best !== null && state.cost >= best.cost - 1e-9)) return;
    best = { assigned: state.assigned.slice(), cost: state.cost };
    state.pushes.fill(0);
  };
  keep();
  const run = (moves: number, temperature: number): void => {
    for (let move = 0; move < moves; move++) {
      const unit = state.chance(problem.units.length);
      if (tryUnit(state, unit, temperature)) keep();
    }
    if (best === null) push(state);
    else adjustPrice(state);
    recount(state);
  };
  const rewind = (): void => {
    if (best !== null) load(state, best.assigned);
  };
  return { run, best: () => best, now: () => state.assigned.slice(), rewind, usualMove: usualMoveOf(state) };
}

function stateOf(
  problem: CatchmentProblem,
  costs: Float64Array,
  { assigned, prices, seed }: { readonly assigned: Int32Array; readonly prices: Float64Array; readonly seed: number },
): State {
  const { units, schools, contiguous } = problem;
  const isHome = new Uint8Array(units.length);
  for (const home of contiguous?.homes ?? []) if (home >= 0) isHome[home] = 1;
  const state: State = {
    problem,
    costs,
    assigned: assigned.slice(),
    loads: new Float64Array(schools.length),
    members: schools.map(() => []),
    position: new Int32Array(units.length),
    choices: choicesOf(problem, costs, prices),
    seen: { marks: new Int32Array(units.length), stamp: 0 },
    isHome,
    chance: seededChance(seed),
    pushes: new Float64Array(schools.length),
    usualWay: usualWayOf(problem, costs, assigned),
    cost: 0,
    breach: 0,
    breachPrice: 0,
  };
  load(state, assigned);
  state.breachPrice = 2 * state.usualWay;
  return state;
}

function usualWayOf({ students, schools }: CatchmentProblem, costs: Float64Array, assigned: Int32Array): number {
  let [cost, all] = [0, 0];
  for (let unit = 0; unit < students.length; unit++) {
    cost += costs[unit * schools.length + assigned[unit]!]!;
    all += students[unit]!;
  }
  return Math.max(1, cost / Math.max(1, all));
}

function choicesOf(
  { units, students, schools }: CatchmentProblem,
  costs: Float64Array,
  prices: Float64Array,
): readonly (readonly number[])[] {
  const width = schools.length;
  return units.map((_, unit) => {
    const weight = Math.max(students[unit]!, 1e-9);
    const priced = (school: number): number => costs[unit * width + school]! + weight * prices[school]!;
    const allowed = schools.flatMap((_, school) => (costs[unit * width + school]! < Infinity ? [school] : []));
    return allowed.sort((a, b) => priced(a) - priced(b)).slice(0, CHOICES);
  });
}

/** Takes over a plan as it is. */
function load(state: State, assigned: Int32Array): void {
  state.assigned.set(assigned);
  for (const list of state.members) list.length = 0;
  for (let unit = 0; unit < assigned.length; unit++) {
    const list = state.members[assigned[unit]!]!;
    state.position[unit] = list.push(unit) - 1;
  }
  recount(state);
}

/** Sums are made anew now and then: ten million small differences do not stay exact. */
function recount(state: State): void {
  const { problem, assigned, loads, costs } = state;
  loads.fill(0);
  state.cost = 0;
  for (let unit = 0; unit < assigned.length; unit++) {
    const school = assigned[unit]!;
    loads[school] = loads[school]! + problem.students[unit]!;
    state.cost += costs[unit * problem.schools.length + school]!;
  }
  state.breach = loads.reduce((sum, one, school) => sum + breachAt(state, school, one), 0);
}

function breachAt({ problem: { least, most } }: State, school: number, students: number): number {
  return Math.max(0, students - most[school]!) + Math.max(0, least[school]! - students);
}

/** Rises while a bound is broken. The cap is high: with a low one a single student too many here and there stays cheaper than keeping every bound. */
function adjustPrice(state: State): void {
  state.breachPrice *= state.breach > LOAD_TOLERANCE ? 1.12 : 0.97;
  const { usualWay } = state;
  state.breachPrice = Math.min(DEAREST_BREACH * usualWay, Math.max(state.breachPrice, usualWay / 4));
}

/** A school outside its bounds gets dearer or cheaper as long as it is. */
function push(state: State): void {
  const { problem, loads, pushes, usualWay } = state;
  for (let school = 0; school < pushes.length; school++) {
    const over = loads[school]! - problem.most[school]!;
    const under = problem.least[school]! - loads[school]!;
    const wrong = over > LOAD_TOLERANCE ? 1 : under > LOAD_TOLERANCE ? -1 : 0;
    pushes[school] = wrong === 0 ? pushes[school]! * 0.99 : pushes[school]! + wrong * 0.05 * usualWay;
  }
  // in one piece, a school can only pass students on to the next one: a high price would nail every edge down
  if (problem.contiguous === null) state.breachPrice = Math.min(1e9, state.breachPrice * 1.25);
}

/** Tries one move of a unit, or an exchange with a unit of the other school. Says whether it was made. */
function tryUnit(state: State, unit: number, temperature: number): boolean {
  if (state.isHome[unit] === 1) return false;
  const from = state.assigned[unit]!;
  const to = targetOf(state, unit, from);
  if (to < 0 || to === from) return false;
  const other = state.chance(2) === 0 ? -1 : partnerOf(state, to, from);
  const change = changeOf(state, unit, to, other);
  if (!(change < 0) && !(state.chance(CHANCE_STEPS) / CHANCE_STEPS < Math.exp(-change / temperature))) return false;
  return make(state, unit, to, other);
}

/** In one piece: only to a school of a neighbour. */
function targetOf({ problem, assigned, choices, chance, costs }: State, unit: number, from: number): number {
  const neighbours = problem.contiguous?.neighbours[unit];
  if (neighbours === undefined) return choices[unit]![chance(choices[unit]!.length)]!;
  if (neighbours.length === 0) return -1;
  const to = assigned[neighbours[chance(neighbours.length)]!]!;
  return to === from || costs[unit * problem.schools.length + to] === Infinity ? -1 : to;
}

function partnerOf({ members, isHome, chance, costs, problem }: State, to: number, from: number): number {
  const list = members[to]!;
  if (list.length === 0) return -1;
  const other = list[chance(list.length)]!;
  return isHome[other] === 1 || costs[other * problem.schools.length + from] === Infinity ? -1 : other;
}

/** What a move changes, breaches at their price. A unit without students still prefers the nearer school, a little. */
function changeOf(state: State, unit: number, to: number, other: number): number {
  const { problem, costs, assigned, loads } = state;
  const { students, wayM } = problem;
  const width = problem.schools.length;
  const from = assigned[unit]!;
  const difference = (one: number, a: number, b: number): number =>
    students[one] === 0
      ? (wayM[one * width + b]! - wayM[one * width + a]!) * 1e-3
      : costs[one * width + b]! - costs[one * width + a]!;
  let cost = difference(unit, from, to);
  let moved = students[unit]!;
  if (other >= 0) {
    cost += difference(other, to, from);
    moved -= students[other]!;
  }
  const before = breachAt(state, from, loads[from]!) + breachAt(state, to, loads[to]!);
  const after = breachAt(state, from, loads[from]! - moved) + breachAt(state, to, loads[to]! + moved);
  const pushed = moved * (state.pushes[to]! - state.pushes[from]!);
  return cost + pushed + state.breachPrice * (after - before);
}

function make(state: State, unit: number, to: number, other: number): boolean {
  const from = state.assigned[unit]!;
  const neighbours = state.problem.contiguous?.neighbours;
  if (neighbours === undefined) {
    put(state, unit, to);
    if (other >= 0) put(state, other, from);
    return true;
  }
  if (!staysWhole(neighbours, state.assigned, unit, state.seen)) return false;
  put(state, unit, to);
  if (other < 0) return true;
  const touches = neighbours[other]!.some((one) => state.assigned[one] === from);
  if (touches && staysWhole(neighbours, state.assigned, other, state.seen)) {
    put(state, other, from);
    return true;
  }
  put(state, unit, from);
  return false;
}

function put(state: State, unit: number, to: number): void {
  const { problem, costs, assigned, loads, members, position } = state;
  const from = assigned[unit]!;
  const width = problem.schools.length;
  state.cost += costs[unit * width + to]! - costs[unit * width + from]!;
  for (const [school, change] of [
    [from, -problem.students[unit]!],
    [to, problem.students[unit]!],
  ] as const) {
    state.breach -= breachAt(state, school, loads[school]!);
    loads[school] = loads[school]! + change;
    state.breach += breachAt(state, school, loads[school]);
  }
  const list = members[from]!;
  const last = list.pop()!;
  if (last !== unit) {
    list[position[unit]!] = last;
    position[last] = position[unit]!;
  }
  position[unit] = members[to]!.push(unit) - 1;
  assigned[unit] = to;
}

function usualMoveOf({ problem, costs, choices }: State): number {
  const width = problem.schools.length;
  let sum = 0;
  let count = 0;
  for (const [unit, list] of choices.entries()) {
    if (list.length < 2 || problem.students[unit] === 0) continue;
    sum += Math.abs(costs[unit * width + list[1]!]! - costs[unit * width + list[0]!]!);
    count++;
  }
  return count === 0 ? 1 : Math.max(sum / count, 1e-9);
}
