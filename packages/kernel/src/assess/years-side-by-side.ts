import type { Answer } from "../model/index.ts";
import type { Assessment } from "./assess.ts";
import { assessmentDocument } from "./document.ts";
import { yearsMoved } from "./years-moved.ts";
import type { YearsAsk, YearsMoved } from "./years-moved.ts";
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
 * @param ask    schools named for each CV, and the lineage by which schools that merged or split are followed
 * @throws       RangeError when the standards differ
 * @example      yearsSideBySide([{ answer, group: 0 }], { most: 5 }).moved // []
 */
export function yearsSideBySide(years: readonly AnsweredYear[], ask: Omit<YearsAsk, "group">): YearsSideBySide {
  return {
    years: years.map(({ answer, group }) => yearSummary(assessmentDocument(answer, group), answer.result.standard)),
    moved: years.slice(1).map((after, i) => {
      const before = years[i]!;
      return yearsMoved(before.answer, after.answer, {
        group: { before: before.group, after: after.group },
        ...ask,
      });
    }),
  };
}
