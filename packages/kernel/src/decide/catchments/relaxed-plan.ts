import { createModelBuilder, type LinearModel, type Solver } from "../../solve/index.ts";
import { type CatchmentProblem, type Share } from "./catchment-problem.ts";
import { type Priced, priceBound } from "./price-bound.ts";

/** The best plan when units may be split, and the prices that prove it. */
export interface RelaxedPlan extends Priced {
  readonly shares: readonly Share[];
  /** students for whom there is no place, or who are wanting, with the least possible breach of bounds; 0 when a plan exists */
  readonly breach: number;
}

/** Pairs that look good at once; others join when prices show that they are wanted. */
const NEAREST_FIRST = 8;
const MOST_ROUNDS = 40;
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
 * until no pair that was left out could make it better.
 *
 * @param ground  costs, and what a breach of bounds costs (high enough that none is made while a plan exists)
 * @param prices  a first guess
 * @returns       null when time ran out
 */
export async function relaxedPlan(solver: Solver, ground: Ground, prices: Float64Array): Promise<RelaxedPlan | null> {
  const { problem, costs } = ground;
  const pairs = firstPairs(ground, prices);
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const { model, places, breaches } = relaxedModel(ground, pairs);
    const seconds = ground.seconds();
    const solved = await solver.solve(model, {
      ...(seconds === undefined ? {} : { seconds }),
      ...(ground.signal === undefined ? {} : { signal: ground.signal }),
    });
    if (solved.values === null || solved.rowDuals === null) return null;
    const found = schoolPrices(problem, solved.rowDuals);
    const added = addWanted(ground, { pairs, prices: found, rowDuals: solved.rowDuals });
    if (added > 0) continue;
    const values = solved.values;
    return {
      prices: found,
      bound: priceBound(problem, costs, found),
      shares: places.flatMap(([unit, school], at) =>
        values[at]! > 1e-9 ? [{ unit, school, share: Math.min(1, values[at]!) }] : [],
      ),
      breach: breaches.reduce((sum, at) => sum + values[at]!, 0),
    };
  }
  return null;
}

function firstPairs({ problem, costs }: Ground, prices: Float64Array): Set<number>[] {
  const width = problem.schools.length;
  return problem.units.map((_, unit) => {
    const priced = (school: number): number =>
      costs[unit * width + school]! + problem.students[unit]! * prices[school]!;
    const allowed = problem.schools.flatMap((_, school) => (costs[unit * width + school]! < Infinity ? [school] : []));
    return new Set(allowed.sort((a, b) => priced(a) - priced(b)).slice(0, NEAREST_FIRST));
  });
}

/** Prices of places: one student more costs so many metres. The rows of units with students come first. */
function schoolPrices({ students, schools }: CatchmentProblem, rowDuals: Float64Array): Float64Array {
  const first = students.reduce((count, one) => count + (one > 0 ? 1 : 0), 0);
  return Float64Array.from(schools, (_, school) => -rowDuals[first + school]! || 0);
}

function addWanted(
  { problem: { students, schools }, costs }: Ground,
  {
    pairs,
    prices,
    rowDuals,
  }: { readonly pairs: Set<number>[]; readonly prices: Float64Array; readonly rowDuals: Float64Array },
): number {
  let added = 0;
  let row = 0;
  for (let unit = 0; unit < students.length; unit++) {
    if (students[unit] === 0) continue;
    const pays = rowDuals[row++]!;
    for (let school = 0; school < schools.length; school++) {
      const cost = costs[unit * schools.length + school]! + students[unit]! * prices[school]!;
      if (!(cost < pays - WORTH * Math.max(1, Math.abs(pays))) || pairs[unit]!.has(school)) continue;
      pairs[unit]!.add(school);
      added++;
    }
  }
  return added;
}

interface Relaxed {
  readonly model: LinearModel;
  /** the unit and the school of each of the first columns */
  readonly places: readonly (readonly [number, number])[];
  /** the columns that breach bounds */
  readonly breaches: readonly number[];
}

function relaxedModel({ problem, costs, breachPrice }: Ground, pairs: readonly ReadonlySet<number>[]): Relaxed {
  const { units, students, schools, least, most } = problem;
  const model = createModelBuilder("catchments, units may be split");
  const places: (readonly [number, number])[] = [];
  const atSchool: (readonly [number, number])[][] = schools.map(() => []);
  const ofUnit: (readonly [number, number])[][] = units.map(() => []);
  for (const [unit, wanted] of pairs.entries()) {
    if (students[unit] === 0) continue;
    for (const school of wanted) {
      const column = model.column({ name: `x_${unit}_${school}`, cost: costs[unit * schools.length + school]! });
      places.push([unit, school]);
      ofUnit[unit]!.push([column, 1]);
      atSchool[school]!.push([column, students[unit]!]);
    }
  }
  for (const [unit, name] of units.entries()) {
    if (students[unit] === 0) continue;
    const says = { zh: `地块 ${name} 的学生都有学校`, en: `all students of unit ${name} have a school` };
    model.row({ name: `unit_${unit}`, lower: 1, upper: 1, says }, ofUnit[unit]!);
  }
  const breaches: number[] = [];
  for (const [school, name] of schools.entries()) {
    const over = model.column({ name: `over_${school}`, cost: breachPrice });
    const under = model.column({ name: `under_${school}`, cost: breachPrice });
    breaches.push(over, under);
    const says = { zh: `学校 ${name} 的学生数在上下限之内`, en: `students of school ${name} within its bounds` };
    const [lower, upper] = [least[school]!, most[school]!];
    model.row({ name: `school_${school}`, lower, upper, says }, [...atSchool[school]!, [over, -1], [under, 1]]);
  }
  return { model: model.finish(), places, breaches };
}
