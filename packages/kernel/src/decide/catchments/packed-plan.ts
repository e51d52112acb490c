import type { CatchmentProblem } from "./catchment-problem.ts";

/**
 * A plan that fills schools as one packs: the largest unit first, each to the school where way and price together are least and there is still room. It
 * keeps the most that schools may have where places are few and units large, and says little of the least; it is no good plan, but one to
 * begin with when the nearest schools do not work out.
 *
 * @param prices  metres for each student
 * @returns       the school of each unit; a unit for which there is room nowhere goes where most is left. null: a unit is allowed nowhere
 * @example       packedPlan(problem, costs, prices) // Int32Array [0, 2, …]
 */
export function packedPlan(problem: CatchmentProblem, costs: Float64Array, prices: Float64Array): Int32Array | null {
  const { students, schools, most } = problem;
  const width = schools.length;
  const room = most.slice();
  const assigned = new Int32Array(students.length).fill(-1);
  const order = Array.from(students.keys()).sort((a, b) => students[b]! - students[a]! || a - b);
  for (const unit of order) {
    const school = roomiest(unit, { students, costs, prices, room, width });
    if (school < 0) return null;
    assigned[unit] = school;
    room[school] = room[school]! - students[unit]!;
  }
  return assigned;
}

interface Packing {
  readonly students: Float64Array;
  readonly costs: Float64Array;
  readonly prices: Float64Array;
  readonly room: Float64Array;
  readonly width: number;
}

/** The cheapest school with room for a unit; without one, that which has most room left; −1: allowed nowhere. */
function roomiest(unit: number, { students, costs, prices, room, width }: Packing): number {
  let [best, least, widest] = [-1, Infinity, -1];
  for (let school = 0; school < width; school++) {
    const cost = costs[unit * width + school]! + students[unit]! * prices[school]!;
    if (!(cost < Infinity)) continue;
    if (widest < 0 || room[school]! > room[widest]!) widest = school;
    if (cost >= least || room[school]! < students[unit]!) continue;
    least = cost;
    best = school;
  }
  return best < 0 ? widest : best;
}
