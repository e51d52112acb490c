import type { Verdict } from "./verdict.ts";
import { cvsOver, largestGaps } from "./years-summary.ts";
import type { CvOver, LargeGap, YearSummary } from "./years-summary.ts";

/** What one row over many regions says of a stage. */
export interface ShortStage {
  readonly stage: string;
  readonly verdict: Verdict;
  readonly sections: number;
  readonly sections_short: number;
}

/** What one row over many regions says of a year besides its figures. */
export interface ShortDetails {
  readonly students: number | null;
  readonly stages: readonly ShortStage[];
  /** the farthest over its limit first */
  readonly cvs_over: readonly CvOver[];
  /** the largest share of what the standard asks first */
  readonly largest_gaps: readonly LargeGap[];
  /** ids of the other requirements that are not met */
  readonly requirements_short: readonly string[];
}

/** A county-year as short as it stands in a row over many regions. `details` null: not at hand. */
export interface ShortYear {
  readonly school_year: number;
  readonly verdict: Verdict;
  readonly sections: number;
  readonly sections_short: number;
  readonly cvs_over: number;
  readonly details: ShortDetails | null;
}

/** Gaps named in a row: a reader of a hundred rows takes in no more. */
const gapsNamed = 3;

/**
 * What a row over many regions says of a county-year besides its figures.
 *
 * @missing  students: a sum that needs a missing number is missing
 * @example  shortDetails(yearSummary(document, standard)).largest_gaps.length // at most 3
 */
export function shortDetails(summary: YearSummary): ShortDetails {
  const stages = Object.entries(summary.stages);
  return {
    students: totalOf(stages.map(([, stage]) => stage.students)),
    stages: stages.map(([stage, { verdict, sections, sections_short }]) => ({
      stage,
      verdict,
      sections,
      sections_short,
    })),
    cvs_over: cvsOver(summary),
    largest_gaps: largestGaps(summary, gapsNamed),
    requirements_short: summary.requirements_short,
  };
}

/**
 * A county-year in one row. Null where the return does not say its year.
 *
 * @example shortYear(yearSummary(document, standard))?.verdict // "falls_short"
 */
export function shortYear(summary: YearSummary): ShortYear | null {
  const { school_year: schoolYear, verdict, sections, sections_short, cvs_over } = summary;
  if (schoolYear === null) return null;
  return { school_year: schoolYear, verdict, sections, sections_short, cvs_over, details: shortDetails(summary) };
}

function totalOf(numbers: readonly (number | null)[]): number | null {
  return numbers.reduce((sum, one) => (sum === null || one === null ? null : sum + one), 0);
}
