import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { deflateRawSync } from "node:zlib";
import { factsFromJson } from "@youheng/kernel/model";
import { assess, assessmentDocument, compileStandard } from "@youheng/kernel/assess";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { z } from "zod";
import type {
  DifferenceView,
  FactsView,
  ImportView,
  PolicyView,
  ProblemView,
  RegionView,
  VersionDetail,
  VersionView,
} from "./api-types.ts";
import { assessmentShape, factsShape, formShape, policyBundleShape } from "./http/index.ts";
import { readToItsEnd, type TestingServer, testingServer } from "./testing-server.ts";

const district = (file: string): Promise<Buffer> =>
  readFile(fileURLToPath(new URL(`../../../examples/district/${file}`, import.meta.url)));
const standard = "cn-quality-balance-2017";

describe("a return, from the file to the verdict", () => {
  let server: TestingServer;
  let before: ImportView;
  beforeAll(async () => {
    server = await testingServer();
    await server.signIn();
  });
  afterAll(() => server.remove());

  const post = async <T>(path: string, body: object = {}): Promise<{ status: number; body: T }> => {
    const answer = await server.ask("POST", path, body);
    return { status: answer.statusCode, body: answer.json<T>() };
  };
  const get = async <T>(path: string): Promise<T> => (await server.ask("GET", path)).json<T>();

  it("is read from an old Excel file into a draft, with its columns and findings", async () => {
    before = await server.bring("2025年报表.xlsx", await district("2025-return.xlsx"));
    expect(before).toMatchObject({ file: "2025年报表.xlsx", state: "done", progress: 1, error: null });
    expect(before.columns.find((column) => column.column === "students_primary")?.letter).toMatch(/^[A-Z]+$/);
    expect(before.versions).toMatchObject([
      { version_id: "990102-2025-1", state: "draft", errors: 0, created_by: "admin" },
    ]);
  });

  it("has a name for its region", async () => {
    await server.bring(
      "jinan.csv",
      "区划代码,学年,学校标识码,学校名称,办学类型,小学在校生数\n350111,2024,2135000001,第一小学,小学,500\n",
    );
    const regions = await get<RegionView[]>("/api/regions");
    expect(regions.map((region) => [region.region_code, region.name.zh])).toEqual([
      ["350111", "福州市晋安区"],
      ["990102", "区划 990102"],
    ]);
  });

  it("is published, and is then the one that counts", async () => {
    const published = await post<VersionView>(`/api/versions/${before.versions[0]!.version_id}/publish`);
    expect(published.body).toMatchObject({ state: "published", published_by: "admin" });
    const again = await post<VersionView>(`/api/versions/${before.versions[0]!.version_id}/publish`);
    expect(again.body).toEqual(published.body);
  });

  it("is assessed as the kernel assesses it, byte for byte, with its lineage in the store", async () => {
    const path = `/api/regions/990102/years/2025/assessment?standard=${standard}`;
    const document = await server.ask("GET", path);
    const [{ facts, region_facts: regionFacts }, bundle] = [
      await get<FactsView>("/api/regions/990102/years/2025/facts"),
      await get<PolicyView>(`/api/standards/${standard}`),
    ];
    const answer = assess(compileStandard(bundle), factsFromJson(facts), { regionFacts });
    const { findings } = await get<VersionDetail>("/api/versions/990102-2025-1");
    expect(document.body).toBe(
      JSON.stringify(assessmentDocument({ ...answer, findings: [...findings, ...answer.findings] })),
    );
    expect((await server.ask("GET", path)).body).toBe(document.body);
    const kept = await server.running.store.db
      .selectFrom("assessment")
      .select(["standard_id", "facts_digest", "kernel_version"])
      .where("standard_id", "=", standard)
      .execute();
    expect(kept).toEqual([
      {
        standard_id: standard,
        facts_digest: before.versions[0]!.digest,
        kernel_version: expect.stringMatching(/^\d+\.\d+\.\d+\+[0-9a-f]{12}$/),
      },
    ]);
  });

  it("answers why", async () => {
    const why = `/api/regions/990102/years/2025/why?standard=${standard}&stage=primary&indicator=equipment`;
    expect(await get(why)).toMatchObject({
      zh: expect.stringContaining("差异系数"),
      clause: expect.any(String),
      steps: expect.any(Array),
    });
    expect((await server.ask("GET", why.replace("equipment", "equipmint"))).statusCode).toBe(404);
  });

  it("is handed in as a file of each format, for the district and for one school", async () => {
    const path = `/api/regions/990102/years/2025/report?standard=${standard}&format=`;
    const starts = { xlsx: "PK", docx: "PK", pdf: "%PDF", html: "<!doctype html>" };
    for (const [format, start] of Object.entries(starts)) {
      const report = await server.ask("GET", `${path}${format}`);
      expect([format, report.statusCode, report.rawPayload.subarray(0, start.length).toString().toLowerCase()]).toEqual(
        [format, 200, start.toLowerCase()],
      );
      expect(report.headers["content-disposition"]).toContain(`990102-2025-${standard}.${format}`);
    }
    expect((await server.ask("GET", `${path}html&language=en&school_code=2199210204`)).statusCode).toBe(200);
    expect((await server.ask("GET", `${path}html&school_code=none`)).statusCode).toBe(404);
  });

  it("keeps to the shapes that OpenAPI names, where they are sent as they stand", async () => {
    const shapes: [string, z.ZodType][] = [
      [`/api/standards/${standard}`, policyBundleShape],
      ["/api/forms/tidy", formShape],
      ["/api/versions/990102-2025-1/facts", factsShape],
      [`/api/versions/990102-2025-1/assessment?standard=${standard}`, assessmentShape],
    ];
    for (const [path, shape] of shapes)
      expect([path, shape.safeParse(await get(path)).error?.issues]).toEqual([path, undefined]);
  });

  it("cannot be published while errors stand, and names them", async () => {
    const draft = await server.bring("draft.xlsx", await district("2026-return-draft.xlsx"));
    const refused = await post<ProblemView>(`/api/versions/${draft.versions[0]!.version_id}/publish`, {
      reason: "赶时间",
    });
    expect([refused.status, refused.body.type]).toEqual([409, "urn:youheng:problem:errors-stand"]);
    expect(refused.body.findings?.map((finding) => finding.severity)).toEqual(
      Array(draft.versions[0]!.errors).fill("error"),
    );
    expect(draft.findings.some((finding) => finding.code === "SENSE-050")).toBe(true);
  });

  it("wants a reason where there are warnings, and is published with it", async () => {
    const final = await server.bring("final.xlsx", await district("2026-return-final.xlsx"));
    const [version] = final.versions;
    const without = await post<ProblemView>(`/api/versions/${version!.version_id}/publish`);
    expect([without.status, without.body.type]).toEqual([409, "urn:youheng:problem:reason-wanted"]);
    expect(without.body.findings).toHaveLength(version!.warnings);
    const published = await post<VersionView>(`/api/versions/${version!.version_id}/publish`, {
      reason: "已与学校核对",
    });
    expect(published.body).toMatchObject({ state: "published", published_by: "admin", reason: "已与学校核对" });
  });

  it("shows what changed between two versions", async () => {
    const difference = await get<DifferenceView>("/api/versions/990102-2026-2/difference?from=990102-2026-1");
    expect(difference).toMatchObject({ from: "990102-2026-1", to: "990102-2026-2" });
    expect(difference.changes.length).toBeGreaterThan(0);
    expect(difference.appeared.length).toBeGreaterThan(0);
  });

  it("can be amended into a new draft, which is checked like an import", async () => {
    const changes = [{ school_code: "2199210204", column: "equipment_yuan", value: -1 }];
    const amended = await post<VersionView>("/api/versions/990102-2026-2/amend", { changes, reason: "试算" });
    expect([amended.status, amended.body.version_id, amended.body.errors > 0]).toEqual([201, "990102-2026-3", true]);
    const unknown = await post<ProblemView>("/api/versions/990102-2026-2/amend", {
      changes: [{ ...changes[0]!, school_code: "0" }],
      reason: "试算",
    });
    expect(unknown.status).toBe(400);
  });

  it("can be withdrawn with a reason, and is then no longer the one that counts", async () => {
    expect((await post("/api/versions/990102-2025-1/withdraw", { reason: " " })).status).toBe(409);
    const withdrawn = await post<VersionView>("/api/versions/990102-2025-1/withdraw", { reason: "漏报一所学校" });
    expect(withdrawn.body).toMatchObject({ state: "withdrawn", reason: "漏报一所学校" });
    expect((await server.ask("GET", "/api/regions/990102/years/2025/facts")).statusCode).toBe(404);
  });

  it("gives the file back as it came, and as a workbook with its cells marked", async () => {
    const file = await server.ask("GET", `/api/imports/${before.import_id}/file`);
    expect(file.rawPayload.equals(await district("2025-return.xlsx"))).toBe(true);
    expect(file.headers["content-disposition"]).toContain("filename*=UTF-8''2025%E5%B9%B4");
    const marked = await server.ask("GET", `/api/imports/${before.import_id}/workbook`);
    expect([marked.statusCode, marked.rawPayload.subarray(0, 2).toString()]).toEqual([200, "PK"]);
  });

  it("is read again with columns matched by hand, and the match is remembered", async () => {
    const header = "区划代码,学年,学校标识码,学校名称,办学类型,孩子们\n350112,2024,2135000009,第九小学,小学,";
    const first = await server.bring("mapped.csv", `${header}500\n`);
    expect(first.columns.at(-1)).toMatchObject({ header: "孩子们", column: null });
    const columns = first.columns.map((column) =>
      column.header === "孩子们" ? { ...column, column: "students_primary" } : column,
    );
    await post(`/api/imports/${first.import_id}/mapping`, { columns });
    const again = await readToItsEnd(server, first.import_id);
    expect(again.versions.map((version) => version.students)).toEqual([null, 500]);
    const next = await server.bring("mapped-2.csv", `${header}480\n`);
    expect(next.versions.map((version) => version.students)).toEqual([480]);
  });

  it("loses nothing when several come at once", async () => {
    const line = (n: number) =>
      `区划代码,学年,学校标识码,学校名称,办学类型,小学在校生数\n350113,2024,2135000001,第一小学,小学,${n}\n`;
    const views = await Promise.all(
      Array.from({ length: 8 }, (_, n) => server.bring(`at-once-${n}.csv`, line(100 + n))),
    );
    expect(views.flatMap((view) => view.versions.map((version) => version.number)).toSorted((a, b) => a - b)).toEqual([
      1, 2, 3, 4, 5, 6, 7, 8,
    ]);
    const kept = await get<VersionView[]>("/api/regions/350113/years/2024/versions");
    expect(kept.map((version) => version.students).toSorted((a, b) => a! - b!)).toEqual([
      100, 101, 102, 103, 104, 105, 106, 107,
    ]);
  });

  it("leaves a row in the audit for everything that was done", async () => {
    const acts = new Set((await get<{ what: string }[]>("/api/audit?most=1000")).map((act) => act.what));
    expect([...acts].toSorted()).toEqual(
      [
        "account.add",
        "assessment.make",
        "import.add",
        "import.done",
        "import.map",
        "session.open",
        "sign-in-link.new",
        "version.add",
        "version.amend",
        "version.publish",
        "version.withdraw",
      ].toSorted(),
    );
  });
});

