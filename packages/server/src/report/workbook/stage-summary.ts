import type { IndicatorDocument, Verdict } from "@youheng/kernel/assess";
import { inside, outside, rangeOf } from "./cell-address.ts";
import { living, unlessEmpty } from "./living.ts";
import type { Living } from "./living.ts";
import { tolerance } from "./working-formulas.ts";
import type { StagePlan, WorkbookPlan } from "./workbook-plan.ts";

/** The rows under the sections of a stage, counted from the first under them. */
export const SUMMARY_ROWS = ["total", "meeting", "short", "deviation", "cv", "limit", "verdict"] as const;
export type SummaryRow = (typeof SUMMARY_ROWS)[number];

/** The row of one summary on the sheet of a stage. */
export function summaryRow(stage: StagePlan, name: SummaryRow): number {
  return stage.rows[1] + 1 + SUMMARY_ROWS.indexOf(name);
}

/** One summary of indicator k of a stage. */
export function summaryCell(plan: WorkbookPlan, stage: StagePlan, k: number, name: SummaryRow): Living {
  const found = stage.stage.document.indicators[plan.subject.assessment.standard.indicators[k]!.indicator.id]!;
  switch (name) {
    case "total":
      return living(meanFormula(plan, stage, k), found.mean);
    case "meeting":
      return living(`COUNTIF(${marks(plan, stage, k)},1)`, found.sections_meeting);
    case "short":
      return living(`COUNTIF(${marks(plan, stage, k)},0)`, found.sections_short);
    case "deviation":
      return living(deviationFormula(plan, stage, k), deviationOf(found));
    case "cv":
      return living(cvFormula(plan, stage, k), found.cv);
    case "limit":
      return limitCell(plan, stage, k, found);
    case "verdict":
      return verdictCell(plan, stage, k, found);
  }
}

/** What all sections of the stage lack of the resource of indicator k. */
export function gapTotalCell(plan: WorkbookPlan, stage: StagePlan, k: number): Living {
  const { indicator } = plan.subject.assessment.standard.indicators[k]!;
  const range = rangeOf(plan.columns.gap(k), stage.rows);
  const threshold = outside(plan.parameter.threshold(k, stage.stage.id));
  return living(
    unlessEmpty([threshold], `SUM(${range})`),
    stage.stage.document.indicators[indicator.id]!.gap?.amount ?? null,
  );
}

/** The students of all sections; empty while one section's are missing. */
export function studentsTotalCell(plan: WorkbookPlan, stage: StagePlan): Living {
  const range = rangeOf(plan.columns.students, stage.rows);
  return living(`IF(COUNT(${range})<ROWS(${range}),"",SUM(${range}))`, stage.stage.document.students);
}

/** Total ÷ total where the students divide; the mean weighted by students where not. */
function meanFormula(plan: WorkbookPlan, stage: StagePlan, k: number): string {
  const { ratio } = plan.subject.assessment.standard.indicators[k]!;
  const { weight } = plan.subject.assessment.standard.bundle.standard;
  const students = rangeOf(plan.columns.students, stage.rows);
  const values = rangeOf(plan.columns.value(k), stage.rows);
  const byStudents = ratio !== null && ratio.denominator.kind === "field" && ratio.denominator.id === weight;
  const total = byStudents
    ? `SUM(${rangeOf(plan.columns.resource(k), stage.rows, stage.working)})/SUM(${students})*${outside(plan.parameter.scale(k))}`
    : `SUMPRODUCT(${values},${students})/SUM(${students})`;
  return `IF(COUNT(${values})<ROWS(${values}),"",${total})`;
}

/** S: the standard deviation, weighted by students. */
function deviationFormula(plan: WorkbookPlan, stage: StagePlan, k: number): string {
  const mean = inside(plan.columns.value(k), summaryRow(stage, "total"));
  const students = rangeOf(plan.columns.students, stage.rows);
  const values = rangeOf(plan.columns.value(k), stage.rows);
  return unlessEmpty([mean], `SQRT(SUMPRODUCT(${students},(${values}-${mean})^2)/SUM(${students}))`);
}

function deviationOf({ cv, mean }: IndicatorDocument): number | null {
  return cv === null || mean === null ? mean : cv * mean;
}

function cvFormula(plan: WorkbookPlan, stage: StagePlan, k: number): string {
  const mean = inside(plan.columns.value(k), summaryRow(stage, "total"));
  const deviation = inside(plan.columns.value(k), summaryRow(stage, "deviation"));
  return unlessEmpty([mean], `IF(${mean}>0,${deviation}/${mean},"")`);
}

function limitCell(plan: WorkbookPlan, stage: StagePlan, k: number, found: IndicatorDocument): Living {
  const limit = outside(plan.parameter.cvLimit(k, stage.stage.id));
  return living(unlessEmpty([limit], limit), found.cv_limit);
}

/** Within the limit or over it; equal counts as within. No limit: no verdict. */
function verdictCell(plan: WorkbookPlan, stage: StagePlan, k: number, found: IndicatorDocument): Living {
  const { cvVerdict: words } = plan.subject.text;
  const column = plan.columns.value(k);
  const cv = inside(column, summaryRow(stage, "cv"));
  const limit = inside(column, summaryRow(stage, "limit"));
  const formula = `IF(${limit}="","",IF(${cv}="","${words.not_assessable}",IF(${cv}<=${limit}*(1+${tolerance(plan)}),"${words.meets}","${words.falls_short}")))`;
  return living(formula, found.cv_limit === null ? null : words[cvVerdictOf(found)]);
}

function cvVerdictOf({ cv_meets: meets }: IndicatorDocument): Verdict {
  return meets === null ? "not_assessable" : meets ? "meets" : "falls_short";
}

function marks(plan: WorkbookPlan, stage: StagePlan, k: number): string {
  return rangeOf(plan.columns.met(k), stage.rows, stage.working);
}
