import { fileURLToPath } from "node:url";
import { assess, assessmentDocument, compileStandard } from "@youheng/kernel/assess";
import { bundleOf, loadPolicy, type UnitWords } from "@youheng/server/policy";
import { readReturn } from "@youheng/server/sense";
import { beforeAll, describe, expect, it } from "vitest";
import { WrongUsage } from "./exit.ts";
import { groupingsAsked, subtotalLines } from "./subtotal-lines.ts";

const file = fileURLToPath(new URL("../../../examples/district/2026-return-final.xlsx", import.meta.url));
let answer: ReturnType<typeof assess>;
let units: UnitWords;

beforeAll(async () => {
  const { policy } = await loadPolicy();
  ({ units } = policy);
  const read = await readReturn({ path: file }, { form: policy.forms.get("tidy")!, fields: policy.fields });
  answer = assess(compileStandard(bundleOf(policy, "cn-quality-balance-2017")), read.result.facts);
});

describe("assess --by", () => {
  it("prints the seven townships of the example district with their gaps, stage by stage", () => {
    const lines = subtotalLines(answer, { by: ["township"], group: 0, units });
    const parts = lines.filter((line) => /^ {2}\S+：\d+ 个学部/.test(line));
    const [primary, lower] = Object.values(assessmentDocument(answer).stages);
    const inAll = parts.reduce((sum, line) => sum + Number(/：(\d+) 个学部/.exec(line)![1]), 0);
    expect(inAll).toBe(primary!.sections + lower!.sections);
    expect(parts.filter((line) => line.includes("新澜街道"))).toHaveLength(2);
    expect(lines[0]).toBe("小学 · Primary：按乡镇街道小计 by Township");
  });

  it("parts by several groupings, one after the other: the strong group has three times the backbone teachers", () => {
    const by = groupingsAsked("township,school_group", answer);
    const lines = subtotalLines(answer, { by, group: 0, units });
    const at = lines.findIndex((line) => line.startsWith("  青榕实验教育集团：2 个学部"));
    expect(at).toBeGreaterThan(0);
    const means = (from: number): number =>
      Number(/均值 mean ([\d.]+)/.exec(lines.slice(from).find((line) => line.includes("骨干教师"))!)![1]);
    const others = lines.findIndex((line, i) => i > at && line.startsWith("  未填报 not reported"));
    expect(means(at)).toBeGreaterThan(2.5 * means(others));
  });

  it("says by which fields the return can be parted", () => {
    expect(() => groupingsAsked("village", answer)).toThrow(WrongUsage);
    expect(() => groupingsAsked("village", answer)).toThrow(/township, school_group/);
    expect(groupingsAsked(undefined, answer)).toEqual([]);
  });
});
