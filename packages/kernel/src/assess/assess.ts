import type { Answer, Facts, Finding, Trace } from "../model/index.ts";
import type { RegionFact } from "../sense/index.ts";
import type { CompiledStandard } from "./compile-standard.ts";
import { dayOfReturn } from "./day-of-return.ts";
import { groupRows } from "./group-rows.ts";
import type { GroupedRows } from "./group-rows.ts";
import { schoolJudge } from "./school-judge.ts";
import type { SchoolJudge } from "./school-judge.ts";
import { assessStage } from "./stage-assessment.ts";
import type { StageAssessment } from "./stage-assessment.ts";
import { leftOutFindings } from "./left-out.ts";

/** A return judged by a standard: every county-year in it, stage by stage. Columnar; `assessmentDocument` makes one group readable. */
export interface Assessment {
  readonly standard: CompiledStandard;
  readonly facts: Facts;
  readonly grouped: GroupedRows;
  /** in the order of the standard's stages */
  readonly stages: readonly StageAssessment[];
  /** for each requirement on schools, its conditions evaluated; null for the others */
  readonly schoolJudges: readonly (SchoolJudge | null)[];
  /** facts of the county, for the requirements on it */
  readonly regionFacts: readonly RegionFact[];
  /** the day on which each county-year is judged */
  readonly dates: readonly string[];
}

/** What an assessment may be given besides the return. */
export interface AssessOptions {
  readonly regionFacts?: readonly RegionFact[];
  /** "2026-09-01": the day whose limits hold; absent: 1 September of each school year, the day of the return */
  readonly date?: string;
}

/**
 * Judges a return by a standard: every section against its thresholds, every stage by its inter-school CVs.
 *
 * @param standard  a compiled standard
 * @param facts     the return; several regions and years are judged each for itself
 * @param options   facts of the county, and the day whose limits hold
 * @returns         the assessment, findings on who was left out and by which rule, and how it came about
 * @missing         a missing number leaves open what depends on it, and only that
 * @example         assessmentDocument(assess(compileStandard(bundle), facts)).verdict // "falls_short"
 */
export function assess(standard: CompiledStandard, facts: Facts, options: AssessOptions = {}): Answer<Assessment> {
  const grouped = groupRows(facts);
  const stages = standard.bundle.standard.stages.map((stage) => assessStage(standard, facts, grouped, stage.id));
  const dates = grouped.groups.map((group) => options.date ?? dayOfReturn(group.schoolYear));
  const schoolJudges = standard.requirements.map((one) => ("holds" in one ? schoolJudge(standard, facts, one) : null));
  const result: Assessment = {
    standard,
    facts,
    grouped,
    stages,
    schoolJudges,
    regionFacts: options.regionFacts ?? [],
    dates,
  };
  return { result, findings: [...standard.findings, ...findingsOf(result)], trace: traceOf(standard) };
}

function findingsOf(assessment: Assessment): readonly Finding[] {
  return assessment.stages.flatMap((stage) => leftOutFindings(assessment, stage.sections));
}

function traceOf(standard: CompiledStandard): Trace {
  const { standard: policy } = standard.bundle;
  return {
    zh: `${policy.name.zh}（${policy.id} ${policy.version}）`,
    en: `${policy.name.en} (${policy.id} ${policy.version})`,
    steps: standard.indicators.map(({ indicator }) => ({
      zh: indicator.name.zh,
      en: indicator.name.en,
      formula: indicator.formula,
      unit: indicator.unit,
      clause: indicator.clause,
    })),
  };
}
