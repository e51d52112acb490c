import type { OfficialGround } from "@youheng/kernel/sense";
import type { Policy } from "./policy.ts";

/** What reading official returns needs of the policy. @example officialGround(policy).forms[0].id // "cn-return-2021" */
export function officialGround(policy: Policy): OfficialGround {
  const { officialForms, forms, fields, kindStages } = policy;
  return { forms: [...officialForms.values()], tables: forms, fields, kindStages };
}
