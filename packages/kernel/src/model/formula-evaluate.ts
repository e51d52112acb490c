import type { Expr, FunctionName, Operator } from "./formula.ts";

/** The columns a formula reads. `text` gives undefined for a column that holds numbers, or is not there. */
export interface FormulaColumns {
  readonly number: (id: string) => Float64Array;
  readonly text: (id: string) => readonly (string | null)[] | undefined;
}

/** A column, or one number for all rows. */
type Values = Float64Array | number;

/**
 * A formula over columns, row by row.
 * Missing (NaN) makes every answer that needs it missing; ÷ 0 is missing; comparisons give 1, 0 or missing;
 * "and" with a false part is false whatever is missing, "or" with a true part is true; count is the number of its
 * arguments that are reported.
 *
 * @param columnOf  the column of a field id; read only: a formula that is one field returns that very column
 * @returns         one value a row, NaN where there is none
 * @throws          TypeError when the formula compares texts (evaluateCondition does that)
 * @example evaluateColumn({ kind: "number", value: 2, at: 0 }, () => new Float64Array(0), 3) // Float64Array [2, 2, 2]
 */
export function evaluateColumn(expr: Expr, columnOf: (id: string) => Float64Array, rows: number): Float64Array {
  return evaluateCondition(expr, { number: columnOf, text: () => undefined }, rows);
}

/**
 * As evaluateColumn, with columns of codes and texts too: `school_kind = 'special' and students < 50`.
 * Texts can be compared with = and ≠ only; a missing text makes the comparison missing.
 *
 * @returns  1 true, 0 false, NaN not known (for a condition); the value (for a number)
 * @example evaluateCondition({ kind: "number", value: 1, at: 0 }, { number: () => new Float64Array(1), text: () => undefined }, 1) // Float64Array [1]
 */
export function evaluateCondition(expr: Expr, columns: FormulaColumns, rows: number): Float64Array {
  const values = valuesOf(expr, columns, rows);
  return typeof values === "number" ? new Float64Array(rows).fill(values) : values;
}

function valuesOf(expr: Expr, columns: FormulaColumns, rows: number): Values {
  switch (expr.kind) {
    case "number":
      return expr.value;
    case "text":
      throw new TypeError(`a text stands where a number is needed: ${expr.value}`);
    case "field":
      return columns.number(expr.id);
    case "negate":
      return mapOne(expr.of, valuesOf(expr.of, columns, rows), (value) => -value);
    case "not":
      return mapOne(expr.of, valuesOf(expr.of, columns, rows), not);
    case "op":
      return textComparison(expr, columns, rows) ?? mapOp(expr, columns, rows);
    case "call":
      return callOf(
        expr.name,
        expr.args.map((arg) => valuesOf(arg, columns, rows)),
        rows,
      );
  }
}

/** The array may be written over when it was made here, not handed in. */
function targetFor(expr: Expr, values: Float64Array): Float64Array {
  return expr.kind === "field" ? new Float64Array(values.length) : values;
}

function mapOne(expr: Expr, values: Values, change: (value: number) => number): Values {
  if (typeof values === "number") return change(values);
  const target = targetFor(expr, values);
  for (let row = 0; row < values.length; row++) target[row] = change(values[row] as number);
  return target;
}

/** A column, or one number read again for every row (step 0): one loop serves both. */
interface Lane {
  readonly of: Float64Array;
  readonly step: 0 | 1;
}

function laneOf(values: Values): Lane {
  return typeof values === "number" ? { of: Float64Array.of(values), step: 0 } : { of: values, step: 1 };
}

function mapOp(expr: Extract<Expr, { kind: "op" }>, columns: FormulaColumns, rows: number): Values {
  const left = valuesOf(expr.left, columns, rows);
  const right = valuesOf(expr.right, columns, rows);
  const one = typeof left === "number" && typeof right === "number";
  const target = one
    ? new Float64Array(1)
    : typeof left === "number"
      ? targetFor(expr.right, right as Float64Array)
      : targetFor(expr.left, left);
  COMBINE[expr.op](laneOf(left), laneOf(right), target);
  return one ? (target[0] as number) : target;
}

/** left ∘ right → target, row by row. One loop for each operator, so that each stays a tight loop over numbers. */
type Combine = (left: Lane, right: Lane, target: Float64Array) => void;

/** 1, 0, or missing where either side is. */
function truth(holds: boolean, left: number, right: number): number {
  return left !== left || right !== right ? Number.NaN : holds ? 1 : 0;
}

function equal(left: number, right: number): number {
  return truth(left === right, left, right);
}

function quotient(left: number, right: number): number {
  return right === 0 ? Number.NaN : left / right;
}

function not(value: number): number {
  return value !== value ? value : value === 0 ? 1 : 0;
}

function both(left: number, right: number): number {
  if (left === 0 || right === 0) return 0;
  return left !== left || right !== right ? Number.NaN : 1;
}

