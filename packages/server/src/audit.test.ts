import { createHash } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { AuditVerdictView, AuditView } from "./api-types.ts";
import { type TestingServer, testingServer } from "./testing-server.ts";

describe("the audit, as it is asked for", () => {
  let server: TestingServer;
  beforeAll(async () => {
    server = await testingServer();
    await server.signIn();
    for (const code of ["990101", "990102", "990101"])
      await server.ask("PUT", `/api/regions/${code}/boundary`, { type: "Feature" });
  });
  afterAll(() => server.remove());

  const read = async (query: string): Promise<AuditView[]> =>
    (await server.ask("GET", `/api/audit?${query}`)).json<AuditView[]>();

  it("gives the rows of a region, of an account, of a kind of act, newest first, and those before a row", async () => {
    const kept = await read("what=boundary.keep");
    expect(kept.map((row) => row.region_code)).toEqual(["990101", "990102", "990101"]);
    expect(await read("what=boundary&region=990101&who=admin")).toHaveLength(2);
    expect(await read("who=nobody")).toEqual([]);
    expect(await read("what=boundary_keep")).toEqual([]);
    expect((await read(`what=boundary.keep&before=${kept[0]?.id}`)).map((row) => row.id)).toEqual(
      kept.slice(1).map((row) => row.id),
    );
  });

  it("gives the rows of a subject and of days, and takes what is looked for away as CSV that runs nothing", async () => {
    const today = new Date().toLocaleDateString("sv-SE");
    expect(await read("subject=0101&what=boundary")).toHaveLength(2);
    expect(await read("subject=%25")).toEqual([]);
    expect(await read(`what=boundary&from=${today}&to=${today}`)).toHaveLength(3);
    expect(await read("what=boundary&to=2020-01-01")).toEqual([]);
    expect((await server.ask("GET", "/api/audit?from=yesterday")).statusCode).toBe(400);
    const answer = await server.ask("GET", "/api/audit/table?what=boundary.keep&region=990101");
    expect(answer.headers).toMatchObject({
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": expect.stringContaining("attachment") as string,
    });
    const lines = answer.body.trimEnd().split("\r\n");
    expect(lines).toHaveLength(3);
    const [newest] = await read("region=990101&what=boundary&most=1");
    expect(lines[1]?.endsWith(`,${newest?.hash}`)).toBe(true);
    expect((await read("what=audit.export"))[0]?.details).toEqual({ what: "boundary.keep", region: "990101" });
  });

  it("says that the chains are whole, and where each ends", async () => {
    const verdict = (await server.ask("GET", "/api/audit/verdict")).json<AuditVerdictView>();
    expect(verdict).toMatchObject({ whole: true, breaks: [] });
    expect(verdict.heads.find((head) => head.region_code === "990101")).toMatchObject({ rows: 2 });
    const [newest] = await read("region=990101&most=1");
    expect(verdict.heads.find((head) => head.region_code === "990101")?.hash).toBe(newest?.hash);
  });

  it("hands out an export that can be checked with SHA-256 alone, and writes down that it did", async () => {
    const answer = await server.ask("GET", "/api/audit/export?region=990101");
    expect(answer.headers["content-disposition"]).toContain("attachment");
    const lines = answer.body.trimEnd().split("\n");
    expect(lines).toHaveLength(3);
    for (const line of lines.slice(0, -1)) {
      const [, hash, row = ""] = /^\{"hash":"(\w+)","row":(.*)\}$/.exec(line) ?? [];
      expect(createHash("sha256").update(row).digest("hex")).toBe(hash);
    }
    expect((await read("what=audit.export"))[0]).toMatchObject({ who: "admin", subject: "990101" });
  });
});
