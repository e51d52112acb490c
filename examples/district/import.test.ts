import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { assess, assessmentDocument, compileStandard } from "@youheng/kernel/assess";
import type { Facts, Finding } from "@youheng/kernel/model";
import { checkFacts, compareYears } from "@youheng/kernel/sense";
import { bundleOf, loadPolicy, POLICY_ROOT } from "@youheng/server/policy";
import { readReturn } from "@youheng/server/sense";
import { describe, expect, it } from "vitest";
import { factsOf, type SchoolFacts } from "./make/facts.ts";
import { years } from "./make/roster.ts";
import { secondComputation } from "./make/second-computation.ts";

const { policy } = await loadPolicy([POLICY_ROOT]);
const form = policy.forms.get("tidy")!;
const district = JSON.parse(readFileSync(new URL("district.json", import.meta.url), "utf8")) as {
  files: { school_year: number; file: string; publish: boolean }[];
};
const published = district.files.filter((one) => one.publish);

async function read(name: string): Promise<{ facts: Facts; findings: readonly Finding[]; regionFacts: number }> {
  const path = fileURLToPath(new URL(name, import.meta.url));
  const { result, findings } = await readReturn({ path }, { form, fields: policy.fields, fileName: name });
  return {
    facts: result.facts,
    findings: [...findings, ...checkFacts(result.facts, form, policy.fields)],
    regionFacts: result.regionFacts?.length ?? 0,
  };
}

function cellOf(facts: Facts, row: number, column: string): unknown {
  const number = facts.numbers[column]?.[row];
  if (number !== undefined) return Number.isNaN(number) ? null : number;
  return facts.text[column]?.[row] ?? null;
}

/** The true figure as the reader would have it: flags are 1 and 0. */
function trueCell(facts: SchoolFacts, column: string): unknown {
  const cell = facts[column] ?? null;
  return typeof cell === "boolean" ? Number(cell) : cell;
}

function serious(findings: readonly Finding[]): Finding[] {
  return findings.filter((finding) => finding.severity !== "note");
}

describe.each(published)("$file", ({ school_year: year, file }) => {
  const truth = factsOf(years.indexOf(year as 2022));

  it("reads as exactly the figures that were put in: every school, every cell", async () => {
    const { facts } = await read(file);
    expect(facts.rows).toBe(truth.length);
    const rowOf = new Map(facts.text["school_code"]!.map((code, row) => [code, row]));
    for (const school of truth)
      for (const column of Object.keys(school)) {
        const got = cellOf(facts, rowOf.get(String(school["school_code"]))!, column);
        const want = trueCell(school, column);
        if (typeof want === "number") expect(got, `${school["school_name"]} ${column}`).toBeCloseTo(want, 9);
        else expect(got, `${school["school_name"]} ${column}`).toBe(want);
      }
  });

  it("has nothing to warn of in itself", async () => {
    const { findings, regionFacts } = await read(file);
    expect(serious(findings).map((finding) => `${finding.where} ${finding.zh}`)).toEqual([]);
    expect(regionFacts).toBe(file.endsWith(".csv") ? 0 : 82);
  });

  it("is judged by the kernel as by the second computation, to 1e-9", async () => {
    const { facts } = await read(file);
    const document = assessmentDocument(
      assess(compileStandard(bundleOf(policy, "cn-quality-balance-2017", {})), facts),
    );
    expect(document.verdict).toBe("falls_short");
    for (const stage of ["primary", "lower_secondary"] as const)
      agree(document.stages[stage]!, secondComputation(truth, stage));
  });
});

function agree(
  kernel: ReturnType<typeof assessmentDocument>["stages"][string],
  second: ReturnType<typeof secondComputation>,
): void {
  expect(kernel.sections).toBe(second.sections.length);
  for (const [id, cv] of Object.entries(second.cvs)) {
    expect(Math.abs(kernel.indicators[id]!.cv! - cv)).toBeLessThan(1e-9);
    expect(Math.abs(kernel.indicators[id]!.mean! / second.means[id]! - 1)).toBeLessThan(1e-9);
  }
  for (const section of second.sections) {
    const judged = kernel.sections_list.find((one) => one.school_code === section.code)!;
    expect(judged.verdict === "meets", section.code).toBe(section.meets);
    for (const [id, value] of Object.entries(section.values))
      expect(Math.abs(judged.indicators[id]!.value! - value)).toBeLessThan(1e-9 * Math.max(1, value));
  }
}

/** The part of a sentence that names the mistake. */
const wordsOf =
  /“教学及辅助用房面积”没有填|初中高于规定学历教师数 = \d+，初中专任教师数 = \d+|学校标识码 \d+ 与第 \d+ 行重复|约92|去年有“[^”]+”|教学仪器设备值 = \d+|\d+ 变为 \d+/;

describe("2026-return-draft.xlsx", () => {
  it("shows each planted mistake at its cell, and nothing else", async () => {
    const draft = await read("2026-return-draft.xlsx");
    const before = await read("2025-return.xlsx");
    const compared = compareYears(before.facts, draft.facts, form);
    const findings = serious([...draft.findings, ...compared]);
    const told = findings.map(
      (finding) => `${finding.severity} ${finding.place.cell ?? "—"} ${finding.zh.match(wordsOf)?.[0]}`,
    );
    expect(told.toSorted()).toEqual([
      "error AA66 初中高于规定学历教师数 = 69，初中专任教师数 = 60",
      "error C46 学校标识码 2199210402 与第 45 行重复",
      "error N51 约92",
      "warning AD84 “教学及辅助用房面积”没有填",
      "warning AF39 教学仪器设备值 = 81974000",
      "warning N38 431 变为 1006",
      "warning T41 51 变为 500",
      "warning — 去年有“榕坪镇河西小学”",
      "warning — 去年有“茶坳镇半坑教学点”",
    ]);
  });

  it("cannot assess the school whose floor area was not reported, and names the figure", async () => {
    const { facts } = await read("2026-return-draft.xlsx");
    const document = assessmentDocument(
      assess(compileStandard(bundleOf(policy, "cn-quality-balance-2017", {})), facts),
    );
    const school = document.stages["lower_secondary"]!.sections_list.find((one) => one.school_name === "汀湾第二中学")!;
    expect(school.indicators["teaching_area"]).toMatchObject({ value: null, missing: { field: "teaching_area_m2" } });
  });
});
