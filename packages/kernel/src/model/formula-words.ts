import type { FunctionName, Operator } from "./formula.ts";

/** What an official writes for an operator, a word or a function, and what it means. Longest spellings are matched first. */
export type WordMeaning =
  | { readonly kind: "op"; readonly op: Operator }
  | { readonly kind: "function"; readonly name: FunctionName }
  | { readonly kind: "not" }
  /** 不是: "is not" between two values, "not" before one */
  | { readonly kind: "isnot" };

const op = (meaning: Operator): WordMeaning => ({ kind: "op", op: meaning });
const call = (name: FunctionName): WordMeaning => ({ kind: "function", name });

/** Signs: matched anywhere, longest first. Full-width signs are folded to these before. */
export const SIGNS: ReadonlyMap<string, Operator> = new Map<string, Operator>([
  [">=", ">="],
  ["=>", ">="],
  ["≥", ">="],
  ["≧", ">="],
  ["⩾", ">="],
  ["<=", "<="],
  ["=<", "<="],
  ["≤", "<="],
  ["≦", "<="],
  ["⩽", "<="],
  ["<>", "<>"],
  ["!=", "<>"],
  ["≠", "<>"],
  ["==", "="],
  ["=", "="],
  [">", ">"],
  ["<", "<"],
  ["+", "+"],
  ["-", "-"],
  ["−", "-"],
  ["–", "-"],
  ["*", "*"],
  ["×", "*"],
  ["✕", "*"],
  ["/", "/"],
  ["÷", "/"],
  ["∕", "/"],
]);

/** Words in Chinese and English. */
export const WORDS: ReadonlyMap<string, WordMeaning> = new Map<string, WordMeaning>([
  ["and", op("and")],
  ["且", op("and")],
  ["并且", op("and")],
  ["or", op("or")],
  ["或", op("or")],
  ["或者", op("or")],
  ["not", { kind: "not" }],
  ["非", { kind: "not" }],
  ["不是", { kind: "isnot" }],
  ["大于等于", op(">=")],
  ["不少于", op(">=")],
  ["不低于", op(">=")],
  ["不小于", op(">=")],
  ["小于等于", op("<=")],
  ["不多于", op("<=")],
  ["不高于", op("<=")],
  ["不超过", op("<=")],
  ["不大于", op("<=")],
  ["大于", op(">")],
  ["小于", op("<")],
  ["等于", op("=")],
  ["是", op("=")],
  ["不等于", op("<>")],
  ["加", op("+")],
  ["减", op("-")],
  ["乘", op("*")],
  ["除以", op("/")],
  ["sum", call("sum")],
  ["合计", call("sum")],
  ["mean", call("mean")],
  ["average", call("mean")],
  ["平均", call("mean")],
  ["min", call("min")],
  ["最小", call("min")],
  ["max", call("max")],
  ["最大", call("max")],
  ["count", call("count")],
  ["计数", call("count")],
]);
