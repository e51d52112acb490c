import { assess, type Assessment, assessmentDocument, type AssessmentDocument, type Verdict } from "../assess/index.ts";
import type { Facts } from "../model/index.ts";

/** An assessment in short form: verdicts, CVs and the sections, without requirements and findings. */
export interface AssessmentBrief {
  readonly standard: string;
  readonly region_code: string | null;
  readonly school_year: number | null;
  readonly verdict: Verdict;
  /** sections of all stages that meet, and that fall short */
  readonly sections_meeting: number;
  readonly sections_short: number;
  readonly stages: Readonly<Record<string, StageBrief>>;
}

export interface StageBrief {
  readonly verdict: Verdict;
  readonly students: number | null;
  readonly sections: number;
  readonly sections_meeting: number;
  readonly sections_short: number;
  readonly indicators: Readonly<Record<string, IndicatorBrief>>;
  readonly sections_list: readonly SectionBrief[];
}

export interface IndicatorBrief {
  readonly mean: number | null;
  readonly cv: number | null;
  readonly cv_limit: number | null;
  readonly cv_meets: boolean | null;
  readonly sections_meeting: number;
  readonly sections_short: number;
}

export interface SectionBrief {
  readonly school_code: string | null;
  readonly school_name: string | null;
  readonly students: number | null;
  readonly verdict: Verdict | null;
  readonly items_met: number;
  readonly indicators: Readonly<Record<string, { readonly value: number | null; readonly meets: boolean | null }>>;
}

/**
 * An assessment document in short form.
 *
 * @example assessmentBrief(assessmentDocument(answer)).stages["primary"]?.sections_meeting // 31
 */
export function assessmentBrief(document: AssessmentDocument): AssessmentBrief {
  const { standard, region_code, school_year, verdict } = document;
  const stages = Object.entries(document.stages).map(([id, stage]) => [id, stageBrief(stage)] as const);
  return {
    standard,
    region_code,
    school_year,
    verdict,
    sections_meeting: stages.reduce((sum, [, stage]) => sum + stage.sections_meeting, 0),
    sections_short: stages.reduce((sum, [, stage]) => sum + stage.sections_short, 0),
    stages: Object.fromEntries(stages),
  };
}

function stageBrief(stage: AssessmentDocument["stages"][string]): StageBrief {
  const { verdict, students, sections, sections_meeting, sections_short } = stage;
  const indicators = Object.entries(stage.indicators).map(([id, one]) => {
    const { mean, cv, cv_limit, cv_meets } = one;
    const brief: IndicatorBrief = {
      mean,
      cv,
      cv_limit,
      cv_meets,
      sections_meeting: one.sections_meeting,
      sections_short: one.sections_short,
    };
    return [id, brief] as const;
  });
  const list = stage.sections_list.map((one): SectionBrief => ({
    school_code: one.school_code,
    school_name: one.school_name,
    students: one.students,
    verdict: one.verdict,
    items_met: one.items_met,
    indicators: Object.fromEntries(
      Object.entries(one.indicators).map(([id, { value, meets }]) => [id, { value, meets }] as const),
    ),
  }));
  return {
    verdict,
    students,
    sections,
    sections_meeting,
    sections_short,
    indicators: Object.fromEntries(indicators),
    sections_list: list,
  };
}

/** A change of one figure of one school: so many more (or fewer) of a column of the return. */
export interface FactChange {
  readonly schoolCode: string;
  readonly column: string;
  readonly add: number;
}

/**
 * The facts with changes made; the facts handed in stay as they are.
 *
 * @param group  the county-year whose schools are changed
 * @throws       RangeError when a school or a column is not there
 */
export function changedFacts({ facts, grouped }: Assessment, group: number, changes: readonly FactChange[]): Facts {
  const rows = Array.from(grouped.order.subarray(grouped.offsets[group], grouped.offsets[group + 1]));
  const rowOf = new Map(rows.map((row) => [facts.text["school_code"]?.[row] ?? "", row]));
  const numbers: Record<string, Float64Array> = { ...facts.numbers };
  for (const { schoolCode, column, add } of changes) {
    const [row, before] = [rowOf.get(schoolCode), facts.numbers[column]];
    if (row === undefined || before === undefined) throw new RangeError(`no ${column} of school ${schoolCode}`);
    if (numbers[column] === before) numbers[column] = before.slice();
    numbers[column]![row]! += add;
  }
  return { ...facts, numbers };
}

/**
 * The same county-year judged again after changes, by the same engine.
 *
 * @example assessAfter(assessment, 0, [{ schoolCode: "2199010101", column: "backbone_teachers_primary", add: 1 }]).verdict
 */
export function assessAfter(assessment: Assessment, group: number, changes: readonly FactChange[]): AssessmentDocument {
  const answer = assess(assessment.standard, changedFacts(assessment, group, changes), {
    regionFacts: assessment.regionFacts,
    ...(assessment.dates[group] === undefined ? {} : { date: assessment.dates[group] }),
  });
  return assessmentDocument(answer, group);
}
