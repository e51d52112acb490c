import { columnId, fieldsOf } from "@youheng/kernel/model";
import { kindWord } from "../application/school-figures.ts";
import { inside, outside } from "./cell-address.ts";
import type { ConditionCells } from "./condition-formula.ts";
import { codesOfRequirements, expressionsOf, schoolRequirements } from "./school-requirement-plan.ts";
import type { SchoolsRequirementAt } from "./school-requirement-plan.ts";
import { NAME_COLUMNS } from "./workbook-plan.ts";
import type { WorkbookPlan } from "./workbook-plan.ts";

/** The columns of one requirement, from left to right. */
export interface RequirementColumns extends SchoolsRequirementAt {
  readonly concerned: number;
  readonly conditions: readonly number[];
  readonly relaxations: readonly number[];
  readonly result: number;
}

/** Where everything stands on the sheet of school requirements; columns count from 1. */
export interface SchoolRequirementColumns {
  readonly codes: ReadonlyMap<string, number>;
  /** whether the school has the stage */
  readonly stages: ReadonlyMap<string, number>;
  /** figures of a stage as they are used: 0 where the school does not have the stage */
  readonly used: ReadonlyMap<string, number>;
  readonly requirements: readonly RequirementColumns[];
  readonly last: number;
}

/** Lays out the sheet; null where the standard has no requirement on schools. */
export function schoolRequirementColumns({ subject }: WorkbookPlan): SchoolRequirementColumns | null {
  const requirements = schoolRequirements(subject);
  if (requirements.length === 0) return null;
  const { standard } = subject.assessment;
  let next = 3;
  const take = (): number => next++;
  const codes = new Map(codesOfRequirements(subject).map((id) => [id, take()] as const));
  const stages = new Map(standard.stageIds.map((stage) => [stage, take()] as const));
  const read = new Set(requirements.flatMap((one) => expressionsOf(one).flatMap(fieldsOf)));
  const used = new Map([...read].filter((id) => standard.stageOfColumn.has(id)).map((id) => [id, take()] as const));
  const columns = requirements.map((one): RequirementColumns => {
    const concerned = take();
    const conditions = one.compiled.holds.map(take);
    const relaxations = one.compiled.relaxations.map(take);
    return { ...one, concerned, conditions, relaxations, result: take() };
  });
  return { codes, stages, used, requirements: columns, last: next - 1 };
}

/** A number of the data sheet; an empty text where the return has no such column. */
export function dataCell(plan: WorkbookPlan, row: number, column: string): string {
  return plan.facts.includes(column) ? outside(plan.factCell(row, column)) : '""';
}

/** Where the conditions of a school find their figures. */
export function conditionCells(
  plan: WorkbookPlan,
  columns: SchoolRequirementColumns,
  { row, at }: { readonly row: number; readonly at: number },
): ConditionCells {
  const { data } = plan.subject.text.sheet;
  const onSheet = (column: number | undefined): string | undefined =>
    column === undefined ? undefined : `$${inside(column, at)}`;
  return {
    number: (id) => onSheet(columns.used.get(id)) ?? dataCell(plan, row, id),
    text: (id) =>
      id === "school_kind" ? outside({ sheet: data, column: NAME_COLUMNS, row: at }) : onSheet(columns.codes.get(id)),
    written: (id, code) => (id === "school_kind" ? kindWord(plan, code) : code),
  };
}

/** The students of a stage, by which a school has it. */
export function studentsColumn({ subject }: WorkbookPlan, stage: string): string {
  return columnId(subject.assessment.standard.bundle.standard.weight, stage);
}
