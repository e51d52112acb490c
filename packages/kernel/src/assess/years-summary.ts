import type { RequirementArea, Words } from "../model/index.ts";
import type { CompiledStandard } from "./compile-standard.ts";
import { requirementsIn } from "./document.ts";
import type { AssessmentDocument } from "./document.ts";
import type { GapView } from "./resource-gap.ts";
import type { IndicatorDocument, StageDocument } from "./stage-document.ts";
import type { Verdict } from "./verdict.ts";

/** One indicator of one stage in one year, short enough to stand beside other years and other regions. */
export interface IndicatorYear {
  readonly mean: number | null;
  readonly threshold: number | null;
  readonly cv: number | null;
  readonly cv_limit: number | null;
  readonly cv_meets: boolean | null;
  readonly sections_short: number;
  /** what the sections that fall short lack together */
  readonly gap: GapView | null;
  /** that gap ÷ what the standard asks for all students of the stage, 0–1; null where it cannot be said */
  readonly gap_share: number | null;
}

export interface StageYear extends Words {
  readonly verdict: Verdict;
  readonly students: number | null;
  readonly sections: number;
  readonly sections_short: number;
  readonly indicators: Readonly<Record<string, IndicatorYear>>;
}

/** One county-year in short. */
export interface YearSummary {
  readonly region_code: string | null;
  readonly school_year: number | null;
  readonly verdict: Verdict;
  readonly sections: number;
  readonly sections_short: number;
  /** inter-school CVs over their limit */
  readonly cvs_over: number;
  /** ids of the other requirements that the verdict covers and that are not met */
  readonly requirements_short: readonly string[];
  /** the stages that have sections */
  readonly stages: Readonly<Record<string, StageYear>>;
}

/** A CV over its limit, where it is. */
export interface CvOver {
  readonly stage: string;
  readonly indicator: string;
  readonly cv: number;
  readonly limit: number;
}

/** A gap of a stage. */
export interface LargeGap {
  readonly stage: string;
  readonly indicator: string;
  readonly amount: number;
  readonly unit: string;
  /** gap ÷ what the standard asks for all students of the stage, 0–1 */
  readonly share: number;
  readonly sections_short: number;
}

/**
 * One county-year in short: verdict, and mean, CV and gap of every indicator, without the schools.
 *
 * @param document  what `assessmentDocument` made
 * @param standard  the compiled standard it was judged by
 * @returns         numbers as the document has them
 * @missing         null, as in the document
 * @example         yearSummary(assessmentDocument(answer), answer.result.standard).cvs_over // 0
 */
export function yearSummary(document: AssessmentDocument, standard: CompiledStandard): YearSummary {
  const taught = Object.entries(document.stages).filter(([, stage]) => stage.sections > 0);
  const stages = Object.fromEntries(taught.map(([id, stage]) => [id, stageYear(stage, standard)]));
  const sum = (of: (stage: StageYear) => number): number =>
    Object.values(stages).reduce((total, stage) => total + of(stage), 0);
  return {
    region_code: document.region_code,
    school_year: document.school_year,
    verdict: document.verdict,
    sections: sum((stage) => stage.sections),
    sections_short: sum((stage) => stage.sections_short),
    cvs_over: sum((stage) => Object.values(stage.indicators).filter((one) => one.cv_meets === false).length),
    requirements_short: requirementsShort(document),
    stages,
  };
}

const areas: readonly RequirementArea[] = ["government", "quality", "recognition", "veto", "entry"];

function requirementsShort(document: AssessmentDocument): readonly string[] {
  const open = new Set(document.open);
  return areas
    .flatMap((area) => requirementsIn(document, area))
    .filter((one) => one.verdict === "falls_short" && !open.has(one.id))
    .map((one) => one.id);
}

function stageYear(stage: StageDocument, standard: CompiledStandard): StageYear {
  const indicators = standard.indicators.flatMap(({ indicator, ratio }) => {
    const one = stage.indicators[indicator.id];
    return one === undefined ? [] : [[indicator.id, indicatorYear(one, stage.students, ratio?.scale ?? null)] as const];
  });
  return {
    zh: stage.zh,
    en: stage.en,
    verdict: stage.verdict,
    students: stage.students,
    sections: stage.sections,
    sections_short: stage.sections_short,
    indicators: Object.fromEntries(indicators),
  };
}

function indicatorYear(one: IndicatorDocument, students: number | null, scale: number | null): IndicatorYear {
  const asked = scale === null || one.threshold === null || students === null ? 0 : (one.threshold * students) / scale;
  return {
    mean: one.mean,
    threshold: one.threshold,
    cv: one.cv,
    cv_limit: one.cv_limit,
    cv_meets: one.cv_meets,
    sections_short: one.sections_short,
    gap: one.gap,
    gap_share: one.gap === null || !(asked > 0) ? null : one.gap.amount / asked,
  };
}

/** The CVs over their limit, the farthest over first (cv ÷ limit); ties in the order of the standard. */
export function cvsOver(summary: YearSummary): readonly CvOver[] {
  const over = everyIndicator(summary).flatMap(([stage, indicator, one]): CvOver[] =>
    one.cv_meets === false && one.cv !== null && one.cv_limit !== null
      ? [{ stage, indicator, cv: one.cv, limit: one.cv_limit }]
      : [],
  );
  return over.toSorted((a, b) => b.cv / b.limit - a.cv / a.limit);
}

/** The largest gaps, by their share of what the standard asks; ties in the order of the standard. */
export function largestGaps(summary: YearSummary, most: number): readonly LargeGap[] {
  const gaps = everyIndicator(summary).flatMap(([stage, indicator, one]): LargeGap[] =>
    one.gap === null || one.gap_share === null || one.gap.amount <= 0
      ? []
      : [{ stage, indicator, ...one.gap, share: one.gap_share, sections_short: one.sections_short }],
  );
  return gaps.toSorted((a, b) => b.share - a.share).slice(0, most);
}

function everyIndicator({ stages }: YearSummary): readonly (readonly [string, string, IndicatorYear])[] {
  return Object.entries(stages).flatMap(([stage, { indicators }]) =>
    Object.entries(indicators).map(([indicator, one]) => [stage, indicator, one] as const),
  );
}
