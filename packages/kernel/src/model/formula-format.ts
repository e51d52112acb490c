import type { Expr, Operator } from "./formula.ts";

const SHOWN: Readonly<Record<Operator, string>> = {
  "+": "+",
  "-": "−",
  "*": "×",
  "/": "÷",
  ">=": "≥",
  "<=": "≤",
  ">": ">",
  "<": "<",
  "=": "=",
  "<>": "≠",
  and: "且",
  or: "或",
};

/** The higher, the tighter it binds. */
const RANK: Readonly<Record<Operator, number>> = {
  or: 1,
  and: 2,
  ">=": 4,
  "<=": 4,
  ">": 4,
  "<": 4,
  "=": 4,
  "<>": 4,
  "+": 5,
  "-": 5,
  "*": 6,
  "/": 6,
};
const NOT_RANK = 3;
const SIGN_RANK = 7;

/**
 * A formula as people read it: "教学及辅助用房面积 ÷ 在校生数 × 100". Reading it again gives the same tree.
 *
 * @param nameOf  the name to show for a field id
 * @example formatFormula({ kind: "field", id: "students", at: 0 }, () => "在校生数") // "在校生数"
 */
export function formatFormula(expr: Expr, nameOf: (id: string) => string): string {
  return write(expr, (id) => nameOf(id));
}

/**
 * A formula with the values put in: "21 ÷ 500 × 100". A missing value is written "—"; numbers are written plainly.
 *
 * @param valueOf  value of a field id; null or NaN: missing; a text as it is
 * @example substitute({ kind: "field", id: "students", at: 0 }, () => 500) // "500"
 */
export function substitute(expr: Expr, valueOf: (id: string) => number | string | null): string {
  return write(expr, (id) => {
    const value = valueOf(id);
    if (typeof value === "string") return `'${value}'`;
    return value === null || Number.isNaN(value) ? "—" : value < 0 ? `(${plainNumber(value)})` : plainNumber(value);
  });
}

/**
 * A number without exponent and without the dust of floating point (12 significant digits).
 *
 * @example plainNumber(0.1 + 0.2) // "0.3"
 */
export function plainNumber(value: number): string {
  const rounded = Number(value.toPrecision(12));
  const short = String(rounded);
  return short.includes("e")
    ? rounded.toLocaleString("en-US", { useGrouping: false, maximumFractionDigits: 20 })
    : short;
}

function write(expr: Expr, field: (id: string) => string): string {
  switch (expr.kind) {
    case "number":
      return String(expr.value);
    case "text":
      return expr.value.includes("'") ? `"${expr.value}"` : `'${expr.value}'`;
    case "field":
      return field(expr.id);
    case "negate":
      return `−${bracketed(expr.of, SIGN_RANK, field)}`;
    case "not":
      return `非 ${bracketed(expr.of, NOT_RANK, field)}`;
    case "call":
      return `${CALLS[expr.name]}(${expr.args.map((arg) => write(arg, field)).join(", ")})`;
    case "op":
      return writeOp(expr, field);
  }
}

const CALLS = { sum: "合计", mean: "平均", min: "最小", max: "最大", count: "计数" } as const;

function writeOp(expr: Extract<Expr, { kind: "op" }>, field: (id: string) => string): string {
  const rank = RANK[expr.op];
  const chained = rank !== 4;
  const left = bracketed(expr.left, chained ? rank : rank + 1, field);
  return `${left} ${SHOWN[expr.op]} ${bracketed(expr.right, rank + 1, field)}`;
}

/** Brackets where the part binds less than its place asks for. */
function bracketed(expr: Expr, needed: number, field: (id: string) => string): string {
  const text = write(expr, field);
  return rankOf(expr) < needed ? `(${text})` : text;
}

function rankOf(expr: Expr): number {
  if (expr.kind === "op") return RANK[expr.op];
  if (expr.kind === "not") return NOT_RANK;
  return expr.kind === "negate" ? SIGN_RANK : SIGN_RANK + 1;
}
