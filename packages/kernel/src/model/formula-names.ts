import { columnId } from "./facts.ts";
import type { Expr } from "./formula.ts";
import { fieldsOf, renameFields } from "./formula-ratio.ts";
import type { Field, StageOf } from "./policy.ts";

/**
 * Every name by which a formula may call a fact: the field's id, its Chinese name and its other names; with `stages`
 * also the columns of by-stage fields: "students_primary", "小学在校生数".
 *
 * @returns  name → field id or column id
 * @example formulaNames([{ id: "students", zh: "在校生数", en: "Students", type: "count", unit: "students", byStage: true }]).get("在校生数") // "students"
 */
export function formulaNames(fields: readonly Field[], stages: readonly StageOf[] = []): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  const add = (name: string, id: string): void => {
    if (!names.has(name)) names.set(name, id);
  };
  for (const field of fields) add(field.id, field.id);
  for (const field of fields) for (const name of [field.zh, ...(field.aliases ?? [])]) add(name, field.id);
  for (const field of fields.filter((one) => one.byStage)) for (const stage of stages) addColumn(field, stage, add);
  return names;
}

function addColumn(field: Field, stage: StageOf, add: (name: string, id: string) => void): void {
  const column = columnId(field.id, stage.id);
  add(column, column);
  for (const name of [field.zh, ...(field.aliases ?? [])]) add(`${stage.zh}${name}`, column);
}

/**
 * A formula for one stage: by-stage fields become the columns of that stage, the others stay.
 *
 * @example atStage({ kind: "field", id: "students", at: 0 }, "primary", new Set(["students"])) // field students_primary
 */
export function atStage(expr: Expr, stage: string, byStage: ReadonlySet<string>): Expr {
  return renameFields(expr, (id) => (byStage.has(id) ? columnId(id, stage) : id));
}

/**
 * A formula as the formulas to compute on rows of a return: one for each stage when it speaks of a by-stage field
 * without naming the stage, else the one itself.
 *
 * @param stages  ids of the stages the return has columns of
 * @returns       with the stage each is for; null: for the school as a whole
 * @example formulasByStage({ kind: "field", id: "built_year", at: 0 }, ["primary"], new Set(["students"])).length // 1
 */
export function formulasByStage(
  expr: Expr,
  stages: readonly string[],
  byStage: ReadonlySet<string>,
): { readonly stage: string | null; readonly expr: Expr }[] {
  if (!fieldsOf(expr).some((id) => byStage.has(id))) return [{ stage: null, expr }];
  return stages.map((stage) => ({ stage, expr: atStage(expr, stage, byStage) }));
}
