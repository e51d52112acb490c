import { join } from "node:path";
import type { Finding } from "@youheng/kernel/model";
import { POLICY_ROOT } from "./load-policy.ts";
import { PolicyRefused } from "./policy-refused.ts";
import { list, need, number, record, text } from "./shapes.ts";
import { sourceKeys } from "./source-shapes.ts";
import { readYaml } from "./yaml-file.ts";

/** With what plans of projects begin unless somebody says otherwise. */
export interface ProjectRules {
  readonly id: string;
  readonly discountRate: number;
  readonly years: number;
  readonly longestWayM: number;
  readonly detour: number;
}

const rulesFile = record({
  id: need(text),
  zh: need(text),
  en: need(text),
  version: need(text),
  discount_rate: need(number),
  years: need(number),
  longest_way_m: need(number),
  detour: need(number),
  sources: need(list(record(sourceKeys))),
});

/**
 * The figures of plans of projects: policy/projects/.
 *
 * @throws PolicyRefused when the file has mistakes
 * @example (await projectRules()).discountRate // 0.08
 */
export async function projectRules(): Promise<ProjectRules> {
  const findings: Finding[] = [];
  const read = await readYaml(join(POLICY_ROOT, "projects", "cn-projects.yaml"), rulesFile, findings);
  if (read === undefined || findings.length > 0) throw new PolicyRefused(findings);
  const { id, discountRate, years, longestWayM, detour } = read;
  return { id, discountRate, years, longestWayM, detour };
}
