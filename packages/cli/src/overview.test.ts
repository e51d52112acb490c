import { readFile, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { OverviewView } from "@youheng/server/api";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { district, type Ran, youheng } from "./youheng.fixture.ts";

const standard = ["--standard", "cn-quality-balance-2017"];

const overview = (...words: readonly string[]): Promise<Ran> => youheng("overview", ...words);

describe("youheng overview", () => {
  let folder = "";
  const other = (): string => join(folder, "other.csv");
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "youheng-overview-"));
    const text = new TextDecoder("gb18030").decode(await readFile(district("2022-return.csv")));
    await writeFile(other(), text.replaceAll("990102", "990201"));
  });
  afterAll(() => rm(folder, { recursive: true }));

  it("puts the regions of many returns side by side: figures, totals, what moved", async () => {
    const files = [district("2024-return.xlsx"), other(), district("2025-return.xlsx")];
    const ran = await overview(...files, ...standard, "--json");
    const view = JSON.parse(ran.out) as OverviewView;
    expect([ran.exit, view.school_year, view.regions.map((row) => [row.region_code, row.verdict])]).toEqual([
      0,
      2025,
      [
        ["990102", "falls_short"],
        ["990201", null],
      ],
    ]);
    expect(view.regions[0]).toMatchObject({
      sections: 63,
      sections_short: 21,
      moved: { sections_short: { before: 25, after: 21 } },
      largest_gaps: [{ stage: "primary", indicator: "backbone_teachers", amount: 27, unit: "persons" }, {}, {}],
    });
    expect(view.totals).toMatchObject({ regions: 2, published: 1, verdicts: { falls_short: 1, meets: 0 } });
    expect((JSON.parse((await overview(...files, ...standard, "--json", "--under", "9902", "--year", "2022")).out) as OverviewView).regions).toMatchObject([{ region_code: "990201", verdict: "falls_short", moved: null }]); // prettier-ignore
  });

  it("says it in words", async () => {
    const { out } = await overview(district("2024-return.xlsx"), district("2025-return.xlsx"), ...standard);
    for (const part of ["达标 meet 0，未达标 fall short 1", "最缺 lacks most 小学骨干教师 27 人", "−4"])
      expect(out).toContain(part);
  });

  it("refuses a year given twice, nothing to read, and regions that are not there", async () => {
    const file = district("2024-return.xlsx");
    const refusals = await Promise.all([
      overview(file, file, ...standard),
      overview(...standard),
      overview(file, ...standard, "--under", "33"),
      overview(...standard, "--data", join(folder, "nothing")),
      overview(file, "--standard", "nonsense"),
    ]);
    expect(refusals.map(({ exit, out }) => [exit, out])).toEqual(refusals.map(() => [2, ""]));
  });
});
