import type { CatchmentProblem } from "./catchment-problem.ts";

type Bounds = Pick<CatchmentProblem, "students" | "least" | "most">;

/**
 * A bound that no plan can go below 下界, from prices for places at each school: every unit goes where way and price together are least, and the
 * price of all places there are is given back. True for any prices; best for those of the relaxed plan. Anyone can add it up again.
 *
 * @param costs   student-metres of each unit at each school, Infinity where not allowed
 * @param prices  metres for each student: above 0 where places are short, below 0 where students are
 * @returns       student-metres; Infinity when a unit is allowed nowhere
 * @source        Lagrangian duality (Geoffrion 1974)
 * @example       priceBound({ students, least, most }, costs, new Float64Array(2)) // everybody to the nearest
 */
export function priceBound({ students, least, most }: Bounds, costs: Float64Array, prices: Float64Array): number {
  const width = prices.length;
  let bound = 0;
  for (let unit = 0; unit < students.length; unit++) {
    let cheapest = Infinity;
    for (let school = 0; school < width; school++)
      cheapest = Math.min(cheapest, costs[unit * width + school]! + students[unit]! * prices[school]!);
    bound += cheapest;
  }
  for (let school = 0; school < width; school++) {
    const price = prices[school]!;
    if (price !== 0) bound -= price * (price > 0 ? most[school]! : least[school]!);
  }
  return bound;
}

/** How prices are sought. */
export interface PriceSearch {
  readonly rounds: number;
  /** a cost that some plan has, or a guess of it: the goal of the steps */
  readonly goal: number;
  /** prices to begin with; absent: none */
  readonly from?: Float64Array;
}

/** Prices and the bound they prove. */
export interface Priced {
  readonly prices: Float64Array;
  readonly bound: number;
}

/**
 * Prices that prove a good bound, in no time: places become dearer where too many come, cheaper where too few do.
 *
 * @example roughPrices(problem, costs, { rounds: 80, goal: cost })
 */
export function roughPrices(problem: Bounds, costs: Float64Array, { rounds, goal, from }: PriceSearch): Priced {
  const width = problem.least.length;
  const prices = from?.slice() ?? new Float64Array(width);
  let best: Priced = { prices: prices.slice(), bound: -Infinity };
  let stride = 1;
  let stale = 0;
  for (let round = 0; round < rounds; round++) {
    const excess = excessAt(problem, costs, prices);
    const bound = priceBound(problem, costs, prices);
    if (bound > best.bound) {
      best = { prices: prices.slice(), bound };
      stale = 0;
    } else if (++stale % 6 === 0) stride *= 0.6;
    const length = excess.reduce((sum, one) => sum + one * one, 0);
    if (length === 0) break;
    const step = (stride * Math.max(goal - bound, Math.abs(goal) * 1e-4)) / length;
    for (let school = 0; school < width; school++) prices[school] = prices[school]! + step * excess[school]!;
  }
  return best;
}

/** By how many students each school is above its most (positive) or below its least (negative) when all follow the prices. */
function excessAt({ students, least, most }: Bounds, costs: Float64Array, prices: Float64Array): Float64Array {
  const width = prices.length;
  const loads = new Float64Array(width);
  for (let unit = 0; unit < students.length; unit++) {
    const school = cheapestAt(costs, prices, unit, students[unit]!);
    if (school >= 0) loads[school] = loads[school]! + students[unit]!;
  }
  return loads.map((load, school) => {
    const [low, high] = [least[school]!, most[school]!];
    if (load > high) return load - high;
    if (load < low) return load - low;
    // inside the bounds: a price that is not needed goes back to zero
    if (prices[school]! > 0) return load - high;
    return prices[school]! < 0 ? load - low : 0;
  });
}

/** The school where way and price together are least for a unit; −1 when it is allowed nowhere. */
export function cheapestAt(costs: Float64Array, prices: Float64Array, unit: number, students: number): number {
  let best = -1;
  let cheapest = Infinity;
  for (let school = 0; school < prices.length; school++) {
    const cost = costs[unit * prices.length + school]! + students * prices[school]!;
    if (cost >= cheapest) continue;
    cheapest = cost;
    best = school;
  }
  return best;
}
