import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buffer } from "node:stream/consumers";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Store } from "./index.ts";
import {
  addImport,
  addVersion,
  cancelImport,
  claimImport,
  digestOf,
  factsOfVersion,
  findImport,
  findingsOfVersion,
  findMapping,
  findPublished,
  findVersion,
  finishImport,
  keepUpload,
  listRegions,
  listVersions,
  nameNewRegion,
  nameRegion,
  noteProgress,
  openUpload,
  publishVersion,
  readAudit,
  record,
  rememberMapping,
  versionId,
  versionKeyOf,
  withdrawVersion,
} from "./index.ts";
import { migrate } from "./migrate.ts";
import { finding, newVersion, smallFacts } from "./testing-returns.ts";
import { testingStore } from "./testing-stores.ts";

const actor = { regionCode: "000000", name: "张三" };
const noActs = { result: undefined, acts: [] };

describe(`the store on ${testingStore.name}`, () => {
  let store: Store;
  let opened: Awaited<ReturnType<typeof testingStore.open>>;

  beforeAll(async () => {
    opened = await testingStore.open();
    store = opened.store;
  });
  afterAll(() => opened.remove());

  it("runs the migrations once, also when two servers start at the same moment", async () => {
    expect(await Promise.all([migrate(store.db), migrate(store.db)])).toEqual([[], []]);
  });

  it("reads counts as numbers", async () => {
    const { rows } = await sql<{ n: unknown }>`select count(*) as n from account`.execute(store.db);
    expect(rows).toEqual([{ n: 0 }]);
  });

  describe("versions", () => {
    it("numbers the versions of a region's year 1, 2, 3 and gives the facts back as they were", async () => {
      const keys = await record(store, actor, async (writing) => {
        const first = await addVersion(writing, newVersion(100));
        const second = await addVersion(writing, newVersion(101, { findings: [finding("warning"), finding("error")] }));
        return { result: [first, second], acts: [] };
      });
      expect(keys.map(versionId)).toEqual(["990101-2024-1", "990101-2024-2"]);
      expect(await factsOfVersion(store, keys[1]!)).toEqual(smallFacts(101));
      expect(await findingsOfVersion(store, keys[1]!)).toEqual([finding("warning"), finding("error")]);
      expect(await findVersion(store, keys[1]!)).toMatchObject({
        state: "draft",
        schools: 1,
        students: 101,
        errors: 1,
        warnings: 1,
      });
    });

    it("moves the pointer when a version is published, and leaves the one before superseded", async () => {
      const key = (number: number) => ({ regionCode: "990101", schoolYear: 2024, number });
      for (const number of [1, 2])
        await record(store, actor, async (writing) => {
          await publishVersion(writing, key(number), { name: "张三", reason: "核对过" });
          return noActs;
        });
      expect((await listVersions(store, "990101", 2024)).map((one) => [one.number, one.state])).toEqual([
        [2, "published"],
        [1, "superseded"],
      ]);
      expect(await findPublished(store, "990101", 2024)).toMatchObject({
        number: 2,
        publishedBy: "张三",
        reason: "核对过",
      });
    });

    it("leaves the year without a published return when that is withdrawn", async () => {
      await record(store, actor, async (writing) => {
        await withdrawVersion(
          writing,
          { regionCode: "990101", schoolYear: 2024, number: 2 },
          { name: "李四", reason: "漏报" },
        );
        return noActs;
      });
      expect(await findPublished(store, "990101", 2024)).toBeUndefined();
      expect((await listVersions(store, "990101", 2024))[0]).toMatchObject({
        number: 2,
        state: "withdrawn",
        reason: "漏报",
      });
    });

    it("loses none of forty versions that come at once", async () => {
      const add = (students: number) =>
        record(store, actor, async (writing) => ({
          result: await addVersion(writing, newVersion(students, { schoolYear: 2030 })),
          acts: [{ what: "version.add", subject: String(students) }],
        }));
      const keys = await Promise.all(Array.from({ length: 40 }, (_, students) => add(students)));
      expect(keys.map((key) => key.number).toSorted((a, b) => a - b)).toEqual(
        Array.from({ length: 40 }, (_, i) => i + 1),
      );
      const kept = await listVersions(store, "990101", 2030);
      expect(kept.map((one) => one.students).toSorted((a, b) => a! - b!)).toEqual(
        Array.from({ length: 40 }, (_, i) => i),
      );
    });

    it("cannot be changed or deleted, not even by SQL", async () => {
      await expect(sql`update return_version set students = 1`.execute(store.db)).rejects.toThrow(
        "return_version is append-only",
      );
      await expect(sql`delete from return_event`.execute(store.db)).rejects.toThrow("return_event is append-only");
      await expect(sql`delete from audit`.execute(store.db)).rejects.toThrow("audit is append-only");
    });

    it("reads an id back into its key", () => {
      expect(versionKeyOf("990101-2024-12")).toEqual({ regionCode: "990101", schoolYear: 2024, number: 12 });
      expect(versionKeyOf("990101-2024")).toBeUndefined();
    });
  });

  describe("the audit", () => {
    it("is written with the work, newest first", async () => {
      await record(store, actor, async (writing) => {
        await nameRegion(writing, "990101", { zh: "甲区", en: "A" });
        return { result: undefined, acts: [{ what: "region.name", subject: "990101", details: { zh: "甲区" } }] };
      });
      expect((await readAudit(store, { most: 1 }))[0]).toMatchObject({
        who: "张三",
        what: "region.name",
        details: { zh: "甲区" },
      });
    });

    it("is undone with the work", async () => {
      const before = await readAudit(store, { most: 1000 });
      const broken = record(store, actor, async (writing) => {
        await nameRegion(writing, "990199", { zh: "乙区", en: "B" });
        throw new Error("power cut");
      });
      await expect(broken).rejects.toThrow("power cut");
      expect(await readAudit(store, { most: 1000 })).toEqual(before);
      expect((await listRegions(store)).map((one) => one.regionCode)).toEqual(["990101"]);
    });
  });

  it("keeps a region's name when it is met again", async () => {
    await record(store, actor, async (writing) => {
      await nameNewRegion(writing, "990101", { zh: "别的名字", en: "another" });
      return noActs;
    });
    expect(await listRegions(store)).toMatchObject([
      { regionCode: "990101", name: { zh: "甲区" }, hasBoundary: false },
    ]);
  });

  it("keeps the bytes of an upload once, and gives them back", async () => {
    const folder = await mkdtemp(join(tmpdir(), "youheng-upload-"));
    const path = join(folder, "a.bin");
    const bytes = Buffer.alloc(2_500_000, "优衡");
    await writeFile(path, bytes);
    const keep = () =>
      record(store, actor, async (writing) => ({ result: await keepUpload(writing, "000000", path), acts: [] }));
    const first = await keep();
    expect(await keep()).toEqual(first);
    expect(await buffer((await openUpload(store, "000000", first.digest))!)).toEqual(bytes);
    const { rows } = await sql`select part from upload_part`.execute(store.db);
    expect(rows).toHaveLength(3);
    await rm(folder, { recursive: true });
  });

  describe("imports", () => {
    const now = new Date("2026-09-01T08:00:00Z");
    const later = new Date("2026-09-01T08:01:00Z");
    const job = (importId: string) => ({
      regionCode: "000000",
      importId,
      uploadDigest: "d",
      fileName: "表.xlsx",
      form: "tidy",
      mapping: null,
      createdBy: "张三",
    });
    const add = (importId: string) =>
      record(store, actor, async (writing) => ({ result: await addImport(writing, job(importId)), acts: [] }));

    it("are claimed by one process only, and by another when that died", async () => {
      await add("one");
      const claims = await Promise.all([claimImport(store, now, later), claimImport(store, now, later)]);
      expect(claims.map((claim) => claim?.importId).filter((id) => id !== undefined)).toEqual(["one"]);
      const muchLater = new Date("2026-09-01T09:00:00Z");
      expect(await claimImport(store, muchLater, new Date("2026-09-01T09:01:00Z"))).toMatchObject({
        importId: "one",
        state: "reading",
      });
    });

    it("write down progress and end, and give columns and findings back", async () => {
      const claimed = (await findImport(store, "000000", "one"))!;
      expect(await noteProgress(store, claimed, { rowsRead: 5000, progress: 0.5, until: later })).toBe(true);
      expect(await findImport(store, "000000", "one")).toMatchObject({ rowsRead: 5000, progress: 0.5 });
      const columns = [{ letter: "A", header: "学校名称", column: "school_name" }];
      const outcome = { state: "done" as const, rowsRead: 9000, findings: [finding("note")], columns, error: null };
      await record(store, actor, async (writing) => ({
        result: await finishImport(writing, claimed, outcome),
        acts: [],
      }));
      expect(await findImport(store, "000000", "one")).toMatchObject({ ...outcome, progress: 1 });
    });

    it("leave nothing behind once cancelled", async () => {
      await add("two");
      const claimed = (await claimImport(store, now, later))!;
      const cancel = () =>
        record(store, actor, async (writing) => ({ result: await cancelImport(writing, "000000", "two"), acts: [] }));
      expect([await cancel(), await cancel()]).toEqual([true, false]);
      expect(await noteProgress(store, claimed, { rowsRead: 1, progress: 0.1, until: later })).toBe(false);
    });

    it("remember a mapping by its headers; the newest stands", async () => {
      const remember = (column: string | null) =>
        record(store, actor, async (writing) => {
          const mapping = [{ letter: "A", header: "学生", column }];
          await rememberMapping(writing, { regionCode: "000000", fingerprint: "f00", mapping, by: "张三" });
          return noActs;
        });
      await remember(null);
      await remember("students_primary");
      expect(await findMapping(store, "000000", "f00")).toEqual([
        { letter: "A", header: "学生", column: "students_primary" },
      ]);
      expect(await findMapping(store, "000000", "f01")).toBeUndefined();
    });
  });

  it("gives the same digest whatever the order of keys", () => {
    expect(digestOf({ a: [1, { c: null, b: "甲" }], d: 1 })).toBe(digestOf({ d: 1, a: [1, { b: "甲", c: null }] }));
    expect(digestOf([1, 2])).not.toBe(digestOf([2, 1]));
  });
});
