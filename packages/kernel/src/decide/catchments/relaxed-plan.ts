import { type Basis, createModelBuilder, type LinearModel, relativeGap, type Solver } from "../../solve/index.ts";
import type { CatchmentProblem, Share } from "./catchment-problem.ts";
import { type Priced, priceBound } from "./price-bound.ts";

/** The best plan when units may be split, and the prices that prove it. */
export interface RelaxedPlan extends Priced {
  readonly shares: readonly Share[];
  /** students for whom there is no place, or who are wanting, with the least possible breach of bounds; 0 when a plan exists */
  readonly breach: number;
}

/** Pairs that look good at once; others join when prices show that they are wanted. */
const NEAREST_FIRST = 8;
const MOST_ROUNDS = 80;
/** So many pairs of a unit join in a round at most, those that would save most. */
const JOIN_AT_ONCE = 4;
/** As near as the rounding of sums of millions of metres lets a cost and its bound come. */
const EQUAL = 1e-9;
/** A pair joins when it would save more than this share of the cost. */
const WORTH = 1e-9;

/** What is minimised. */
interface Ground {
  readonly problem: CatchmentProblem;
  readonly costs: Float64Array;
  /** student-metres for each student too many or too few at a school */
  readonly breachPrice: number;
  readonly seconds: () => number | undefined;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Solves the relaxation: units may be split, catchments need not be in one piece. Begins with the nearest schools of each unit and adds pairs
 * until no pair that was left out could make it better, each round from where the one before ended.
 *
 * @param ground  costs, and what a breach of bounds costs (high enough that none is made while a plan exists)
 * @param prices  a first guess
 * @returns       null when time ran out
 */
export async function relaxedPlan(solver: Solver, ground: Ground, prices: Float64Array): Promise<RelaxedPlan | null> {
  const { problem, costs } = ground;
  const pairs = firstPairs(ground, prices);
  let basis: Basis | undefined;
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const { model, breaches } = relaxedModel(ground, pairs);
    const seconds = ground.seconds();
    const solved = await solver.solve(model, {
      ...(seconds === undefined ? {} : { seconds }),
      ...(ground.signal === undefined ? {} : { signal: ground.signal }),
      ...(basis === undefined ? {} : { basis }),
    });
    const { values, rowDuals, objective } = solved;
    if (values === null || rowDuals === null || objective === null) return null;
    basis = solved.basis;
    const found = schoolPrices(problem, rowDuals);
    const bound = priceBound(problem, costs, found);
    const breach = Array.from(values.subarray(0, breaches)).reduce((sum, one) => sum + one, 0);
    if (breach > 0 || relativeGap(objective, bound) > EQUAL) {
      const added = wantedPairs(ground, { pairs, prices: found, rowDuals });
      pairs.push(...added);
      if (added.length > 0) continue;
    }
    const shares = pairs.flatMap(([unit, school], at) =>
      values[breaches + at]! > 1e-9 ? [{ unit, school, share: Math.min(1, values[breaches + at]!) }] : [],
    );
    return { prices: found, bound, shares, breach };
  }
  return null;
}

/** A unit with students, and a school that it may go to. */
type Pair = readonly [unit: number, school: number];

function firstPairs({ problem, costs }: Ground, prices: Float64Array): Pair[] {
  const width = problem.schools.length;
  return problem.units.flatMap((_, unit) => {
    if (problem.students[unit] === 0) return [];
    const priced = (school: number): number =>
      costs[unit * width + school]! + problem.students[unit]! * prices[school]!;
    const allowed = problem.schools.flatMap((_, school) => (costs[unit * width + school]! < Infinity ? [school] : []));
    return allowed
      .sort((a, b) => priced(a) - priced(b) || a - b)
      .slice(0, NEAREST_FIRST)
      .map((school): Pair => [unit, school]);
  });
}

/** Prices of places: one student more costs so many metres. The rows of units with students come first. */
function schoolPrices({ students, schools }: CatchmentProblem, rowDuals: Float64Array): Float64Array {
  const first = students.reduce((count, one) => count + (one > 0 ? 1 : 0), 0);
  return Float64Array.from(schools, (_, school) => -rowDuals[first + school]! || 0);
}

/** Pairs left out that would make the relaxed plan cheaper, the best few of each unit. */
function wantedPairs(
  { problem: { students, schools }, costs }: Ground,
  {
    pairs,
    prices,
    rowDuals,
  }: { readonly pairs: readonly Pair[]; readonly prices: Float64Array; readonly rowDuals: Float64Array },
): readonly Pair[] {
  const width = schools.length;
  const known = new Set(pairs.map(([unit, school]) => unit * width + school));
  let row = 0;
  return Array.from(students.keys()).flatMap((unit) => {
    if (students[unit] === 0) return [];
    const pays = rowDuals[row++]!;
    const most = pays - WORTH * Math.max(1, Math.abs(pays));
    const priced = (school: number): number => costs[unit * width + school]! + students[unit]! * prices[school]!;
    return schools
      .flatMap((_, school) => (priced(school) < most && !known.has(unit * width + school) ? [school] : []))
      .sort((a, b) => priced(a) - priced(b) || a - b)
      .slice(0, JOIN_AT_ONCE)
      .map((school): Pair => [unit, school]);
  });
}

/** The model over some pairs. The breaches of bounds come first, then the pairs in their order, so that more of them can stand behind. */
function relaxedModel(
  { problem, costs, breachPrice }: Ground,
  pairs: readonly Pair[],
): { readonly model: LinearModel; readonly breaches: number } {
  const { units, students, schools, least, most } = problem;
  const model = createModelBuilder("catchments, units may be split");
  const atSchool = schools.map((_, school): (readonly [number, number])[] => [
    [model.column({ name: `over_${school}`, cost: breachPrice }), -1],
    [model.column({ name: `under_${school}`, cost: breachPrice }), 1],
  ]);
  const ofUnit: (readonly [number, number])[][] = units.map(() => []);
  for (const [unit, school] of pairs) {
    const column = model.column({ name: `x_${unit}_${school}`, cost: costs[unit * schools.length + school]! });
    ofUnit[unit]!.push([column, 1]);
    atSchool[school]!.push([column, students[unit]!]);
  }
  for (const [unit, name] of units.entries()) {
    if (students[unit] === 0) continue;
    const says = { zh: `地块 ${name} 的学生都有学校`, en: `all students of unit ${name} have a school` };
    model.row({ name: `unit_${unit}`, lower: 1, upper: 1, says }, ofUnit[unit]!);
  }
  for (const [school, name] of schools.entries()) {
    const says = { zh: `学校 ${name} 的学生数在上下限之内`, en: `students of school ${name} within its bounds` };
    const [lower, upper] = [least[school]!, most[school]!];
    model.row({ name: `school_${school}`, lower, upper, says }, atSchool[school]!);
  }
  return { model: model.finish(), breaches: 2 * schools.length };
}
