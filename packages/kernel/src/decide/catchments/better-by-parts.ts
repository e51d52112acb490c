import type { CatchmentProblem } from "./catchment-problem.ts";
import { type Ground, isDone, offerWhole } from "./draft.ts";
import { timeLeft } from "./pace.ts";
import { wholeModel } from "./whole-model.ts";

/** Schools of a part: enough that units can go round in a ring, few enough that the solver is sure in a second or two. */
const SCHOOLS_A_PART = 14;
/** Schools of the part that each of its units may go to: those where way and price are least. */
const CHOICES = 6;
const SECONDS_A_PART = 3;
/** A part is solved until it is within this share of its own best. */
const GAP_OF_A_PART = 1e-4;

/**
 * Betters a plan of whole units part by part: the schools around one school and all their units are divided anew by the solver, the rest stays. Goes
 * round all schools while a round makes the plan cheaper. For plans too large for one model; not for catchments in one piece.
 *
 * @returns when nothing gets better, the plan is good enough, or time is up; the plan is in `ground.draft`
 */
export async function betterByParts(ground: Ground): Promise<void> {
  const { problem, draft } = ground;
  const near = schoolsBySharing(ground);
  for (let before = Infinity; draft.cost < before;) {
    before = draft.cost;
    for (let school = 0; school < problem.schools.length; school++) {
      if (isDone(ground)) return;
      await betterPart(ground, new Set(near(school)));
    }
  }
}

/** The schools beside one: those to which the units that belong to it would go next. */
function schoolsBySharing({ problem, costs, draft }: Ground): (school: number) => readonly number[] {
  const { schools, students } = problem;
  const width = schools.length;
  return (school) => {
    const spare = new Float64Array(width).fill(Infinity);
    for (const { unit, school: own } of draft.shares ?? []) {
      if (own !== school) continue;
      for (let other = 0; other < width; other++)
        spare[other] = Math.min(
          spare[other]!,
          costs[unit * width + other]! + students[unit]! * draft.prices[other]! - costs[unit * width + own]!,
        );
    }
    spare[school] = -Infinity;
    const order = Array.from(schools.keys()).sort((a, b) => spare[a]! - spare[b]! || a - b);
    return order.slice(0, SCHOOLS_A_PART);
  };
}

async function betterPart(ground: Ground, part: ReadonlySet<number>): Promise<void> {
  const { problem, costs, draft, pace, solver } = ground;
  const shares = draft.shares;
  if (shares === null) return;
  const inside = shares.filter(({ school }) => part.has(school)).map(({ unit }) => unit);
  if (inside.length === 0) return;
  const schools = [...part].toSorted((a, b) => a - b);
  const small = partOf(problem, inside, schools);
  const smallCosts = picked(costs, { units: inside, schools, width: problem.schools.length });
  const place = new Map(schools.map((school, at) => [school, at]));
  const ownOf = new Map(shares.map(({ unit, school }) => [unit, place.get(school) ?? -1]));
  const own = inside.map((unit) => ownOf.get(unit)!);
  const prices = schools.map((school) => draft.prices[school]!);
  const pairs = inside.map((_, at) => choicesOf(small, { costs: smallCosts, prices, unit: at, own: own[at]! }));
  const { model, places } = wholeModel(small, { costs: smallCosts, pairs, pieces: [] });
  const solved = await solver.solve(model, {
    seconds: Math.min(SECONDS_A_PART, timeLeft(pace)),
    gap: GAP_OF_A_PART,
    seed: pace.seed,
    start: Float64Array.from(places, ([unit, school]) => (own[unit] === school ? 1 : 0)),
    ...(pace.signal === undefined ? {} : { signal: pace.signal }),
  });
  if (solved.values === null) return;
  const assigned = wholeShares(shares, problem.units.length);
  for (const [at, [unit, school]] of places.entries())
    if (solved.values[at]! > 0.5) assigned[inside[unit]!] = schools[school]!;
  offerWhole(ground, assigned);
}

function wholeShares(shares: readonly { readonly unit: number; readonly school: number }[], units: number): Int32Array {
  const assigned = new Int32Array(units);
  for (const { unit, school } of shares) assigned[unit] = school;
  return assigned;
}

/** The problem of some units and schools alone: nobody else is at these schools. */
function partOf(problem: CatchmentProblem, units: readonly number[], schools: readonly number[]): CatchmentProblem {
  const { students, least, most, wayM } = problem;
  return {
    units: units.map((unit) => problem.units[unit]!),
    students: Float64Array.from(units, (unit) => students[unit]!),
    schools: schools.map((school) => problem.schools[school]!),
    least: Float64Array.from(schools, (school) => least[school]!),
    most: Float64Array.from(schools, (school) => most[school]!),
    wayM: picked(wayM, { units, schools, width: problem.schools.length }),
    keep: null,
    maySplit: false,
    contiguous: null,
  };
}

function picked(
  table: Float64Array,
  {
    units,
    schools,
    width,
  }: { readonly units: readonly number[]; readonly schools: readonly number[]; readonly width: number },
): Float64Array {
  const part = new Float64Array(units.length * schools.length);
  for (const [row, unit] of units.entries())
    for (const [column, school] of schools.entries())
      part[row * schools.length + column] = table[unit * width + school]!;
  return part;
}

function choicesOf(
  { students, schools }: CatchmentProblem,
  {
    costs,
    prices,
    unit,
    own,
  }: { readonly costs: Float64Array; readonly prices: readonly number[]; readonly unit: number; readonly own: number },
): readonly number[] {
  const priced = (school: number): number => costs[unit * schools.length + school]! + students[unit]! * prices[school]!;
  const allowed = Array.from(schools.keys()).filter((school) => costs[unit * schools.length + school]! < Infinity);
  const best = allowed.sort((a, b) => priced(a) - priced(b) || a - b).slice(0, CHOICES);
  return [...new Set([own, ...best])].toSorted((a, b) => a - b);
}
