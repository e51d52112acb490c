import { columnId, type Finding, type Form } from "@youheng/kernel/model";
import { checkFormula } from "./check-formula.ts";
import type { Policy } from "./policy.ts";
import { likelyFix, policyFinding } from "./policy-finding.ts";

/** A form's columns, header spellings and checks. */
export function checkForm(policy: Policy, form: Form): Finding[] {
  const at = (key: string) => {
    const place = policy.places.get(`form/${form.id}${key}`) ?? policy.places.get(`form/${form.id}`);
    return { file: place?.file ?? form.id, line: place?.line ?? 1 };
  };
  const fields = policy.fields.map(({ id }) => id);
  const unknown = form.columns
    .filter(({ field }) => !fields.includes(field))
    .map(({ field }) =>
      policyFinding({
        code: "POLICY-005",
        ...at(`/column/${field}`),
        zh: `没有名为“${field}”的字段。`,
        en: `There is no field “${field}”.`,
        ...likelyFix(field, fields),
      }),
    );
  const checks = form.checks.flatMap((check) =>
    checkFormula(policy, { text: check.holds, unit: "condition", columns: true }, at(`/check/${check.id}`)),
  );
  return [...unknown, ...sharedHeaders(form, at), ...checks];
}

/** A header spelling must lead to one column. */
function sharedHeaders(form: Form, at: (key: string) => { readonly file: string; readonly line: number }): Finding[] {
  const owner = new Map<string, string>();
  const findings: Finding[] = [];
  for (const column of form.columns) {
    const id = columnId(column.field, column.stage);
    for (const header of column.headers.map((one) => one.toLowerCase())) {
      const other = owner.get(header);
      if (other !== undefined && other !== id)
        findings.push(
          policyFinding({
            code: "POLICY-006",
            ...at(`/column/${column.field}`),
            zh: `表头“${header}”同时指 ${other} 和 ${id}。`,
            en: `The header “${header}” means both ${other} and ${id}.`,
            fix: "请删去其中一个。",
            fixEn: "Remove one of them.",
          }),
        );
      owner.set(header, id);
    }
  }
  return findings;
}
