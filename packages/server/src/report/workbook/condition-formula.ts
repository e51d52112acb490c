import type { Expr, Operator } from "@youheng/kernel/model";
import { unlessEmpty } from "./living.ts";
import { fieldsNeeded, spreadsheetFormula } from "./spreadsheet-formula.ts";

/** Where a condition finds its figures and texts. */
export interface ConditionCells {
  /** the cell of a number or flag; an empty text for a column that the return does not have */
  readonly number: (field: string) => string;
  /** the cell of a code or text; undefined for a field that holds numbers */
  readonly text: (field: string) => string | undefined;
  /** a written code as that cell has it */
  readonly written: (field: string, code: string) => string;
}

const LOGIC = new Set<Operator>(["and", "or"]);
const COMPARE = new Set<Operator>([">=", "<=", ">", "<", "=", "<>"]);

/**
 * A condition of the policy as a spreadsheet judges it, with the three answers of the kernel: 1 holds, 0 does not, empty where
 * a figure is missing that could decide. "and" with a part that does not hold is 0 whatever is missing.
 *
 * @example conditionFormula(expr, cells) // "IF(OR(B2="",C2=""),"",IF(B2>=C2,1,0))"
 */
export function conditionFormula(expr: Expr, cells: ConditionCells): string {
  if (expr.kind === "not") return inverted(conditionFormula(expr.of, cells));
  if (expr.kind !== "op") return valueFormula(expr, cells);
  if (LOGIC.has(expr.op)) return logic(expr, cells);
  if (COMPARE.has(expr.op)) return textCompared(expr, cells) ?? compared(expr, cells);
  return valueFormula(expr, cells);
}

function inverted(condition: string): string {
  return `IF(${condition}="","",1-${condition})`;
}

type Operation = Extract<Expr, { readonly kind: "op" }>;

function logic({ op, left, right }: Operation, cells: ConditionCells): string {
  const [a, b] = [conditionFormula(left, cells), conditionFormula(right, cells)];
  const deciding = op === "and" ? 0 : 1;
  return `IF(OR(${a}=${deciding},${b}=${deciding}),${deciding},IF(OR(${a}="",${b}=""),"",${1 - deciding}))`;
}

function compared(expr: Operation, cells: ConditionCells): string {
  const test = `${numeric(expr.left, cells)}${expr.op}${numeric(expr.right, cells)}`;
  return guarded(expr, cells, `IF(${test},1,0)`);
}

function valueFormula(expr: Expr, cells: ConditionCells): string {
  return guarded(expr, cells, numeric(expr, cells));
}

function numeric(expr: Expr, cells: ConditionCells): string {
  return spreadsheetFormula(expr, cells.number);
}

/** Empty while a figure is missing, and where something would be divided by 0. */
function guarded(expr: Expr, cells: ConditionCells, formula: string): string {
  const divides = denominatorsOf(expr).map((part) => numeric(part, cells));
  const safe = divides.length === 0 ? formula : `IF(OR(${divides.map((one) => `${one}=0`).join(",")}),"",${formula})`;
  return unlessEmpty(fieldsNeeded(expr).map(cells.number), safe);
}

function denominatorsOf(expr: Expr): readonly Expr[] {
  if (expr.kind === "op")
    return [...denominatorsOf(expr.left), ...denominatorsOf(expr.right), ...(expr.op === "/" ? [expr.right] : [])];
  if (expr.kind === "negate" || expr.kind === "not") return denominatorsOf(expr.of);
  return expr.kind === "call" ? expr.args.flatMap(denominatorsOf) : [];
}

/** A field beside a written code; null when the comparison is one of numbers. */
function textCompared({ op, left, right }: Operation, cells: ConditionCells): string | null {
  const [field, code] = left.kind === "field" ? [left, right] : [right, left];
  if (field.kind !== "field" || code.kind !== "text") return null;
  const cell = cells.text(field.id);
  if (cell === undefined) return null;
  const [same, other] = op === "=" ? [1, 0] : [0, 1];
  const word = cells.written(field.id, code.value).replaceAll('"', '""');
  return unlessEmpty([cell], `IF(${cell}="${word}",${same},${other})`);
}