describe("a file that is not a return", () => {
  let server: TestingServer;
  beforeAll(async () => {
    server = await testingServer({ http: { uploadBytes: 1 << 20 } });
    await server.signIn();
  });
  afterAll(() => server.remove());

  it("is refused past the limit, and nothing of it stays", async () => {
    const answer = await server.upload("large.csv", Buffer.alloc(2 << 20, "1,"));
    expect([answer.statusCode, answer.json<ProblemView>().type]).toEqual([413, "urn:youheng:problem:too-large"]);
    expect(await server.running.store.db.selectFrom("upload").selectAll().execute()).toEqual([]);
  });

  it("is refused when the form is unknown, naming those there are", async () => {
    const answer = await server.upload("a.csv", "a,b\n", "tiddy");
    expect([answer.statusCode, answer.json<ProblemView>().detail.includes("tidy")]).toEqual([400, true]);
  });

  it("is refused when there is none", async () => {
    expect((await server.ask("POST", "/api/imports", { file: "a.csv" })).statusCode).toBe(400);
  });

  it.each([
    ["a zip bomb", "bomb.xlsx", zipBomb()],
    ["damaged bytes", "damaged.xlsx", Buffer.concat([Buffer.from("PK\u0003\u0004"), Buffer.alloc(5000, 7)])],
    ["a page", "page.xls", Buffer.from("<html><table><tr><td>1</td></tr></table></html>")],
    ["nothing", "empty.csv", Buffer.alloc(0)],
    ["a picture", "picture.csv", Buffer.from("89504e470d0a1a0a0000000d49484452", "hex")],
  ])("ends in a finding for %s, and the server goes on", async (_what, name, bytes) => {
    const view = await server.bring(name, bytes);
    expect(view).toMatchObject({ state: "done", versions: [], error: null });
    expect(view.findings.filter((finding) => finding.severity === "error").length).toBeGreaterThan(0);
    expect((await server.ask("GET", "/api/regions")).statusCode).toBe(200);
  });

  it("is stopped when cancelled, and makes no draft", async () => {
    const rows = Array.from({ length: 12_000 }, (_, n) => `350111,2024,21350${n},第${n}小学,小学,${n}`).join("\n");
    const { import_id: id } = (
      await server.upload("long.csv", `区划代码,学年,学校标识码,学校名称,办学类型,小学在校生数\n${rows}\n`)
    ).json<ImportView>();
    expect((await server.ask("DELETE", `/api/imports/${id}`)).statusCode).toBe(204);
    expect(await readToItsEnd(server, id)).toMatchObject({ state: "cancelled", versions: [] });
    expect((await server.ask("DELETE", `/api/imports/${id}`)).statusCode).toBe(409);
    await server.bring("after.csv", "a,b\n1,2\n");
    expect((await server.ask("GET", "/api/regions")).json()).toEqual([]);
  });
});

/** One workbook part of 300 MB of zeros, packed to 300 kB. */
function zipBomb(): Buffer {
  const name = Buffer.from("xl/worksheets/sheet1.xml");
  const size = 300 * 2 ** 20;
  const packed = deflateRawSync(Buffer.alloc(size), { level: 9 });
  const local = Buffer.alloc(30);
  local.writeUInt32LE(0x04034b50, 0);
  local.writeUInt16LE(20, 4);
  local.writeUInt16LE(8, 8);
  local.writeUInt32LE(packed.length, 18);
  local.writeUInt32LE(size, 22);
  local.writeUInt16LE(name.length, 26);
  const central = Buffer.alloc(46);
  central.writeUInt32LE(0x02014b50, 0);
  local.copy(central, 6, 4, 30);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(1, 8);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(central.length + name.length, 12);
  end.writeUInt32LE(local.length + name.length + packed.length, 16);
  return Buffer.concat([local, name, packed, central, name, end]);
}
