import type { Field } from "./policy.ts";

/**
 * The unit of a field for formulas: "text" for codes and texts, "flag" for yes/no, else the field's base unit.
 *
 * @example formulaUnit({ id: "students", zh: "在校生数", en: "Students", type: "count", unit: "students", byStage: true }) // "students"
 */
export function formulaUnit(field: Field): string {
  if (field.type === "code" || field.type === "text") return "text";
  return field.type === "flag" ? "flag" : field.unit;
}
