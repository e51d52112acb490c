import type { Finding } from "./finding.ts";
import type { Expr, Operator } from "./formula.ts";
import { formulaFinding } from "./formula-findings.ts";
import { constantOf } from "./formula-ratio.ts";

/**
 * What a number is a number of: exponents of base units ("teachers per student" is persons¹ students⁻¹), and the
 * constant by which it is multiplied (100: per hundred), null where it is more than a pure product.
 */
export interface UnitValue {
  readonly kind: "number";
  readonly exponents: Readonly<Record<string, number>>;
  readonly scale: number | null;
  /** a bare number, which takes the unit of what it stands beside: students ≥ 50 */
  readonly bare: boolean;
}

/** The unit of a formula: of a number, of a condition (true or false), of a text or code. */
export type FormulaUnit = UnitValue | { readonly kind: "condition" } | { readonly kind: "text" };

const ONE: UnitValue = { kind: "number", exponents: {}, scale: 1, bare: false };
const CONDITION: FormulaUnit = { kind: "condition" };

/** Base units and the words for them; the first is the name in policy files. */
const BASE: Readonly<
  Record<
    string,
    { readonly zh: string; readonly en: string; readonly words: readonly string[]; readonly counted?: true }
  >
> = {
  students: { zh: "学生", en: "students", words: ["students", "student", "children", "child"], counted: true },
  persons: { zh: "人", en: "persons", words: ["persons", "person"], counted: true },
  m2: { zh: "平方米", en: "m²", words: ["m2", "m²"] },
  yuan: { zh: "元", en: "yuan", words: ["yuan"] },
  rooms: { zh: "间", en: "rooms", words: ["rooms", "room"], counted: true },
  classes: { zh: "班", en: "classes", words: ["classes", "class"], counted: true },
  volumes: { zh: "册", en: "volumes", words: ["volumes", "volume", "books", "book"], counted: true },
  sets: { zh: "台", en: "sets", words: ["sets", "set", "computers", "computer"], counted: true },
  degrees: { zh: "度", en: "degrees", words: ["degrees", "degree"] },
  year: { zh: "年", en: "year", words: ["year", "years"] },
};
const NO_UNIT = ["", "1", "share", "count", "times", "factor"];

/**
 * Reads a unit as policy files write it: "students", "m2 per student", "persons per 100 students", "share", "1".
 *
 * @returns  null when a word is not a unit
 * @example parseUnit("persons per 100 students") // exponents { persons: 1, students: -1 }, scale 100
 */
export function parseUnit(text: string): FormulaUnit | null {
  if (text === "text" || text === "code") return { kind: "text" };
  if (text === "flag" || text === "condition") return CONDITION;
  const [above = "", below, ...more] = text.trim().split(/\s+per\s+|\s*\/\s*/);
  const numerator = baseOf(above);
  if (numerator === null || more.length > 0) return null;
  if (below === undefined) return { ...ONE, exponents: numerator };
  const match = /^(\d+(?:\.\d+)?)?\s*(.+)$/.exec(below.trim());
  const denominator = baseOf(match?.[2] ?? "");
  if (denominator === null) return null;
  return { ...ONE, exponents: combine(numerator, denominator, -1), scale: Number(match?.[1] ?? 1) };
}

function baseOf(word: string): Record<string, number> | null {
  if (NO_UNIT.includes(word)) return {};
  const id = Object.keys(BASE).find((base) => BASE[base]?.words.includes(word));
  return id === undefined ? null : { [id]: 1 };
}

function combine(
  left: Readonly<Record<string, number>>,
  right: Readonly<Record<string, number>>,
  sign: 1 | -1,
): Record<string, number> {
  const exponents: Record<string, number> = { ...left };
  for (const [unit, exponent] of Object.entries(right)) {
    const sum = (exponents[unit] ?? 0) + sign * exponent;
    if (sum === 0) delete exponents[unit];
    else exponents[unit] = sum;
  }
  return exponents;
}

/** A formula's unit, or null with the findings that say which parts do not go together. */
export interface UnitAnswer {
  readonly unit: FormulaUnit | null;
  readonly findings: readonly Finding[];
}

/**
 * The unit of a formula, by the algebra of units: m² ÷ students is m² per student; m² + yuan is a finding in words.
 *
 * @param unitOfField  unit of a field as parseUnit reads it; "text" for codes and texts, "flag" for yes/no
 * @example unitOf({ kind: "field", id: "students", at: 0 }, () => "students").unit // number, { students: 1 }
 */
export function unitOf(expr: Expr, unitOfField: (id: string) => string): UnitAnswer {
  const findings: Finding[] = [];
  const unit = infer(expr, { unitOfField, findings });
  return { unit: findings.length > 0 ? null : unit, findings };
}

/**
 * Compares a formula with the unit that is declared for it: same dimension, and the same "per 100" where the formula is
 * a pure product or quotient. Findings are empty when they agree.
 *
 * @example unitAgrees({ kind: "field", id: "students", at: 0 }, "students", () => "students") // []
 */
