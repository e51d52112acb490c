import { join } from "node:path";
import type { GroupRules } from "@youheng/kernel/decide";
import type { Finding } from "@youheng/kernel/model";
import { POLICY_ROOT } from "./load-policy.ts";
import { PolicyRefused } from "./policy-refused.ts";
import { list, need, number, record, text } from "./shapes.ts";
import { sourceKeys } from "./source-shapes.ts";
import { readYaml } from "./yaml-file.ts";

const rulesFile = record({
  id: need(text),
  zh: need(text),
  en: need(text),
  version: need(text),
  reach_km: need(number),
  largest: need(number),
  shared_units: need(list(text)),
  sources: need(list(record(sourceKeys))),
});

/**
 * The rules of pairing schools: policy/groups/.
 *
 * @throws PolicyRefused when the file has mistakes
 * @example (await groupRules()).largest // 5
 */
export async function groupRules(): Promise<GroupRules> {
  const findings: Finding[] = [];
  const read = await readYaml(join(POLICY_ROOT, "groups", "cn-groups.yaml"), rulesFile, findings);
  if (read === undefined || findings.length > 0) throw new PolicyRefused(findings);
  const { id, reachKm, largest, sharedUnits } = read;
  return { id, reachKm, largest, sharedUnits };
}
