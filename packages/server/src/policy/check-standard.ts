import type { Finding, Indicator, Requirement, Standard } from "@youheng/kernel/model";
import { checkFormula } from "./check-formula.ts";
import { checkRequirement } from "./check-requirement.ts";
import type { Policy } from "./policy.ts";
import { likelyFix, policyFinding } from "./policy-finding.ts";

interface Place {
  readonly file: string;
  readonly line: number;
}

/** A standard's formulas, limits, exclusions, split and rule; and whether it has cases and sources. */
export function checkStandard(policy: Policy, standard: Standard): Finding[] {
  const place = placeOf(policy, `standard/${standard.id}`);
  return [
    ...standard.indicators.flatMap((indicator) => checkIndicator(policy, standard, indicator)),
    ...standard.exclusions.flatMap((exclusion) =>
      checkFormula(
        policy,
        { text: exclusion.when, unit: "condition" },
        partPlace(policy, standard, "exclusion", exclusion.id),
      ),
    ),
    ...(standard.requirements ?? []).flatMap((one) =>
      checkRequirement(policy, standard, one, requirementPlace(policy, standard, one)),
    ),
    ...checkSwitches(standard, place),
    ...checkComposite(standard, place),
    ...checkSplit(policy, standard, place),
    ...checkRule(standard, place),
    ...checkWeight(policy, standard, place),
    ...checkDates(standard, place),
    ...checkCases(policy, standard, place),
  ];
}

function placeOf(policy: Policy, key: string): Place {
  const place = policy.places.get(key);
  return { file: place?.file ?? key, line: place?.line ?? 1 };
}

/** Where a part stands: in the standard's own files, or in those of the one it extends. */
function partPlace(
  policy: Policy,
  standard: Standard,
  kind: "indicator" | "exclusion" | "requirement",
  part: string,
): Place {
  for (
    let one: Standard | undefined = standard;
    one !== undefined;
    one = one.extends === undefined ? undefined : policy.standards.get(one.extends)
  )
    if (policy.places.has(`${kind}/${one.id}/${part}`)) return placeOf(policy, `${kind}/${one.id}/${part}`);
  return placeOf(policy, `standard/${standard.id}`);
}

/** Where the parts of a requirement stand; a part that is not said apart stands where the requirement does. */
function requirementPlace(policy: Policy, standard: Standard, { id }: Requirement): (part: string) => Place {
  return (part) => {
    const own = partPlace(policy, standard, "requirement", `${id}/${part}`);
    const whole = partPlace(policy, standard, "requirement", id);
    return part !== "" && own.file === whole.file ? own : whole;
  };
}

/** A switch is turned by its id, so that no two may share one. */
function checkSwitches({ exclusions, requirements = [] }: Standard, place: Place): Finding[] {
  const relaxations = requirements.flatMap((one) => (one.kind === "schools" ? one.relaxations : []));
  const ids = [...exclusions, ...relaxations].map(({ id }) => id);
  return [...new Set(ids.filter((id, i) => ids.indexOf(id) !== i))].map((id) =>
    policyFinding({
      code: "POLICY-006",
      ...place,
      zh: `有两个开关都叫“${id}”。`,
      en: `Two switches are called “${id}”.`,
      fix: "请给其中一个换一个编号。",
      fixEn: "Give one of them another id.",
    }),
  );
}

/** The composite CV is limited for the stages of the standard, above 0. */
function checkComposite({ compositeCv, stages }: Standard, place: Place): Finding[] {
  const known = stages.map(({ id }) => id);
  return Object.entries(compositeCv?.atMost ?? {})
    .filter(([stage, limit]) => !known.includes(stage) || limit <= 0)
    .map(([stage, limit]) =>
      policyFinding({
        code: known.includes(stage) ? "POLICY-004" : "POLICY-005",
        ...place,
        zh: `综合差异系数的限值 ${stage}: ${limit} 不能成立。`,
        en: `The limit ${stage}: ${limit} of the composite CV cannot stand.`,
        ...likelyFix(stage, known),
      }),
    );
}

