import type { Expr } from "./formula.ts";

/** numerator ÷ denominator × scale: the form of every per-student indicator. */
export interface RatioForm {
  readonly numerator: Expr;
  readonly denominator: Expr;
  readonly scale: number;
}

/**
 * A formula as one numerator ÷ one denominator × constants, or null when it is not of that form.
 * The numerator (and the denominator) may be a field, a sum or difference, or a function of fields.
 *
 * @returns  `scale` > 0: "teachers ÷ students × 100" has 100
 * @example ratioForm({ kind: "number", value: 1, at: 0 }) // null
 */
export function ratioForm(expr: Expr): RatioForm | null {
  const factors: Factors = { above: [], below: [], scale: 1 };
  collect(expr, false, factors);
  const [numerator, ...moreAbove] = factors.above;
  const [denominator, ...moreBelow] = factors.below;
  if (!numerator || !denominator || moreAbove.length > 0 || moreBelow.length > 0) return null;
  return factors.scale > 0 && Number.isFinite(factors.scale) ? { numerator, denominator, scale: factors.scale } : null;
}

interface Factors {
  readonly above: Expr[];
  readonly below: Expr[];
  scale: number;
}

function collect(expr: Expr, inverted: boolean, factors: Factors): void {
  const constant = constantOf(expr);
  if (constant !== null) {
    factors.scale = inverted ? factors.scale / constant : factors.scale * constant;
  } else if (expr.kind === "op" && (expr.op === "*" || expr.op === "/")) {
    collect(expr.left, inverted, factors);
    collect(expr.right, expr.op === "/" ? !inverted : inverted, factors);
  } else (inverted ? factors.below : factors.above).push(expr);
}

/**
 * The value of a formula without fields, made of numbers and + − × ÷; null for any other.
 *
 * @example constantOf({ kind: "number", value: 100, at: 0 }) // 100
 */
export function constantOf(expr: Expr): number | null {
  if (expr.kind === "number") return expr.value;
  if (expr.kind === "negate") {
    const of = constantOf(expr.of);
    return of === null ? null : -of;
  }
  return expr.kind === "op" ? constantOp(expr) : null;
}

function constantOp(expr: Extract<Expr, { kind: "op" }>): number | null {
  const left = constantOf(expr.left);
  const right = constantOf(expr.right);
  if (left === null || right === null) return null;
  switch (expr.op) {
    case "+":
      return left + right;
    case "-":
      return left - right;
    case "*":
      return left * right;
    case "/":
      return right === 0 ? null : left / right;
    default:
      return null;
  }
}

/**
 * The fields a formula reads, each once, in the order they stand.
 *
 * @example fieldsOf({ kind: "field", id: "students", at: 0 }) // ["students"]
 */
export function fieldsOf(expr: Expr): string[] {
  const ids = new Set<string>();
  walk(expr, (part) => {
    if (part.kind === "field") ids.add(part.id);
  });
  return [...ids];
}

/** Visits every part of a formula, from the left. */
export function walk(expr: Expr, visit: (part: Expr) => void): void {
  visit(expr);
  if (expr.kind === "negate" || expr.kind === "not") walk(expr.of, visit);
  if (expr.kind === "op") {
    walk(expr.left, visit);
    walk(expr.right, visit);
  }
  if (expr.kind === "call") for (const arg of expr.args) walk(arg, visit);
}

/**
 * The formula with each field replaced by another: base ids by the columns of a stage, say.
 *
 * @example renameFields({ kind: "field", id: "students", at: 0 }, (id) => `${id}_primary`) // field students_primary
 */
export function renameFields(expr: Expr, rename: (id: string) => string): Expr {
  switch (expr.kind) {
    case "number":
    case "text":
      return expr;
    case "field":
      return { ...expr, id: rename(expr.id) };
    case "negate":
    case "not":
      return { ...expr, of: renameFields(expr.of, rename) };
    case "op":
      return { ...expr, left: renameFields(expr.left, rename), right: renameFields(expr.right, rename) };
    case "call":
      return { ...expr, args: expr.args.map((arg) => renameFields(arg, rename)) };
  }
}
