import type { Answer } from "../model/index.ts";
import type { Assessment } from "./assess.ts";
import { assessmentDocument } from "./document.ts";
import { yearsMoved } from "./years-moved.ts";
import type { YearsMoved } from "./years-moved.ts";
import { yearSummary } from "./years-summary.ts";
import type { YearSummary } from "./years-summary.ts";

/** One county-year of an answer. */
export interface AnsweredYear {
  readonly answer: Answer<Assessment>;
  readonly group: number;
}

/** The years of one county: each in short, oldest first, and what moved between neighbours. */
export interface YearsSideBySide {
  readonly years: readonly YearSummary[];
  readonly moved: readonly YearsMoved[];
}

/**
 * Years of one county side by side, and what moved between each and the one before it.
 *
 * @param years  county-years judged by one standard, oldest first
 * @param most   schools named for each CV
 * @throws       RangeError when the standards differ
 * @example      yearsSideBySide([{ answer, group: 0 }], 5).moved // []
 */
export function yearsSideBySide(years: readonly AnsweredYear[], most: number): YearsSideBySide {
  return {
    years: years.map(({ answer, group }) => yearSummary(assessmentDocument(answer, group), answer.result.standard)),
    moved: years.slice(1).map((after, i) => {
      const before = years[i]!;
      return yearsMoved(before.answer, after.answer, {
        group: { before: before.group, after: after.group },
        most,
      });
    }),
  };
}
