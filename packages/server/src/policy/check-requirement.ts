import {
  fieldsOf,
  formulaNames,
  parseFormula,
  type DatedLimit,
  type EvidenceRequirement,
  type Field,
  type Finding,
  type RegionRequirement,
  type Requirement,
  type SchoolsRequirement,
  type Standard,
} from "@youheng/kernel/model";
import { checkFormula, type FormulaPlace } from "./check-formula.ts";
import type { Policy } from "./policy.ts";
import { likelyFix, policyFinding } from "./policy-finding.ts";

/** Where a part of a requirement stands: "" the file itself, "formula", "holds", or the id of a relaxation or option. */
type PlaceOf = (part: string) => FormulaPlace;

/**
 * Everything that can be wrong with a requirement: its conditions and formulas with their units, facts of schools where
 * those of the county belong and the other way round, limits, dates, regions, relaxations, options and sources.
 *
 * @example checkRequirement(policy, standard, requirement, () => ({ file: "a.yaml", line: 1 })) // []
 */
export function checkRequirement(
  policy: Policy,
  standard: Standard,
  requirement: Requirement,
  placeOf: PlaceOf,
): Finding[] {
  return [
    ...checkSources(requirement, placeOf),
    ...(requirement.kind === "schools" ? checkSchools(policy, requirement, placeOf) : []),
    ...(requirement.kind === "region" ? checkRegion(policy, requirement, placeOf) : []),
    ...(requirement.kind === "evidence" ? checkEvidence(policy, requirement, placeOf) : []),
    ...checkDates(standard, requirement, placeOf("")),
  ];
}

function checkSources(requirement: Requirement, placeOf: PlaceOf): Finding[] {
  const relaxations = requirement.kind === "schools" ? requirement.relaxations : [];
  return [{ ...requirement, at: "" }, ...relaxations.map((one) => ({ ...one, at: one.id }))]
    .filter(({ sources }) => sources.length === 0)
    .map(({ name, at }) =>
      policyFinding({
        code: "POLICY-010",
        severity: "warning",
        ...placeOf(at),
        zh: `“${name.zh}”没有写明依据。`,
        en: `“${name.en}” names no source.`,
        fix: "请补上“sources: […]”，写明文件和可靠程度。",
        fixEn: "Add “sources: […]” with the document and how sure it is.",
      }),
    );
}

function checkSchools(policy: Policy, requirement: SchoolsRequirement, placeOf: PlaceOf): Finding[] {
  const condition = (text: string, part: string): Finding[] => [
    ...checkFormula(policy, { text, unit: "condition", columns: true }, placeOf(part)),
    ...wrongLevel(policy, { text, of: "school" }, placeOf(part)),
  ];
  return [
    ...requirement.holds.flatMap((text) => condition(text, "holds")),
    ...(requirement.applies === undefined ? [] : condition(requirement.applies, "")),
    ...requirement.relaxations.flatMap(({ id, when, holds }) =>
      [when, ...holds].flatMap((text) => condition(text, id)),
    ),
    ...(requirement.holds.length > 0 ? [] : [nothingHolds(requirement, placeOf("holds"))]),
  ];
}

function nothingHolds({ name }: SchoolsRequirement, place: FormulaPlace): Finding {
  return policyFinding({
    code: "POLICY-003",
    ...place,
    zh: `“${name.zh}”没有一个条件，所有学校都会算达标。`,
    en: `“${name.en}” has no condition; every school would meet it.`,
    fix: "请在 holds 下写条件，例如“- 小学最大班额 ≤ 45”。",
    fixEn: "Write conditions under “holds”, such as “- 小学最大班额 ≤ 45”.",
  });
}

function checkRegion(policy: Policy, requirement: RegionRequirement, placeOf: PlaceOf): Finding[] {
  const formula = (text: string, part: string): Finding[] => [
    ...checkFormula(policy, { text, unit: requirement.unit }, placeOf(part)),
    ...wrongLevel(policy, { text, of: "county" }, placeOf(part)),
  ];
  const { chosen, options } = requirement;
  const ids = options.map(({ id }) => id);
  return [
    ...formula(requirement.formula, "formula"),
    ...options.flatMap((one) => formula(one.formula, one.id)),
    ...(chosen === undefined || ids.includes(chosen) ? [] : [unknownOption(chosen, ids, placeOf(""))]),
    ...checkLimits(requirement, placeOf("")),
  ];
}

function unknownOption(chosen: string, ids: readonly string[], place: FormulaPlace): Finding {
  return policyFinding({
    code: "POLICY-005",
    ...place,
    zh: `chosen 所指的算法“${chosen}”不在 options 里。`,
    en: `“chosen” names the formula “${chosen}”, which is not among the options.`,
    ...likelyFix(chosen, ids),
  });
}

