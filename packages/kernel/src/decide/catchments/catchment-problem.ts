import type { Neighbours } from "../ground/polygon-neighbours.ts";

/** Who goes where 学区划分: units (blocks, villages) to be given to schools. Rows are units, columns are schools. */
export interface CatchmentProblem {
  readonly units: readonly string[];
  /** students of each unit, ≥ 0; expected students need not be whole */
  readonly students: Float64Array;
  readonly schools: readonly string[];
  /** fewest and most students of each school */
  readonly least: Float64Array;
  readonly most: Float64Array;
  /** the way from each unit to each school in metres; Infinity where the pair is not allowed (forbidden, too far) */
  readonly wayM: Float64Array;
  /** today's school of each unit (−1: none) and what moving a student counts for, in metres of way; null: no such price */
  readonly keep: { readonly current: Int32Array; readonly priceM: number } | null;
  /** a unit may belong to several schools by shares */
  readonly maySplit: boolean;
  /** each catchment in one piece that holds the school's own unit; null: not asked for */
  readonly contiguous: { readonly neighbours: Neighbours; readonly homes: Int32Array } | null;
}

/** A part of a unit at a school. */
export interface Share {
  readonly unit: number;
  readonly school: number;
  /** above 0, at most 1 */
  readonly share: number;
}

/** What it costs, in student-metres, to send all of a unit to a school; Infinity where that is not allowed. */
export function costsOf({ students, schools, wayM, keep }: CatchmentProblem): Float64Array {
  const width = schools.length;
  return wayM.map((way, at) => {
    const unit = Math.floor(at / width);
    const now = keep === null ? -1 : keep.current[unit]!;
    const moved = keep !== null && now >= 0 && now !== at % width ? keep.priceM : 0;
    return way === Infinity ? Infinity : students[unit]! * (way + moved);
  });
}

/** Rounding that is let pass in loads, in students. */
export const LOAD_TOLERANCE = 1e-6;

/** One share of 1 for each unit. */
export function sharesOf(assigned: ArrayLike<number>): readonly Share[] {
  return Array.from(assigned, (school, unit) => ({ unit, school, share: 1 }));
}

/** Students at each school. */
export function loadsOf({ students, schools }: CatchmentProblem, shares: readonly Share[]): Float64Array {
  const loads = new Float64Array(schools.length);
  for (const { unit, school, share } of shares) loads[school] = loads[school]! + share * students[unit]!;
  return loads;
}

/** What a plan costs in student-metres. */
export function costOf(costs: Float64Array, width: number, shares: readonly Share[]): number {
  let total = 0;
  for (const { unit, school, share } of shares) total += share * costs[unit * width + school]!;
  return total;
}
