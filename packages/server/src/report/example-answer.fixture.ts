import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { assess, compileStandard } from "@youheng/kernel/assess";
import type { Assessment } from "@youheng/kernel/assess";
import type { Answer, Facts, PolicyBundle } from "@youheng/kernel/model";
import { bundleOf, loadPolicy } from "../policy/index.ts";
import { readReturn } from "../sense/index.ts";
import type { ReportAsk } from "./report-ask.ts";

const FILE = "2026-return-final.xlsx";

/** The example district's return of 2026 and the standard it is judged by. */
export interface Example {
  readonly bundle: PolicyBundle;
  readonly facts: Facts;
  readonly answer: Answer<Assessment>;
}

/** Reads the example district as a bureau's file is read, and judges it. */
export async function exampleDistrict(file = FILE): Promise<Example> {
  const { policy } = await loadPolicy();
  const bytes = await readFile(fileURLToPath(new URL(`../../../../examples/district/${file}`, import.meta.url)));
  const read = await readReturn(
    { bytes, name: file },
    { form: policy.forms.get("tidy")!, fields: policy.fields, fileName: file },
  );
  const bundle = bundleOf(policy, "cn-quality-balance-2017");
  const { facts, regionFacts } = read.result;
  return { bundle, facts, answer: assess(compileStandard(bundle), facts, { regionFacts }) };
}

/** The district's report in Chinese, on a fixed day. */
export function districtAsk(answer: Answer<Assessment>): ReportAsk {
  return {
    answer,
    group: 0,
    language: "zh",
    scope: "district",
    preparedOn: "2026-11-23",
    regionName: { zh: "青榕区（虚构）", en: "Qingrong District (fictional)" },
  };
}

/** The same facts with some numbers changed: column id → row → value (NaN: not reported). */
export function changedFacts(facts: Facts, changes: Readonly<Record<string, Readonly<Record<number, number>>>>): Facts {
  const numbers = { ...facts.numbers };
  for (const [column, values] of Object.entries(changes)) {
    const changed = Float64Array.from(numbers[column]!);
    for (const [row, value] of Object.entries(values)) changed[Number(row)] = value;
    numbers[column] = changed;
  }
  return { ...facts, numbers };
}
