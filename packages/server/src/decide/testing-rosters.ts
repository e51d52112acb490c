import { assess, compileStandard } from "@youheng/kernel/assess";
import { rosterGround, rosterOf, type RotationAsk, type RotationRules } from "@youheng/kernel/decide";
import { countyFiles, type CountySize } from "@youheng/kernel/fixtures/county";
import { bundleOf, loadPolicy, rotationRules, tableForm } from "@youheng/server/policy";
import { readReturn, readTableFile } from "@youheng/server/sense";
import { expect } from "vitest";

/** The usual rules of rotation. */
export async function usualRules(): Promise<RotationRules> {
  return (await rotationRules()).rules!;
}

/** A county of the fixture, read as the command line reads it. */
export async function rotationAskOf(size: CountySize, own: Partial<RotationRules> = {}): Promise<RotationAsk> {
  const [{ policy }, rules, teachers] = await Promise.all([loadPolicy(), usualRules(), tableForm("teachers")]);
  const files = countyFiles(size);
  const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
  const read = { form: policy.forms.get("tidy")!, fields: policy.fields };
  const { result } = await readReturn({ name: "return.csv", bytes: bytes(files.returnCsv) }, read);
  const assessment = assess(compileStandard(bundleOf(policy, "cn-quality-balance-2017")), result.facts).result;
  const ground = rosterGround(assessment, 0, rules.counts);
  const table = await readTableFile({ name: "teachers.csv", bytes: bytes(files.teachersCsv) }, teachers);
  const roster = rosterOf(table, ground);
  expect(roster.findings.filter(({ severity }) => severity !== "note")).toEqual([]);
  return { assessment, group: 0, roster: roster.teachers, rosterGround: ground, rules: { ...rules, ...own } };
}
