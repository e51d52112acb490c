import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anyFormula, FIELD_NAMES } from "./formula.fixture.ts";
import type { Expr } from "./formula.ts";
import { evaluateColumn, evaluateCondition } from "./formula-evaluate.ts";
import { parseFormula } from "./formula-parser.ts";

const read = (text: string, names: ReadonlyMap<string, string> = FIELD_NAMES): Expr => {
  const { expr, findings } = parseFormula(text, names);
  if (expr === null) throw new Error(findings[0]?.en);
  return expr;
};

/** A second evaluator, one row at a time, written from the rules and not from the code. null: missing. */
function scalar(expr: Expr, row: Readonly<Record<string, number | null>>): number | null {
  switch (expr.kind) {
    case "number":
      return expr.value;
    case "text":
      throw new Error("no texts here");
    case "field":
      return row[expr.id] ?? null;
    case "negate": {
      const of = scalar(expr.of, row);
      return of === null ? null : 0 - of;
    }
    case "not": {
      const of = scalar(expr.of, row);
      return of === null ? null : Number(of === 0);
    }
    case "call":
      return scalarCall(expr, row);
    case "op":
      return scalarOp(expr.op, scalar(expr.left, row), scalar(expr.right, row));
  }
}

function scalarCall(
  expr: Extract<Expr, { kind: "call" }>,
  row: Readonly<Record<string, number | null>>,
): number | null {
  const values = expr.args.map((arg) => scalar(arg, row));
  const known = values.filter((value) => value !== null);
  if (expr.name === "count") return known.length;
  if (known.length < values.length) return null;
  if (expr.name === "min" || expr.name === "max")
    return known.toSorted((a, b) => (expr.name === "min" ? a - b : b - a))[0] ?? null;
  let sum = 0;
  for (const value of known) sum += value;
  return expr.name === "sum" ? sum : sum / known.length;
}

function scalarOp(op: string, a: number | null, b: number | null): number | null {
  if (op === "and" && (a === 0 || b === 0)) return 0;
  if (op === "or" && ((a !== null && a !== 0) || (b !== null && b !== 0))) return 1;
  if (a === null || b === null) return null;
  switch (op) {
    case "+":
      return a + b;
    case "-":
      return a - b;
    case "*":
      return a * b;
    case "/":
      return b === 0 ? null : a / b;
    case "and":
      return 1;
    case "or":
      return 0;
    case ">=":
      return Number(a >= b);
    case "<=":
      return Number(a <= b);
    case ">":
      return Number(a > b);
    case "<":
      return Number(a < b);
    case "=":
      return Number(a === b);
    default:
      return Number(a !== b);
  }
}

const cell = fc.oneof(fc.constantFrom(null, 0, 1), fc.integer({ min: -5, max: 3000 }));
const rowOf = fc.record({ students: cell, teachers: cell, teaching_area_m2: cell, pe_arts_teachers: cell });

describe("evaluateColumn", () => {
  it("gives teachers per 100 students, row by row", () => {
    const columns: Record<string, Float64Array> = {
      teachers: Float64Array.of(21, 10, Number.NaN, 3),
      students: Float64Array.of(500, 0, 100, Number.NaN),
    };
    expect([
      ...evaluateColumn(read("专任教师数 ÷ 在校生数 × 100"), (id) => columns[id] ?? new Float64Array(4), 4),
    ]).toEqual([4.2, Number.NaN, Number.NaN, Number.NaN]);
  });

  it("returns a plain field's own column, and never writes into a column handed in", () => {
    const students = Object.assign(Float64Array.of(1, 2, 3));
    expect(evaluateColumn(read("students"), () => students, 3)).toBe(students);
    evaluateColumn(read("-students + students × 2 - (students ÷ 3)"), () => students, 3);
    expect([...students]).toEqual([1, 2, 3]);
  });

  it("knows what does not depend on the missing part", () => {
    const missing = (): Float64Array => Float64Array.of(Number.NaN);
    const answer = (text: string): number => evaluateColumn(read(text), missing, 1)[0] as number;
    expect([
      answer("students > 1 且 1 > 2"),
      answer("students > 1 且 2 > 1"),
      answer("students > 1 或 2 > 1"),
      answer("students > 1 或 1 > 2"),
      answer("非 students > 1"),
      answer("计数(students, 1)"),
    ]).toEqual([0, Number.NaN, 1, Number.NaN, Number.NaN, 1]);
  });

  it("agrees with a second, scalar evaluator on any formula and any rows", () => {
    fc.assert(
      fc.property(anyFormula, fc.array(rowOf, { minLength: 1, maxLength: 5 }), (expr, rows) => {
        const column = (id: string): Float64Array =>
          Float64Array.from(rows, (row) => row[id as keyof typeof row] ?? Number.NaN);
        const found = Array.from(evaluateColumn(expr, column, rows.length), (value) =>
          Number.isNaN(value) ? null : value + 0,
        );
        const second = rows
          .map((row) => scalar(expr, row))
          .map((value) => (value === null || Number.isNaN(value) ? null : value + 0));
        if (rows.some((row) => overflows(expr, row))) return;
        expect(found).toEqual(second);
      }),
      { numRuns: 1000 },
    );
  });
});

/** Numbers past the range (∞ − ∞) are no numbers of any return; the two evaluators need not agree on them. */
function overflows(expr: Expr, row: Readonly<Record<string, number | null>>): boolean {
  const value = scalar(expr, row);
  if (value !== null && !Number.isFinite(value)) return true;
  if (expr.kind === "negate" || expr.kind === "not") return overflows(expr.of, row);
  if (expr.kind === "op") return overflows(expr.left, row) || overflows(expr.right, row);
  return expr.kind === "call" && expr.args.some((arg) => overflows(arg, row));
}

describe("evaluateCondition", () => {
  const names = new Map([
    ["办学类型", "school_kind"],
    ["办别", "ownership"],
    ["在校生数", "students"],
  ]);
  const text: Readonly<Record<string, readonly (string | null)[]>> = {
    school_kind: ["special", "teaching_point", "teaching_point", null],
    ownership: ["public", "public", null, "private"],
  };
  const columns = { number: () => Float64Array.of(30, 49, 50, 10), text: (id: string) => text[id] };
  const holds = (condition: string): number[] => [...evaluateCondition(read(condition, names), columns, 4)];

  it("compares codes", () => {
    expect(holds("办学类型 = 'special'")).toEqual([1, 0, 0, Number.NaN]);
    expect(holds("办学类型 ≠ 'special'")).toEqual([0, 1, 1, Number.NaN]);
    expect(holds("办学类型 = 'teaching_point' 且 在校生数 < 50")).toEqual([0, 1, 0, Number.NaN]);
    expect(holds("办学类型 = 'special' 或 办别 = 'private'")).toEqual([1, 0, Number.NaN, 1]);
  });

  it("does not know what a code column that is not there would say", () => {
    const absent = { number: columns.number, text: () => undefined };
    const said = evaluateCondition(read("办学类型 = 'special' 或 在校生数 ≥ 50", names), absent, 4);
    expect([...said]).toEqual([Number.NaN, Number.NaN, 1, Number.NaN]);
  });

  it("refuses to calculate with texts", () => {
    expect(() => holds("'special' + 1")).toThrow(TypeError);
  });
});
