import { beyondLimits, isBeyond } from "./cv-cuts.ts";
import type { ResourceGround } from "./resource-ground.ts";
import type { ResourceAsk } from "./resource-model.ts";

/** Amounts of each addition by the end of each year. */
export type Amounts = readonly (readonly number[])[];

/** What amounts cost, in yuan. */
export function costOf({ additions }: ResourceGround, amounts: readonly number[]): number {
  return additions.reduce((sum, { costYuan }, i) => sum + costYuan * amounts[i]!, 0);
}

/** Whether what is spent by the end of each year is within the money of that year. */
export function isWithinBudgets(ground: ResourceGround, { budgets }: ResourceAsk, byYear: Amounts): boolean {
  return budgets === null || byYear.every((amounts, y) => costOf(ground, amounts) <= budgets[y]! * (1 + 1e-12));
}

/** Whether a CV that must be within its limit is not. */
export function breaksLimit({ mustHold }: ResourceAsk, amounts: readonly number[]): boolean {
  return mustHold.some((limit) => isBeyond(limit, amounts));
}

/** How far the CVs to be approached lie beyond their limits, over all years. */
export function beyondOfPlan({ approach }: ResourceAsk, byYear: Amounts): number {
  return byYear.reduce((sum, amounts) => sum + beyondLimits(approach, amounts), 0);
}
