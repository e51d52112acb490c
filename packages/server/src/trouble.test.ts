import { spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { mkdtempSync } from "node:fs";
import { readFile, rm } from "node:fs/promises";
import { createServer, connect, type Server, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openStore, readAudit, verifyAudit } from "./store/index.ts";
import { testingDatabase } from "./testing-database.ts";
import { serverProcess } from "./testing-process.ts";

const sealed = ["unshare", ...(process.getuid?.() === 0 ? ["-m"] : ["-Urm"])];
const canMount =
  process.platform === "linux" &&
  spawnSync(sealed[0] ?? "", [...sealed.slice(1), "mount", "-t", "tmpfs", "tmpfs", tmpdir()]).status === 0;

describe("trouble from outside", { timeout: 600_000 }, () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "youheng-trouble-"));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  it("says that a folder has an owner, in both languages, and harms nothing", async () => {
    const first = await serverProcess(folder);
    await expect(serverProcess(folder)).rejects.toThrow(
      /正由另一个优衡进程使用.*\n.*in use by another Youheng process/,
    );
    expect((await first.ask("PUT", "/api/regions/990101/boundary", { type: "Feature", n: 1 }))?.status).toBe(204);
    await first.stop();
    const store = await openStore({ dataFolder: folder });
    expect((await verifyAudit(store)).whole).toBe(true);
    await store.close();
  });

  it.skipIf(!canMount)(
    "stops writing before the disk is full, says so, goes on reading, and can still be asked and stopped (a small disk in memory)",
    async () => {
      const small = ["sh", "-c", `mount -t tmpfs -o size=170m tmpfs ${folder} && exec "$@"`, "sh"];
      const server = await serverProcess(folder, {}, [...sealed, ...small]);
      const send = (n: number) => server.upload(`${n}.csv`, `${n}\n${randomBytes(1_000_000).toString("base64")}`);
      let sent = 0;
      let answer = await send(sent);
      while (answer?.status === 202 && sent < 60) answer = await send((sent += 1));
      expect(sent).toBeGreaterThan(2);
      expect(answer).toMatchObject({ status: 507, json: { type: "urn:youheng:problem:disk-full" } });
      expect(answer?.json["detail"]).toContain("磁盘快满了");
      expect(answer?.json["detail_en"]).toContain("The disk is nearly full");
      const little = await server.ask("PUT", "/api/regions/990101/boundary", { type: "Feature" });
      expect([204, 507]).toContain(little?.status); // what is small may still find room
      expect((await server.ask("GET", "/api/regions"))?.status).toBe(200);
      const exported = await exportThroughDoor(folder, server.pid);
      expect(exported).toBe(200);
      await server.stop();
    },
  );

  it("survives a database that goes away under load, says so, and goes on when it is back", async ({ skip }) => {
    const database = await testingDatabase();
    if (database === undefined) return skip("需要 PostgreSQL · needs YOUHENG_TEST_DATABASE_URL");
    const away = await wireTo(database.url);
    const server = await serverProcess(folder, { DATABASE_URL: away.url });
    const put = (n: number) => server.ask("PUT", `/api/regions/99010${n % 5}/boundary`, { type: "Feature", n });
    const before = await Promise.all(Array.from({ length: 20 }, (_, n) => put(n)));
    expect(before.every((answer) => answer?.status === 204)).toBe(true);
    const during = Array.from({ length: 60 }, (_, n) => put(n));
    await away.cut();
    const answers = [...(await Promise.all(during)), await put(1)];
    const statuses = answers.map((answer) => answer?.status);
    expect(statuses.filter((status) => status !== 204 && status !== 503)).toEqual([]);
    expect(answers.at(-1)).toMatchObject({ status: 503, json: { type: "urn:youheng:problem:database-away" } });
    await away.mend();
    const again = await Promise.all(Array.from({ length: 20 }, (_, n) => put(n)));
    expect(again.map((answer) => answer?.status)).toEqual(again.map(() => 204));
    await server.stop();
    away.close();
    const store = await openStore({ databaseUrl: database.url });
    const kept = (await readAudit(store, { most: 1000 })).filter((act) => act.what === "boundary.keep").length;
    const acknowledged = 40 + statuses.filter((status) => status === 204).length;
    expect(kept).toBeGreaterThanOrEqual(acknowledged);
    expect((await verifyAudit(store)).whole).toBe(true);
    await store.close();
    await database.drop();
  });
});

/** The audit through the door of a server whose folder only it can see. */
async function exportThroughDoor(folder: string, pid: number): Promise<number> {
  const seen = await readFile(`/proc/${pid}/root${folder}/admin.json`, "utf8");
  const { port, token } = JSON.parse(seen) as { port: number; token: string };
  const headers = { authorization: `Bearer ${token}` };
  const answer = await fetch(`http://127.0.0.1:${port}/audit`, { method: "POST", headers });
  await answer.text();
  return answer.status;
}

/** A wire between the server and its database, which can be cut and mended. */
async function wireTo(databaseUrl: string) {
  const url = new URL(databaseUrl);
  const far = Number(url.port);
  const ends = new Set<Socket>();
  let wire = await listen(0);
  const { port } = wire.address() as { port: number };
  url.port = String(port);

  function listen(at: number): Promise<Server> {
    const server = createServer((near) => {
      const other = connect(far, "127.0.0.1");
      for (const end of [near, other]) {
        ends.add(end);
        end.on("error", () => undefined).on("close", () => [near, other].forEach((one) => one.destroy()));
      }
      near.pipe(other).pipe(near);
    });
    return new Promise((done) => server.listen(at, "127.0.0.1", () => done(server)));
  }
  const cut = async (): Promise<void> => {
    const closed = new Promise((done) => wire.close(done));
    for (const end of ends) end.destroy();
    ends.clear();
    await closed;
  };
  const mend = async (): Promise<void> => {
    wire = await listen(port);
  };
  return { url: url.href, cut, mend, close: () => void cut() };
}
