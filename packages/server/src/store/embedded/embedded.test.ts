import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { FolderInUse, listVersions, openStore, record, readAudit } from "../index.ts";
import { newVersion } from "../testing-returns.ts";
import { emptyDatabase as template } from "../empty-database.ts";
import { addVersion } from "../versions.ts";

const actor = { regionCode: "990101", name: "张三" };

/** How often the writer is killed: some on every run; `YOUHENG_KILLS=100` as the issue asks, in about two minutes. */
const kills = Number(process.env["YOUHENG_KILLS"] ?? 6);

// on a busy machine each opening takes seconds
describe("the embedded database", { timeout: 300_000 + kills * 60_000 }, () => {
  let dataFolder: string;
  beforeEach(async () => {
    dataFolder = await mkdtemp(join(tmpdir(), "youheng-embedded-"));
  });
  afterEach(() => rm(dataFolder, { recursive: true, force: true }));

  it("calls fsync before it acknowledges a commit", async () => {
    const store = await openStore({ dataFolder, template });
    const before = (await store.syncs()) ?? 0;
    for (let students = 0; students < 20; students += 1)
      await record(store, actor, async (writing) => ({
        result: await addVersion(writing, newVersion(students)),
        acts: [],
      }));
    expect(((await store.syncs()) ?? 0) - before).toBeGreaterThanOrEqual(20);
    await store.close();
  });

  it("gives the folder to one owner, in this process and in another, and says who has it", async () => {
    const store = await openStore({ dataFolder, template });
    await expect(openStore({ dataFolder, template })).rejects.toThrow(FolderInUse);
    const second = await run("write-until-killed.ts", [dataFolder, template]).ended;
    expect(second.code).not.toBe(0);
    expect(second.said).toContain(`进程号 ${process.pid}`);
    expect(second.said).toContain("is in use by another Youheng process");
    await store.close();
    await (await openStore({ dataFolder, template })).close();
  });

  it(`loses no acknowledged version when the process is killed (${kills} times), and keeps numbers without gaps`, async () => {
    let acknowledged = 0;
    for (let round = 0; round < kills; round += 1) {
      const rows = 2 + ((round * 23) % 60); // how many it may write: 2, 25, 48, 11, …
      const writer = run("write-until-killed.ts", [dataFolder, template]);
      const lines = createInterface({ input: writer.child.stdout });
      for await (const line of lines) {
        acknowledged = Math.max(acknowledged, Number(line));
        if (Number(line) % rows === 0 && writer.child.exitCode === null) writer.child.kill("SIGKILL");
      }
      await writer.ended;
    }
    const store = await openStore({ dataFolder, template });
    const numbers = (await listVersions(store, "990101", 2024)).map((one) => one.number).toReversed();
    expect(numbers.length).toBeGreaterThanOrEqual(acknowledged);
    expect(numbers).toEqual(numbers.map((_, i) => i + 1));
    expect(await readAudit(store, { most: 10_000 })).toHaveLength(numbers.length);
    await store.close();
  });
});

function run(program: string, args: readonly string[]) {
  const path = fileURLToPath(new URL(`./${program}`, import.meta.url));
  const child = spawn(process.execPath, [path, ...args], { stdio: ["ignore", "pipe", "pipe"] });
  let said = "";
  child.stderr.on("data", (chunk: Buffer) => {
    said += chunk.toString();
  });
  const ended = once(child, "close").then(([code]) => ({ code: code as number | null, said }));
  return { child, ended };
}
