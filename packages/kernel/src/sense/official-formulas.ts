import { type Expr, parseFormula } from "../model/index.ts";
import type { CellColumns } from "./official-cells.ts";
import type { OfficialForm } from "./official-form.ts";

/**
 * Reads a formula over the names of a form's cells.
 *
 * @throws Error when it cannot be read: a mistake of the policy, which `youheng policy check` explains
 */
export function officialFormula(form: OfficialForm, text: string, columns: Pick<CellColumns, "values">): Expr {
  const names = new Map(Array.from(columns.values.keys(), (name) => [name, name] as const));
  const { expr, findings } = parseFormula(text, names);
  if (expr === null)
    throw new Error(`formula "${text}" of official form "${form.id}": ${findings[0]?.en ?? "cannot be read"}`);
  return expr;
}
