import fc from "fast-check";
import type { Expr, FunctionName, Operator } from "./formula.ts";

/** Fields that generated formulas may use. */
export const FIELD_NAMES: ReadonlyMap<string, string> = new Map([
  ["students", "students"],
  ["在校生数", "students"],
  ["teachers", "teachers"],
  ["专任教师数", "teachers"],
  ["teaching_area_m2", "teaching_area_m2"],
  ["教学及辅助用房面积", "teaching_area_m2"],
  ["体育、艺术专任教师数", "pe_arts_teachers"],
  ["pe_arts_teachers", "pe_arts_teachers"],
]);

const FIELDS = ["students", "teachers", "teaching_area_m2", "pe_arts_teachers"];
const OPERATORS: readonly Operator[] = ["+", "-", "*", "/", ">=", "<=", ">", "<", "=", "<>", "and", "or"];
const FUNCTIONS: readonly FunctionName[] = ["sum", "mean", "min", "max", "count"];

const leaf: fc.Arbitrary<Expr> = fc.oneof(
  fc
    .oneof(fc.nat(1000), fc.double({ min: 0, max: 1e9, noNaN: true }))
    .map((value): Expr => ({ kind: "number", value: value === 0 ? 0 : value, at: 0 })),
  fc.constantFrom(...FIELDS).map((id): Expr => ({ kind: "field", id, at: 0 })),
);

/** Any formula over numbers, up to a few levels deep. */
export const anyFormula: fc.Arbitrary<Expr> = fc.letrec<{ expr: Expr }>((tie) => ({
  expr: fc.oneof(
    { maxDepth: 5, depthSize: "small" },
    leaf,
    fc.record({
      kind: fc.constant("op" as const),
      op: fc.constantFrom(...OPERATORS),
      left: tie("expr"),
      right: tie("expr"),
      at: fc.constant(0),
    }),
    fc.record({ kind: fc.constantFrom("negate" as const, "not" as const), of: tie("expr"), at: fc.constant(0) }),
    fc.record({
      kind: fc.constant("call" as const),
      name: fc.constantFrom(...FUNCTIONS),
      args: fc.array(tie("expr"), { minLength: 1, maxLength: 3 }),
      at: fc.constant(0),
    }),
  ),
})).expr;

/** A formula without positions, to compare what it says. */
export function withoutPlaces(expr: Expr): unknown {
  return JSON.parse(JSON.stringify(expr, (key, value: unknown) => (key === "at" ? undefined : value)));
}