function checkLimits(requirement: RegionRequirement, place: FormulaPlace): Finding[] {
  const stated = [requirement.atLeast, requirement.atMost, requirement.below].filter((one) => one !== undefined);
  const limits = stated.flat();
  return [
    ...(stated.length > 1 ? [severalSides(place)] : []),
    ...limits.filter(({ from, to }) => to !== undefined && to < from).map((one) => endsEarly(one, place)),
    ...limits
      .filter(({ region }) => region !== undefined && !/^\d{6}$/.test(region))
      .map((one) => badRegion(one, place)),
    ...(limits.some(({ from }) => from <= requirement.validFrom) || limits.length === 0
      ? []
      : [beginsLate(requirement, place)]),
  ];
}

function severalSides(place: FormulaPlace): Finding {
  return policyFinding({
    code: "POLICY-004",
    ...place,
    zh: "at_least、at_most、below 只能写一种。",
    en: "Only one of at_least, at_most and below may stand.",
    fix: "请分成两项要求。",
    fixEn: "Make two requirements of it.",
  });
}

function endsEarly({ value }: DatedLimit, place: FormulaPlace): Finding {
  return policyFinding({
    code: "POLICY-004",
    ...place,
    zh: `限值 ${value} 的失效日期早于生效日期。`,
    en: `The limit ${value} ends before it begins.`,
    fix: "请改正 from 或 to。",
    fixEn: "Correct “from” or “to”.",
  });
}

function badRegion({ region = "" }: DatedLimit, place: FormulaPlace): Finding {
  return policyFinding({
    code: "POLICY-004",
    ...place,
    zh: `限值的区划代码“${region}”应是 6 位数字。`,
    en: `The region “${region}” of a limit should be six digits.`,
    fix: '请写 GB/T 2260 代码，例如 "210100"。',
    fixEn: 'Write a code of GB/T 2260, such as "210100".',
  });
}

function beginsLate({ name, validFrom }: RegionRequirement, place: FormulaPlace): Finding {
  return policyFinding({
    code: "POLICY-012",
    severity: "warning",
    ...place,
    zh: `“${name.zh}”自 ${validFrom} 起有效，但最早的限值此后才生效，其间不能判定。`,
    en: `“${name.en}” holds from ${validFrom}, but its first limit begins later; in between it cannot be judged.`,
    fix: "请补上此前的限值，或改 valid_from。",
    fixEn: "Add the earlier limit, or change valid_from.",
  });
}

function checkEvidence(policy: Policy, { name, field: id }: EvidenceRequirement, placeOf: PlaceOf): Finding[] {
  const flags = policy.fields.filter(({ of, type }) => of === "county" && type === "flag");
  if (flags.some((field) => field.id === id)) return [];
  return [
    policyFinding({
      code: "POLICY-005",
      ...placeOf(""),
      zh: `“${name.zh}”的答案“${id}”不是县域的是否字段。`,
      en: `The answer “${id}” of “${name.en}” is not a yes/no fact of the county.`,
      ...likelyFix(
        id,
        flags.map((field) => field.id),
      ),
    }),
  ];
}

/** A condition on schools that asks for a fact of the county would be missing for every school, and the other way round. */
function wrongLevel(
  policy: Policy,
  { text, of }: { readonly text: string; readonly of: "school" | "county" },
  place: FormulaPlace,
): Finding[] {
  const { expr } = parseFormula(text, formulaNames(policy.fields, policy.stages));
  const wrong = expr === null ? [] : fieldsOf(expr).filter((id) => levelOf(policy, id) !== of);
  return wrong.map((id) =>
    policyFinding({
      code: "POLICY-006",
      ...place,
      zh:
        of === "county"
          ? `“${nameOf(policy, id)}”是学校的数，这里要县域的数。`
          : `“${nameOf(policy, id)}”是县域的数，这里要学校的数。`,
      en:
        of === "county"
          ? `“${nameOf(policy, id)}” is a fact of a school; one of the county belongs here.`
          : `“${nameOf(policy, id)}” is a fact of the county; one of a school belongs here.`,
      fix: of === "county" ? "请换成 fields/region.yaml 中的字段。" : "请换成学校的字段。",
      fixEn: of === "county" ? "Use a fact of fields/region.yaml." : "Use a fact of schools.",
    }),
  );
}

function fieldNamed(policy: Policy, id: string): Field | undefined {
  return policy.fields.find((one) => one.id === id);
}

function levelOf(policy: Policy, id: string): "school" | "county" {
  return fieldNamed(policy, id)?.of ?? "school";
}

function nameOf(policy: Policy, id: string): string {
  return fieldNamed(policy, id)?.zh ?? id;
}

function checkDates(standard: Standard, { id, validFrom, validTo }: Requirement, place: FormulaPlace): Finding[] {
  if (validTo === undefined || validTo >= validFrom) return [];
  return [
    policyFinding({
      code: "POLICY-004",
      ...place,
      zh: `${standard.id} 的 ${id} 失效日期早于生效日期。`,
      en: `${id} of ${standard.id} ends before it begins.`,
      fix: "请改正 valid_from 或 valid_to。",
      fixEn: "Correct valid_from or valid_to.",
    }),
  ];
}
