import { POLICY_ROOT, loadPolicy } from "@youheng/server/policy";
import type { Policy } from "@youheng/server/policy";
import { InputRefused } from "./exit.ts";

export interface PolicyOptions {
  readonly policy?: readonly string[];
}

/** The policy folders a command works by: the built-in one and those named. Refuses policy with errors, all of them listed. */
export async function policyFor(options: PolicyOptions): Promise<Policy> {
  const { policy, findings } = await loadPolicy([POLICY_ROOT, ...(options.policy ?? [])]);
  if (findings.some((finding) => finding.severity === "error")) throw new InputRefused(findings);
  return policy;
}
