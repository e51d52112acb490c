import { type CatchmentProblem, costsOf, priceBound, roughPrices } from "../catchments/index.ts";
import { groundOf, openingCosts, type SiteProblem, type SiteSet } from "./site-problem.ts";

/** A bound on what a set of sites costs, and the prices that prove it. */
export interface SetValue {
  readonly set: SiteSet;
  /** student-metres, with what opening counts for: no plan with exactly these sites costs less */
  readonly bound: number;
  readonly prices: Float64Array;
}

/** Values of sets, each made once. */
export interface SetValues {
  /** a bound by so many rounds of prices; better ones are kept */
  readonly of: (set: SiteSet, rounds: number) => SetValue;
  /** sets that were looked at */
  readonly count: () => number;
}

/**
 * Bounds of sets of sites, remembered.
 *
 * @example createSetValues(problem).of([7, 12], 40).bound
 */
export function createSetValues(problem: SiteProblem): SetValues {
  const known = new Map<string, SetValue & { readonly rounds: number }>();
  const opening = openingCosts(problem);
  const of = (set: SiteSet, rounds: number): SetValue => {
    const key = set.join(",");
    const before = known.get(key);
    if (before !== undefined && before.rounds >= rounds) return before;
    const value = valueOf({ ground: groundOf(problem, set), set, rounds, from: before?.prices });
    const opened = set.reduce((sum, school) => sum + opening[school]!, 0);
    const kept = { ...value, bound: value.bound + opened, rounds };
    known.set(key, kept);
    return kept;
  };
  return { of, count: () => known.size };
}

function valueOf({
  ground,
  set,
  rounds,
  from,
}: {
  readonly ground: CatchmentProblem;
  readonly set: SiteSet;
  readonly rounds: number;
  readonly from: Float64Array | undefined;
}): SetValue {
  const costs = costsOf({ ...ground, keep: null });
  const free = priceBound(ground, costs, new Float64Array(ground.schools.length));
  if (free === Infinity) return { set, bound: Infinity, prices: new Float64Array(ground.schools.length) };
  const search = { rounds, goal: free * 1.15 + 1, ...(from === undefined ? {} : { from }) };
  return { set, ...roughPrices(ground, costs, search) };
}
