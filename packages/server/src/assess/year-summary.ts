import { cvsOver, largestGaps, yearSummary } from "@youheng/kernel/assess";
import type { AssessmentDocument, CompiledStandard, CvOver, LargeGap } from "@youheng/kernel/assess";
import type { SummaryFigures } from "../store/index.ts";

/** What a row over many regions says besides its figures. */
export interface SummaryDetails {
  readonly students: number | null;
  readonly stages: readonly {
    readonly stage: string;
    readonly verdict: string;
    readonly sections: number;
    readonly sections_short: number;
  }[];
  readonly cvs_over: readonly CvOver[];
  readonly largest_gaps: readonly LargeGap[];
}

/** Gaps named in a row: a reader of a hundred rows takes in no more. */
const gapsNamed = 3;

/** The short row of one assessed county-year, from its document. */
export function summaryFigures(
  document: AssessmentDocument,
  standard: CompiledStandard,
): SummaryFigures<SummaryDetails> {
  const summary = yearSummary(document, standard);
  const stages = Object.entries(summary.stages);
  return {
    verdict: summary.verdict,
    sections: summary.sections,
    sectionsShort: summary.sections_short,
    cvsOver: summary.cvs_over,
    details: {
      students: totalOf(stages.map(([, stage]) => stage.students)),
      stages: stages.map(([stage, { verdict, sections, sections_short }]) => ({
        stage,
        verdict,
        sections,
        sections_short,
      })),
      cvs_over: cvsOver(summary),
      largest_gaps: largestGaps(summary, gapsNamed),
    },
  };
}

/** A sum that needs a missing number is missing. */
function totalOf(numbers: readonly (number | null)[]): number | null {
  return numbers.reduce((sum, one) => (sum === null || one === null ? null : sum + one), 0);
}
