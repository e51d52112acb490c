import type { Expr, FunctionName, Operator } from "@youheng/kernel/model";

const FUNCTIONS: Readonly<Record<FunctionName, string>> = {
  sum: "SUM",
  mean: "AVERAGE",
  min: "MIN",
  max: "MAX",
  count: "COUNT",
};

/**
 * A formula of the policy as a spreadsheet writes it. What is missing is the caller's to guard: see `fieldsNeeded`.
 *
 * @param cellOf  the cell (or product of cells) that holds a field
 * @example       spreadsheetFormula(expr, () => "B2") // "(B2/B2)*100"
 */
export function spreadsheetFormula(expr: Expr, cellOf: (field: string) => string): string {
  const write = (part: Expr): string => spreadsheetFormula(part, cellOf);
  switch (expr.kind) {
    case "number":
      return String(expr.value);
    case "text":
      return `"${expr.value.replaceAll('"', '""')}"`;
    case "field":
      return cellOf(expr.id);
    case "negate":
      return `(-${write(expr.of)})`;
    case "not":
      return `NOT(${write(expr.of)})`;
    case "op":
      return operation(expr.op, write(expr.left), write(expr.right));
    case "call":
      return `${FUNCTIONS[expr.name]}(${expr.args.map(write).join(",")})`;
  }
}

function operation(op: Operator, left: string, right: string): string {
  if (op === "and" || op === "or") return `${op.toUpperCase()}(${left},${right})`;
  return `(${left}${op}${right})`;
}

/** The fields without which a formula has no value: all but those that it only counts. */
export function fieldsNeeded(expr: Expr): readonly string[] {
  return [...new Set(needed(expr))];
}

function needed(expr: Expr): readonly string[] {
  switch (expr.kind) {
    case "number":
    case "text":
      return [];
    case "field":
      return [expr.id];
    case "negate":
    case "not":
      return needed(expr.of);
    case "op":
      return [...needed(expr.left), ...needed(expr.right)];
    case "call":
      return expr.name === "count" ? [] : expr.args.flatMap(needed);
  }
}
