import type { Finding } from "./finding.ts";
import type { Token } from "./formula-tokens.ts";
import { likelyWord } from "./formula-likely.ts";

/** What is said about a formula: what is wrong, what to do, in both languages. */
export interface FormulaComplaint {
  readonly code: string;
  readonly at: number;
  readonly zh: string;
  readonly en: string;
  readonly fix: string;
  readonly fixEn: string;
}

/** A complaint as a finding; its place is the position in the formula, counted from 1. */
export function formulaFinding(complaint: FormulaComplaint): Finding {
  const { code, at, zh, en, fix, fixEn } = complaint;
  return {
    code,
    severity: "error",
    where: `公式第 ${at + 1} 字 · formula, character ${at + 1}`,
    place: {},
    zh,
    en,
    fix,
    fixEn,
  };
}

/** A word that is neither a field nor a function, with the word that was likely meant. */
export function unknownWord(token: Token, known: Iterable<string>): Finding {
  const likely = likelyWord(token.text, known);
  const word = shorten(token.text);
  return formulaFinding({
    code: "FORMULA-003",
    at: token.at,
    zh: `公式第 ${token.at + 1} 字：“${word}”不是已知的指标字段，也不是函数。`,
    en: `Formula, character ${token.at + 1}: “${word}” is neither a known field nor a function.`,
    fix: likely === null ? "请使用 policy/fields 中的字段名或编号。" : `您是不是要写“${likely}”？`,
    fixEn: likely === null ? "Use a field's name or id from policy/fields." : `Did you mean “${likely}”?`,
  });
}

/** A sign that the language does not have, or a quotation that does not end. */
export function unreadable(token: Token): Finding {
  const sign = shorten(token.text);
  const unclosed = token.kind === "unclosed";
  return formulaFinding({
    code: unclosed ? "FORMULA-005" : "FORMULA-004",
    at: token.at,
    zh: unclosed
      ? `公式第 ${token.at + 1} 字：引号没有配对：${sign}`
      : `公式第 ${token.at + 1} 字：不认识符号“${sign}”。`,
    en: unclosed
      ? `Formula, character ${token.at + 1}: this quotation has no end: ${sign}`
      : `Formula, character ${token.at + 1}: the sign “${sign}” is not part of the language.`,
    fix: unclosed ? "请补上后引号。" : "可用的符号：+ − × ÷ ( ) ≥ ≤ > < = ≠ 且 或 非。",
    fixEn: unclosed ? "Add the closing quotation mark." : "The signs are + − × ÷ ( ) ≥ ≤ > < = ≠ and or not.",
  });
}

/** Something else was expected here: a value, an operator, a bracket. */
export function unexpected(token: Token, wantedZh: string, wantedEn: string): Finding {
  const end = token.kind === "end";
  const here = shorten(token.text);
  return formulaFinding({
    code: "FORMULA-006",
    at: token.at,
    zh: end ? `公式没有写完：最后缺${wantedZh}。` : `公式第 ${token.at + 1} 字：“${here}”之前应有${wantedZh}。`,
    en: end
      ? `The formula is not finished: ${wantedEn} is missing at the end.`
      : `Formula, character ${token.at + 1}: ${wantedEn} is expected before “${here}”.`,
    fix: `请补上${wantedZh}，或删去多余的部分。`,
    fixEn: `Add ${wantedEn}, or take out what is too much.`,
  });
}

/** a < b < c: the language compares two values at a time. */
export function chainedComparison(token: Token): Finding {
  return formulaFinding({
    code: "FORMULA-008",
    at: token.at,
    zh: `公式第 ${token.at + 1} 字：一次只能比较两个值。`,
    en: `Formula, character ${token.at + 1}: only two values can be compared at a time.`,
    fix: "请写成“甲 < 乙 且 乙 < 丙”。",
    fixEn: "Write “a < b and b < c”.",
  });
}

/** The formula is longer, or its brackets deeper, than the limits. */
export function pastLimit(what: "length" | "depth", limit: number, at: number): Finding {
  const length = what === "length";
  return formulaFinding({
    code: length ? "FORMULA-001" : "FORMULA-002",
    at,
    zh: length ? `公式超过 ${limit} 个字。` : `公式的括号或层次超过 ${limit} 层。`,
    en: length
      ? `The formula is longer than ${limit} characters.`
      : `The formula's brackets or levels are deeper than ${limit}.`,
    fix: "请把它分成几个指标，或写得更简单。",
    fixEn: "Split it into several indicators, or write it more simply.",
  });
}

function shorten(text: string): string {
  return text.length <= 40 ? text : `${text.slice(0, 40)}…`;
}
