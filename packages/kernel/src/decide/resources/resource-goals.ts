import { relativeGap } from "../../solve/index.ts";
import type { Words } from "../../model/index.ts";
import type { ResourceModel } from "./resource-model.ts";

/** What one goal came to. */
export interface ResourceGoal {
  readonly id: "sections_short" | "short_years" | "cv_beyond" | "cv_years" | "cost_yuan" | "beyond_most";
  readonly says: Words;
  readonly objective: number;
  readonly bound: number | null;
  readonly gap: number | null;
}

/** Which goal. */
export type GoalId = ResourceGoal["id"];

/** The goals in words. */
export const RESOURCE_GOALS = {
  sections_short: { zh: "未达标的学部最少", en: "fewest sections that fall short" },
  short_years: {
    zh: "末年之前各年未达标的学部数之和最少（尽早达标）",
    en: "fewest sections that fall short, added up over the years before the last (as early as can be)",
  },
  cv_beyond: { zh: "差异系数超出限值的部分最小", en: "least by which CVs lie beyond their limits" },
  cv_years: {
    zh: "末年之前各年差异系数超出限值的部分之和最小",
    en: "least by which CVs lie beyond their limits, added up over the years before the last",
  },
  cost_yuan: { zh: "花费最少", en: "least cost" },
  beyond_most: { zh: "超出上限的部分最小", en: "least beyond what fits" },
} as const satisfies Readonly<Record<GoalId, Words>>;

/** Costs of the columns of a model, and what is added to their sum. */
export interface GoalCost {
  readonly cost: Float64Array;
  readonly offset: number;
}

/** What a goal adds up in a model. @param weights  of what lies beyond what fits, by addition */
export function costOfGoal({ years, cost }: ResourceModel, id: GoalId, weights: readonly number[] = []): GoalCost {
  if (id === "cost_yuan") return { cost, offset: 0 };
  const own = new Float64Array(cost.length);
  if (id === "beyond_most") {
    years.at(-1)!.beyond.forEach((column, i) => (own[column] = weights[i]!));
    return { cost: own, offset: 0 };
  }
  const asked = id === "sections_short" || id === "cv_beyond" ? years.slice(-1) : years.slice(0, -1);
  if (id === "cv_beyond" || id === "cv_years") {
    for (const { excess } of asked) for (const column of excess) own[column] = 1;
    return { cost: own, offset: 0 };
  }
  for (const { passes } of asked) for (const column of passes.values()) own[column] = -1;
  return { cost: own, offset: asked.reduce((sum, { passes }) => sum + passes.size, 0) };
}

/** A goal with its bound, and how far they are apart. */
export function reachedGoal(id: GoalId, found: number, below: number | null): ResourceGoal {
  const objective = Math.max(0, Number(found.toFixed(6)));
  const bound = below === null ? null : Math.min(objective, Math.max(0, Number(below.toFixed(6))));
  return { id, says: RESOURCE_GOALS[id], objective, bound, gap: bound === null ? null : relativeGap(objective, bound) };
}
