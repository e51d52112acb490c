import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { assess, compileStandard } from "@youheng/kernel/assess";
import { bundleOf, loadPolicy } from "@youheng/server/policy";
import { readReturn } from "@youheng/server/sense";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { WrongUsage } from "./exit.ts";
import { refuseOtherEndings, writeReportFile } from "./write-report.ts";
import type { Assessed } from "./write-report.ts";

const file = fileURLToPath(new URL("../../../examples/district/2026-return-final.xlsx", import.meta.url));
let assessed: Assessed;
let folder: string;

beforeAll(async () => {
  const { policy } = await loadPolicy();
  const read = await readReturn({ path: file }, { form: policy.forms.get("tidy")!, fields: policy.fields });
  const answer = assess(compileStandard(bundleOf(policy, "cn-quality-balance-2017")), read.result.facts);
  assessed = { answer, group: 0, file };
  folder = await mkdtemp(join(tmpdir(), "youheng-report-"));
});
afterAll(() => rm(folder, { recursive: true }));

describe("--out", () => {
  it("writes the format that the ending names, and leaves nothing beside it", async () => {
    for (const [name, head] of [
      ["r.xlsx", "PK"],
      ["r.docx", "PK"],
      ["r.pdf", "%P"],
      ["r.html", "<!"],
    ] as const) {
      await writeReportFile(assessed, { out: join(folder, name), lang: "zh" });
      expect((await readFile(join(folder, name))).subarray(0, 2).toString("latin1")).toBe(head);
    }
    expect((await readdir(folder)).toSorted()).toEqual(["r.docx", "r.html", "r.pdf", "r.xlsx"]);
  });

  it("names file, digest and kernel in the report, in the language asked for", async () => {
    await writeReportFile(assessed, { out: join(folder, "en.html"), lang: "en", regionName: "Qingrong" });
    const page = await readFile(join(folder, "en.html"), "utf8");
    expect(page).toContain("Self-evaluation report of Qingrong");
    expect(page).toMatch(/2026-return-final\.xlsx[\s\S]*<td>[0-9a-f]{64}<\/td>[\s\S]*\d+\.\d+\.\d+\+[0-9a-f]{12}/);
  });

  it("refuses other endings, languages and schools, in both languages", async () => {
    expect(() => refuseOtherEndings("r.txt")).toThrow(/写 .*\.xlsx.* · --out writes/);
    await expect(writeReportFile(assessed, { out: join(folder, "x.html"), lang: "fr" })).rejects.toThrow(WrongUsage);
    await expect(writeReportFile(assessed, { out: join(folder, "x.html"), school: "0" })).rejects.toThrow(WrongUsage);
  });
});