export function unitAgrees(expr: Expr, declared: string, unitOfField: (id: string) => string): readonly Finding[] {
  const { unit, findings } = unitOf(expr, unitOfField);
  if (unit === null) return findings;
  const wanted = parseUnit(declared);
  if (wanted === null) return [unknownUnit(declared)];
  if (wanted.kind !== unit.kind) return [disagreement(expr.at, unitWords(unit), unitWords(wanted))];
  if (wanted.kind !== "number" || unit.kind !== "number") return [];
  if (!unit.bare && !sameExponents(unit, wanted)) return [disagreement(expr.at, unitWords(unit), unitWords(wanted))];
  const scales =
    unit.scale !== null && wanted.scale !== null && Math.abs(unit.scale - wanted.scale) > 1e-9 * wanted.scale;
  return scales ? [disagreement(expr.at, unitWords(unit), unitWords(wanted))] : [];
}

interface Inference {
  readonly unitOfField: (id: string) => string;
  readonly findings: Finding[];
}

function infer(expr: Expr, inference: Inference): FormulaUnit {
  switch (expr.kind) {
    case "number":
      return { ...ONE, scale: expr.value, bare: true };
    case "text":
      return { kind: "text" };
    case "field":
      return fieldUnit(expr, inference);
    case "negate":
      return numberOf(infer(expr.of, inference), expr, inference);
    case "not":
      return conditionOf(infer(expr.of, inference), expr, inference);
    case "op":
      return inferOp(expr, inference);
    case "call":
      return inferCall(expr, inference);
  }
}

function fieldUnit(expr: Extract<Expr, { kind: "field" }>, inference: Inference): FormulaUnit {
  const text = inference.unitOfField(expr.id);
  const unit = parseUnit(text);
  if (unit === null) inference.findings.push(unknownUnit(text));
  return unit ?? ONE;
}

function inferOp(expr: Extract<Expr, { kind: "op" }>, inference: Inference): FormulaUnit {
  const left = infer(expr.left, inference);
  const right = infer(expr.right, inference);
  if (expr.op === "and" || expr.op === "or") {
    conditionOf(left, expr.left, inference);
    return conditionOf(right, expr.right, inference);
  }
  if (expr.op === "*" || expr.op === "/")
    return product(numberOf(left, expr.left, inference), numberOf(right, expr.right, inference), expr.op);
  if (expr.op === "+" || expr.op === "-")
    return together(numberOf(left, expr.left, inference), numberOf(right, expr.right, inference), expr, inference);
  return compare(left, right, expr, inference);
}

function product(left: UnitValue, right: UnitValue, op: "*" | "/"): UnitValue {
  const scale =
    left.scale === null || right.scale === null
      ? null
      : op === "*"
        ? left.scale * right.scale
        : left.scale / right.scale;
  return {
    kind: "number",
    exponents: combine(left.exponents, right.exponents, op === "*" ? 1 : -1),
    scale,
    bare: left.bare && right.bare,
  };
}

/** Sums, differences, least and largest: both of one unit; a bare number takes the other's. */
function together(left: UnitValue, right: UnitValue, expr: Expr, inference: Inference): UnitValue {
  if (!left.bare && !right.bare && !sameExponents(left, right))
    inference.findings.push(mixture(expr.at, left, right, "+"));
  const known = left.bare ? right : left;
  const bare = left.bare && right.bare;
  const scale = bare ? constantOf(expr) : left.scale === right.scale ? left.scale : null;
  return { ...known, bare, scale };
}

function compare(
  left: FormulaUnit,
  right: FormulaUnit,
  expr: Extract<Expr, { kind: "op" }>,
  inference: Inference,
): FormulaUnit {
  const texts = left.kind === "text" || right.kind === "text";
  if (texts) {
    if (left.kind !== right.kind || !["=", "<>"].includes(expr.op))
      inference.findings.push(textMisuse(expr.at, expr.op));
    return CONDITION;
  }
  if (left.kind === "condition" || right.kind === "condition") return CONDITION;
  if (!left.bare && !right.bare && !sameExponents(measures(left), measures(right)))
    inference.findings.push(mixture(expr.at, left, right, expr.op));
  return CONDITION;
}

/** What is counted may be compared by its number (teachers ≤ students, largest class × classes ≥ students); what is measured may not. */
function measures(unit: UnitValue): UnitValue {
  const exponents = Object.fromEntries(Object.entries(unit.exponents).filter(([base]) => BASE[base]?.counted !== true));
  return { ...unit, exponents };
}

function inferCall(expr: Extract<Expr, { kind: "call" }>, inference: Inference): FormulaUnit {
  const units = expr.args.map((arg) => infer(arg, inference));
  if (expr.name === "count") return { ...ONE, scale: null };
  const numbers = units.map((unit, i) => numberOf(unit, expr.args[i] ?? expr, inference));
  return numbers.reduce((left, right) => together(left, right, expr, inference));
}