function checkIndicator(policy: Policy, standard: Standard, indicator: Indicator): Finding[] {
  const place = partPlace(policy, standard, "indicator", indicator.id);
  const stages = standard.stages.map(({ id }) => id);
  const limits = [...Object.entries(indicator.atLeast ?? {}), ...Object.entries(indicator.cvAtMost ?? {})];
  const unknownStages = limits
    .filter(([stage]) => !stages.includes(stage))
    .map(([stage]) =>
      policyFinding({
        code: "POLICY-005",
        ...place,
        zh: `“${indicator.name.zh}”的限值写给了“${stage}”，标准没有这个学段。`,
        en: `“${indicator.name.en}” has a limit for “${stage}”, which is not a stage of the standard.`,
        ...likelyFix(stage, stages),
      }),
    );
  const negative = limits
    .filter(([, limit]) => limit <= 0)
    .map(([stage, limit]) =>
      policyFinding({
        code: "POLICY-004",
        ...place,
        zh: `“${indicator.name.zh}”的限值 ${stage}: ${limit} 应大于 0。`,
        en: `The limit ${stage}: ${limit} of “${indicator.name.en}” should be above 0.`,
        fix: "请改正限值。",
        fixEn: "Correct the limit.",
      }),
    );
  const unsourced = indicator.sources.length > 0 ? [] : [withoutSource(indicator, place)];
  const formula = partPlace(policy, standard, "indicator", `${indicator.id}/formula`);
  return [
    ...checkFormula(policy, { text: indicator.formula, unit: indicator.unit }, formula),
    ...unknownStages,
    ...negative,
    ...unsourced,
  ];
}

function withoutSource(indicator: Indicator, place: Place): Finding {
  return policyFinding({
    code: "POLICY-010",
    severity: "warning",
    ...place,
    zh: `“${indicator.name.zh}”没有写明依据。`,
    en: `“${indicator.name.en}” names no source.`,
    fix: "请补上“sources: […]”，写明文件和可靠程度。",
    fixEn: "Add “sources: […]” with the document and how sure it is.",
  });
}

function checkSplit(policy: Policy, standard: Standard, place: Place): Finding[] {
  const { split } = standard;
  if (split === undefined) return [];
  const facts = policy.fields.filter(({ byStage }) => !byStage).map(({ id }) => id);
  const stages = policy.stages.map(({ id }) => id);
  const unknownFacts = split.fields
    .filter((field) => !facts.includes(field))
    .map((field) =>
      policyFinding({
        code: "POLICY-005",
        ...place,
        zh: `拆分的“${field}”不是全校一个数的字段。`,
        en: `“${field}” in split is not a fact of the whole school.`,
        ...likelyFix(field, facts),
      }),
    );
  const unknownStages = Object.keys(split.weights)
    .filter((stage) => !stages.includes(stage))
    .map((stage) =>
      policyFinding({
        code: "POLICY-005",
        ...place,
        zh: `拆分权重的学段“${stage}”不存在。`,
        en: `split.weights names the stage “${stage}”, which does not exist.`,
        ...likelyFix(stage, stages),
      }),
    );
  return [...unknownFacts, ...unknownStages];
}

function checkRule({ sectionRule, indicators }: Standard, place: Place): Finding[] {
  const limited = indicators.filter(({ atLeast }) => atLeast !== undefined).length;
  if (sectionRule === undefined || (sectionRule.of === limited && sectionRule.met <= sectionRule.of)) return [];
  return [
    policyFinding({
      code: "POLICY-004",
      ...place,
      zh: `学校规则写的是 ${sectionRule.of} 项中至少 ${sectionRule.met} 项，而有阈值的指标是 ${limited} 项。`,
      en: `The school rule says ${sectionRule.met} of ${sectionRule.of}, but ${limited} indicators have a threshold.`,
      fix: "请核对 section_rule 的 of 和 met。",
      fixEn: "Check “of” and “met” of section_rule.",
    }),
  ];
}

function checkWeight(policy: Policy, { weight }: Standard, place: Place): Finding[] {
  const counts = policy.fields.filter(({ byStage, type }) => byStage && type === "count").map(({ id }) => id);
  if (counts.includes(weight)) return [];
  return [
    policyFinding({
      code: "POLICY-005",
      ...place,
      zh: `权重“${weight}”不是分学段的人数字段。`,
      en: `The weight “${weight}” is not a count by stage.`,
      ...likelyFix(weight, counts),
    }),
  ];
}

function checkDates(standard: Standard, place: Place): Finding[] {
  const wrong = [standard, ...standard.indicators].filter(
    ({ validFrom, validTo }) => validTo !== undefined && validTo < validFrom,
  );
  return wrong.map(({ id }) =>
    policyFinding({
      code: "POLICY-004",
      ...place,
      zh: `${id} 的失效日期早于生效日期。`,
      en: `${id} ends before it begins.`,
      fix: "请改正 valid_from 或 valid_to。",
      fixEn: "Correct valid_from or valid_to.",
    }),
  );
}

function checkCases(policy: Policy, standard: Standard, place: Place): Finding[] {
  if (policy.cases.some((one) => one.standard === standard.id)) return [];
  return [
    policyFinding({
      code: "POLICY-011",
      severity: "warning",
      ...place,
      zh: `标准“${standard.name.zh}”没有一个算例。`,
      en: `The standard “${standard.name.en}” has no case.`,
      fix: "请在 cases/ 里放一个手算过的例子。",
      fixEn: "Put an example worked by hand into cases/.",
    }),
  ];
}
