// One format: the first report of a process (libraries and fonts are loaded then), and one more.
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { assess, assessmentDocument, compileStandard } from "@youheng/kernel/assess";
import { bundleOf, loadPolicy } from "@youheng/server/policy";
import { ringsOf } from "@youheng/kernel/stats";
import { writeReport } from "@youheng/server/report";
import type { ReportFormat } from "@youheng/server/report";
import { readReturn } from "@youheng/server/sense";

const path = fileURLToPath(new URL("../../examples/district/2026-return-final.xlsx", import.meta.url));
const { policy } = await loadPolicy();
const read = await readReturn({ path }, { form: policy.forms.get("tidy")!, fields: policy.fields });
const answer = assess(compileStandard(bundleOf(policy, "cn-quality-balance-2017")), read.result.facts);
const earlier = await readReturn(
  { path: fileURLToPath(new URL("../../examples/district/2025-return.xlsx", import.meta.url)) },
  { form: policy.forms.get("tidy")!, fields: policy.fields },
);
const before = assess(compileStandard(bundleOf(policy, "cn-quality-balance-2017")), earlier.result.facts);
const boundary = await readFile(new URL("../../examples/district/boundary.geojson", import.meta.url), "utf8");
const ask = {
  answer,
  group: 0,
  otherYears: [assessmentDocument(before, 0)],
  boundary: ringsOf(JSON.parse(boundary)),
  format: process.argv[2] as ReportFormat,
  language: "zh",
  scope: "district",
  preparedOn: "2026-11-23",
} as const;

async function seconds(): Promise<{ readonly took: number; readonly worked: number; readonly bytes: number }> {
  const [start, before] = [performance.now(), process.cpuUsage()];
  const { length } = await writeReport(ask);
  const { user, system } = process.cpuUsage(before);
  return { took: (performance.now() - start) / 1000, worked: (user + system) / 1e6, bytes: length };
}

const first = await seconds();
const again = await seconds();
console.log(
  JSON.stringify({
    first: first.took,
    again: again.took,
    worked: first.worked,
    bytes: first.bytes,
    peakMb: process.resourceUsage().maxRSS / 1000,
  }),
);
