import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { compileStandard } from "@youheng/kernel/assess";
import {
  judgeHandPlan,
  NO_CHANGES,
  type OwnPlan,
  studioFromJson,
  withMeasure,
  withMove,
  writeStudioLink,
} from "@youheng/kernel/decide";
import { bundleOf, loadPolicy } from "@youheng/server/policy";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { AdoptedPlanView, PlanInputsView, StudioView, TeacherPlanView } from "./api-types.ts";
import { type TestingPerson, testingPerson } from "./testing-people.ts";
import { type TestingServer, testingServer } from "./testing-server.ts";

const district = (file: string): Promise<Buffer> =>
  readFile(fileURLToPath(new URL(`../../../examples/district/${file}`, import.meta.url)));
const standard = "cn-quality-balance-2017";
const at = "/api/regions/990102/years/2026/teachers";

/** A file as a browser sends it. */
function form(name: string, content: Buffer | string) {
  const edge = "----youheng-test";
  const head = `--${edge}\r\nContent-Disposition: form-data; name="file"; filename="${name}"\r\nContent-Type: text/csv\r\n\r\n`;
  const body = Buffer.concat([Buffer.from(head), Buffer.from(content), Buffer.from(`\r\n--${edge}--\r\n`)]);
  return { body, headers: { "content-type": `multipart/form-data; boundary=${edge}` } };
}

