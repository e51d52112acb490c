import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { DrawView, TeacherJobView } from "./api-types.ts";
import { readAudit } from "./store/index.ts";
import { testingDatabaseName } from "./testing-database.ts";
import { type TestingServer, testingServer } from "./testing-server.ts";

const district = (file: string): Promise<Buffer> =>
  readFile(fileURLToPath(new URL(`../../../examples/district/${file}`, import.meta.url)));

/** Code of a teacher in the example's roster, and numbers of applicants in the list below: no answer may have one unseen. */
const personal = /T2\d{9}|APPLICANT-\d/;
const list = ["报名号,第一志愿,第二志愿", ...[1, 2, 3].map((n) => `APPLICANT-${n},S1,S2`)].join("\n");
const rules = `
title: 派位
method: deferred_acceptance
schools:
  - { school_code: S1, name: 第一小学, places: 2 }
  - { school_code: S2, name: 第二小学, places: 2 }
seed: { kind: dice, count: 4, source: 掷骰子 }
draw_date: "2026-07-10"
delete_on: "2099-12-31"
`;

/** Whatever route hands out personal data writes down who looked: every route there is is asked, also those made after this test. */
describe(`looks at personal data, on ${testingDatabaseName}`, { timeout: 300_000 }, () => {
  let server: TestingServer;
  const named: Record<string, string> = { code: "990102", year: "2026" };

  const send = async (url: string, name: string, content: Buffer | string) => {
    const edge = "----looks";
    const head = `--${edge}\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\n\r\n`;
    const body = Buffer.concat([Buffer.from(head), Buffer.from(content), Buffer.from(`\r\n--${edge}--\r\n`)]);
    const answer = await server.ask("POST", url, body, { "content-type": `multipart/form-data; boundary=${edge}` });
    expect([url, answer.statusCode]).toEqual([url, 200]);
  };

  beforeAll(async () => {
    server = await testingServer({ http: { requestsPerMinute: 100_000 } });
    await server.signIn();
    const { versions } = await server.bring("2026-return-final.xlsx", await district("2026-return-final.xlsx"));
    named["version"] = versions[0]!.version_id;
    await server.ask("POST", `/api/versions/${named["version"]}/publish`, { reason: "试" });
    const teachers = "/api/regions/990102/years/2026/teachers";
    const standard = "cn-quality-balance-2017";
    await send(`${teachers}/files/roster?standard=${standard}`, "t.csv", await district("2026-teachers.csv"));
    const begun = await server.ask("POST", `${teachers}/jobs`, { kind: "rotation", standard });
    let job = begun.json<TeacherJobView>();
    while (job.state === "running") {
      await new Promise((resolve) => setTimeout(resolve, 100));
      job = (await server.ask("GET", `${teachers}/jobs/${job.job_id}`)).json<TeacherJobView>();
    }
    const kept = await server.ask("POST", `${teachers}/plans`, { job_id: job.job_id, name: "轮岗" });
    named["job"] = job.job_id;
    named["plan"] = kept.json<{ plan_id: string }>().plan_id;
    const draw = (await server.ask("POST", "/api/regions/990102/draws", { rules })).json<DrawView>();
    named["draw"] = draw.draw_id;
    await send(`/api/draws/${draw.draw_id}/applicants`, "list.csv", list);
    await server.ask("POST", `/api/draws/${draw.draw_id}/fix`);
  }, 300_000);
  afterAll(() => server.remove());

  it("are written down at every route that gives any", async () => {
    const looked: string[] = [];
    const unseen: string[] = [];
    for (const { method, url } of server.running.app.declaredRoutes.filter((one) => one.method === "GET")) {
      const of = url.includes("/draws/") ? "draw" : "version";
      const address = url.replace(":id", named[of]!).replaceAll(/:(\w+)/g, (_all, name: string) => named[name] ?? "0");
      const before = await newestAct();
      const answer = await server.ask(method as "GET", `${address}?standard=cn-quality-balance-2017`);
      if (answer.statusCode !== 200 || !personal.test(answer.body)) continue;
      (((await newestAct()) ?? 0) > (before ?? 0) ? looked : unseen).push(url);
    }
    expect(unseen).toEqual([]);
    // the walk saw what it should have seen: a walk that finds nothing personal proves nothing
    expect(looked).toEqual(
      expect.arrayContaining([
        "/api/regions/:code/years/:year/teachers/jobs/:job",
        "/api/regions/:code/years/:year/teachers/plans/:plan",
        "/api/draws/:id/applicants",
        "/api/draws/:id/slips",
      ]),
    );
  });

  const newestAct = async (): Promise<number | undefined> =>
    (await readAudit(server.running.store, { most: 1 }))[0]?.id;
});
