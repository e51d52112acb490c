import type { Assessment } from "./assess.ts";
import { isMet, numberOrNull } from "./judged.ts";
import { missingReason } from "./missing-reason.ts";
import type { MissingView } from "./missing-reason.ts";
import { valueOf } from "./stage-assessment.ts";
import type { StageAssessment } from "./stage-assessment.ts";
import { resourceUnit, sectionGap } from "./resource-gap.ts";
import type { GapView } from "./resource-gap.ts";
import type { Verdict } from "./verdict.ts";
import { sectionVerdicts } from "../stats/index.ts";

export interface SectionIndicatorDocument {
  readonly value: number | null;
  readonly threshold: number | null;
  readonly floor: number | null;
  readonly meets: boolean | null;
  readonly floor_meets: boolean | null;
  readonly gap: GapView | null;
  readonly missing?: MissingView;
}

export interface SectionDocument {
  readonly school_code: string | null;
  readonly school_name: string | null;
  /** row of the facts, to find the school's other facts */
  readonly row: number;
  readonly students: number | null;
  /** share of the school's common facilities that is this section's; 1 where nothing is split */
  readonly share: number | null;
  /** null: the standard has no rule for single sections */
  readonly verdict: Verdict | null;
  readonly items_met: number;
  readonly indicators: Readonly<Record<string, SectionIndicatorDocument>>;
}

/** One section as CONTRACTS §2 shows it. */
export function sectionDocument(assessment: Assessment, stage: StageAssessment, section: number): SectionDocument {
  const { facts, standard } = assessment;
  const row = stage.sections.rows[section]!;
  const indicators = standard.indicators.map(
    ({ indicator }, k) => [indicator.id, sectionIndicator(assessment, stage, section, k)] as const,
  );
  return {
    school_code: facts.text["school_code"]?.[row] ?? null,
    school_name: facts.text["school_name"]?.[row] ?? null,
    row,
    students: numberOrNull(stage.sections.students[section]!),
    share: numberOrNull(stage.sections.share[section]!),
    verdict: standard.bundle.standard.sectionRule === undefined ? null : verdictOf(stage.judgement.verdicts[section]!),
    items_met: stage.judgement.itemsMet[section]!,
    indicators: Object.fromEntries(indicators),
  };
}

function verdictOf(code: number): Verdict {
  if (code === sectionVerdicts.meets) return "meets";
  return code === sectionVerdicts.fallsShort ? "falls_short" : "not_assessable";
}

function sectionIndicator(
  assessment: Assessment,
  stage: StageAssessment,
  section: number,
  k: number,
): SectionIndicatorDocument {
  const { threshold, floor } = stage.limits.items[k]!;
  const value = numberOrNull(valueOf(stage, section, k));
  const gap = sectionGap(assessment, stage, section, k);
  const indicator = assessment.standard.indicators[k]!;
  const missing = value === null ? missingReason(assessment, stage.sections, indicator, section) : undefined;
  const belowFloor = ((stage.judgement.belowFloor[section]! >>> k) & 1) === 1;
  return {
    value,
    threshold: numberOrNull(threshold),
    floor: numberOrNull(floor),
    meets: value === null || Number.isNaN(threshold) ? null : isMet(stage, section, k),
    floor_meets: value === null || Number.isNaN(floor) ? null : !belowFloor,
    gap: Number.isNaN(gap) ? null : { amount: gap, unit: resourceUnit(assessment, k) },
    ...(missing === undefined ? {} : { missing }),
  };
}
