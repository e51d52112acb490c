import type { Answer } from "../model/index.ts";
import {
  atkinson,
  balanceCv,
  gini,
  lorenzCurve,
  percentileRatio,
  permutedBetween,
  theilParts,
  unweightedCv,
} from "../stats/index.ts";
import type { LorenzPoint } from "../stats/index.ts";
import type { Assessment } from "./assess.ts";
import { valueOf } from "./stage-assessment.ts";
import type { StageAssessment } from "./stage-assessment.ts";

/** How unequally one indicator is spread over the students of one stage; students are the weights throughout. */
export interface InequalityDocument {
  readonly indicator: string;
  readonly sections: number;
  readonly gini: number;
  readonly theil: number;
  readonly atkinson: number;
  /** P90 ÷ P10; null where the lower percentile is 0 */
  readonly p90_p10: number | null;
  readonly cv: number;
  /** over schools and not students, for contrast only: no standard asks for it */
  readonly cv_unweighted: number;
  readonly lorenz: readonly LorenzPoint[];
  readonly by: readonly GroupInequality[];
}

/** Theil's index parted by a grouping of schools, with a test whether the groups really differ. */
export interface GroupInequality {
  /** the field that groups: "locality", "ownership" */
  readonly field: string;
  readonly between: number;
  readonly within: number;
  readonly between_share: number | null;
  readonly p_value: number;
  readonly permutations: number;
  readonly groups: readonly {
    readonly group: string;
    readonly sections: number;
    readonly students: number;
    readonly mean: number;
  }[];
}

/** What `inequality` is asked. */
export interface InequalityAsk {
  readonly stage: string;
  /** code fields by which to part: "locality", "ownership", "township" */
  readonly by: readonly string[];
  readonly permutations: number;
  readonly seed: number;
  readonly group?: number;
  /** Atkinson's aversion to inequality; 0.5 is customary */
  readonly epsilon: number;
}

/**
 * Inequality beyond the CV: Gini, Theil with its parts between and within groups, Atkinson, percentile ratio, Lorenz curve.
 * Sections that lack the value are left out and not counted; indicators of which nothing is provided are left out.
 *
 * @param answer  what `assess` returned
 * @param ask     stage, groupings, permutations and seed
 * @returns       one entry for each indicator that can be measured; empty where there is no such stage
 */
export function inequality(answer: Answer<Assessment>, ask: InequalityAsk): readonly InequalityDocument[] {
  const stage = answer.result.stages.find((one) => one.sections.stage === ask.stage);
  if (stage === undefined) return [];
  return answer.result.standard.indicators.flatMap(({ indicator }, k) => {
    const rows = measurable(stage, k, ask.group ?? 0);
    const values = rows.map((section) => valueOf(stage, section, k));
    if (!values.some((value) => value > 0)) return [];
    return [{ indicator: indicator.id, ...measured(answer.result, stage, { rows, values }, ask) }];
  });
}

function measurable(stage: StageAssessment, k: number, group: number): readonly number[] {
  const rows: number[] = [];
  for (let i = stage.sections.offsets[group] ?? 0; i < (stage.sections.offsets[group + 1] ?? 0); i++)
    if (!Number.isNaN(valueOf(stage, i, k) + stage.sections.students[i]!)) rows.push(i);
  return rows;
}

interface Measured {
  readonly rows: readonly number[];
  readonly values: readonly number[];
}

function measured(
  assessment: Assessment,
  stage: StageAssessment,
  { rows, values }: Measured,
  ask: InequalityAsk,
): Omit<InequalityDocument, "indicator"> {
  const students = rows.map((section) => stage.sections.students[section]!);
  const parts = theilParts(
    values,
    students,
    rows.map(() => 0),
  );
  return {
    sections: rows.length,
    gini: gini(values, students),
    theil: parts.total,
    atkinson: atkinson(values, students, ask.epsilon),
    p90_p10: ratioOrNull(values, students),
    cv: balanceCv(values.map((value, i) => ({ value, students: students[i]! }))),
    cv_unweighted: unweightedCv(values),
    lorenz: lorenzCurve(values, students),
    by: ask.by.flatMap((field) => byField(assessment, stage, { rows, values, students, field, ask })),
  };
}

function ratioOrNull(values: readonly number[], students: readonly number[]): number | null {
  return values.some((value) => value === 0) && percentileIsZero(values, students)
    ? null
    : percentileRatio(values, students, 0.9, 0.1);
}

function percentileIsZero(values: readonly number[], students: readonly number[]): boolean {
  const all = students.reduce((sum, one) => sum + one, 0);
  const without = students.reduce((sum, one, i) => sum + (values[i] === 0 ? one : 0), 0);
  return without >= 0.1 * all * (1 - 1e-9);
}

interface Grouping extends Measured {
  readonly students: readonly number[];
  readonly field: string;
  readonly ask: InequalityAsk;
}

function byField(
  assessment: Assessment,
  stage: StageAssessment,
  { rows, values, students, field, ask }: Grouping,
): readonly GroupInequality[] {
  const codes = assessment.facts.text[field];
  if (codes === undefined) return [];
  const groups = rows.map((section) => codes[stage.sections.rows[section]!] ?? "—");
  if (new Set(groups).size < 2) return [];
  const parts = theilParts(values, students, groups);
  const test = permutedBetween(values, students, groups, { permutations: ask.permutations, seed: ask.seed });
  return [
    {
      field,
      between: parts.between,
      within: parts.within,
      between_share: parts.total > 0 ? parts.between / parts.total : null,
      p_value: test.pValue,
      permutations: test.permutations,
      groups: groupMeans(groups, values, students),
    },
  ];
}

function groupMeans(
  groups: readonly string[],
  values: readonly number[],
  students: readonly number[],
): GroupInequality["groups"] {
  const totals = new Map<string, { sections: number; students: number; amount: number }>();
  groups.forEach((group, i) => {
    const total = totals.get(group) ?? { sections: 0, students: 0, amount: 0 };
    totals.set(group, {
      sections: total.sections + 1,
      students: total.students + students[i]!,
      amount: total.amount + values[i]! * students[i]!,
    });
  });
  return [...totals]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([group, total]) => ({
      group,
      sections: total.sections,
      students: total.students,
      mean: total.amount / total.students,
    }));
}
