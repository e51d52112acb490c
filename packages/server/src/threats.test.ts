import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { AuditView, FactsView, ImportView } from "./api-types.ts";
import { type TestingServer, testingServer } from "./testing-server.ts";

/**
 * What somebody might try, one test for each line of docs/operate (threat model) that is not tested where its code stands:
 * zip bombs in sense/read-workbook.test.ts, names in zips and entities in sense/hostile-files.test.ts, formulas in exports in report/ and sense/mark-workbook.test.ts, CSV in web/chart-table.test.ts,
 * sign-in in session.test.ts, rights in permission-walk.test.ts.
 */
describe("what somebody might try", () => {
  let server: TestingServer;
  beforeAll(async () => {
    server = await testingServer();
    await server.signIn();
    await server.ask("POST", "/api/account/password", { password: "a long password" });
  });
  afterAll(() => server.remove());

  const columns = "region_code,school_year,school_code,school_name,school_kind,ownership,students_primary";
  const row = (name: string): string =>
    `${columns}\n990101,2024,2199000001,"${name.replaceAll('"', '""')}",primary,public,120\n`;

  describe("files", () => {
    it("keeps of a name its last part, without signs that are more than text", async () => {
      const tried: readonly (readonly [string, string])[] = [
        ["../../../etc/passwd", "passwd"],
        ["..\\..\\windows\\win.ini", "win.ini"],
        ["/etc/cron.d/x.csv", "x.csv"],
        ["a\u0000b.csv", "ab.csv"],
        ["invoice\u202Excod.csv", "invoicexcod.csv"],
        ["..", "return"],
        [`${"长".repeat(400)}.csv`, `${"长".repeat(196)}.csv`],
      ];
      for (const [name, kept] of tried) {
        const answer = await server.upload(name, row("第一小学"));
        expect([name, answer.statusCode, answer.json<ImportView>().file]).toEqual([name, 202, kept]);
      }
    });

    it("hands a file back as a download that no browser opens in our page's place, whatever is in it", async () => {
      for (const name of ["x.html", "x.svg", "x.csv"]) {
        const read = await server.bring(
          name,
          "<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>",
        );
        const file = await server.ask("GET", `/api/imports/${read.import_id}/file`);
        expect(file.headers).toMatchObject({
          "content-type": "application/octet-stream",
          "content-disposition": expect.stringMatching(/^attachment; /) as string,
          "x-content-type-options": "nosniff",
        });
      }
    });

    it("writes no header that a name could break out of", async () => {
      const read = await server.bring('a"; filename="evil.exe\r\nset-cookie: x=y.csv', row("第一小学"));
      const file = await server.ask("GET", `/api/imports/${read.import_id}/file`);
      expect(String(file.headers["content-disposition"])).not.toMatch(/[\r\n]/);
      expect(file.headers["set-cookie"]).toBeUndefined();
    });

    it("reads a cell of a million characters without falling over", async () => {
      const read = await server.bring("huge.csv", row("大".repeat(1_000_000)));
      expect(["done", "failed"]).toContain(read.state);
      expect((await server.ask("GET", "/api/regions")).statusCode).toBe(200);
    });
  });

  describe("words", () => {
    const markup = `<img src=x onerror=alert(1)>"'><script>alert(1)</script>=cmd|'/c calc'!A1`;

    it("keeps markup as the text it is, and answers in JSON that no browser takes for a page", async () => {
      const read = await server.bring("markup.csv", row(markup));
      const [version] = read.versions;
      const facts = await server.ask("GET", `/api/versions/${version?.version_id}/facts`);
      expect(facts.headers).toMatchObject({
        "content-type": expect.stringContaining("application/json") as string,
        "x-content-type-options": "nosniff",
      });
      expect(facts.json<FactsView>().facts.text["school_name"]).toEqual([markup]);
    });

    it("refuses keys that would reach into the program, and fields that nobody asked for change nothing", async () => {
      for (const body of ['{"__proto__":{"admin":true}}', '{"constructor":{"prototype":{"admin":true}}}']) {
        const options = { method: "PUT", url: "/api/regions/990103/boundary", payload: body } as const;
        const answer = await server.running.app.inject({ ...options, headers: { "content-type": "application/json" } });
        expect([400, 401]).toContain(answer.statusCode);
      }
      const extra = { password: "a long password", account_id: "x", role: "administrator", region_code: "110000" };
      expect((await server.ask("POST", "/api/account/password", extra)).statusCode).toBe(400);
      const accounts = await server.ask("GET", "/api/people");
      expect(JSON.stringify(accounts.json())).not.toContain("110000");
      expect(({} as Record<string, unknown>)["admin"]).toBeUndefined();
    });

    it("takes no part of an address for SQL, and says no more than that it is wrong", async () => {
      for (const url of [
        "/api/regions/1' or '1'='1/boundary",
        "/api/audit?who=' or 1=1 --",
        "/api/audit?what=%25",
        "/api/versions/990101-2024-1;drop table audit",
        "/api/imports/..%2f..%2fetc",
      ]) {
        const answer = await server.ask("GET", encodeURI(url).replaceAll("%25", "%"));
        expect([200, 400, 404]).toContain(answer.statusCode);
        expect(answer.body).not.toMatch(/syntax error|select |stack|node_modules/i);
        if (answer.statusCode === 200) expect(answer.json<AuditView[]>()).toEqual([]);
      }
    });
  });

  describe("sessions and other sites", () => {
    it("gives a new token at each sign-in, and never takes one that came from outside", async () => {
      const fixed = "attacker-knows-this-token-attacker-knows-this";
      const { app } = server.running;
      const set = {
        method: "POST",
        url: "/api/session",
        payload: { name: "admin", password: "a long password" },
      } as const;
      const [one, two] = [await app.inject({ ...set, cookies: { youheng: fixed } }), await app.inject(set)];
      const tokens = [one, two].map((answer) => answer.cookies[0]?.value);
      expect([one.statusCode, two.statusCode]).toEqual([200, 200]);
      expect(new Set([...tokens, fixed]).size).toBe(3);
      const asFixed = await app.inject({ method: "GET", url: "/api/regions", cookies: { youheng: fixed } });
      expect(asFixed.statusCode).toBe(401);
    });

    it("refuses a write that comes from another site's page, with or without its name", async () => {
      const from = (headers: Record<string, string>) =>
        server.ask("PUT", "/api/regions/990104/boundary", { type: "Feature" }, headers);
      for (const headers of [
        { origin: "https://evil.example" },
        { origin: "null" },
        { origin: "http://localhost.evil.example" },
        { "sec-fetch-site": "cross-site" },
        { "sec-fetch-site": "same-site" },
      ])
        expect([headers, (await from(headers)).statusCode]).toEqual([headers, 403]);
      expect((await server.ask("GET", "/api/regions/990104/boundary")).statusCode).toBe(404);
    });

    it("takes no write as a form of another site could send it: text/plain is not JSON", async () => {
      const body = '{"type":"Feature"}';
      const answer = await server.ask("PUT", "/api/regions/990104/boundary", undefined, {
        "content-type": "text/plain",
      });
      expect(answer.statusCode).toBeGreaterThanOrEqual(400);
      const sent = await server.running.app.inject({
        method: "PUT",
        url: "/api/regions/990104/boundary",
        payload: body,
        headers: { "content-type": "text/plain" },
      });
      expect([400, 401, 415]).toContain(sent.statusCode);
    });

    it("lets no page frame ours, and no answer be kept by a browser", async () => {
      const answer = await server.ask("GET", "/api/regions");
      expect(answer.headers["content-security-policy"]).toContain("frame-ancestors 'none'");
      expect(answer.headers["cache-control"]).toBe("no-store");
    });
  });
});
