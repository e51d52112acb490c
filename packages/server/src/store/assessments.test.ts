import type { PolicyBundle } from "@youheng/kernel/model";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Lineage, Store, VersionKey } from "./index.ts";
import {
  addVersion,
  assessmentId,
  digestOf,
  findAssessment,
  findBundle,
  findKeptAssessment,
  keepAssessment,
  keepBundle,
  keepYearSummary,
  listAssessments,
  listYearSummaries,
  nameNewRegion,
  publishVersion,
  record,
  unsummarised,
  withdrawVersion,
} from "./index.ts";
import type { Writing } from "./record.ts";
import { newVersion } from "./testing-returns.ts";
import { testingStore } from "./testing-stores.ts";

const actor = { regionCode: "000000", name: "张三" };
const standardId = "small";
/** keys out of order on purpose: they come back as they went in */
const bundle = {
  standard: { version: "1", id: standardId },
  kindStages: { primary: ["primary"], nine_year: ["primary", "lower_secondary"] },
  fields: [],
} as unknown as PolicyBundle; // the store keeps policy and does not look into it
const policyDigest = digestOf(bundle);
const by = { standardId, policyDigest, kernelVersion: "1+a" };
const figures = { verdict: "meets", sections: 3, sectionsShort: 1, cvsOver: 2, details: { largest: ["面积"] } };

const lineageOf = (key: VersionKey, change: Partial<Lineage> = {}): Lineage => ({
  ...key,
  ...by,
  factsDigest: "f",
  standardVersion: "1",
  judgedOn: `${key.schoolYear}-09-01`,
  ...change,
});

describe(`kept assessments on ${testingStore.name}`, () => {
  let store: Store;
  let opened: Awaited<ReturnType<typeof testingStore.open>>;
  beforeAll(async () => {
    opened = await testingStore.open();
    store = opened.store;
  });
  afterAll(() => opened.remove());

  const write = (work: (writing: Writing) => Promise<unknown>): Promise<void> =>
    record(store, actor, async (writing) => {
      await work(writing);
      return { result: undefined, acts: [] };
    });
  /** a published version of a region that has a name */
  const published = async (regionCode: string, schoolYear: number): Promise<VersionKey> => {
    let key: VersionKey = { regionCode, schoolYear, number: 0 };
    await write(async (writing) => {
      await nameNewRegion(writing, regionCode, { zh: `${regionCode} 区`, en: `District ${regionCode}` });
      key = await addVersion(writing, newVersion(10, { regionCode, schoolYear }));
      await publishVersion(writing, key, { name: "张三", reason: null });
    });
    return key;
  };

  describe("a policy bundle", () => {
    it("comes back by its digest as it went in, keys in their order, and is kept once", async () => {
      await write((writing) => keepBundle(writing, bundle));
      await write((writing) => keepBundle(writing, bundle));
      expect(JSON.stringify(await findBundle(store, policyDigest))).toBe(JSON.stringify(bundle));
      expect(await findBundle(store, "none")).toBeUndefined();
    });

    it("cannot be changed", async () => {
      await expect(store.db.updateTable("policy_bundle").set({ standard_version: "2" }).execute()).rejects.toThrow(
        "append-only",
      );
      await expect(store.db.deleteFrom("policy_bundle").execute()).rejects.toThrow("append-only");
    });
  });

  describe("an assessment", () => {
    const key = { regionCode: "310101", schoolYear: 2025, number: 1 };
    const other = lineageOf(key, { policyDigest: "without bundle" });
    beforeAll(async () => {
      await write((writing) => keepAssessment(writing, lineageOf(key), { verdict: "meets" }));
      await write((writing) => keepAssessment(writing, other, { verdict: "falls_short" }));
    });

    it("is found by its id, with lineage, and whether its policy is kept", async () => {
      const found = await findKeptAssessment(store, assessmentId(lineageOf(key)));
      expect(found).toMatchObject({ ...lineageOf(key), hasBundle: true });
      expect(await findAssessment(store, found!)).toEqual({ verdict: "meets" });
      expect(await findKeptAssessment(store, assessmentId(other))).toMatchObject({ hasBundle: false });
    });

    it("is not found by an id that is none", async () => {
      for (const id of ["", ".", "310101-2025-1", "310101-2025-1.000000000000", "x.y"])
        expect(await findKeptAssessment(store, id)).toBeUndefined();
    });

    it("is listed by region, year and standard", async () => {
      const count = async (ask: object): Promise<number> => (await listAssessments(store, { most: 9, ...ask })).length;
      expect(await count({})).toBe(2);
      expect(await count({ regionCode: "310101", schoolYear: 2025, standardId })).toBe(2);
      expect(await count({ regionCode: "310102" })).toBe(0);
      expect(await count({ schoolYear: 2024 })).toBe(0);
      expect(await count({ standardId: "none" })).toBe(0);
      expect(await count({ most: 1 })).toBe(1);
    });
  });

  describe("summaries of published years", () => {
    const ask = { ...by, under: "33", from: 2024, to: 2025, detailsFrom: 2025 };
    let keys: VersionKey[];
    beforeAll(async () => {
      keys = [];
      for (const [region, year] of [
        ["330101", 2024],
        ["330101", 2025],
        ["330201", 2025],
        ["340101", 2025],
      ] as const)
        // prettier-ignore
        keys.push(await published(region, year));
    });

    it("are missing until they are made, each named", async () => {
      expect(await unsummarised(store, by)).toEqual(keys);
      await write(async (writing) => {
        for (const key of keys) await keepYearSummary(writing, key, { ...by, ...figures });
      });
      expect(await unsummarised(store, by)).toEqual([]);
      expect(await unsummarised(store, { ...by, kernelVersion: "1+b" })).toEqual(keys);
    });

    it("are listed below a region, oldest first, details for the newest years asked for alone", async () => {
      const { details, ...light } = figures;
      expect(await listYearSummaries(store, ask)).toEqual([
        { ...keys[0], name: { zh: "330101 区", en: "District 330101" }, summary: { ...light, details: null } },
        { ...keys[1], name: { zh: "330101 区", en: "District 330101" }, summary: { ...light, details } },
        { ...keys[2], name: { zh: "330201 区", en: "District 330201" }, summary: { ...light, details } },
      ]);
      expect(await listYearSummaries(store, { ...ask, under: "3302" })).toHaveLength(1);
      expect(await listYearSummaries(store, { ...ask, under: "330201" })).toHaveLength(1);
      expect(await listYearSummaries(store, { ...ask, under: "" })).toHaveLength(4);
      expect(await listYearSummaries(store, { ...ask, under: "35" })).toEqual([]);
    });

    it("do not count for another version, and go with the one that is withdrawn", async () => {
      const next = await published("330201", 2025);
      expect((await listYearSummaries(store, { ...ask, under: "3302" })).map((one) => one.summary)).toEqual([null]);
      expect(await unsummarised(store, by)).toEqual([next]);
      await write((writing) => keepYearSummary(writing, next, { ...by, ...figures, sectionsShort: 0 }));
      const [again] = await listYearSummaries(store, { ...ask, under: "3302" });
      expect([again?.number, again?.summary?.sectionsShort]).toEqual([2, 0]);
      await write((writing) => withdrawVersion(writing, next, { name: "张三", reason: "漏报" }));
      expect(await listYearSummaries(store, { ...ask, under: "3302" })).toEqual([]);
    });
  });
});
