import { assess, assessmentDocument, compileStandard, type AssessmentDocument } from "@youheng/kernel/assess";
import {
  formulaNames,
  parseFormula,
  parseUnit,
  ratioForm,
  type Facts,
  type Field,
  type Finding,
  type Indicator,
  type PolicyBundle,
} from "@youheng/kernel/model";
import { bundleOf } from "./bundle.ts";
import { countyOfCase, emptyCounty } from "./case-county.ts";
import { caseTable, factsOfCase, type CaseNames } from "./case-table.ts";
import { foundAt, type Found } from "./case-answer.ts";
import type { Policy } from "./policy.ts";
import { policyFinding } from "./policy-finding.ts";
import type { CaseAsRead, Expected, PolicyCase } from "./read-case.ts";
import type { Lined } from "./shapes.ts";

/** A case after running: how many values were compared, and what differs. */
export interface CaseResult {
  readonly compared: number;
  readonly findings: readonly Finding[];
}

/**
 * Runs one case through the engine itself: the facts of its table, judged by its standard, compared with what it expects.
 * A quoted number asks for its own decimals: "0.52" holds for 0.5153. Differences are findings with the line of the value.
 *
 * @example runCase(policy, policy.cases[0]).findings.length // 0
 */
export function runCase(policy: Policy, one: PolicyCase): CaseResult {
  const bundle = bundleOfCase(policy, one);
  const known = namesOfCase(policy, one, bundle);
  const { facts, findings: reading } = factsFor(one, bundle, known);
  const county = countyOfCase(one, known);
  const findings = [...reading, ...county.findings];
  if (findings.some(({ severity }) => severity === "error")) return { compared: 0, findings };
  if (facts.rows === 0) return { compared: 0, findings: [noTable(one)] };
  const standard = compileStandard(bundle);
  if (standard.findings.length > 0)
    return { compared: 0, findings: standard.findings.map((finding) => inCase(finding, one)) };
  const answer = assess(standard, facts, { regionFacts: county.regionFacts, date: one.value.date ?? LATEST });
  const document = assessmentDocument(answer, 0);
  const checks = one.value.expect.flatMap(({ path, values }) =>
    values.map((expected) => compare(document, path, expected)),
  );
  return { compared: checks.length, findings: [...findings, ...checks.flat()] };
}

/** A case that names no day is judged by the newest limits. */
const LATEST = "9999-12-31";

function inCase(finding: Finding, one: PolicyCase): Finding {
  return { ...finding, where: `${one.file}:${one.line} · ${finding.where}`, place: { file: one.file, line: one.line } };
}

/** The standard of the case, with the case's own facts, indicators and shared facts where it brings them. */
function bundleOfCase(policy: Policy, one: PolicyCase): PolicyBundle {
  const { ownFields, ownIndicators, ownSplitFields, switches = {}, formulas = {} } = one.value;
  const bundle = bundleOf(policy, one.standard, { switches, formulas });
  const { sectionRule: _, ...withoutRule } = bundle.standard;
  const { split } = bundle.standard;
  const standard =
    ownIndicators === undefined
      ? bundle.standard
      : { ...withoutRule, indicators: ownIndicators.map((own) => ownIndicator(own, bundle)) };
  const ownSplit =
    ownSplitFields !== undefined && split !== undefined ? { split: { ...split, fields: ownSplitFields } } : {};
  return { ...bundle, standard: { ...standard, ...ownSplit }, fields: [...bundle.fields, ...(ownFields ?? [])] };
}

type OwnIndicator = NonNullable<CaseAsRead["ownIndicators"]>[number];

/** A case's own indicator is judged by the CV limits of the standard unless it brings its own. */
function ownIndicator(own: OwnIndicator, { standard }: PolicyBundle): Indicator {
  const cvAtMost = own.cvAtMost ?? standard.indicators[0]?.cvAtMost;
  return {
    id: own.id,
    name: { zh: own.zh, en: own.en },
    area: "case",
    clause: "",
    formula: own.formula.value,
    unit: own.unit,
    validFrom: standard.validFrom,
    sources: [],
    ...(own.atLeast && { atLeast: own.atLeast }),
    ...(cvAtMost && { cvAtMost }),
  };
}

function namesOfCase(policy: Policy, one: PolicyCase, bundle: PolicyBundle): CaseNames {
  return {
    fields: new Map(bundle.fields.map((field) => [field.id, field])),
    names: formulaNames(bundle.fields, policy.stages),
    stage: one.value.stage,
  };
}

