import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { AuditView, TeacherJobView, TeacherPlanView, TeachersView, VersionView } from "./api-types.ts";
import { returnOf } from "./testing-road.ts";
import { type TestingServer, testingServer } from "./testing-server.ts";

const district = (file: string): Promise<Buffer> =>
  readFile(fileURLToPath(new URL(`../../../examples/district/${file}`, import.meta.url)));
const standard = "cn-quality-balance-2017";
const at = "/api/regions/990102/years/2026/teachers";

/** A file as a browser sends it. */
function form(
  name: string,
  content: Buffer | string,
): { readonly body: Buffer; readonly headers: Record<string, string> } {
  const edge = "----youheng-test";
  const head = `--${edge}\r\nContent-Disposition: form-data; name="file"; filename="${name}"\r\nContent-Type: text/csv\r\n\r\n`;
  const body = Buffer.concat([Buffer.from(head), Buffer.from(content), Buffer.from(`\r\n--${edge}--\r\n`)]);
  return { body, headers: { "content-type": `multipart/form-data; boundary=${edge}` } };
}

describe("teachers over HTTP", () => {
  let server: TestingServer;
  const bring = async (part: string, name: string, content: Buffer | string) => {
    const { body, headers } = form(name, content);
    const answer = await server.ask("POST", `${at}/files/${part}?standard=${standard}`, body, headers);
    return answer.json<{
      kept: boolean;
      findings: readonly { code: string; severity: string; place: { cell?: string } }[];
    }>();
  };
  const done = async (job: TeacherJobView): Promise<TeacherJobView> => {
    for (;;) {
      const view = (await server.ask("GET", `${at}/jobs/${job.job_id}`)).json<TeacherJobView>();
      if (view.state !== "running") return view;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  };

  beforeAll(async () => {
    server = await testingServer();
    await server.signIn();
    const { versions } = await server.bring("2026-return-final.xlsx", await district("2026-return-final.xlsx"));
    (
      await server.ask("POST", `/api/versions/${versions[0]!.version_id}/publish`, { reason: "已核对" })
    ).json<VersionView>();
  });
  afterAll(() => server.remove());

  it("keeps no roster with errors, and lists them with their cells", async () => {
    const { kept, findings } = await bring(
      "roster",
      "r.csv",
      "teacher,school_code,stage,subject,above_required_degree,backbone,pe_arts,years_at_school,years_to_retirement,exempt\nT1,0,小学,语文,是,否,否,7,9,\n",
    );
    const errors = findings.filter(({ severity }) => severity === "error");
    expect([kept, errors.map(({ code, place }) => [code, place.cell])]).toEqual([false, [["DECIDE-002", "B2"]]]);
    expect((await server.ask("POST", `${at}/jobs`, { kind: "rotation", standard })).statusCode).toBe(409);
  });

  it("goes from the roster to an adopted plan, and writes down who looked", async () => {
    expect((await bring("roster", "2026-teachers.csv", await district("2026-teachers.csv"))).kept).toBe(true);
    const view = (await server.ask("GET", `${at}?standard=${standard}`)).json<TeachersView>();
    expect([view.roster?.file, view.overview?.teachers, view.overview?.retiring.length]).toEqual([
      "2026-teachers.csv",
      2485,
      5,
    ]);
    const begun = await server.ask("POST", `${at}/jobs`, { kind: "rotation", standard });
    expect(begun.statusCode).toBe(202);
    const job = await done(begun.json<TeacherJobView>());
    expect([job.state, job.document?.status]).toEqual(["done", "optimal"]);
    const { plan_id } = (await server.ask("POST", `${at}/plans`, { job_id: job.job_id, name: "2027 年轮岗" })).json<{
      plan_id: string;
    }>();
    expect((await server.ask("POST", `${at}/plans/${plan_id}/adopt`)).statusCode).toBe(204);
    const [plan] = (await server.ask("GET", `${at}/plans`)).json<TeacherPlanView[]>();
    expect([plan?.plan_id, plan?.kind, plan?.adopted_by]).toEqual([plan_id, "rotation", "admin"]);
    expect((await server.ask("GET", `${at}/plans/${plan_id}`)).json()).toEqual(job.document);
    const acts = (await server.ask("GET", "/api/audit?region=990102&most=50"))
      .json<AuditView[]>()
      .map(({ what }) => what);
    expect(acts).toEqual(
      expect.arrayContaining(["teachers.roster", "teachers.look", "teachers.plan", "teachers.plan.adopt"]),
    );
  });

  it("plans resources within a budget, and pairs schools", async () => {
    expect((await bring("costs", "costs.csv", await district("costs.csv"))).kept).toBe(true);
    const resources = await done(
      (
        await server.ask("POST", `${at}/jobs`, { kind: "resources", standard, budget_yuan: 2_000_000 })
      ).json<TeacherJobView>(),
    );
    expect(resources.document).toMatchObject({ plan: "resources", status: "optimal", budget_yuan: 2_000_000 });
    const groups = await done(
      (await server.ask("POST", `${at}/jobs`, { kind: "groups", standard })).json<TeacherJobView>(),
    );
    expect(groups.document).toMatchObject({ plan: "groups", status: "optimal" });
  });

  it("takes new files one after the other where a newer return has made all kept ones old", async () => {
    const priced = await bring("costs", "costs.csv", "指标,单位,单价（元）,学校标识码\nequipment,元,1,2199210101\n");
    expect(priced.kept).toBe(true);
    const { versions } = await server.bring("2026-new.csv", returnOf(2026, 600_000));
    await server.ask("POST", `/api/versions/${versions[0]!.version_id}/publish`, { reason: "学校撤并" });
    const head = "teacher,school_code,stage,subject,above_required_degree,backbone,pe_arts,years_at_school";
    const roster = await bring(
      "roster",
      "new.csv",
      `${head},years_to_retirement,exempt\nT1,S1,小学,语文,是,否,否,7,9,\n`,
    );
    expect([roster.kept, roster.findings.filter(({ severity }) => severity === "error")]).toEqual([true, []]);
    const costs = await bring("costs", "new-costs.csv", "指标,单位,单价（元）,学校标识码\nequipment,元,1,S1\n");
    expect([costs.kept, costs.findings.filter(({ severity }) => severity === "error")]).toEqual([true, []]);
  });
});