/** A yes/no counts as 0 or 1. A text is not a number. */
function numberOf(unit: FormulaUnit, expr: Expr, inference: Inference): UnitValue {
  if (unit.kind === "number") return unit;
  if (unit.kind === "text") inference.findings.push(textMisuse(expr.at, null));
  return { ...ONE, scale: null };
}

function conditionOf(unit: FormulaUnit, expr: Expr, inference: Inference): FormulaUnit {
  if (unit.kind !== "condition") inference.findings.push(notCondition(expr.at, unit));
  return CONDITION;
}

function sameExponents(left: UnitValue, right: UnitValue): boolean {
  return Object.keys(combine(left.exponents, right.exponents, -1)).length === 0;
}

interface Bilingual {
  readonly zh: string;
  readonly en: string;
}

/**
 * A unit in words: "每 100 学生 人" · "persons per 100 students".
 *
 * @example unitWords({ kind: "condition" }).zh // "是非"
 */
export function unitWords(unit: FormulaUnit): Bilingual {
  if (unit.kind === "condition") return { zh: "是非", en: "a condition" };
  if (unit.kind === "text") return { zh: "文字", en: "a text" };
  const above = sideWords(unit.exponents, 1);
  const below = sideWords(unit.exponents, -1);
  const scale = unit.scale === null || unit.scale === 1 || unit.bare ? "" : `${unit.scale} `;
  if (below === null)
    return {
      zh: `${scale && `×${scale}`}${above?.zh ?? "无单位的数"}`,
      en: `${scale && `×${scale}`}${above?.en ?? "a number without unit"}`,
    };
  return { zh: `${above?.zh ?? "数"}/${scale}${below.zh}`, en: `${above?.en ?? "a number"} per ${scale}${below.en}` };
}

function sideWords(exponents: Readonly<Record<string, number>>, sign: 1 | -1): Bilingual | null {
  const units = Object.entries(exponents).filter(([, exponent]) => Math.sign(exponent) === sign);
  if (units.length === 0) return null;
  const word = (language: "zh" | "en"): string =>
    units
      .map(
        ([unit, exponent]) =>
          `${BASE[unit]?.[language] ?? unit}${Math.abs(exponent) > 1 ? `^${Math.abs(exponent)}` : ""}`,
      )
      .join("·");
  return { zh: word("zh"), en: word("en") };
}

function mixture(at: number, left: UnitValue, right: UnitValue, op: Operator): Finding {
  const [a, b] = [unitWords({ ...left, scale: 1 }), unitWords({ ...right, scale: 1 })];
  const compared = op !== "+";
  return formulaFinding({
    code: "FORMULA-020",
    at,
    zh: `公式第 ${at + 1} 字：${a.zh}与${b.zh}不能${compared ? "比较" : "相加减"}。`,
    en: `Formula, character ${at + 1}: ${a.en} and ${b.en} cannot be ${compared ? "compared" : "added or subtracted"}.`,
    fix: "请检查字段是否选对，或先换算成同一单位。",
    fixEn: "Check the fields, or bring both to one unit first.",
  });
}

function disagreement(at: number, found: Bilingual, wanted: Bilingual): Finding {
  return formulaFinding({
    code: "FORMULA-021",
    at,
    zh: `公式算出的单位是“${found.zh}”，而声明的单位是“${wanted.zh}”。`,
    en: `The formula gives “${found.en}”, but the declared unit is “${wanted.en}”.`,
    fix: "请改公式（例如漏写“× 100”）或改单位。",
    fixEn: "Change the formula (a missing “× 100”, say) or the unit.",
  });
}

function unknownUnit(text: string): Finding {
  return formulaFinding({
    code: "FORMULA-022",
    at: 0,
    zh: `不认识的单位“${text}”。`,
    en: `Unknown unit “${text}”.`,
    fix: "可用：students、persons、m2、yuan、rooms、classes、share、1，以及“A per B”“A per 100 B”。",
    fixEn: "Use students, persons, m2, yuan, rooms, classes, share, 1, or “A per B”, “A per 100 B”.",
  });
}

function textMisuse(at: number, op: Operator | null): Finding {
  return formulaFinding({
    code: "FORMULA-023",
    at,
    zh: `公式第 ${at + 1} 字：文字只能与文字比较是否相同，不能参加${op === null ? "计算" : "这种比较"}。`,
    en: `Formula, character ${at + 1}: a text can only be compared with a text, with = or ≠.`,
    fix: "请写成“办学类型 = 'special'”这样的形式。",
    fixEn: "Write it like school_kind = 'special'.",
  });
}

function notCondition(at: number, unit: FormulaUnit): Finding {
  const words = unitWords(unit);
  return formulaFinding({
    code: "FORMULA-024",
    at,
    zh: `公式第 ${at + 1} 字：“且、或、非”连接的应是条件，这里是${words.zh}。`,
    en: `Formula, character ${at + 1}: and, or, not join conditions; this is ${words.en}.`,
    fix: "请写成比较，例如“在校生数 < 50”。",
    fixEn: "Write a comparison, such as students < 50.",
  });
}
