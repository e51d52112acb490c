import type { Assessment, AssessmentDocument } from "../../assess/index.ts";
import type { Words } from "../../model/index.ts";
import { assessAfter, type FactChange } from "../assessment-brief.ts";
import { type Cost, costFor } from "./costs.ts";
import { partsOf } from "./joint-posts.ts";

/** One measure of a plan: so much more of something at a school. */
export interface Measure {
  readonly school_code: string;
  readonly school_name: string;
  /** null: shared by the stages of the school */
  readonly stage: string | null;
  /** the indicator it counts for; of a recruit who counts for several all of them, joined by "+" */
  readonly indicator: string;
  /** column of the return that grows, or columns, joined likewise */
  readonly column: string;
  readonly amount: number;
  readonly unit: string;
  readonly cost_yuan: number;
}

/** What a plan of resources promises. */
export interface ResourcePromise {
  readonly assessment: Assessment;
  readonly group: number;
  readonly costs: readonly Cost[];
  readonly measures: readonly Measure[];
  readonly budgetYuan: number | null;
  /** sections that fall short after it, of those that can be judged */
  readonly short: number;
  /** CV limits that must hold: "primary|equipment" */
  readonly mustHold: readonly string[];
}

/** What measures change in the return. */
export function measureChanges(
  measures: readonly Pick<Measure, "school_code" | "column" | "amount">[],
): readonly FactChange[] {
  return measures.flatMap(({ school_code, column, amount }) =>
    partsOf(column).map((one) => ({ schoolCode: school_code, column: one, add: amount })),
  );
}

/**
 * Checks a plan of resources a second time: the measures are carried out in the return, the engine judges it again, and money, limits of
 * space, sections and CVs are compared with what the plan says.
 *
 * @returns what is broken, in words; empty when the plan stands; and the return judged after the measures
 */
export function checkResources(promise: ResourcePromise): {
  readonly broken: readonly Words[];
  readonly after: AssessmentDocument;
} {
  const { assessment, group, measures, costs, budgetYuan, short, mustHold } = promise;
  const after = assessAfter(assessment, group, measureChanges(measures));
  const broken: Words[] = [];
  const say = (zh: string, en: string): number => broken.push({ zh, en });
  for (const { school_code, stage, indicator, amount, cost_yuan } of measures) {
    const cost = costFor(costs, indicator, school_code, stage);
    if (cost === undefined)
      say(`${school_code} 的 ${indicator} 没有单价`, `${indicator} of ${school_code} has no cost`);
    else if (Math.abs(cost.costYuan * amount - cost_yuan) > 0.01 + 1e-9 * cost_yuan)
      say(`${school_code} 的 ${indicator} 费用算错`, `the cost of ${indicator} of ${school_code} is wrong`);
    else if (amount > cost.maxAmount)
      say(`${school_code} 的 ${indicator} 超过上限`, `${indicator} of ${school_code} is more than fits`);
    if (!(amount > 0)) say(`${school_code} 的 ${indicator} 没有数量`, `${indicator} of ${school_code} has no amount`);
  }
  const spent = measures.reduce((sum, { cost_yuan }) => sum + cost_yuan, 0);
  if (budgetYuan !== null && spent > budgetYuan * (1 + 1e-6) + 1)
    say(`花费 ${spent} 元，超过预算`, `${spent} yuan are more than the budget`);
  const found = Object.values(after.stages).reduce((sum, stage) => sum + stage.sections_short, 0);
  if (found > short)
    say(`未达标学部 ${found} 个，方案说 ${short} 个`, `${found} sections fall short, the plan says ${short}`);
  for (const [id, stage] of Object.entries(after.stages))
    for (const [indicator, { cv_meets }] of Object.entries(stage.indicators))
      if (mustHold.includes(`${id}|${indicator}`) && cv_meets === false)
        say(`${id} 的 ${indicator} 差异系数超过限值`, `the CV of ${indicator} (${id}) is beyond its limit`);
  return { broken, after };
}
