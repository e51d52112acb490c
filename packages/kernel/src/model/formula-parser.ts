import type { Finding } from "./finding.ts";
import type { Expr, FunctionName, Operator } from "./formula.ts";
import { chainedComparison, pastLimit, unexpected, unknownWord, unreadable } from "./formula-findings.ts";
import { nameBook, tokensOf, type Token } from "./formula-tokens.ts";
import { WORDS } from "./formula-words.ts";

/** A formula read: its tree, or null with the findings that say why. */
export interface ParsedFormula {
  readonly expr: Expr | null;
  readonly findings: readonly Finding[];
}

/** Longest formula and deepest nesting that are read; past them there is a finding. */
export const FORMULA_LIMITS = { length: 2000, depth: 60 } as const;

/** More unreadable words than this are not each explained. */
const MOST_UNREAD = 20;

/**
 * Reads a formula as an official writes it in a spreadsheet: fields by id or by name, numbers (85% is 0.85), texts in
 * quotation marks, + − × ÷, 合计 平均 最小 最大 计数 (sum mean min max count), ≥ ≤ > < = ≠, 且 或 非 (and or not).
 * Nothing is executed; any text gives a tree or findings, never a crash.
 *
 * @param text   the formula; at most FORMULA_LIMITS.length characters
 * @param names  every name that may be used → the field id it stands for (formulaNames)
 * @returns      `expr` null whenever there is a finding; all unknown words are named at once
 * @example parseFormula("教学及辅助用房面积 ÷ 在校生数", new Map([["教学及辅助用房面积", "teaching_area_m2"], ["在校生数", "students"]])).findings // []
 */
export function parseFormula(text: string, names: ReadonlyMap<string, string>): ParsedFormula {
  if (text.length > FORMULA_LIMITS.length)
    return { expr: null, findings: [pastLimit("length", FORMULA_LIMITS.length, FORMULA_LIMITS.length)] };
  const tokens = tokensOf(text, nameBook(names));
  const unread = tokens
    .filter(isUnread)
    .slice(0, MOST_UNREAD)
    .flatMap((token) => unreadFinding(token, names));
  if (unread.length > 0) return { expr: null, findings: unread };
  const reader: Reader = { tokens, next: 0, depth: 0, findings: [] };
  const expr = readOr(reader);
  if (peek(reader).kind !== "end") complain(reader, unexpected(peek(reader), "运算符", "an operator"));
  return { expr: reader.findings.length > 0 ? null : expr, findings: reader.findings };
}

function isUnread(token: Token): boolean {
  return token.kind === "unknown" || token.kind === "strange" || token.kind === "unclosed";
}

function unreadFinding(token: Token, names: ReadonlyMap<string, string>): Finding[] {
  if (token.kind === "unknown") return [unknownWord(token, [...names.keys(), ...WORDS.keys()])];
  return token.kind === "strange" || token.kind === "unclosed" ? [unreadable(token)] : [];
}

/** Where the reading stands. After the first complaint the rest is skipped. */
interface Reader {
  readonly tokens: readonly Token[];
  next: number;
  depth: number;
  readonly findings: Finding[];
}

function peek(reader: Reader): Token {
  return reader.tokens[Math.min(reader.next, reader.tokens.length - 1)] as Token;
}

function take(reader: Reader): Token {
  const token = peek(reader);
  reader.next++;
  return token;
}

/** Notes the first complaint only, and jumps to the end so that nothing follows from it. */
function complain(reader: Reader, finding: Finding): Expr {
  if (reader.findings.length === 0) reader.findings.push(finding);
  reader.next = reader.tokens.length - 1;
  return { kind: "number", value: Number.NaN, at: 0 };
}

type Rule = (reader: Reader) => Expr;

/** left (op right)*, for operators of one rank. */
function readChain(reader: Reader, ops: readonly Operator[], part: Rule): Expr {
  let left = part(reader);
  for (let token = peek(reader); token.kind === "op" && ops.includes(token.op); token = peek(reader)) {
    take(reader);
    left = { kind: "op", op: token.op, left, right: part(reader), at: token.at };
  }
  return left;
}

/** Goes one level deeper, within the limit. */
function deeper(reader: Reader, rule: Rule): Expr {
  if (reader.depth >= FORMULA_LIMITS.depth)
    return complain(reader, pastLimit("depth", FORMULA_LIMITS.depth, peek(reader).at));
  reader.depth++;
  const expr = rule(reader);
  reader.depth--;
  return expr;
}

const readOr: Rule = (reader) => readChain(reader, ["or"], readAnd);
const readAnd: Rule = (reader) => readChain(reader, ["and"], readNot);
const readSum: Rule = (reader) => readChain(reader, ["+", "-"], readProduct);
const readProduct: Rule = (reader) => readChain(reader, ["*", "/"], readSigned);

const readNot: Rule = (reader) => {
  const token = peek(reader);
  if (token.kind !== "not" && token.kind !== "isnot") return readComparison(reader);
  take(reader);
  return { kind: "not", of: deeper(reader, readNot), at: token.at };
};

const readComparison: Rule = (reader) => {
  const left = readSum(reader);
  const op = comparisonOf(peek(reader));
  if (op === null) return left;
  const { at } = take(reader);
  const right = readSum(reader);
  if (comparisonOf(peek(reader)) !== null) return complain(reader, chainedComparison(peek(reader)));
  return { kind: "op", op, left, right, at };
};

function comparisonOf(token: Token): Operator | null {
  if (token.kind === "isnot") return "<>";
  return token.kind === "op" && [">=", "<=", ">", "<", "=", "<>"].includes(token.op) ? token.op : null;
}

const readSigned: Rule = (reader) => {
  const token = peek(reader);
  if (token.kind !== "op" || (token.op !== "-" && token.op !== "+")) return readValue(reader);
  take(reader);
  const of = deeper(reader, readSigned);
  return token.op === "-" ? { kind: "negate", of, at: token.at } : of;
};

const readValue: Rule = (reader) => {
  const token = peek(reader);
  switch (token.kind) {
    case "number":
      take(reader);
      return { kind: "number", value: token.value, at: token.at };
    case "text":
      take(reader);
      return { kind: "text", value: token.value, at: token.at };
    case "field":
      take(reader);
      return { kind: "field", id: token.id, at: token.at };
    case "open":
      take(reader);
      return readClosed(reader, deeper(reader, readOr));
    case "function":
      take(reader);
      return readCall(reader, token.name, token.at);
    default:
      return complain(reader, unexpected(token, "字段或数", "a field or a number"));
  }
};

function readClosed(reader: Reader, inner: Expr): Expr {
  if (peek(reader).kind !== "close")
    return complain(reader, unexpected(peek(reader), "右括号“)”", "a closing bracket “)”"));
  take(reader);
  return inner;
}

function readCall(reader: Reader, name: FunctionName, at: number): Expr {
  if (peek(reader).kind !== "open")
    return complain(reader, unexpected(peek(reader), "左括号“(”", "an opening bracket “(”"));
  const args: Expr[] = [];
  do {
    take(reader);
    args.push(deeper(reader, readOr));
  } while (peek(reader).kind === "comma");
  return readClosed(reader, { kind: "call", name, args, at });
}
