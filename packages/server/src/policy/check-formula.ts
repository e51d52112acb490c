import {
  formulaNames,
  formulaUnit,
  likelyWord,
  parseFormula,
  unitAgrees,
  walk,
  type Expr,
  type Field,
  type Finding,
} from "@youheng/kernel/model";
import type { Policy } from "./policy.ts";
import { atLine, policyFinding } from "./policy-finding.ts";

/** Where a formula stands in the files. */
export interface FormulaPlace {
  readonly file: string;
  readonly line: number;
}

/** A formula as a file states it: `unit` is "condition" for rules that are true or false. */
export interface StatedFormula {
  readonly text: string;
  readonly unit: string;
  /** facts of a named stage may be used too ("小学在校生数") */
  readonly columns?: boolean;
}

/**
 * Everything that can be wrong with a formula: words, signs, units against the declared one, and codes that no school can have.
 *
 * @example checkFormula(policy, { text: "专任教师数 ÷ 班级数", unit: "persons per class" }, { file: "a.yaml", line: 6 }) // []
 */
export function checkFormula(policy: Policy, { text, unit, columns }: StatedFormula, place: FormulaPlace): Finding[] {
  const { expr, findings } = parseFormula(text, formulaNames(policy.fields, columns === true ? policy.stages : []));
  if (expr === null) return findings.map((finding) => atLine(finding, place.file, place.line));
  const units = unitAgrees(expr, unit, (id) => formulaUnit(fieldOf(policy, id)));
  return [...units.map((finding) => atLine(finding, place.file, place.line)), ...unknownCodes(policy, expr, place)];
}

function fieldOf(policy: Policy, id: string): Field {
  const field =
    policy.fields.find((one) => one.id === id) ??
    policy.fields.find((one) => one.byStage && id.startsWith(`${one.id}_`));
  if (field === undefined) throw new Error(`formula names an unknown field ${id}`);
  return field;
}

/** 办学类型 = 'specal': a code that the field does not have would never hold. */
function unknownCodes(policy: Policy, expr: Expr, place: FormulaPlace): Finding[] {
  const findings: Finding[] = [];
  walk(expr, (part) => {
    if (part.kind !== "op" || (part.op !== "=" && part.op !== "<>")) return;
    const [field, written] = part.left.kind === "field" ? [part.left, part.right] : [part.right, part.left];
    if (field.kind !== "field" || written.kind !== "text") return;
    const { codes, zh } = fieldOf(policy, field.id);
    if (codes !== undefined && !Object.values(codes).includes(written.value))
      findings.push(unknownCode(zh, written.value, codes, place));
  });
  return findings;
}

function unknownCode(
  field: string,
  written: string,
  codes: Readonly<Record<string, string>>,
  place: FormulaPlace,
): Finding {
  const likely = codes[written] ?? likelyWord(written, new Set(Object.values(codes)));
  return policyFinding({
    code: "POLICY-006",
    ...place,
    zh: `“${field}”没有“${written}”这个代码，条件永远不会成立。`,
    en: `“${written}” is not a code of “${field}”; the condition would never hold.`,
    fix: likely === null ? `可以写：${[...new Set(Object.values(codes))].join("、")}` : `您是不是要写“${likely}”？`,
    fixEn:
      likely === null ? `It may be: ${[...new Set(Object.values(codes))].join(", ")}` : `Did you mean “${likely}”?`,
  });
}
