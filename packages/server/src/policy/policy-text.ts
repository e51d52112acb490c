import {
  formatFormula,
  formulaNames,
  parseFormula,
  type Indicator,
  type Standard,
  type StageLimits,
} from "@youheng/kernel/model";
import type { Policy } from "./policy.ts";
import { requirementSections } from "./requirement-text.ts";
import { section, sourceLines } from "./text-lines.ts";

/**
 * A standard as people read it, line by line: what it judges, clauses, thresholds, formulas in words, who is left out,
 * cases, sources, and what awaits checking.
 *
 * @example standardLines(policy, standard)[0] // "县域义务教育优质均衡发展督导评估（2017） · County assessment …"
 */
export function standardLines(policy: Policy, standard: Standard): readonly string[] {
  const cases = policy.cases.filter((one) => one.standard === standard.id);
  return [
    `${standard.name.zh} · ${standard.name.en}`,
    `编号 id ${standard.id} · 版本 version ${standard.version} · 适用 region ${standard.region} · ${validity(standard)}${standard.extends ? ` · 在 ${standard.extends} 上改动 changes it` : ""}`,
    `学段 stages: ${standard.stages.map(({ zh, en }) => `${zh} ${en}`).join("、")} · 权重 weighted by: ${nameOf(policy, standard.weight)}`,
    ...section(
      "指标 Indicators",
      standard.indicators.flatMap((indicator) => indicatorLines(policy, standard, indicator)),
    ),
    ...requirementSections(policy, standard),
    ...section("学校规则 Rule for a school", ruleLines(standard)),
    ...section("综合差异系数 Composite CV", compositeLines(standard)),
    ...section("一贯制学校拆分 Splitting through-schools", splitLines(policy, standard)),
    ...section(
      "不计入 Left out",
      standard.exclusions.flatMap((one) => [
        `[${one.on ? "开 on" : "关 off"}] ${one.id} ${one.name.zh} · ${one.name.en}`,
        `      ${one.when}`,
        ...sourceLines(one.sources, "      "),
      ]),
    ),
    ...section(
      "算例 Cases",
      cases.map(({ value }) => `${value.zh} · ${value.en}（${value.source.text}）`),
    ),
    ...section("依据 Sources", sourceLines(standard.sources, "")),
    ...section(
      "有待核对官方文本的地方 Awaiting the official text",
      standard.awaits.flatMap(({ zh, en }) => [zh, `  ${en}`]),
    ),
  ];
}

function validity({ validFrom, validTo }: { readonly validFrom: string; readonly validTo?: string }): string {
  return validTo === undefined ? `自 ${validFrom} 起 since` : `${validFrom} 至 to ${validTo}`;
}

function nameOf(policy: Policy, id: string): string {
  return policy.fields.find((field) => field.id === id)?.zh ?? id;
}

function indicatorLines(policy: Policy, standard: Standard, indicator: Indicator): readonly string[] {
  const number = standard.indicators.indexOf(indicator) + 1;
  return [
    `${number}. ${indicator.name.zh} · ${indicator.name.en}（${indicator.id}）`,
    `   ${indicator.clause} · ${formulaInWords(policy, indicator.formula)} · ${indicator.unit}`,
    ...limitLine("达标 at least ≥", indicator.atLeast, standard),
    ...limitLine("差异系数 CV ≤", indicator.cvAtMost, standard),
  ];
}

function limitLine(title: string, limits: StageLimits | undefined, standard: Standard): readonly string[] {
  if (limits === undefined) return [];
  const zh = (stage: string): string => standard.stages.find(({ id }) => id === stage)?.zh ?? stage;
  return [
    `   ${title} ${Object.entries(limits)
      .map(([stage, limit]) => `${zh(stage)} ${title.startsWith("差异") ? limit.toFixed(2) : limit}`)
      .join(" · ")}`,
  ];
}

/** A formula with the facts by their Chinese names; as it is written when it cannot be read. */
function formulaInWords(policy: Policy, formula: string): string {
  const { expr } = parseFormula(formula, formulaNames(policy.fields));
  return expr === null ? formula : formatFormula(expr, (id) => nameOf(policy, id));
}

function ruleLines({ sectionRule }: Standard): readonly string[] {
  if (sectionRule === undefined) return [];
  const { met, of, othersAtLeast, clause, sources } = sectionRule;
  return [
    `${of} 项中至少 ${met} 项达标，其余不低于要求的 ${othersAtLeast * 100}% · at least ${met} of ${of}, the others at least ${othersAtLeast * 100} %`,
    clause,
    ...sourceLines(sources, ""),
  ];
}

/** The limit on the mean of all CVs. */
function compositeLines({ compositeCv, stages }: Standard): readonly string[] {
  if (compositeCv === undefined) return [];
  const zh = (stage: string): string => stages.find(({ id }) => id === stage)?.zh ?? stage;
  const limits = Object.entries(compositeCv.atMost).map(([stage, limit]) => `${zh(stage)} ${limit.toFixed(2)}`);
  return [
    `${compositeCv.name.zh} · ${compositeCv.name.en} ≤ ${limits.join(" · ")}`,
    compositeCv.clause,
    ...sourceLines(compositeCv.sources, ""),
  ];
}

function splitLines(policy: Policy, { split }: Standard): readonly string[] {
  if (split === undefined) return [];
  const weights = Object.entries(split.weights).map(
    ([stage, weight]) => `${policy.stages.find(({ id }) => id === stage)?.zh ?? stage} ${weight}`,
  );
  return [
    `按折算学生数 weights: ${weights.join(" : ")}`,
    `只拆分 only: ${split.fields.map((id) => nameOf(policy, id)).join("、")}`,
    ...sourceLines(split.sources, ""),
  ];
}
