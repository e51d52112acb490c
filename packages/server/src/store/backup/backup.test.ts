import { mkdtemp, readdir, readFile, rm, stat, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  addAccount,
  addSession,
  addVersion,
  BackupDamaged,
  digestsOf,
  findAccount,
  keepUpload,
  listVersions,
  nameRegion,
  NotEmpty,
  openStore,
  publishVersion,
  readBackup,
  record,
  restoreBackup,
  moveStore,
  type Store,
  verifyAudit,
  writeBackup,
} from "../index.ts";
import { emptyDatabase as template } from "../empty-database.ts";
import { finding, newVersion } from "../testing-returns.ts";
import { emptyServerDatabase, testingStore } from "../testing-stores.ts";

const actor = { regionCode: "990101", name: "张三" };
const now = new Date("2026-11-25T05:00:00Z");

describe(`a backup on ${testingStore.name}`, () => {
  let folder: string;
  let store: Store;
  let remove: () => Promise<void>;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "youheng-backup-"));
    const opened = await testingStore.open();
    ({ store } = opened);
    remove = () => opened.remove();
    await fill(store, folder);
  });
  afterAll(async () => {
    await remove();
    await rm(folder, { recursive: true });
  });
  const at = (name: string): string => join(folder, name);

  it("holds every row of every table, is the owner's alone, and is found whole", async () => {
    const summary = await writeBackup(store, { file: at("one.gz"), now });
    expect(summary.tables).toEqual(await digestsOf(store));
    expect(Object.fromEntries(summary.tables.map(({ end, rows }) => [end, rows]))).toMatchObject({
      account: 1,
      session: 1,
      region: 1,
      return_version: 3,
      upload_part: 3,
      audit: 5,
    });
    expect(await readBackup(at("one.gz"))).toEqual(summary);
    expect((await stat(at("one.gz"))).mode & 0o777).toBe(0o600);
    expect((await readdir(folder)).filter((name) => name.includes(".part"))).toEqual([]);
  });

  it("shows one moment, while others write", async () => {
    const writing = Array.from({ length: 20 }, (_, students) =>
      record(store, actor, async (open) => ({
        result: await addVersion(open, newVersion(students, { schoolYear: 2031 })),
        acts: [{ what: "version.add", subject: `${students}` }],
      })),
    );
    const { tables } = await writeBackup(store, { file: at("busy.gz"), now });
    await Promise.all(writing);
    const rows = Object.fromEntries(tables.map((table) => [table.end, table.rows]));
    expect((rows["return_version"] ?? 0) - 3).toBe((rows["audit"] ?? 0) - 5);
    expect((await listVersions(store, "990101", 2031)).length).toBe(20);
  });

  it("restores to the same rows on either database, and goes on counting where it was", async () => {
    await writeBackup(store, { file: at("two.gz"), now });
    for (const place of await emptyPlaces()) {
      await restoreBackup(at("two.gz"), place.address);
      const restored = await openStore(place.address);
      expect(await digestsOf(restored)).toEqual(await digestsOf(store));
      expect((await verifyAudit(restored)).whole).toBe(true);
      const key = await record(restored, actor, async (open) => ({
        result: await addVersion(open, newVersion(9)),
        acts: [{ what: "version.add", subject: "9" }],
      }));
      expect(key.number).toBe(4);
      expect((await verifyAudit(restored)).whole).toBe(true);
      await expect(sql`delete from audit`.execute(restored.db)).rejects.toThrow("append-only");
      await restored.close();
      await place.remove();
    }
  });

  it("moves there and back without losing a row", async () => {
    const before = await digestsOf(store);
    for (const place of await emptyPlaces()) {
      expect((await moveStore(store, { to: place.address, now })).tables).toEqual(before);
      const moved = await openStore(place.address);
      const back = { dataFolder: join(folder, `back-${place.name}`), template };
      expect((await moveStore(moved, { to: back, now })).tables).toEqual(before);
      await moved.close();
      await place.remove();
    }
  });

  it("refuses a place that is not empty, and leaves it as it is", async () => {
    const dataFolder = at("taken");
    await (await openStore({ dataFolder, template })).close();
    await expect(restoreBackup(at("one.gz"), { dataFolder })).rejects.toThrow(NotEmpty);
    const kept = await openStore({ dataFolder });
    expect(await findAccount(kept, "admin")).toBeUndefined();
    await kept.close();
  });

  it("finds a file that was cut off, changed, shortened by a table, or is something else; and restores none of it", async () => {
    const bytes = await readFile(at("one.gz"));
    const lines = gunzipSync(bytes).toString().trimEnd().split("\n");
    const packed = (changed: readonly string[]): Buffer => gzipSync(`${changed.join("\n")}\n`);
    const start = lines.findIndex((line) => line.startsWith('{"table":"audit"'));
    const end = lines.findIndex((line) => line.startsWith('{"end":"audit"'));
    const files: Record<string, [Buffer, string]> = {
      cut: [bytes.subarray(0, bytes.length - 20), "cannot be unpacked"],
      bit: [Buffer.from(bytes.map((byte, i) => (i === 3000 ? byte ^ 1 : byte))), ""],
      row: [
        packed(lines.map((line, i) => (i === start + 1 ? line.replace("张三", "李四") : line))),
        "rows of table audit",
      ],
      gone: [packed(lines.filter((_, i) => i !== start + 1)), "rows of table audit"],
      table: [packed([...lines.slice(0, start), ...lines.slice(end + 1)]), "tables are not those"],
      tail: [packed(lines.slice(0, -1)), "is cut off"],
      twice: [packed([...lines, ...lines]), "stands after the end"],
      newer: [
        packed([lines[0]!.replace('"youheng_backup":1', '"youheng_backup":2'), ...lines.slice(1)]),
        "newer Youheng",
      ],
      text: [Buffer.from("不是备份"), "cannot be unpacked"],
      other: [gzipSync("hello\n"), "not a backup"],
      empty: [Buffer.alloc(0), "not a backup"],
    };
    for (const [name, [content, says]] of Object.entries(files)) {
      await writeFile(at(name), content);
      await expect(readBackup(at(name)), name).rejects.toThrow(says);
      const restored = restoreBackup(at(name), { dataFolder: at(`to-${name}`), template });
      await expect(restored, name).rejects.toThrow(BackupDamaged);
    }
    expect((await readdir(folder)).filter((name) => name.startsWith("to-"))).toEqual([]);
  });

  it("never takes what stands in a file for SQL", async () => {
    const lines = gunzipSync(await readFile(at("one.gz"))).toString();
    const evil = lines.replace('"type":"text"', '"type":"text); drop table account; --"');
    await writeFile(at("evil.gz"), gzipSync(evil));
    await restoreBackup(at("evil.gz"), { dataFolder: at("evil"), template });
    const restored = await openStore({ dataFolder: at("evil") });
    expect(await findAccount(restored, "admin")).toBeDefined();
    await restored.close();
  });

  it("leaves a place empty when the backup belongs to a newer version", async () => {
    const lines = gunzipSync(await readFile(at("one.gz"))).toString();
    await writeFile(at("newer.gz"), gzipSync(lines.replace('"migrations":[', '"migrations":["9999-later",')));
    await expect(restoreBackup(at("newer.gz"), { dataFolder: at("vacant"), template })).rejects.toThrow("9999-later");
    expect(await readdir(at("vacant"))).not.toContain("database");
  });

  it("says what the disk said, and leaves no part behind", async () => {
    await expect(writeBackup(store, { file: at("nowhere/one.gz"), now })).rejects.toThrow("ENOENT");
    await truncate(at("one.gz"), 0);
    await expect(readBackup(at("one.gz"))).rejects.toThrow(BackupDamaged);
  });

  async function emptyPlaces() {
    const name = `place-${(await readdir(folder)).length}`;
    const inFolder = { name, address: { dataFolder: at(name), template }, remove: async () => undefined };
    const onServer = await emptyServerDatabase();
    return onServer === null ? [inFolder] : [inFolder, onServer];
  }
});

async function fill(store: Store, folder: string): Promise<void> {
  const path = join(folder, "upload.bin");
  await writeFile(path, Buffer.alloc(2_500_000, "优衡\0\xff"));
  await record(store, actor, async (writing) => {
    await nameRegion(writing, "990101", { zh: '甲"区\\\n', en: "A\ttab" });
    await keepUpload(writing, "990101", path);
    return { result: undefined, acts: [{ what: "a", subject: "b", details: { "'": '"\\', n: 0.1, none: null } }] };
  });
  await record(store, actor, async (writing) => {
    await addAccount(writing, { id: "1", regionCode: "000000", name: "admin", role: "administrator" });
    const expiresAt = new Date("2026-12-01T00:00:00.123Z");
    await addSession(writing, { tokenHash: "t", accountId: "1", openedBy: "link", expiresAt, now });
    return { result: undefined, acts: [{ what: "account.add", subject: "admin" }] };
  });
  for (const students of [0.1, 1e300, 3])
    await record(store, actor, async (writing) => {
      const key = await addVersion(writing, newVersion(students, { findings: [finding("note")] }));
      await publishVersion(writing, key, { name: "张三", reason: null });
      return { result: undefined, acts: [{ what: "version.publish", subject: `${students}` }] };
    });
}
