import { type Finding } from "@youheng/kernel/model";
import { checkApplicationForm } from "./check-application-form.ts";
import { checkFields } from "./check-fields.ts";
import { checkFormula } from "./check-formula.ts";
import { checkForm } from "./check-form.ts";
import { checkOfficialForm } from "./check-official-form.ts";
import { checkStandard } from "./check-standard.ts";
import { loadPolicy, POLICY_ROOT } from "./load-policy.ts";
import { loadPeople } from "./people.ts";
import type { Policy } from "./policy.ts";
import { policyFinding } from "./policy-finding.ts";
import { runCase } from "./run-case.ts";

/** What was examined, and what is wrong. */
export interface PolicyCheck {
  readonly policy: Policy;
  readonly findings: readonly Finding[];
  readonly examined: {
    readonly files: number;
    readonly standards: number;
    readonly indicators: number;
    readonly requirements: number;
    readonly forms: number;
    readonly cases: number;
    readonly values: number;
  };
}

/**
 * Examines policy folders as `youheng policy check` does: reads every file, every formula with its units, every reference,
 * and runs every case through the engine. A check that examined nothing is itself an error.
 *
 * @param roots  policy folders; the first is the ground on which the others stand
 * @example      (await checkPolicy([POLICY_ROOT])).findings // []
 */
export async function checkPolicy(roots: readonly string[]): Promise<PolicyCheck> {
  const { policy, findings: reading } = await loadPolicy(roots);
  const results = policy.cases
    .filter(({ standard }) => policy.standards.has(standard))
    .map((one) => runCase(policy, one));
  const standards = [...policy.standards.values()];
  const findings = [
    ...reading,
    ...(await loadPeople([POLICY_ROOT, ...roots])).findings,
    ...checkFields(policy),
    ...[...policy.forms.values()].flatMap((form) => checkForm(policy, form)),
    ...[...policy.officialForms.values()].flatMap((form) => checkOfficialForm(policy, form)),
    ...(policy.application === null ? [] : checkApplicationForm(policy, policy.application)),
    ...standards.flatMap((standard) => checkStandard(policy, standard)),
    ...policy.loose.flatMap(({ stated, ...place }) => checkFormula(policy, stated, place)),
    ...results.flatMap((result) => result.findings),
  ];
  const examined = {
    files: policy.files,
    standards: standards.length,
    indicators: standards.reduce((count, { indicators }) => count + indicators.length, 0),
    requirements: standards.reduce((count, { requirements = [] }) => count + requirements.length, 0),
    forms: policy.forms.size + policy.officialForms.size,
    cases: results.length,
    values: results.reduce((count, { compared }) => count + compared, 0),
  };
  return { policy, examined, findings: examined.standards === 0 ? [...findings, nothingExamined(roots)] : findings };
}

function nothingExamined(roots: readonly string[]): Finding {
  return policyFinding({
    code: "POLICY-009",
    file: roots.join(", "),
    line: 1,
    zh: "没有检查到任何标准。",
    en: "No standard was examined.",
    fix: "请核对目录，标准应在 standards/编号/standard.yaml。",
    fixEn: "Check the folder; a standard stands in standards/ID/standard.yaml.",
  });
}
