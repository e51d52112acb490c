import type { SchoolsCompiled } from "@youheng/kernel/assess";
import { columnId, fieldsOf, type Expr } from "@youheng/kernel/model";
import type { ReportSubject } from "../report-subject.ts";

/** A requirement on every school, with the conditions it is made of. */
export interface SchoolsRequirementAt {
  /** its place among the requirements of the standard */
  readonly at: number;
  readonly compiled: SchoolsCompiled;
}

/** The requirements of a standard that are judged school by school. */
export function schoolRequirements({ assessment }: ReportSubject): readonly SchoolsRequirementAt[] {
  return assessment.standard.requirements.flatMap((compiled, at) => ("holds" in compiled ? [{ at, compiled }] : []));
}

/** Every formula of a requirement on schools. */
export function expressionsOf({ compiled }: SchoolsRequirementAt): readonly Expr[] {
  const { holds, applies, relaxations } = compiled;
  return [
    ...(applies === null ? [] : [applies]),
    ...holds.map(({ expr }) => expr),
    ...relaxations.flatMap((one) => [one.when, ...one.holds.map(({ expr }) => expr)]),
  ];
}

/** The columns of numbers that the requirements on schools read, with the students of every stage; none where there is none. */
export function factsOfRequirements(subject: ReportSubject): readonly string[] {
  const requirements = schoolRequirements(subject);
  if (requirements.length === 0) return [];
  const { standard, facts } = subject.assessment;
  const students = standard.stageIds.map((stage) => columnId(standard.bundle.standard.weight, stage));
  const read = requirements.flatMap((one) => expressionsOf(one).flatMap(fieldsOf));
  return [...new Set([...students, ...read])].filter((column) => column in facts.numbers);
}

/** The columns of codes that they read, but for the kind of school, which stands on the data sheet. */
export function codesOfRequirements(subject: ReportSubject): readonly string[] {
  const { standard, facts } = subject.assessment;
  const read = schoolRequirements(subject).flatMap((one) => expressionsOf(one).flatMap(fieldsOf));
  const isCode = (id: string): boolean => standard.fieldOf.get(id)?.type === "code" || facts.text[id] !== undefined;
  return [...new Set(read)].filter((id) => id !== "school_kind" && isCode(id));
}