function factsFor(
  one: PolicyCase,
  bundle: PolicyBundle,
  known: CaseNames,
): { readonly facts: Facts; readonly findings: readonly Finding[] } {
  const { schools, meansAndDeviations, county } = one.value;
  if (schools !== undefined) return factsOfCase(schools, known);
  if (meansAndDeviations !== undefined) return factsOfDeviations(meansAndDeviations, bundle, known);
  if (county !== undefined) return { facts: emptyCounty(one), findings: [] };
  return {
    facts: {
      rows: 0,
      text: {},
      numbers: {},
      invalid: [],
      origin: { file: "", sheet: "", rowNumbers: [], columnLetters: {} },
    },
    findings: [noTable(one)],
  };
}

/** Students of each of the two schools that stand for a published mean and deviation. */
const STUDENTS_EACH = 100_000;

/**
 * Where only the mean and the deviation S were published: two schools with as many students each, one S below the mean and
 * one S above it, have exactly this mean and this S.
 */
function factsOfDeviations(
  written: Lined<string>,
  bundle: PolicyBundle,
  known: CaseNames,
): { readonly facts: Facts; readonly findings: readonly Finding[] } {
  const table = caseTable(written);
  // the third column may give the CV where that was published: S = mean × CV
  const isCv = ["差异系数", "CV", "cv"].includes(table.header[2] ?? "");
  const columns = table.rows.flatMap(({ cells: [name = "", mean = "", spread = ""] }) => {
    const column = amountColumn(name, bundle, known);
    const deviation = isCv ? Number(mean) * Number(spread) : Number(spread);
    return column === null
      ? []
      : [
          {
            name: column.field,
            cells: [-1, 1].map((side) => ((Number(mean) + side * deviation) * STUDENTS_EACH) / column.scale),
          },
        ];
  });
  const header = ["在校生数", ...columns.map(({ name }) => name)].join(" | ");
  const rows = [0, 1].map((row) => [STUDENTS_EACH, ...columns.map(({ cells }) => cells[row])].join(" | "));
  return factsOfCase({ ...written, value: [header, ...rows].join("\n") }, known);
}

function amountColumn(
  indicatorName: string,
  { standard, fields }: PolicyBundle,
  known: CaseNames,
): { readonly field: string; readonly scale: number } | null {
  const indicator = standard.indicators.find(({ id, name }) => id === indicatorName || name.zh === indicatorName);
  const { expr } = parseFormula(indicator?.formula ?? "", formulaNames(fields));
  const ratio = expr === null ? null : ratioForm(expr);
  const field: Field | undefined = ratio?.numerator.kind === "field" ? known.fields.get(ratio.numerator.id) : undefined;
  return ratio === null || field === undefined ? null : { field: field.id, scale: ratio.scale };
}

function noTable(one: PolicyCase): Finding {
  return policyFinding({
    code: "POLICY-003",
    file: one.file,
    line: one.line,
    zh: "算例没有数据表。",
    en: "The case has no table.",
    fix: "请补上“schools: |”和一张表。",
    fixEn: "Add “schools: |” and a table.",
  });
}

function compare(document: AssessmentDocument, path: readonly string[], expected: Expected): readonly Finding[] {
  const found = foundAt(document, path, (unit) => scaleOf(unit));
  return agrees(found, expected) ? [] : [differs(path, expected, found)];
}

function scaleOf(unit: string): number {
  const parsed = parseUnit(unit);
  return parsed?.kind === "number" ? (parsed.scale ?? 1) : 1;
}

const TRUE_WORDS = ["true", "yes", "是", "达标"];
const FALSE_WORDS = ["false", "no", "否", "不达标"];

/** A number to the decimals asked for, yes or no, a word, or "missing". */
function agrees(found: Found, { is, within }: Expected): boolean {
  if (found === undefined) return false;
  if (found === null) return ["missing", "缺", "null"].includes(is);
  if (typeof found === "boolean") return (found ? TRUE_WORDS : FALSE_WORDS).includes(is);
  if (typeof found === "string") return found === is;
  const decimals = /\.(\d+)$/.exec(is)?.[1]?.length ?? 0;
  const allowed = within ?? 0.5 * 10 ** -decimals;
  return Number.isFinite(Number(is)) && Math.abs(found - Number(is)) <= allowed * (1 + 1e-9);
}

function differs(path: readonly string[], { is, file, line }: Expected, found: Found): Finding {
  const at = path.join(" · ");
  const absent = found === undefined;
  return policyFinding({
    code: "POLICY-008",
    file,
    line,
    zh: absent
      ? `算例中的“${at}”在评估结果里没有。`
      : `算例不符：${at} 应为 ${is}，引擎算得 ${found === null ? "缺" : found}。`,
    en: absent
      ? `The case's “${at}” is not in the assessment.`
      : `The case does not hold: ${at} should be ${is}, the engine gives ${found === null ? "missing" : found}.`,
    fix: absent ? "请核对学段、指标和学校的写法。" : "请核对算例、公式和限值，找出哪一个错了。",
    fixEn: absent
      ? "Check how stage, indicator and school are written."
      : "Check the case, the formula and the limits, and find which is wrong.",
  });
}
