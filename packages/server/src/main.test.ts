import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type RunningServer, startServer } from "./main.ts";
import { emptyDatabase, FolderInUse, listRegions, listVersions } from "./store/index.ts";

describe("starting the server", () => {
  let dataFolder: string;
  beforeEach(async () => {
    dataFolder = await mkdtemp(join(tmpdir(), "youheng-main-"));
  });
  afterEach(() => rm(dataFolder, { recursive: true, force: true }));

  const start = (say: (line: string) => void = () => undefined): Promise<RunningServer> =>
    startServer({
      host: "127.0.0.1",
      port: 0,
      dataFolder,
      template: emptyDatabase,
      webFolder: null,
      http: { logLevel: "silent" },
      say,
    });

  it("loads the example district once, and goes on where it was broken off", async () => {
    let tell = (): void => undefined;
    const firstFile = new Promise<void>((resolve) => {
      tell = resolve;
    });
    const first = await start((line) => line.includes("2022-return") && tell());
    await firstFile;
    await first.close();
    const lines: string[] = [];
    const second = await start((line) => lines.push(line));
    await second.ready;
    const [district, ...others] = await listRegions(second.store);
    expect([district?.regionCode, district?.hasBoundary, others]).toEqual(["990102", true, []]);
    expect(district?.years.map((year) => [year.schoolYear, year.publishedNumber !== null])).toEqual(
      [2026, 2025, 2024, 2023, 2022].map((year) => [year, true]),
    );
    const newest = await listVersions(second.store, "990102", 2026);
    expect(Object.fromEntries(newest.map((version) => [version.fileName, version.state]))).toEqual({
      "2026-return-draft.xlsx": "draft",
      "2026-return-final.xlsx": "published",
    });
    expect(await listVersions(second.store, "990102", 2022)).toHaveLength(1);
    await second.close();
    const third = await start((line) => lines.push(line));
    await third.ready;
    expect(lines.filter((line) => line.includes("Loading the example district"))).toHaveLength(1);
    await third.close();
  });

  it("leaves a folder that has an owner alone", async () => {
    const owner = await start();
    await expect(start()).rejects.toThrow(FolderInUse);
    await owner.close();
  });
});
