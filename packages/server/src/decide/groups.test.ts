import { assess, assessmentDocument, compileStandard } from "@youheng/kernel/assess";
import { checkGroups, type GroupsAsk, planGroups } from "@youheng/kernel/decide";
import { countyFiles } from "@youheng/kernel/fixtures/county";
import { bundleOf, groupRules, loadPolicy } from "@youheng/server/policy";
import { readReturn } from "@youheng/server/sense";
import { afterAll, describe, expect, it } from "vitest";
import { openHighsSolver } from "./highs-solver.ts";

const { policy } = await loadPolicy();
const rules = await groupRules();
const solver = openHighsSolver();
afterAll(() => solver.close());

async function askOf(seed: number, more: Partial<GroupsAsk["rules"]> = {}): Promise<GroupsAsk> {
  return await askOfReturn(countyFiles({ schools: 24, teachers: 900, seed }).returnCsv, more);
}

async function askOfReturn(returnCsv: string, more: Partial<GroupsAsk["rules"]> = {}): Promise<GroupsAsk> {
  const source = { name: "r.csv", bytes: new TextEncoder().encode(returnCsv) };
  const { result } = await readReturn(source, { form: policy.forms.get("tidy")!, fields: policy.fields });
  const assessment = assess(compileStandard(bundleOf(policy, "cn-quality-balance-2017")), result.facts).result;
  return { assessment, group: 0, rules: { ...rules, reachKm: 100, ...more }, earlier: [] };
}

const plan = async (ask: GroupsAsk) => (await planGroups(solver, ask, { seconds: 20 })).document;

describe("groups", () => {
  it.each([1, 2, 3])("put every weak school into exactly one, or say why not (seed %i)", async (seed) => {
    const ask = await askOf(seed);
    const document = await plan(ask);
    expect(document.status).toBe("optimal");
    expect(checkGroups({ ...ask, groups: document.groups })).toEqual([]);
    const judged = assessmentDocument({ result: ask.assessment, findings: [], trace: { zh: "", en: "", steps: [] } });
    const weak = new Set(
      Object.values(judged.stages).flatMap((stage) =>
        stage.sections_list.filter(({ verdict }) => verdict === "falls_short").map(({ school_code }) => school_code),
      ),
    );
    const placed = [...document.groups.flatMap(({ members }) => members), ...document.ungrouped].map(
      (one) => one.school_code,
    );
    expect(new Set(placed)).toEqual(weak);
    expect(placed).toHaveLength(weak.size);
  });

  it("stay as they were when nothing has changed, even where another pairing would be as good", async () => {
    const ask = await askOf(4);
    const first = await plan(ask);
    const earlier = first.groups.flatMap(({ lead, members }) =>
      members.map(({ school_code }) => ({ lead, school_code })),
    );
    const again = await plan({ ...ask, earlier });
    expect(again.groups.map(({ lead, members }) => [lead, members.map((one) => one.school_code)])).toEqual(
      first.groups.map(({ lead, members }) => [lead, members.map((one) => one.school_code)]),
    );
    expect(again.groups.every(({ members }) => members.every(({ kept }) => kept))).toBe(true);
  });

  it("says of a school that is left out whether the way is too long or the groups are full", async () => {
    const near = await plan(await askOf(5, { reachKm: 0.001 }));
    expect(near.groups).toEqual([]);
    expect(near.ungrouped.every(({ en }) => en.includes("longer way"))).toBe(true);
    const pairs = await plan(await askOf(5, { largest: 2 }));
    expect(pairs.groups.every(({ size }) => size === 2)).toBe(true);
    expect(pairs.ungrouped.every(({ en }) => /full|longer way/.test(en))).toBe(true);
  });

  it("say that nobody can lead where no school meets the standard, rather than to allow a longer way", async () => {
    const { returnCsv } = countyFiles({ schools: 24, teachers: 900, seed: 1 });
    const weak = new Set((await plan(await askOf(1, { reachKm: 0.001 }))).ungrouped.map((one) => one.school_code));
    const [head, ...rows] = returnCsv.trim().split("\n");
    const onlyWeak = rows.filter((row) => row.split(",").some((cell) => weak.has(cell)));
    const document = await plan(await askOfReturn([head, ...onlyWeak].join("\n")));
    expect(document.ungrouped).toHaveLength(weak.size);
    expect(document.ungrouped.every(({ en }) => en.includes("none can lead"))).toBe(true);
  });

  const HEAD =
    "region_code,school_year,school_code,school_name,school_kind,lon,lat,students_primary,students_lower_secondary," +
    "teachers_above_required_degree_primary,teachers_above_required_degree_lower_secondary,backbone_teachers_primary," +
    "backbone_teachers_lower_secondary,pe_arts_teachers_primary,pe_arts_teachers_lower_secondary," +
    "teaching_area_m2,sports_area_m2,equipment_yuan,multimedia_rooms";
  const LEAD = "350111,2024,L,Lead,lower_secondary,119.30,26.00,,100,,60,,20,,20,5000,5000,900000,20";
  // falls short at lower secondary; its primary section meets 6 of 7, and lacks one PE or arts teacher
  const WEAK = "350111,2024,W,Weak,nine_year,119.31,26.00,130,100,60,0,20,1,1,5,9000,9000,900000,20";

  it("share nothing at a stage that the lead does not have", async () => {
    const document = await plan(await askOfReturn([HEAD, LEAD, WEAK].join("\n")));
    const shares = document.groups.flatMap(({ members }) => members.flatMap((one) => one.shares));
    expect(shares.length).toBeGreaterThan(0);
    expect(shares.every(({ stage }) => stage === "lower_secondary")).toBe(true);
  });

  it("are checked by the coordinates of their own year, whatever other years have", async () => {
    const lastYear = [LEAD, WEAK].map((row) => row.replace(",2024,", ",2023,").replace(/,119\.\d+,26\.00,/, ",,,"));
    const ask = await askOfReturn([HEAD, LEAD, WEAK, ...lastYear].join("\n"));
    const newest = ask.assessment.grouped.groups.findIndex(({ schoolYear }) => schoolYear === 2024);
    expect((await plan({ ...ask, group: newest })).groups).toHaveLength(1);
  });

  it("say of a school without coordinates that they are missing, and of one without a lead of its stage that no way is short enough", async () => {
    const nowhere = await plan(await askOfReturn([HEAD, LEAD, WEAK.replace(",119.31,26.00,", ",,,")].join("\n")));
    expect(nowhere.ungrouped[0]?.en).toMatch(/no coordinates/);
    const other = LEAD.replace("lower_secondary", "primary").replace(",,100,,60,,20,,20,", ",100,,60,,20,,20,,");
    expect((await plan(await askOfReturn([HEAD, other, WEAK].join("\n")))).ungrouped[0]?.en).toMatch(/has the stages/);
  });
});
