import type { SitePlan } from "./plan-sites.ts";
import type { SetValue } from "./set-value.ts";
import type { SiteSet } from "./site-problem.ts";

/** Sets that are tried with whole units after the one that is best when units are split. */
const MOST_TRIED = 40;

/** What trying other sets needs. */
export interface WholeSets {
  /** the plan of the set that is best when units are split, its bound that of this set alone */
  readonly first: SitePlan;
  /** every set that may be chosen and its bound, ascending; empty when the sets were not looked at one by one */
  readonly sets: readonly SetValue[];
  readonly assign: (set: SiteSet) => Promise<SitePlan>;
  readonly isOver: () => boolean;
}

/** The best of the sets tried, and a bound over all of them. */
export interface WholeChoice {
  readonly best: SitePlan;
  /** no set costs less; Infinity when every set was proven to have no plan */
  readonly bound: number;
}

/**
 * Looks for a set that is better, or possible at all, when units stay whole and catchments in one piece: the set that is best when units are split need
 * not be. Sets are tried from the least bound up, until no other can be cheaper.
 *
 * @example (await bestOfWhole({ first, sets, assign, isOver })).best.opened
 */
export async function bestOfWhole({ first, sets, assign, isOver }: WholeSets): Promise<WholeChoice> {
  let best = first;
  let bound = floorOf(first);
  const key = first.opened.join(",");
  const others = sets.filter(({ set }) => set.join(",") !== key);
  for (const [at, { set, bound: least }] of others.entries()) {
    const cost = best.plan.objective ?? Infinity;
    if (least >= cost) break;
    if (at >= MOST_TRIED || isOver()) return { best, bound: Math.min(bound, least) };
    const plan = await assign(set);
    bound = Math.min(bound, Math.max(least, floorOf(plan)));
    if ((plan.plan.objective ?? Infinity) < cost) best = plan;
  }
  return { best, bound };
}

function floorOf({ plan: { status, bound } }: SitePlan): number {
  return status === "infeasible" ? Infinity : (bound ?? -Infinity);
}
