import { parseUnit, type Field, type Finding } from "@youheng/kernel/model";
import type { Policy } from "./policy.ts";
import { likelyFix, policyFinding } from "./policy-finding.ts";

/** Facts whose unit, stages or names cannot stand, kinds of school without stages, and glossary terms said twice. */
export function checkFields(policy: Policy): Finding[] {
  return [
    ...policy.fields.flatMap((field) => checkField(policy, field)),
    ...sharedNames(policy),
    ...checkKinds(policy),
    ...sharedTerms(policy),
  ];
}

function placeOf(policy: Policy, key: string): { readonly file: string; readonly line: number } {
  const place = policy.places.get(key);
  return place === undefined ? { file: "policy", line: 1 } : { file: place.file, line: place.line };
}

function checkField(policy: Policy, field: Field): Finding[] {
  const place = placeOf(policy, `field/${field.id}`);
  const stages = policy.stages.map(({ id }) => id);
  const unknown = (field.stages ?? [])
    .filter((stage) => !stages.includes(stage))
    .map((stage) =>
      policyFinding({
        code: "POLICY-005",
        ...place,
        zh: `“${field.zh}”的学段“${stage}”不存在。`,
        en: `“${field.en}” names the stage “${stage}”, which does not exist.`,
        ...likelyFix(stage, stages),
      }),
    );
  const units = [...policy.units.keys()];
  const known = field.unit === "" || field.unit === "1" || units.includes(field.unit);
  const unit = parseUnit(field.unit) !== null && known ? [] : [badUnit(field, place, units)];
  const range =
    field.min !== undefined && field.max !== undefined && field.min > field.max ? [badRange(field, place)] : [];
  const pattern = isPattern(field.pattern) ? [] : [badPattern(field, place)];
  return [...unknown, ...unit, ...range, ...pattern];
}

function isPattern(pattern: string | undefined): boolean {
  try {
    return pattern === undefined || new RegExp(`^(?:${pattern})$`, "u") instanceof RegExp;
  } catch {
    return false;
  }
}

function badPattern(field: Field, place: { readonly file: string; readonly line: number }): Finding {
  return policyFinding({
    code: "POLICY-004",
    ...place,
    zh: `“${field.zh}”的 pattern 不是可用的写法。`,
    en: `The pattern of “${field.en}” cannot be read.`,
    fix: '请改正，例如 "[1-9][0-9]{5}" 表示六位数字。',
    fixEn: 'Correct it; "[1-9][0-9]{5}" is six digits, for example.',
  });
}

function badUnit(
  field: Field,
  place: { readonly file: string; readonly line: number },
  known: readonly string[],
): Finding {
  return policyFinding({
    code: "FORMULA-022",
    ...place,
    zh: `“${field.zh}”的单位“${field.unit}”不认识。`,
    en: `The unit “${field.unit}” of “${field.en}” is not known.`,
    ...likelyFix(field.unit, known),
  });
}

function badRange(field: Field, place: { readonly file: string; readonly line: number }): Finding {
  return policyFinding({
    code: "POLICY-004",
    ...place,
    zh: `“${field.zh}”的最小值大于最大值。`,
    en: `The least value of “${field.en}” is larger than the largest.`,
    fix: "请改正 min 和 max。",
    fixEn: "Correct min and max.",
  });
}

/** One name must mean one fact. */
function sharedNames(policy: Policy): Finding[] {
  const owner = new Map<string, string>();
  const findings: Finding[] = [];
  for (const field of policy.fields)
    for (const name of new Set([field.id, field.zh, ...(field.aliases ?? [])])) {
      const other = owner.get(name);
      if (other !== undefined) findings.push(sharedName(policy, field, name, other));
      else owner.set(name, field.id);
    }
  return findings;
}

function sharedName(policy: Policy, field: Field, name: string, other: string): Finding {
  return policyFinding({
    code: "POLICY-006",
    ...placeOf(policy, `field/${field.id}`),
    zh: `“${name}”同时是 ${other} 和 ${field.id} 的名称。`,
    en: `“${name}” names both ${other} and ${field.id}.`,
    fix: "一个名称只能指一个字段，请改其中一个。",
    fixEn: "A name may mean one fact only; change one of them.",
  });
}

function checkKinds(policy: Policy): Finding[] {
  const kinds = new Set(Object.values(policy.fields.find(({ id }) => id === "school_kind")?.codes ?? {}));
  const stages = policy.stages.map(({ id }) => id);
  const place = placeOf(policy, "field/school_kind");
  const withoutStages = [...kinds]
    .filter((kind) => policy.kindStages[kind] === undefined)
    .map((kind) => kindFinding(kind, place));
  const unknownStages = Object.entries(policy.kindStages).flatMap(([kind, has]) =>
    has
      .filter((stage) => !stages.includes(stage))
      .map((stage) =>
        policyFinding({
          code: "POLICY-005",
          ...place,
          zh: `kind_stages 中 ${kind} 的学段“${stage}”不存在。`,
          en: `kind_stages: ${kind} names the stage “${stage}”, which does not exist.`,
          ...likelyFix(stage, stages),
        }),
      ),
  );
  return [...withoutStages, ...unknownStages];
}

function kindFinding(kind: string, place: { readonly file: string; readonly line: number }): Finding {
  return policyFinding({
    code: "POLICY-003",
    ...place,
    zh: `办学类型“${kind}”没有写明应有的学段。`,
    en: `The stages of the school kind “${kind}” are not stated.`,
    fix: `请在 kind_stages 中补上“${kind}: [...]”。`,
    fixEn: `Add “${kind}: [...]” to kind_stages.`,
  });
}

/** One concept, one word: a code or a Chinese word stands once in the glossary. */
function sharedTerms(policy: Policy): Finding[] {
  const owner = new Map<string, string>();
  const findings: Finding[] = [];
  for (const { code, zh } of policy.glossary) {
    const other = owner.get(zh);
    if (other !== undefined)
      findings.push(
        policyFinding({
          code: "POLICY-006",
          file: "policy/glossary.yaml",
          line: 1,
          zh: `词汇表中“${zh}”有两个代码名：${other}、${code}。`,
          en: `The glossary gives “${zh}” two code names: ${other}, ${code}.`,
          fix: "请只留一个。",
          fixEn: "Keep one of them.",
        }),
      );
    owner.set(zh, code);
  }
  return findings;
}
