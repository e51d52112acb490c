import { evaluateColumn, fieldsOf } from "@youheng/kernel/model";
import type { Expr } from "@youheng/kernel/model";
import { outside } from "../workbook/cell-address.ts";
import { living, unlessEmpty } from "../workbook/living.ts";
import type { Living } from "../workbook/living.ts";
import { regionFactCell } from "../workbook/requirement-sheet.ts";
import { fieldsNeeded, spreadsheetFormula } from "../workbook/spreadsheet-formula.ts";
import type { WorkbookPlan } from "../workbook/workbook-plan.ts";
import { slotFormula, slotsOf } from "./application-layout.ts";
import type { ApplicationLayout } from "./application-layout.ts";

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

/** Every county fact that the tables read. */
export function countyFieldsOf({ tables }: ApplicationLayout): readonly string[] {
  const own = tables.flatMap((table) => {
    if (table.kind === "figures")
      return table.columns.flatMap(({ cells }) =>
        cells.flatMap((cell) => (cell !== null && "formula" in cell ? fieldsOf(cell.formula) : [])),
      );
    if (table.kind !== "requirements") return [];
    return table.rows.flatMap(({ says, counts = {} }) =>
      slotsOf(says?.zh ?? "").flatMap((part) =>
        typeof part === "string" || part.text === "value" || part.text in counts ? [] : fieldsOf(slotFormula(part)),
      ),
    );
  });
  return [...new Set(own)];
}
