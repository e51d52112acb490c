import type { Answer, Trace } from "../model/index.ts";
import type { Assessment } from "./assess.ts";
import { explainSection } from "./explain-section.ts";
import { explainStage } from "./explain-stage.ts";
import type { StageAssessment } from "./stage-assessment.ts";

/** Which number is asked about. With `schoolCode` a section's value and gap; without it the stage's mean and CV. */
export interface WhyAsk {
  readonly stage: string;
  readonly indicator: string;
  readonly schoolCode?: string;
  /** index of the county-year; 0 where the return holds one */
  readonly group?: number;
}

/**
 * How a number came about: the formula, the values put in with their cells, the clause and its source.
 *
 * @param answer  what `assess` returned
 * @param ask     which number
 * @returns       null when there is no such stage, indicator or section
 * @example       explain(answer, { stage: "primary", indicator: "equipment", schoolCode: "2199000012" })?.substituted // "1890200 ÷ 1000"
 */
export function explain(answer: Answer<Assessment>, ask: WhyAsk): Trace | null {
  const assessment = answer.result;
  const stage = assessment.stages.find((one) => one.sections.stage === ask.stage);
  const k = assessment.standard.indicators.findIndex((one) => one.indicator.id === ask.indicator);
  if (stage === undefined || k < 0) return null;
  const group = ask.group ?? 0;
  if (ask.schoolCode === undefined) return explainStage(assessment, stage, group, k);
  const section = sectionOf(assessment, stage, group, ask.schoolCode);
  return section === null ? null : explainSection(assessment, stage, section, k);
}

function sectionOf(assessment: Assessment, stage: StageAssessment, group: number, schoolCode: string): number | null {
  const codes = assessment.facts.text["school_code"];
  for (let i = stage.sections.offsets[group] ?? 0; i < (stage.sections.offsets[group + 1] ?? 0); i++)
    if (codes?.[stage.sections.rows[i]!] === schoolCode) return i;
  return null;
}