const COMBINE: Readonly<Record<Operator, Combine>> = {
  "+": ({ of: l, step: ls }, { of: r, step: rs }, t) => {
    for (let i = 0; i < t.length; i++) t[i] = l[i * ls]! + r[i * rs]!;
  },
  "-": ({ of: l, step: ls }, { of: r, step: rs }, t) => {
    for (let i = 0; i < t.length; i++) t[i] = l[i * ls]! - r[i * rs]!;
  },
  "*": ({ of: l, step: ls }, { of: r, step: rs }, t) => {
    for (let i = 0; i < t.length; i++) t[i] = l[i * ls]! * r[i * rs]!;
  },
  "/": ({ of: l, step: ls }, { of: r, step: rs }, t) => {
    for (let i = 0; i < t.length; i++) t[i] = quotient(l[i * ls]!, r[i * rs]!);
  },
  ">=": ({ of: l, step: ls }, { of: r, step: rs }, t) => {
    for (let i = 0; i < t.length; i++) t[i] = truth(l[i * ls]! >= r[i * rs]!, l[i * ls]!, r[i * rs]!);
  },
  "<=": ({ of: l, step: ls }, { of: r, step: rs }, t) => {
    for (let i = 0; i < t.length; i++) t[i] = truth(l[i * ls]! <= r[i * rs]!, l[i * ls]!, r[i * rs]!);
  },
  ">": ({ of: l, step: ls }, { of: r, step: rs }, t) => {
    for (let i = 0; i < t.length; i++) t[i] = truth(l[i * ls]! > r[i * rs]!, l[i * ls]!, r[i * rs]!);
  },
  "<": ({ of: l, step: ls }, { of: r, step: rs }, t) => {
    for (let i = 0; i < t.length; i++) t[i] = truth(l[i * ls]! < r[i * rs]!, l[i * ls]!, r[i * rs]!);
  },
  "=": ({ of: l, step: ls }, { of: r, step: rs }, t) => {
    for (let i = 0; i < t.length; i++) t[i] = equal(l[i * ls]!, r[i * rs]!);
  },
  "<>": ({ of: l, step: ls }, { of: r, step: rs }, t) => {
    for (let i = 0; i < t.length; i++) t[i] = not(equal(l[i * ls]!, r[i * rs]!));
  },
  and: ({ of: l, step: ls }, { of: r, step: rs }, t) => {
    for (let i = 0; i < t.length; i++) t[i] = both(l[i * ls]!, r[i * rs]!);
  },
  or: ({ of: l, step: ls }, { of: r, step: rs }, t) => {
    for (let i = 0; i < t.length; i++) t[i] = not(both(not(l[i * ls]!), not(r[i * rs]!)));
  },
};

/** = or ≠ between texts; null when the comparison is one of numbers. A text column that is not there is missing throughout. */
function textComparison(expr: Extract<Expr, { kind: "op" }>, columns: FormulaColumns, rows: number): Values | null {
  if (expr.op !== "=" && expr.op !== "<>") return null;
  const left = textsOf(expr.left, columns);
  const right = textsOf(expr.right, columns);
  if (left === undefined || right === undefined) return isWritten(expr.left, expr.right) ? Number.NaN : null;
  const answer = new Float64Array(rows);
  const wanted = expr.op === "=" ? 1 : 0;
  if (typeof left !== "string" && typeof right === "string") sameAs(left, right, wanted, answer);
  else for (let row = 0; row < rows; row++) answer[row] = compareTexts(textAt(left, row), textAt(right, row), expr.op);
  return answer;
}

/** The usual case, a field beside a written text, as one loop over the field. */
function sameAs(texts: readonly (string | null)[], written: string, whenSame: number, answer: Float64Array): void {
  for (let row = 0; row < answer.length; row++) {
    const text = texts[row] ?? null;
    answer[row] = text === null ? Number.NaN : text === written ? whenSame : 1 - whenSame;
  }
}

/** A field beside a written text: the field is meant as a text. */
function isWritten(left: Expr, right: Expr): boolean {
  return (left.kind === "text" && right.kind === "field") || (left.kind === "field" && right.kind === "text");
}

type Texts = string | readonly (string | null)[];

function textsOf(expr: Expr, columns: FormulaColumns): Texts | undefined {
  if (expr.kind === "text") return expr.value;
  return expr.kind === "field" ? columns.text(expr.id) : undefined;
}

function textAt(texts: Texts, row: number): string | null {
  return typeof texts === "string" ? texts : (texts[row] ?? null);
}

function compareTexts(left: string | null, right: string | null, op: "=" | "<>"): number {
  if (left === null || right === null) return Number.NaN;
  return (left === right) === (op === "=") ? 1 : 0;
}

type Fold = (values: readonly number[]) => number;

const total: Fold = (values) => values.reduce((sum, value) => sum + value, 0);

const FUNCTIONS: Readonly<Record<FunctionName, Fold>> = {
  sum: total,
  mean: (values) => total(values) / values.length,
  min: (values) => Math.min(...values),
  max: (values) => Math.max(...values),
  count: (values) => values.filter((value) => !Number.isNaN(value)).length,
};

/** A function over its arguments, row by row. Math.min and Math.max pass NaN on. */
function callOf(name: FunctionName, args: readonly Values[], rows: number): Values {
  const fold = FUNCTIONS[name];
  const answer = new Float64Array(rows);
  const row: number[] = new Array<number>(args.length).fill(0);
  for (let i = 0; i < rows; i++) {
    for (let k = 0; k < args.length; k++) {
      const values = args[k] as Values;
      row[k] = typeof values === "number" ? values : (values[i] as number);
    }
    answer[i] = fold(row);
  }
  return answer;
}