describe("the what-if studio over HTTP", () => {
  let server: TestingServer;
  let director: TestingPerson;
  const bring = async (part: string, name: string, content: Buffer | string) => {
    const { body, headers } = form(name, content);
    const answer = await server.ask("POST", `${at}/files/${part}?standard=${standard}`, body, headers);
    return answer.json<{ kept: boolean; findings: readonly { code: string; severity: string }[] }>();
  };
  const opened = async (enrolment: string | number = "today") =>
    (await server.ask("GET", `${at}/studio?standard=${standard}&enrolment=${enrolment}`)).json<StudioView>();
  const inputs = async () => (await server.ask("GET", `${at}/inputs?standard=${standard}`)).json<PlanInputsView>();

  beforeAll(async () => {
    server = await testingServer();
    await server.signIn();
    const { versions } = await server.bring("2026-return-final.xlsx", await district("2026-return-final.xlsx"));
    await server.ask("POST", `/api/versions/${versions[0]!.version_id}/publish`, { reason: "已核对" });
    await bring("roster", "2026-teachers.csv", await district("2026-teachers.csv"));
    await bring("costs", "costs.csv", await district("costs.csv"));
    director = await testingPerson(server, { regionCode: "990102", role: "director", name: "director" });
  });
  afterAll(() => server.remove());

  it("opens in a page as on the server: a plan by hand has the same figures in both, and is adopted as work of two kinds", async () => {
    const { ground, digest } = await opened();
    const { policy } = await loadPolicy();
    const studio = studioFromJson(compileStandard(bundleOf(policy, standard)), ground);
    const weak = studio.before.stages["primary"]!.sections_list.find(({ verdict }) => verdict === "falls_short")!;
    const teacher = studio.roster!.find((one) => one.stage === "primary" && one.schoolCode !== weak.school_code)!;
    const measure = { school_code: weak.school_code!, column: "equipment_yuan", amount: 100_000 };
    const plan = withMove(withMeasure(NO_CHANGES, measure), teacher.teacher, weak.school_code);
    const here = JSON.parse(JSON.stringify(judgeHandPlan(studio, plan))) as OwnPlan;
    const kept = await server.ask("POST", `${at}/studio/plans`, { name: "局长方案", standard, plan });
    expect(kept.statusCode).toBe(201);
    const { plan_id } = kept.json<{ plan_id: string }>();
    expect((await server.ask("GET", `${at}/plans/${plan_id}`)).json()).toEqual(here);
    expect(here.cost_yuan).toBe(100_000);
    expect(digest).toMatch(/^[0-9a-f]{12}$/);
    expect((await server.ask("POST", `${at}/plans/${plan_id}/adopt`)).statusCode).toBe(204);
    const adopted = (await server.ask("GET", "/api/regions/990102/act/plans")).json<AdoptedPlanView[]>();
    expect(adopted.map(({ kind, plan_id: id }) => [kind, id])).toEqual([
      ["rotation", plan_id],
      ["resources", plan_id],
    ]);
    const ids = adopted.flatMap(({ items }) => items.map(({ id }) => id));
    expect(new Set(ids).size).toBe(2);
  });

  it("shows no teacher to whom the roster is closed", async () => {
    const view = (await director.ask("GET", `${at}/studio?standard=${standard}`)).json<StudioView>();
    expect([view.may_see_roster, view.has_roster, view.ground.roster]).toEqual([false, true, null]);
    const [plan] = (await director.ask("GET", `${at}/plans`)).json<TeacherPlanView[]>();
    const document = (await director.ask("GET", `${at}/plans/${plan!.plan_id}`)).json<OwnPlan>();
    expect([document.moves.map(({ teacher }) => teacher), document.hand.moves]).toEqual([["•"], []]);
    expect(JSON.stringify(document)).not.toMatch(/T[0-9]{4}/);
  });

  it("keeps a state that is too long for a link, and no other text", async () => {
    const bad = await server.ask("POST", `${at}/studio/states`, { state: "hello" });
    expect(bad.statusCode).toBe(400);
    const plan = withMove(NO_CHANGES, "T1", "S1");
    const state = writeStudioLink({ ground: "a1", beside: [], enrolment: "today", plan });
    const { state_id } = (await server.ask("POST", `${at}/studio/states`, { state })).json<{ state_id: string }>();
    expect((await server.ask("GET", `${at}/studio/states/${state_id}`)).json()).toEqual({ state });
    expect((await director.ask("GET", `${at}/studio/states/${state_id}`)).statusCode).toBe(403);
  });

  it("takes the district's own rules, names the change, and lets them go", async () => {
    const wrong = await bring("rules", "rules.yaml", "rotate_at_least: { share: much }");
    expect([wrong.kept, wrong.findings.length > 0]).toEqual([false, true]);
    const { kept } = await bring("rules", "rules.yaml", 'rotate_at_least: { share: "0.12" }\n');
    expect(kept).toBe(true);
    expect((await inputs()).local).toMatchObject([{ id: "rotate_at_least", usual: 0.1, own: 0.12 }]);
    const { ground } = await opened();
    expect(ground.rules.local).toMatchObject([{ id: "rotate_at_least", usual: 0.1, own: 0.12 }]);
    expect((await server.ask("DELETE", `${at}/files/rules`)).statusCode).toBe(204);
    expect((await inputs()).local).toEqual([]);
  });

  it("plans for the students of the forecast or of the district's own file", async () => {
    expect((await server.ask("GET", `${at}/studio?standard=${standard}&enrolment=file`)).statusCode).toBe(409);
    const today = await opened();
    const codes = today.ground.facts.text["school_code"]!;
    const row = today.ground.facts.numbers["students_primary"]!.findIndex((one) => (one ?? 0) > 0);
    const unknown = await bring("enrolment", "e.csv", "school_code,stage,students\n0,primary,10\n");
    expect([unknown.kept, unknown.findings.map(({ code }) => code)]).toEqual([false, ["DECIDE-015"]]);
    expect((await bring("enrolment", "e.csv", `school_code,stage,students\n${codes[row]},primary,77\n`)).kept).toBe(
      true,
    );
    const file = await opened("file");
    expect(file.ground.facts.numbers["students_primary"]![row]).toBe(77);
    expect(file.as_today.length).toBeGreaterThan(10);
    const history = form("enrolment.csv", await district("enrolment.csv"));
    const brought = await server.ask("POST", "/api/regions/990102/history/enrolment", history.body, history.headers);
    expect(brought.statusCode).toBe(201);
    const { forecast } = await inputs();
    expect(forecast).toEqual({ last_year: 2026, years: [2027, 2028, 2029, 2030, 2031] });
    const later = await opened(2029);
    const sum = (view: StudioView) =>
      view.ground.facts.numbers["students_primary"]!.reduce<number>((all, one) => all + (one ?? 0), 0);
    expect(sum(later)).not.toBe(sum(today));
    expect((await server.ask("GET", `${at}/studio?standard=${standard}&enrolment=2050`)).statusCode).toBe(404);
  });
});
