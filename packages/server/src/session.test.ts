import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type TestingServer, testingServer } from "./testing-server.ts";

describe("signing in", () => {
  let server: TestingServer;
  beforeAll(async () => {
    server = await testingServer();
  });
  afterAll(() => server.remove());

  it("is asked for before anything is read", async () => {
    for (const path of [
      "/api/regions",
      "/api/standards",
      "/api/audit",
      "/api/regions/990101/years/2024/facts",
      "/api/imports/x/file",
    ]) {
      const answer = await server.ask("GET", path);
      expect([path, answer.statusCode]).toEqual([path, 401]);
      expect(answer.headers["content-type"]).toBe("application/problem+json; charset=utf-8");
      expect(answer.json()).toMatchObject({
        status: 401,
        title: "请先登录",
        type: "urn:youheng:problem:not-signed-in",
      });
    }
    expect((await server.ask("GET", "/api/session")).json()).toEqual({
      signed_in: false,
      name: null,
      needs_password: false,
      account: null,
      oidc: null,
    });
  });

  it("refuses a token that is not the link's", async () => {
    const answer = await server.ask("POST", "/api/session/link", { token: "made-up" });
    expect(answer.statusCode).toBe(401);
    expect(answer.json<{ detail: string }>().detail).toContain("youheng serve --new-link");
  });

  it("takes the one-time link once, into a cookie that scripts and other sites cannot use", async () => {
    const answer = await server.ask("POST", "/api/session/link", { token: server.token });
    expect(answer.json()).toMatchObject({ signed_in: true, name: "admin", needs_password: true });
    expect(answer.cookies[0]).toMatchObject({ name: "youheng", httpOnly: true, sameSite: "Strict", path: "/" });
    expect((await server.ask("POST", "/api/session/link", { token: server.token })).statusCode).toBe(401);
    expect((await server.ask("GET", "/api/regions")).json()).toEqual([]);
  });

  it("refuses a password that is too short, naming the field", async () => {
    const answer = await server.ask("POST", "/api/account/password", { password: "short" });
    expect(answer.statusCode).toBe(400);
    expect(answer.json<{ detail_en: string }>().detail_en).toContain("password");
  });

  it("sets a password without the old one after a link, then signs in with it", async () => {
    expect((await server.ask("POST", "/api/account/password", { password: "优衡优衡优衡-2026" })).statusCode).toBe(204);
    expect((await server.ask("DELETE", "/api/session")).statusCode).toBe(204);
    expect((await server.ask("GET", "/api/regions")).statusCode).toBe(401);
    const wrong = await server.ask("POST", "/api/session", { name: "admin", password: "优衡优衡优衡-2025" });
    const nobody = await server.ask("POST", "/api/session", { name: "nobody", password: "优衡优衡优衡-2026" });
    expect([wrong.statusCode, nobody.statusCode, wrong.body === nobody.body]).toEqual([401, 401, true]);
    const right = await server.ask("POST", "/api/session", { name: "admin", password: "优衡优衡优衡-2026" });
    expect(right.json()).toMatchObject({ signed_in: true, name: "admin", needs_password: false });
  });

  it("wants the current password to change it", async () => {
    const change = (current?: string) =>
      server.ask("POST", "/api/account/password", {
        password: "another-password",
        ...(current === undefined ? {} : { current }),
      });
    expect((await change()).statusCode).toBe(403);
    expect((await change("not the current one")).statusCode).toBe(403);
    expect((await change("优衡优衡优衡-2026")).statusCode).toBe(204);
  });

  it("keeps hashes only: neither token nor password stands in the database", async () => {
    const rows = await Promise.all([
      server.running.store.db.selectFrom("session").selectAll().execute(),
      server.running.store.db.selectFrom("account").selectAll().execute(),
      server.running.store.db.selectFrom("sign_in_link").selectAll().execute(),
    ]);
    const text = JSON.stringify(rows);
    expect(text).not.toContain(server.token);
    expect(text).not.toContain("another-password");
    expect(text).toContain("$argon2id$v=19$m=19456,t=2,p=1$");
  });

  it("is written into the audit", async () => {
    const acts = (await server.ask("GET", "/api/audit")).json<{ what: string; details: unknown }[]>();
    expect(acts.map((act) => act.what)).toEqual([
      "account.password",
      "session.open",
      "session.close",
      "account.password",
      "session.open",
      "sign-in-link.new",
      "account.add",
    ]);
    expect(acts[1]?.details).toEqual({ by: "password" });
  });
});

describe("a request of another site", () => {
  let server: TestingServer;
  beforeAll(async () => {
    server = await testingServer({ http: { signInsPerMinute: 3, requestsPerMinute: 60 } });
  });
  afterAll(() => server.remove());

  it.each([
    [{ origin: "https://elsewhere.example" }, 403],
    [{ origin: "null" }, 403],
    [{ "sec-fetch-site": "cross-site" }, 403],
    [{ "sec-fetch-site": "same-site" }, 403],
    [{ origin: "http://localhost:80", host: "localhost:80" }, 204],
    [{ "sec-fetch-site": "same-origin" }, 204],
    [{}, 204],
  ] as const)("with %o gets %i for a write", async (headers, status) => {
    expect((await server.ask("DELETE", "/api/session", undefined, { ...headers })).statusCode).toBe(status);
  });

  it("may not try the sign-in more often than the limit, which says when to come back", async () => {
    const tries = [];
    for (let i = 0; i < 4; i += 1)
      tries.push(await server.ask("POST", "/api/session", { name: "admin", password: "guess" }));
    expect(tries.map((one) => one.statusCode)).toEqual([401, 401, 401, 429]);
    expect(tries[3]!.json()).toMatchObject({ status: 429, type: "urn:youheng:problem:too-many-requests" });
    expect(tries[3]!.headers["retry-after"]).toBeDefined();
  });
});

describe("behind https", () => {
  it("uses the cookie name that browsers hold to this host, and takes writes from the public address", async () => {
    const server = await testingServer({ http: { publicUrl: "https://youheng.example.cn" } });
    const answer = await server.ask(
      "POST",
      "/api/session/link",
      { token: server.token },
      { origin: "https://youheng.example.cn" },
    );
    expect(answer.cookies[0]).toMatchObject({
      name: "__Host-youheng",
      secure: true,
      httpOnly: true,
      sameSite: "Strict",
      path: "/",
    });
    expect(answer.headers["strict-transport-security"]).toContain("max-age=31536000");
    expect((await server.ask("GET", "/api/session")).json()).toMatchObject({ signed_in: true });
    await server.remove();
  });
});

describe("starting again", () => {
  it("prints a new link while no password is set, and the old one stops working", async () => {
    const first = await testingServer();
    await first.running.close();
    const { startServer } = await import("./main.ts");
    const again = await startServer({
      host: "127.0.0.1",
      port: 0,
      dataFolder: first.dataFolder,
      exampleFolder: null,
      webFolder: null,
      say: () => undefined,
      http: { logLevel: "silent" },
    });
    const use = (token: string) => again.app.inject({ method: "POST", url: "/api/session/link", payload: { token } });
    expect((await use(first.token)).statusCode).toBe(401);
    expect((await use(again.link!.split("#")[1]!)).statusCode).toBe(200);
    await again.close();
  });
});
