import type { Answer, Finding, Words } from "../model/index.ts";
import type { Assessment } from "./assess.ts";
import { groupFindings } from "./group-findings.ts";
import type { MissingView } from "./missing-reason.ts";
import { stageDocument } from "./stage-document.ts";
import type { StageDocument } from "./stage-document.ts";
import { allMustMeet } from "./verdict.ts";
import type { Verdict } from "./verdict.ts";

/** CONTRACTS §2: one county-year judged by one standard. A number that does not exist is null, with its reason in `missing`. */
export interface AssessmentDocument {
  readonly standard: string;
  readonly standard_version: string;
  readonly standard_name: Words;
  readonly region_code: string | null;
  readonly school_year: number | null;
  readonly verdict: Verdict;
  /** which areas of the standard the verdict covers */
  readonly scope: readonly string[];
  readonly stages: Readonly<Record<string, StageDocument>>;
  readonly findings: readonly Finding[];
}

/**
 * Makes one county-year of an assessment readable: the document of CONTRACTS §2.
 *
 * @param answer  what `assess` returned
 * @param group   index of the county-year; 0 where the return holds one
 * @throws        RangeError when there is no such county-year
 */
export function assessmentDocument(answer: Answer<Assessment>, group = 0): AssessmentDocument {
  const assessment = answer.result;
  const { standard } = assessment.standard.bundle;
  const of = assessment.grouped.groups[group];
  if (of === undefined) throw new RangeError(`assessmentDocument: no county-year ${group} among ${assessment.grouped.groups.length}`);
  const stages = assessment.stages.map((stage) => [stage.sections.stage, stageDocument(assessment, stage, group)] as const);
  const judged = stages.map(([, stage]) => stage).filter((stage) => stage.sections > 0);
  return {
    standard: standard.id,
    standard_version: standard.version,
    standard_name: standard.name,
    region_code: of.regionCode,
    school_year: of.schoolYear,
    verdict: allMustMeet(judged.map((stage) => stage.verdict)),
    scope: [...new Set(standard.indicators.map((indicator) => indicator.area))],
    stages: Object.fromEntries(stages),
    findings: groupFindings(answer, group),
  };
}

export type { MissingView };
