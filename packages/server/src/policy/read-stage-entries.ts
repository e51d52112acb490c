import { join } from "node:path";
import type { StageEntry } from "@youheng/kernel/foresee";
import type { Finding } from "@youheng/kernel/model";
import { POLICY_ROOT } from "./load-policy.ts";
import { PolicyRefused } from "./policy-refused.ts";
import { list, mapOf, need, number, record, text } from "./shapes.ts";
import { sourceKeys } from "./source-shapes.ts";
import { readYaml } from "./yaml-file.ts";

const entriesFile = record({
  id: need(text),
  zh: need(text),
  en: need(text),
  version: need(text),
  years: need(mapOf(number)),
  entries: need(list(record({ stage: need(text), grade: need(text) }))),
  sources: need(list(record(sourceKeys))),
});

/**
 * The grade in which each stage begins: policy/grades/.
 *
 * @throws PolicyRefused when the file has mistakes
 * @example (await stageEntries())[0] // { stage: "primary", grade: "1" }
 */
export async function stageEntries(): Promise<readonly StageEntry[]> {
  return (await gradesFile()).entries;
}

/**
 * The years of each stage: policy/grades/.
 *
 * @throws PolicyRefused when the file has mistakes
 * @example (await stageYears())["primary"] // 6
 */
export async function stageYears(): Promise<Readonly<Record<string, number>>> {
  return (await gradesFile()).years;
}

async function gradesFile() {
  const findings: Finding[] = [];
  const read = await readYaml(join(POLICY_ROOT, "grades", "cn-grades.yaml"), entriesFile, findings);
  if (read === undefined || findings.length > 0) throw new PolicyRefused(findings);
  return read;
}
