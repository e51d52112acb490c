import { assess, compileStandard, groupRows } from "@youheng/kernel/assess";
import type { Assessment, CompiledStandard } from "@youheng/kernel/assess";
import type { Facts } from "@youheng/kernel/model";
import { sectionVerdicts } from "@youheng/kernel/stats";
import type { BalanceLimits, SectionColumns, SectionJudgement } from "@youheng/kernel/stats";
import { bundleOf, loadPolicy, POLICY_ROOT } from "@youheng/server/policy";
import type { Found } from "./found.ts";
import { makeNation, resourceColumns } from "./nation.ts";

const STANDARD = "cn-quality-balance-2017";

/** The standard that the bench judges by, read from the policy: the bench knows no threshold. */
export async function standardOfBench(): Promise<CompiledStandard> {
  const { policy } = await loadPolicy([POLICY_ROOT]);
  return compileStandard(bundleOf(policy, STANDARD));
}

/** A return as the core of the assessment takes it: columns in the order of county-years, and limits. */
export interface StageColumns {
  readonly sections: SectionColumns;
  readonly limits: BalanceLimits;
}

/**
 * The columns of a made-up nation, whose schools each have one section and stand in order already: nothing is copied.
 * `assess` finds the same (tested); it also looks for what a made-up nation does not have: through-schools, exclusions, blanks.
 */
export function stageColumns(standard: CompiledStandard, facts: Facts): StageColumns {
  const sections = {
    offsets: groupRows(facts).offsets,
    weights: facts.numbers["students_primary"]!,
    resources: resourceColumns.map((id) => facts.numbers[id]!),
  };
  const { limits } = assess(standard, makeNation({ schools: 1, counties: 1, years: 1 }, 1)).result.stages[0]!;
  return { sections, limits };
}

/** A judgement as a database would answer: with the schools that meet counted in each group. */
export function foundInJudgement({ offsets }: SectionColumns, judgement: SectionJudgement): Found {
  const schoolsMeeting = new Float64Array(offsets.length - 1);
  for (let group = 0; group < schoolsMeeting.length; group++)
    for (let row = offsets[group]!; row < offsets[group + 1]!; row++)
      if (judgement.verdicts[row] === sectionVerdicts.meets) schoolsMeeting[group]!++;
  return { means: judgement.means, cvs: judgement.cvs, meeting: Float64Array.from(judgement.meeting), schoolsMeeting };
}

/** The first stage of an assessment, in the same form. */
export function foundInAssessment({ stages }: Assessment): Found {
  const { sections, judgement } = stages[0]!;
  return foundInJudgement({ offsets: sections.offsets, weights: sections.students, resources: [] }, judgement);
}
