import { columnOf } from "@youheng/kernel/assess";
import type { CompiledIndicator } from "@youheng/kernel/assess";
import { columnId } from "@youheng/kernel/model";
import type { Expr } from "@youheng/kernel/model";
import type { SubjectSection } from "../report-subject.ts";
import { inside, outside } from "./cell-address.ts";
import { living, unlessEmpty } from "./living.ts";
import type { Living } from "./living.ts";
import { fieldsNeeded, spreadsheetFormula } from "./spreadsheet-formula.ts";
import type { StagePlan, WorkbookPlan } from "./workbook-plan.ts";

/** One section on the working sheet: what formulas of its row need to know. */
export interface SectionCells {
  readonly plan: WorkbookPlan;
  readonly stage: StagePlan;
  readonly section: SubjectSection;
  /** row on both sheets of the stage */
  readonly row: number;
}

/** The students of the section, from the data sheet. */
export function studentsCell({ plan, stage, section }: SectionCells): Living {
  const { weight } = plan.subject.assessment.standard.bundle.standard;
  const cell = outside(plan.factCell(section.document.row, columnId(weight, stage.stage.id)));
  return living(unlessEmpty([cell], cell), section.document.students);
}

/** The section's share of the school's common facilities: weighted students of the stage ÷ of all its stages. */
export function shareCell({ plan, stage, section }: SectionCells): Living {
  const { standard } = plan.subject.assessment;
  const { weight: field, split } = standard.bundle.standard;
  const { row } = section.document;
  const parts = Object.keys(split?.weights ?? {})
    .map((id) => ({ id, column: columnId(field, id) }))
    .filter(({ column }) => plan.facts.includes(column))
    .map(({ id, column }) => ({
      id,
      cell: outside(plan.factCell(row, column)),
      weight: outside(plan.parameter.weight(id)),
    }));
  const required = parts.filter(({ id }) => id === stage.stage.id || isExpected(plan, row, id)).map(({ cell }) => cell);
  const own = parts.filter(({ id }) => id === stage.stage.id).map(({ cell, weight }) => `${weight}*${cell}`);
  const all = parts.map(({ cell, weight }) => `${weight}*${cell}`).join("+");
  return living(own.length === 0 ? "1" : unlessEmpty(required, `${own[0]}/(${all})`), section.document.share);
}

function isExpected({ subject }: WorkbookPlan, row: number, stage: string): boolean {
  const { facts, standard } = subject.assessment;
  const kind = facts.text["school_kind"]?.[row] ?? null;
  return kind !== null && (standard.bundle.kindStages[kind]?.includes(stage) ?? false);
}

/** What the section has of the resource of indicator k. */
export function resourceCell(cells: SectionCells, k: number): Living {
  const { expr, ratio } = indicatorOf(cells, k);
  return living(
    ofFacts(cells, ratio?.numerator ?? expr),
    cells.stage.stage.columns.resources[k]![cells.section.index]!,
  );
}

/** By what it is divided; 1 where the formula divides nothing. */
export function denominatorCell(cells: SectionCells, k: number): Living {
  const { ratio } = indicatorOf(cells, k);
  const result = cells.stage.stage.columns.denominators[k]![cells.section.index]!;
  return living(ratio === null ? "1" : ofFacts(cells, ratio.denominator), result);
}

/** 1 where the threshold is met, 0 where not, empty where it cannot be said. Equal counts as met. */
export function metCell(cells: SectionCells, k: number): Living {
  const { plan, stage, row, section } = cells;
  const value = onStage(cells, plan.columns.value(k));
  const threshold = outside(plan.parameter.threshold(k, stage.stage.id));
  const { meets } = section.document.indicators[indicatorOf(cells, k).indicator.id]!;
  return living(
    unlessEmpty([value, threshold], `IF(${value}>=${threshold}*(1-${tolerance(plan)}),1,0)`),
    row > 0 && meets !== null ? Number(meets) : null,
  );
}

/** 1 where the value is below its floor, 0 where not. */
export function belowFloorCell(cells: SectionCells, k: number): Living {
  const { plan, stage, section } = cells;
  const value = onStage(cells, plan.columns.value(k));
  const threshold = outside(plan.parameter.threshold(k, stage.stage.id));
  const others = outside(plan.parameter.others);
  const { floor_meets: reaches } = section.document.indicators[indicatorOf(cells, k).indicator.id]!;
  const formula = `IF(${value}<${threshold}*${others}*(1-${tolerance(plan)}),1,0)`;
  return living(unlessEmpty([value, threshold, others], formula), reaches === null ? null : Number(!reaches));
}

/** The tolerance of comparisons, on the parameter sheet. */
export function tolerance(plan: WorkbookPlan): string {
  return outside(plan.parameter.equalWithin);
}

function indicatorOf({ plan }: SectionCells, k: number): CompiledIndicator {
  return plan.subject.assessment.standard.indicators[k]!;
}

function onStage({ stage, row }: SectionCells, column: number): string {
  return outside({ sheet: stage.sheet, column, row });
}

/** A formula over the facts of the section: at its stage, and with common facilities split. */
function ofFacts(cells: SectionCells, expr: Expr): string {
  const { plan, stage, section, row } = cells;
  const { standard } = plan.subject.assessment;
  const split = new Set(standard.bundle.standard.split?.fields);
  const cellOf = (field: string): string =>
    outside(plan.factCell(section.document.row, columnOf(standard, field, stage.stage.id)));
  const share = inside(plan.columns.share, row);
  const needed = fieldsNeeded(expr);
  const shares = needed.some((field) => split.has(field)) ? [share] : [];
  const formula = spreadsheetFormula(expr, (field) =>
    split.has(field) ? `(${cellOf(field)}*${share})` : cellOf(field),
  );
  return unlessEmpty([...needed.map(cellOf), ...shares], formula);
}
