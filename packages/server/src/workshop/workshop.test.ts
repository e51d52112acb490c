import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Requirement, type Standard, standardFile } from "@youheng/kernel/model";
import { loadPolicy, POLICY_ROOT } from "../policy/index.ts";
import { Refusal } from "../returns/index.ts";
import { emptyDatabase, listLocalStandards, openStore, readAudit, type Store } from "../store/index.ts";
import { checkLocalStandard, chooseVersion, openShelf, saveLocalStandard, type Shelf, textOrRefuse } from "./index.ts";

const actor = { regionCode: "000000", name: "张三" };
const national = "cn-quality-balance-2017";
const local = `id: qingrong-balance
extends: ${national}
zh: 青榕区标准
en: Qingrong standard
version: "2026.1"
region: "990102"
valid_from: 2026-09-01
indicators:
  - id: equipment
    at_least: { primary: "2200" }
`;

/** The requirement with a limit of the region's own beside those of the nation. */
function withOwnLimit(one: Requirement): Requirement {
  if (one.kind !== "region" || one.atLeast === undefined) return one;
  const own = { value: 0.99, from: "2026-09-01", region: "990102", sources: one.sources };
  return { ...one, atLeast: [...one.atLeast, own] };
}

describe("the standards workshop", () => {
  let store: Store;
  let shelf: Shelf;
  let dataFolder: string;
  let base: Standard;

  beforeAll(async () => {
    dataFolder = await mkdtemp(join(tmpdir(), "youheng-workshop-"));
    store = await openStore({ dataFolder, template: emptyDatabase });
    const { policy: ground } = await loadPolicy([POLICY_ROOT]);
    base = ground.standards.get(national)!;
    shelf = await openShelf(store, { ground, roots: [POLICY_ROOT] });
  });
  afterAll(async () => {
    await store.close();
    await rm(dataFolder, { recursive: true });
  });

  const codesOf = async (yaml: string): Promise<string[]> =>
    (await checkLocalStandard(shelf, yaml)).findings.map(({ code, place }) => `${code} line ${place.line}`);

  it("reads a copy that states only what differs", async () => {
    const { standard, findings, cases } = await checkLocalStandard(shelf, local);
    expect(findings).toEqual([]);
    expect(standard?.indicators.find(({ id }) => id === "equipment")?.atLeast).toEqual({
      ...base.indicators.find(({ id }) => id === "equipment")?.atLeast,
      primary: 2200,
    });
    expect(cases.length).toBeGreaterThan(5);
    expect(cases.reduce((sum, { compared }) => sum + compared, 0)).toBeGreaterThan(100);
  });

  it("changes no case where it changes nothing", async () => {
    const { cases } = await checkLocalStandard(shelf, local.slice(0, local.indexOf("indicators:")));
    expect(cases.flatMap(({ findings }) => findings)).toEqual([]);
  });

  it("names the cases that come out otherwise by the changed standard", async () => {
    const { cases } = await checkLocalStandard(shelf, local.replace("2200", "9000000"));
    expect(cases.some(({ findings }) => findings.length > 0)).toBe(true);
  });

  it("lists every mistake with its line, and the likely word", async () => {
    const wrong = `${local.replace("equipment", "equipments")}  - id: teaching_area\n    formula: 教学及辅助用房面职 ÷ 在校生数\n    atleast: { primary: "4" }\n`;
    expect(await codesOf(wrong)).toEqual(expect.arrayContaining(["POLICY-002 line 13"]));
    const formula = `${local}  - id: teaching_area\n    formula: 教学及辅助用房面职 ÷ 在校生数\n  - id: sports_area\n    formula: 体育运动场馆面积 × 在校生数\n`;
    const { findings } = await checkLocalStandard(shelf, formula);
    expect(findings.map(({ place }) => place.line)).toEqual([12, 14]);
    expect(findings[0]).toMatchObject({ code: "FORMULA-003", fix: "您是不是要写“教学及辅助用房面积”？" });
    expect(await codesOf("id: [")).toEqual(["POLICY-001 line 1"]);
    expect(await codesOf("")).not.toEqual([]);
    expect(await codesOf(local.replace("qingrong-balance", national))).toContain("WORKSHOP-002 line 1");
    expect(await codesOf(local.replace("qingrong-balance", "青榕"))).toContain("WORKSHOP-001 line 1");
    expect(await codesOf(local.replace("990102", "99"))).toContain("WORKSHOP-003 line 1");
  });

  it("keeps nothing of a standard with mistakes", async () => {
    const ask = { yaml: local.replace('"2200"', '"-1"'), reason: "试" };
    await expect(saveLocalStandard({ store, shelf }, actor, ask)).rejects.toThrow(Refusal);
    await expect(saveLocalStandard({ store, shelf }, actor, { yaml: local, reason: " " })).rejects.toThrow(Refusal);
    expect([await listLocalStandards(store), shelf.policy.standards.has("qingrong-balance")]).toEqual([[], false]);
    expect(await readAudit(store, { most: 10 })).toEqual([]);
  });

  it("saves a version, puts it in use at once, and writes who, why and what into the audit", async () => {
    const saved = await saveLocalStandard({ store, shelf }, actor, { yaml: local, reason: "市里的新要求" });
    expect(saved).toMatchObject({
      standardId: "qingrong-balance",
      regionCode: "990102",
      publishedNumber: 1,
      versions: [{ number: 1, extends: national, reason: "市里的新要求", createdBy: "张三" }],
    });
    expect(shelf.policy.standards.get("qingrong-balance")?.name.zh).toBe("青榕区标准");
    expect(await readAudit(store, { most: 10, regionCode: "990102" })).toMatchObject([
      {
        who: "张三",
        what: "standard.save",
        subject: "qingrong-balance",
        details: { number: 1, reason: "市里的新要求" },
      },
    ]);
  });

  it("adds versions, goes back to one, and withdraws", async () => {
    const second = local.replace("2200", "2300");
    const saved = await saveLocalStandard({ store, shelf }, actor, { yaml: second, reason: "再提高" });
    expect([saved.publishedNumber, saved.versions.map(({ number }) => number)]).toEqual([2, [2, 1]]);
    expect(await textOrRefuse(store, { standardId: "qingrong-balance", number: 1 })).toBe(local);
    const primary = (): number | undefined =>
      shelf.policy.standards.get("qingrong-balance")?.indicators.find(({ id }) => id === "equipment")?.atLeast?.[
        "primary"
      ];
    expect(primary()).toBe(2300);
    const choose = (number: number | null) =>
      chooseVersion({ store, shelf }, actor, { standardId: "qingrong-balance", number, reason: "改回" });
    await choose(1);
    expect(primary()).toBe(2200);
    await choose(null);
    expect(shelf.policy.standards.has("qingrong-balance")).toBe(false);
    await expect(choose(9)).rejects.toThrow(Refusal);
    await choose(2);
    const audit = await readAudit(store, { most: 10, regionCode: "990102" });
    expect(audit.map(({ what }) => what)).toEqual([
      "standard.choose",
      "standard.withdraw",
      "standard.choose",
      "standard.save",
      "standard.save",
    ]);
  });

  it("does not let another region take its id", async () => {
    const other = { yaml: local.replace("990102", "350111"), reason: "试" };
    await expect(saveLocalStandard({ store, shelf }, actor, other)).rejects.toThrow(/belongs to/);
  });

  it("is append-only in the database", async () => {
    await expect(store.db.updateTable("local_standard").set({ yaml: "" }).execute()).rejects.toThrow(/append-only/);
  });

  it("opens again with what is in use, and leaves out, by name, what no longer stands", async () => {
    const again = await openShelf(store, { ground: shelf.ground, roots: [POLICY_ROOT] });
    expect(again.policy.standards.has("qingrong-balance")).toBe(true);
    const without = await openShelf(store, { ground: shelf.ground, roots: [] });
    expect(without.policy.standards.has("qingrong-balance")).toBe(false);
    expect(without.findings).toMatchObject([{ code: "POLICY-005", place: { file: "qingrong-balance.yaml", line: 1 } }]);
  });

  it("reads back what the page writes: the same standard", async () => {
    const own: Standard = {
      ...base,
      id: "written-here",
      name: { zh: "写出来的：标准", en: "Written: here" },
      version: "2026.2",
      region: "990102",
      validFrom: "2026-09-01",
      validTo: "2030-08-31",
      sectionRule: { ...base.sectionRule!, met: 5, of: 6, othersAtLeast: 0.9 },
      exclusions: base.exclusions.map((one) => ({ ...one, on: !one.on })),
      requirements: base.requirements!.map((one) => withOwnLimit(one)),
      indicators: base.indicators.slice(0, -1).map((one) => ({
        ...one,
        atLeast: { ...one.atLeast, primary: 1.25 },
        cvAtMost: { ...one.cvAtMost, primary: 0.4 },
        sources: [{ text: "本区文件 # 1：“试行”", standing: "official" as const }],
      })),
    };
    const { standard, findings } = await checkLocalStandard(shelf, standardFile(base, own));
    expect(findings).toEqual([]);
    expect(standard).toEqual({ ...own, extends: base.id });
  });
});
