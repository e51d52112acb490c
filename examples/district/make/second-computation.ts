import type { SchoolFacts } from "./facts.ts";
import { aims, completeSecondaryWeights, type Indicator, splitWeights } from "./norms.ts";
import type { Judged } from "./roster.ts";

/**
 * The seven resource indicators once more, school by school, in plain loops and with no code of the kernel:
 * an oracle for the test, and a page to read for whoever doubts the engine.
 */
export interface SecondStage {
  readonly students: number;
  readonly means: Readonly<Record<string, number>>;
  readonly cvs: Readonly<Record<string, number>>;
  readonly sections: readonly SecondSection[];
}

export interface SecondSection {
  readonly code: string;
  readonly students: number;
  readonly values: Readonly<Record<string, number>>;
  readonly meets: boolean;
}

const sharedColumns: Readonly<Partial<Record<Indicator, string>>> = {
  teaching_area: "teaching_area_m2",
  sports_area: "sports_area_m2",
  equipment: "equipment_yuan",
  multimedia_rooms: "multimedia_rooms",
};
const perHundred = new Set<Indicator>([
  "teachers_above_required_degree",
  "backbone_teachers",
  "pe_arts_teachers",
  "multimedia_rooms",
]);
const indicators = Object.keys(aims) as Indicator[];

function figure(facts: SchoolFacts, column: string): number {
  const cell = facts[column];
  return typeof cell === "number" ? cell : 0;
}

function valueOf(facts: SchoolFacts, stage: Judged, indicator: Indicator): number {
  const students = figure(facts, `students_${stage}`);
  const shared = sharedColumns[indicator];
  const amount =
    shared === undefined ? figure(facts, `${indicator}_${stage}`) : partOf(facts, stage, figure(facts, shared));
  return (amount / students) * (perHundred.has(indicator) ? 100 : 1);
}

/** 1 : 1.1 · 1 : 1.2 · 1 : 1.1 : 1.32, by weighted students. */
function partOf(facts: SchoolFacts, stage: Judged, amount: number): number {
  const weights = facts["school_kind"] === "complete_secondary" ? completeSecondaryWeights : splitWeights;
  const weighted = Object.entries(weights).map(([one, weight]) => weight * figure(facts, `students_${one}`));
  return (amount * (weights[stage] ?? 0) * figure(facts, `students_${stage}`)) / weighted.reduce((a, b) => a + b, 0);
}

/** At least six of seven, and the other one at least 85 % of what is asked. */
function schoolMeets(values: Readonly<Record<string, number>>, stage: Judged): boolean {
  const shares = indicators.map((indicator) => (values[indicator] ?? Number.NaN) / aims[indicator][stage]);
  return shares.filter((share) => share >= 1).length >= 6 && shares.every((share) => share >= 0.85);
}

function isJudged(facts: SchoolFacts, stage: Judged): boolean {
  const students = figure(facts, `students_${stage}`);
  return (
    students > 0 && facts["school_kind"] !== "special" && (facts["school_kind"] !== "teaching_point" || students >= 50)
  );
}

/** One stage of one year. */
export function secondComputation(rows: readonly SchoolFacts[], stage: Judged): SecondStage {
  const sections = rows
    .filter((facts) => isJudged(facts, stage))
    .map((facts): SecondSection => {
      const values = Object.fromEntries(indicators.map((indicator) => [indicator, valueOf(facts, stage, indicator)]));
      return {
        code: String(facts["school_code"]),
        students: figure(facts, `students_${stage}`),
        values,
        meets: schoolMeets(values, stage),
      };
    });
  const students = sections.reduce((sum, section) => sum + section.students, 0);
  const means: Record<string, number> = {};
  const cvs: Record<string, number> = {};
  for (const indicator of indicators) {
    const of = (section: SecondSection) => section.values[indicator] ?? Number.NaN;
    const mean = sections.reduce((sum, section) => sum + section.students * of(section), 0) / students;
    const variance =
      sections.reduce((sum, section) => sum + section.students * (of(section) - mean) ** 2, 0) / students;
    means[indicator] = mean;
    cvs[indicator] = Math.sqrt(variance) / mean;
  }
  return { students, means, cvs, sections };
}
