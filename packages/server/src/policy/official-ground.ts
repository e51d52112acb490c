import type { OfficialForm, OfficialGround } from "@youheng/kernel/sense";
import type { Policy } from "./policy.ts";

/**
 * What reading official returns needs of the policy.
 *
 * @param local  forms of the place, which come first where a title fits several
 * @example officialGround(policy).forms[0].id // "cn-return-2021"
 */
export function officialGround(policy: Policy, local: readonly OfficialForm[] = []): OfficialGround {
  const { officialForms, forms, fields, kindStages, application } = policy;
  return { forms: [...local, ...officialForms.values()], tables: forms, fields, kindStages, application };
}
