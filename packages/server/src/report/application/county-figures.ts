import { evaluateColumn } from "@youheng/kernel/model";
import type { Expr } from "@youheng/kernel/model";
import { outside } from "../workbook/cell-address.ts";
import { living, unlessEmpty } from "../workbook/living.ts";
import type { Living } from "../workbook/living.ts";
import { regionFactCell } from "../workbook/requirement-sheet.ts";
import { fieldsNeeded, spreadsheetFormula } from "../workbook/spreadsheet-formula.ts";
import type { WorkbookPlan } from "../workbook/workbook-plan.ts";

/** A figure of the county as a formula over its facts; empty while one of them is not reported, or where it divides by nothing. */
export function countyCell(plan: WorkbookPlan, expr: Expr): Living {
  const cellOf = (field: string): string => outside(regionFactCell(plan, field));
  const body = `IFERROR(${spreadsheetFormula(expr, cellOf)},"")`;
  return living(unlessEmpty(fieldsNeeded(expr).map(cellOf), body), countyValue(plan, expr));
}

function countyValue({ subject }: WorkbookPlan, expr: Expr): number | null {
  const facts = new Map(subject.assessment.regionFacts.map((fact) => [fact.field, fact.value]));
  const numberOf = (field: string): number => {
    const value = facts.get(field);
    return typeof value === "number" ? value : Number.NaN;
  };
  const value = evaluateColumn(expr, (field) => Float64Array.of(numberOf(field)), 1)[0]!;
  return Number.isNaN(value) ? null : value;
}
