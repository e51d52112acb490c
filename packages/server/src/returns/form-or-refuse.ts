import type { Form } from "@youheng/kernel/model";
import type { Policy } from "../policy/index.ts";
import { Refusal } from "./refusal.ts";

/** The form of this id, or a refusal that names those there are. */
export function formOrRefuse(policy: Policy, formId: string): Form {
  const form = policy.forms.get(formId);
  if (form !== undefined) return form;
  const known = [...policy.forms.keys()];
  throw new Refusal("bad-request", {
    zh: `没有表式“${formId}”，可用：${known.join("、")}。`,
    en: `There is no form "${formId}"; there are: ${known.join(", ")}.`,
  });
}
