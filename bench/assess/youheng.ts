import { assess, compileStandard } from "@youheng/kernel/assess";
import type { CompiledStandard } from "@youheng/kernel/assess";
import type { Facts } from "@youheng/kernel/model";
import { sectionVerdicts } from "@youheng/kernel/stats";
import type { BalanceLimits, SectionColumns, SectionJudgement } from "@youheng/kernel/stats";
import { bundleOf, loadPolicy, POLICY_ROOT } from "@youheng/server/policy";
import type { Found } from "./found.ts";

const STANDARD = "cn-quality-balance-2017";

/** The standard that the bench judges by, read from the policy: the bench knows no threshold. */
export async function standardOfBench(): Promise<CompiledStandard> {
  const { policy } = await loadPolicy([POLICY_ROOT]);
  return compileStandard(bundleOf(policy, STANDARD));
}

/** A stage of a return as the core of the assessment takes it: columns in the order of county-years, and limits. */
export interface StageColumns {
  readonly sections: SectionColumns;
  readonly limits: BalanceLimits;
}

/** Takes the columns of the first stage out of an assessment. */
export function stageColumns(standard: CompiledStandard, facts: Facts): StageColumns {
  const stage = assess(standard, facts).result.stages[0]!;
  const { offsets, students } = stage.sections;
  return { sections: { offsets, weights: students, resources: stage.resources }, limits: stage.limits };
}

/** A judgement as a database would answer: with the schools that meet counted in each group. */
export function foundInJudgement({ offsets }: SectionColumns, judgement: SectionJudgement): Found {
  const schoolsMeeting = new Float64Array(offsets.length - 1);
  for (let group = 0; group < schoolsMeeting.length; group++)
    for (let row = offsets[group]!; row < offsets[group + 1]!; row++)
      if (judgement.verdicts[row] === sectionVerdicts.meets) schoolsMeeting[group]!++;
  return { means: judgement.means, cvs: judgement.cvs, meeting: Float64Array.from(judgement.meeting), schoolsMeeting };
}
