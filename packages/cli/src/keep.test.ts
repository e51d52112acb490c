import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { mkdtemp, rm, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type RunningServer, startServer } from "@youheng/server";
import { emptyDatabase, nameRegion, openStore, record } from "@youheng/server/store";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Ran, youheng } from "./youheng.fixture.ts";

describe("keeping what we have, from the command line", () => {
  let folder: string;
  let server: RunningServer;
  const at = (name: string): string => join(folder, name);
  const runs = { host: "127.0.0.1", port: 0, template: emptyDatabase, exampleFolder: null, webFolder: null };
  const start = (): Promise<RunningServer> =>
    startServer({ ...runs, dataFolder: at("data"), http: { logLevel: "silent" }, say: () => undefined });
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "youheng-keep-"));
    server = await start();
  });
  afterAll(async () => {
    await server.close();
    await rm(folder, { recursive: true, force: true });
  });

  it("backs up while the server runs, finds the backup whole, restores it, and finds the copy equal", async () => {
    const made = await command("backup", "--out", at("one.gz"), "--data", at("data"), "--json");
    expect(made).toMatchObject({ exit: 0, json: { database: "embedded" } });
    expect(statSync(at("one.gz")).mode & 0o777).toBe(0o600);
    expect(await command("verify", at("one.gz"), "--json")).toMatchObject({
      exit: 0,
      json: { digest: made.json?.digest },
    });
    const restored = await command("restore", at("one.gz"), "--data", at("copy"), "--json");
    expect(restored).toMatchObject({ exit: 0, json: { digest: made.json?.digest, rows: made.json?.rows } });
    expect(await command("verify-backup", at("one.gz"), "--data", at("copy"), "--json")).toMatchObject({
      exit: 0,
      json: { equal: true, differing: [] },
    });
    expect(await command("restore", at("one.gz"), "--data", at("copy"))).toMatchObject({ exit: 2 });
    expect(readdirSync(at("data/incoming"))).toEqual([]);
  });

  it("backs up a folder that no server has, and moves nothing away from under a running one", async () => {
    const made = await command("backup", "--out", at("two.gz"), "--data", at("copy"), "--json");
    expect(made).toMatchObject({
      exit: 0,
      json: { digest: (await command("verify", at("one.gz"), "--json")).json?.digest },
    });
    const running = await command("move", "--from", at("data"), "--to", at("elsewhere"));
    expect(running.exit).toBe(2);
    expect(running.err).toContain("is in use by another Youheng process");
  });

  it("says what is wrong with a damaged backup, and restores nothing of it", async () => {
    await truncate(at("two.gz"), statSync(at("two.gz")).size - 30);
    for (const words of [
      ["verify", at("two.gz")],
      ["restore", at("two.gz"), "--data", at("never")],
    ]) {
      const told = await command(...words);
      expect(told.exit).toBe(1);
      expect(told.err).toContain("错误 error KEEP-001");
    }
    expect(existsSync(at("never/database"))).toBe(false);
  });

  it("verifies the audit of a running server, and names the row that somebody changed", async () => {
    const whole = await command("verify", "--data", at("data"), "--save-checkpoint", at("kept.json"), "--json");
    expect(whole).toMatchObject({ exit: 0, json: { whole: true } });
    const store = await openStore({ dataFolder: at("copy") });
    await tamper(store);
    await store.close();
    const broken = await command("verify", "--data", at("copy"), "--checkpoint", at("kept.json"), "--json");
    expect(broken.exit).toBe(1);
    expect(broken.json).toMatchObject({
      whole: false,
      breaks: [{ region_code: "000000", number: 2, kind: "changed" }],
    });
    const said = await command("verify", "--data", at("copy"));
    expect(said.out).toMatch(/第 2 条被改动 · .*row 2 was changed/);
  });

  it("exports the audit so that anybody can check it with SHA-256 alone", async () => {
    const told = await command("audit", "--out", at("audit.jsonl"), "--data", at("data"));
    expect(told.exit).toBe(0);
    const text = readFileSync(at("audit.jsonl"), "utf8");
    expect(told.out).toContain(createHash("sha256").update(text).digest("hex"));
    const lines = text.trimEnd().split("\n");
    let previous = "0".repeat(64);
    for (const line of lines.slice(0, -1)) {
      const [, hash = "", row = ""] = /^\{"hash":"(\w+)","row":(.*)\}$/.exec(line) ?? [];
      expect(createHash("sha256").update(row).digest("hex")).toBe(hash);
      expect((JSON.parse(row) as { previous: string }).previous).toBe(previous);
      previous = hash;
    }
    expect(JSON.parse(lines.at(-1) ?? "")).toMatchObject({ checkpoint: [{ hash: previous, rows: lines.length - 1 }] });
    expect((await command("verify", "--data", at("data"), "--checkpoint", at("audit.jsonl"))).exit).toBe(0);
  });

  it("explains a place without a database, a file that is not there, and a database that does not answer", async () => {
    await writeFile(at("plain.txt"), "x");
    const wrong: readonly (readonly [readonly string[], string])[] = [
      [["backup", "--out", at("b"), "--data", at("nothing")], "there is no database in it"],
      [["backup", "--out", at("no/b"), "--data", at("data")], "there is no such file or folder"],
      [["verify", at("absent.gz")], "there is no such file or folder"],
      [["verify", "--data", at("data"), "--checkpoint", at("plain.txt")], "this is not a checkpoint"],
      [["verify", "--database-url", "postgres://u:secret@127.0.0.1:1/x"], "the database cannot be reached"],
      [["backup", "--out", at("b"), "--data", "a", "--database-url", "b"], "not both"],
    ];
    for (const [words, says] of wrong) {
      const told = await command(...words);
      expect([told.exit, words]).toEqual([2, words]);
      expect(told.err).toContain(says);
      expect(told.err).not.toContain("secret");
    }
  });

  it("lets nobody through the door without the secret of the data folder", async () => {
    const { port, token } = JSON.parse(readFileSync(at("data/admin.json"), "utf8")) as { port: number; token: string };
    expect(statSync(at("data/admin.json")).mode & 0o777).toBe(0o600);
    const knock = (authorization: string, path = "backup", method = "POST") =>
      fetch(`http://127.0.0.1:${port}/${path}`, { method, headers: { authorization } });
    for (const secret of ["", "Bearer x", `Bearer ${"x".repeat(token.length)}`, `bearer ${token}`])
      expect((await knock(secret)).status).toBe(403);
    expect((await knock(`Bearer ${token}`, "backup", "GET")).status).toBe(403);
    expect((await knock(`Bearer ${token}`, "else")).status).toBe(404);
  });
});

/** Changes a row as somebody with full rights on the database can. */
async function tamper(store: Awaited<ReturnType<typeof openStore>>): Promise<void> {
  const { sql } = await import("kysely");
  await sql`alter table audit disable trigger all`.execute(store.db);
  await sql`update audit set who = '李四' where number = 2`.execute(store.db);
  await sql`alter table audit enable trigger all`.execute(store.db);
  await record(store, { regionCode: "000000", name: "张三" }, async (writing) => {
    await nameRegion(writing, "990101", { zh: "甲区", en: "A" });
    return { result: undefined, acts: [{ what: "region.name", subject: "990101" }] };
  });
}

/** Runs a command and reads what it printed, where that is one JSON document. */
async function command(
  ...words: readonly string[]
): Promise<Ran & { readonly json: Readonly<Record<string, unknown>> | undefined }> {
  const ran = await youheng(...words);
  const isJson = words.includes("--json") && ran.out.startsWith("{");
  return { ...ran, json: isJson ? (JSON.parse(ran.out) as Readonly<Record<string, unknown>>) : undefined };
}
