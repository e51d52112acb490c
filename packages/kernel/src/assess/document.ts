import type { Answer, Finding, RequirementArea, Words } from "../model/index.ts";
import type { Assessment } from "./assess.ts";
import { groupFindings } from "./group-findings.ts";
import { requirementDocuments } from "./requirement-document.ts";
import type { RequirementDocument } from "./requirement-document.ts";
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
  readonly government: readonly RequirementDocument[];
  readonly quality: readonly RequirementDocument[];
  /** the one requirement on satisfaction; null where the standard asks for none */
  readonly recognition: RequirementDocument | null;
  readonly veto: readonly RequirementDocument[];
  readonly entry: readonly RequirementDocument[];
  /** requirements on which the facts given say nothing yet; they are not in the verdict */
  readonly open: readonly string[];
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
  if (of === undefined)
    throw new RangeError(`assessmentDocument: no county-year ${group} among ${assessment.grouped.groups.length}`);
  const stages = assessment.stages.map(
    (stage) => [stage.sections.stage, stageDocument(assessment, stage, group)] as const,
  );
  const requirements = requirementDocuments(assessment, group);
  const said = requirementsSaid(requirements);
  const inArea = (area: RequirementArea): readonly RequirementDocument[] =>
    requirements.filter((one) => one.area === area);
  // a standard without indicators asks nothing of sections
  const judged =
    standard.indicators.length === 0 ? [] : stages.map(([, stage]) => stage).filter((one) => one.sections > 0);
  return {
    standard: standard.id,
    standard_version: standard.version,
    standard_name: standard.name,
    region_code: of.regionCode,
    school_year: of.schoolYear,
    verdict: allMustMeet([...judged.map((stage) => stage.verdict), ...said.map((one) => one.verdict)]),
    scope: [...new Set([...standard.indicators, ...said].map((one) => one.area))],
    stages: Object.fromEntries(stages),
    government: inArea("government"),
    quality: inArea("quality"),
    recognition: inArea("recognition")[0] ?? null,
    veto: inArea("veto"),
    entry: inArea("entry"),
    open: requirements.filter((one) => !said.includes(one)).map((one) => one.id),
    findings: groupFindings(answer, group),
  };
}

/** The requirements of one area of a document, as a list in every area. */
export function requirementsIn(document: AssessmentDocument, area: RequirementArea): readonly RequirementDocument[] {
  if (area !== "recognition") return document[area];
  return document.recognition === null ? [] : [document.recognition];
}

/**
 * The requirements that the verdict covers: all of them once the county's facts answer one; before that only those that the
 * schools' own figures decide, since a return of schools alone says nothing of the county.
 */
function requirementsSaid(requirements: readonly RequirementDocument[]): readonly RequirementDocument[] {
  const decided = requirements.filter((one) => one.verdict !== "not_assessable");
  return decided.some((one) => one.kind !== "schools") ? requirements : decided;
}
