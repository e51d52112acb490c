import {
  columnId,
  evaluateCondition,
  type Expr,
  type Facts,
  type Field,
  fieldsOf,
  formulaNames,
  formulasByStage,
  type Form,
  type FormCheck,
  type FormulaColumns,
  parseFormula,
} from "../model/index.ts";
import { placeOfCell, schoolName } from "./fact-places.ts";
import { isTextField } from "./facts-columns.ts";
import type { FindingLog } from "./finding-log.ts";
import { onceForForm } from "./once-for-form.ts";

/**
 * Runs the checks of a form: each `holds` must be true wherever all its facts are reported. A check that speaks of by-stage
 * facts without naming a stage is run for every stage.
 *
 * @throws Error when a check cannot be read: a mistake of the policy, which `youheng policy check` explains
 * @example failedChecks(facts, tidy, fields, log)
 */
export function failedChecks(facts: Facts, form: Form, fields: readonly Field[], log: FindingLog): void {
  const { checks, words } = checksOf(form, fields);
  const columns = columnsOf(facts, new Set(fields.filter(isTextField).map((field) => field.id)));
  for (const { check, expr } of checks) runCheck(facts, { check, expr, words, columns }, log);
}

/** The checks of a form, read, one for each stage they speak of. */
const checksOf = onceForForm((form, fields) => {
  const names = checkNames(form, fields);
  const byStage = new Set(fields.filter((field) => field.byStage).map((field) => field.id));
  const stages = [...new Set(form.columns.flatMap((column) => (column.stage === undefined ? [] : [column.stage])))];
  const checks = form.checks.flatMap((check) =>
    formulasByStage(parsedCheck(check, form, names), stages, byStage).map(({ expr }) => ({ check, expr })),
  );
  return { checks, words: columnWords(form, fields) };
});

/** One check at one stage, with the names of its facts in both languages. */
interface RunningCheck {
  readonly check: FormCheck;
  readonly expr: Expr;
  readonly words: ReadonlyMap<string, { readonly zh: string; readonly en: string }>;
  readonly columns: FormulaColumns;
}

/** The columns a check may read; one that the file does not have is missing in every row. */
function columnsOf(facts: Facts, textIds: ReadonlySet<string>): FormulaColumns {
  const missing = new Float64Array(facts.rows).fill(Number.NaN);
  const noText: readonly null[] = new Array<null>(facts.rows).fill(null);
  return {
    number: (id) => facts.numbers[id] ?? missing,
    text: (id) => facts.text[id] ?? (textIds.has(id) ? noText : undefined),
  };
}

function checkNames(form: Form, fields: readonly Field[]): ReadonlyMap<string, string> {
  const names = new Map(formulaNames(fields));
  for (const column of form.columns) {
    const id = columnId(column.field, column.stage);
    for (const name of [id, ...column.headers]) if (!names.has(name)) names.set(name, id);
  }
  return names;
}

function parsedCheck(check: FormCheck, form: Form, names: ReadonlyMap<string, string>): Expr {
  const { expr, findings } = parseFormula(check.holds, names);
  if (expr === null)
    throw new Error(`check "${check.id}" of form "${form.id}": ${findings[0]?.en ?? "cannot be read"}`);
  return expr;
}

function columnWords(
  form: Form,
  fields: readonly Field[],
): ReadonlyMap<string, { readonly zh: string; readonly en: string }> {
  const english = new Map(fields.map((field) => [field.id, field.en]));
  return new Map(
    form.columns.map((column) => {
      const id = columnId(column.field, column.stage);
      return [
        id,
        {
          zh: column.headers.find((header) => /[\u4e00-\u9fff]/.test(header)) ?? id,
          en: `${english.get(column.field) ?? id}${column.stage === undefined ? "" : ` (${column.stage})`}`,
        },
      ];
    }),
  );
}

function runCheck(facts: Facts, running: RunningCheck, log: FindingLog): void {
  const ids = fieldsOf(running.expr);
  const held = evaluateCondition(running.expr, running.columns, facts.rows);
  const cellColumn = ids.find((id) => facts.numbers[id] !== undefined) ?? ids[0];
  for (let row = 0; row < facts.rows; row++)
    if (held[row] === 0 && cellColumn !== undefined) log.add(failure(facts, running, ids, { row, cellColumn }));
}

function failure(
  facts: Facts,
  running: RunningCheck,
  ids: readonly string[],
  at: { row: number; cellColumn: string },
): Parameters<FindingLog["add"]>[0] {
  const { check, words } = running;
  const values = (language: "zh" | "en"): string =>
    ids
      .map((id) => `${words.get(id)?.[language] ?? id} = ${valueShown(facts, id, at.row)}`)
      .join(language === "zh" ? "，" : ", ");
  return {
    code: "SENSE-014",
    group: check.id,
    severity: check.severity,
    place: placeOfCell(facts, at.row, at.cellColumn),
    about: schoolName(facts, at.row),
    tell: () => ({
      zh: `${withoutStop(check.zh)}（${values("zh")}）。`,
      en: `${withoutStop(check.en)} (${values("en")}).`,
      fix: check.fix,
      fixEn: check.fixEn,
    }),
  };
}

function withoutStop(text: string): string {
  return text.replace(/[。.]\s*$/, "");
}

function valueShown(facts: Facts, id: string, row: number): string {
  const text = facts.text[id];
  if (text !== undefined) return text[row] ?? "—";
  const value = facts.numbers[id]?.[row];
  return value === undefined || Number.isNaN(value) ? "—" : String(value);
}
