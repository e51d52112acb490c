import type { Words } from "../model/index.ts";
import type { Assessment } from "./assess.ts";
import { isMet, isWithin, numberOrNull } from "./judged.ts";
import { missingReason } from "./missing-reason.ts";
import type { MissingView } from "./missing-reason.ts";
import { resourceStep, resourceUnit, sectionGap } from "./resource-gap.ts";
import type { GapView } from "./resource-gap.ts";
import { sectionDocument } from "./section-document.ts";
import type { SectionDocument } from "./section-document.ts";
import { valueOf } from "./stage-assessment.ts";
import type { StageAssessment } from "./stage-assessment.ts";
import { allMustMeet } from "./verdict.ts";
import type { Verdict } from "./verdict.ts";

export interface IndicatorDocument {
  readonly name: Words;
  /** what is provided, as a short noun: "体育艺术教师" */
  readonly short: Words;
  readonly unit: string;
  readonly threshold: number | null;
  readonly mean: number | null;
  readonly cv: number | null;
  readonly cv_limit: number | null;
  readonly cv_meets: boolean | null;
  readonly sections_meeting: number;
  /** sections that fall short */
  readonly sections_short: number;
  /** sum of the gaps of the sections, as far as they are known */
  readonly gap: GapView | null;
  readonly missing?: MissingView;
}

/** The mean of the CVs of all indicators 综合差异系数, against its limit; `limit` null: for information only. */
export interface CompositeCvDocument {
  readonly value: number | null;
  readonly limit: number | null;
  readonly meets: boolean | null;
}

export interface StageDocument extends Words {
  readonly verdict: Verdict;
  readonly students: number | null;
  readonly sections: number;
  readonly sections_meeting: number;
  readonly sections_short: number;
  readonly indicators: Readonly<Record<string, IndicatorDocument>>;
  readonly composite_cv: CompositeCvDocument;
  readonly sections_list: readonly SectionDocument[];
}

/** One stage of one county-year as CONTRACTS §2 shows it. */
export function stageDocument(assessment: Assessment, stage: StageAssessment, group: number): StageDocument {
  const words = assessment.standard.bundle.standard.stages.find((one) => one.id === stage.sections.stage)!;
  const rows = sectionsIn(stage, group);
  const list = rows.map((section) => sectionDocument(assessment, stage, section));
  const indicators = assessment.standard.indicators.map(
    (_, k) =>
      [assessment.standard.indicators[k]!.indicator.id, indicatorDocument(assessment, stage, group, k)] as const,
  );
  const cvVerdicts = indicators.flatMap(([, one]): Verdict[] =>
    one.cv_limit === null ? [] : [cvVerdict(one.cv_meets)],
  );
  const composite = compositeCv(
    assessment,
    stage,
    indicators.map(([, one]) => one.cv),
  );
  if (composite.limit !== null && rows.length > 0) cvVerdicts.push(cvVerdict(composite.meets));
  const sectionVerdicts = list.flatMap((section) => (section.verdict === null ? [] : [section.verdict]));
  return {
    zh: words.zh,
    en: words.en,
    verdict: allMustMeet([...sectionVerdicts, ...cvVerdicts]),
    students: numberOrNull(rows.reduce((sum, section) => sum + stage.sections.students[section]!, 0)),
    sections: rows.length,
    sections_meeting: list.filter((section) => section.verdict === "meets").length,
    sections_short: list.filter((section) => section.verdict === "falls_short").length,
    indicators: Object.fromEntries(indicators),
    composite_cv: composite,
    sections_list: list,
  };
}

/**
 * The composite CV: the arithmetic mean of the CVs of all indicators; missing when one is.
 *
 * @source  教督〔2012〕3号 as 23 published rows of Anhui and Chongqing districts show it
 */
function compositeCv(
  assessment: Assessment,
  stage: StageAssessment,
  cvs: readonly (number | null)[],
): CompositeCvDocument {
  const complete = cvs.length > 0 && cvs.every((cv) => cv !== null);
  const value = complete ? cvs.reduce((sum, cv) => sum + cv, 0) / cvs.length : null;
  const limit = assessment.standard.bundle.standard.compositeCv?.atMost[stage.sections.stage] ?? null;
  return { value, limit, meets: value === null || limit === null ? null : isWithin(value, limit) };
}

function cvVerdict(meets: boolean | null): Verdict {
  return meets === null ? "not_assessable" : meets ? "meets" : "falls_short";
}

function sectionsIn(stage: StageAssessment, group: number): readonly number[] {
  const from = stage.sections.offsets[group]!;
  return Array.from({ length: stage.sections.offsets[group + 1]! - from }, (_, i) => from + i);
}

function indicatorDocument(
  assessment: Assessment,
  stage: StageAssessment,
  group: number,
  k: number,
): IndicatorDocument {
  const { indicator } = assessment.standard.indicators[k]!;
  const at = group * assessment.standard.indicators.length + k;
  const rows = sectionsIn(stage, group);
  const { judgement, sections, limits } = stage;
  const cv = numberOrNull(judgement.cvs[at]!);
  const cvLimit = indicator.cvAtMost?.[sections.stage] ?? null;
  const threshold = limits.items[k]!.threshold;
  const missing = cv === null ? stageMissing(assessment, stage, rows, k) : undefined;
  return {
    name: indicator.name,
    short: indicator.short ?? indicator.name,
    unit: indicator.unit,
    threshold: numberOrNull(threshold),
    mean: numberOrNull(judgement.means[at]!),
    cv,
    cv_limit: cvLimit,
    cv_meets: cv === null || cvLimit === null ? null : isWithin(cv, cvLimit),
    sections_meeting: judgement.meeting[at]!,
    sections_short: rows.filter((section) => valueOf(stage, section, k) < threshold && !isMet(stage, section, k))
      .length,
    gap: Number.isNaN(threshold)
      ? null
      : { amount: stageGap(assessment, stage, rows, k), unit: resourceUnit(assessment, k) },
    ...(missing === undefined ? {} : { missing }),
  };
}

function stageGap(assessment: Assessment, stage: StageAssessment, rows: readonly number[], k: number): number {
  const gaps = rows.map((section) => sectionGap(assessment, stage, section, k)).filter((gap) => !Number.isNaN(gap));
  const perOne = Math.round(1 / (resourceStep(assessment, k) ?? 1)) || 1;
  return Math.round(gaps.reduce((sum, gap) => sum + gap * perOne, 0)) / perOne;
}

/** Why a stage has no CV: which sections lack the value. */
function stageMissing(assessment: Assessment, stage: StageAssessment, rows: readonly number[], k: number): MissingView {
  const { standard, facts } = assessment;
  const indicator = standard.indicators[k]!;
  const lacking = rows.filter((section) => Number.isNaN(valueOf(stage, section, k)));
  if (lacking.length === 0)
    return { reason: rows.length === 0 ? "not-applicable" : "zero-denominator", field: indicator.indicator.id };
  const codes = lacking.map((section) => facts.text["school_code"]?.[stage.sections.rows[section]!] ?? "");
  return { ...missingReason(assessment, stage.sections, indicator, lacking[0]!), school_codes: codes };
}
