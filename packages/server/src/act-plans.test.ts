import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { AdoptedPlanView, DecisionView, LeavingView, PersonView, RoadMeasureView } from "./api-types.ts";
import { addPlacePlan, addTeacherPlan, adoptPlacePlan, adoptTeacherPlan, record } from "./store/index.ts";
import { type TestingPerson, testingPerson } from "./testing-people.ts";
import { type TestingServer, testingServer } from "./testing-server.ts";
import { returnOf, standard } from "./testing-road.ts";

const act = "/api/regions/990102/act";
const lineage = { version: "990102-2026-1", standard, standard_version: "1", kernel_version: "1", files: {}, ask: {} };
const measure = { school_code: "S2", school_name: "第二小学", stage: null, column: "equipment_yuan", unit: "yuan" };
const document = {
  plan: "resources",
  school_year: 2026,
  years: [],
  measures: [{ ...measure, indicator: "equipment", amount: 200_000, cost_yuan: 200_000 }],
};

describe("measures of an adopted plan", () => {
  let server: TestingServer;
  let planner: TestingPerson;
  let director: TestingPerson;
  let reader: TestingPerson;
  let principal: TestingPerson;
  const accounts = { p2: "", s2: "" };
  const at = { regionCode: "990102" };

  beforeAll(async () => {
    server = await testingServer();
    await server.signIn();
    const { versions } = await server.bring("2026.csv", returnOf(2026, 600_000));
    await server.ask("POST", `/api/versions/${versions[0]!.version_id}/publish`, { reason: "试" });
    planner = await testingPerson(server, { ...at, role: "planner", name: "planner" });
    director = await testingPerson(server, { ...at, role: "director", name: "director" });
    reader = await testingPerson(server, { regionCode: "990100", role: "reader", name: "reader" });
    const head = { ...at, schools: ["S2"] };
    principal = await testingPerson(server, { ...head, role: "principal", name: "p2", fullName: "王校长" });
    const secretary = { ...head, role: "party_secretary", name: "s2", fullName: "李书记" };
    accounts.p2 = principal.accountId;
    accounts.s2 = (await testingPerson(server, secretary)).accountId;
    await record(server.running.store, { ...at, name: "planner" }, async (writing) => {
      const plan = { ...at, schoolYear: 2026, kind: "resources" as const, lineage, document, createdBy: "planner" };
      await addTeacherPlan(writing, { ...plan, planId: "plan-1", name: "补齐设备" });
      return { result: undefined, acts: [] };
    });
  });
  afterAll(() => server.remove());

  const plansNow = async (who = planner) => (await who.ask("GET", `${act}/plans`)).json<AdoptedPlanView[]>();
  const take = (who: TestingPerson, more: object = {}) =>
    who.ask("POST", `${act}/measures/from-plan`, { kind: "resources", plan_id: "plan-1", ...more });

  it("are not to be had before the plan is adopted", async () => {
    expect(await plansNow()).toEqual([]);
    expect((await take(planner)).statusCode).toBe(404);
    const plan = { ...at, schoolYear: 2026, kind: "resources" as const, planId: "plan-1" };
    await record(server.running.store, { ...at, name: "planner" }, async (writing) => {
      await adoptTeacherPlan(writing, plan, { name: "planner", at: new Date() });
      return { result: undefined, acts: [] };
    });
    expect(await plansNow(reader)).toMatchObject([{ plan_id: "plan-1", measures: 0, decision_id: null }]);
  });

  it("are made once, with days, money, owner, principal and secretary, and what the return will show", async () => {
    expect((await take(reader)).statusCode).toBe(403);
    const made = await take(planner);
    expect([made.statusCode, made.json<RoadMeasureView[]>()]).toMatchObject([
      201,
      [
        {
          title: "第二小学：仪器设备 +200000元",
          title_en: expect.stringContaining("200000"),
          owner: "装备中心",
          principal: "王校长",
          secretary: "李书记",
          principal_account: accounts.p2,
          secretary_account: accounts.s2,
          starts_on: "2027-03-01",
          ends_on: "2027-08-31",
          cost_yuan: 200_000,
          changes: [{ schoolCode: "S2", column: "equipment_yuan", add: 200_000 }],
          indicators: ["equipment"],
          plan_kind: "resources",
          plan_id: "plan-1",
          plan_item: "S2|equipment",
          from_year: 2026,
          decision_id: null,
        },
      ],
    ]);
    expect((await take(planner)).statusCode).toBe(409);
    expect(await plansNow()).toMatchObject([{ measures: 1 }]);
  });

  it("are tied to the decision that adopts their plan, which says whether the Party organisation's meeting made it", async () => {
    const said = {
      title: "资源补充方案",
      body: "局党组会",
      decided_on: "2026-12-01",
      present: "张、李",
      result: "同意",
    };
    const adopts = { plan_kind: "resources", plan_id: "plan-1", by_party: true };
    const decision = (await director.ask("POST", `${act}/decisions`, { ...said, ...adopts })).json<DecisionView>();
    expect(decision).toMatchObject({ by_party: true, plan_id: "plan-1" });
    expect(await plansNow()).toMatchObject([{ decision_id: decision.decision_id }]);
    const view = (await planner.ask("GET", act)).json<{ measures: RoadMeasureView[] }>();
    expect(view.measures.map(({ decision_id }) => decision_id)).toEqual([decision.decision_id]);
  });

  const measuresOf = async (who: TestingPerson) => (await who.ask("GET", `${act}/measures`)).json<RoadMeasureView[]>();

  it("are seen by the school that is to do them, which reports and does not strike out", async () => {
    const [own] = await measuresOf(principal);
    expect(own).toMatchObject({ school_code: "S2", state: "open", done_on: "2027-08-31" });
    const report = (what: string) =>
      principal.ask("POST", `${act}/measures/${own!.measure_id}/report`, { what, remark: "进场" });
    expect((await report("dropped")).statusCode).toBe(403);
    expect((await report("begun")).json<RoadMeasureView>()).toMatchObject({ state: "under_way" });
    const other = await testingPerson(server, { ...at, role: "principal", schools: ["S1"], name: "p1" });
    expect(await measuresOf(other)).toEqual([]);
  });

  it("name whoever is chosen by account by that account's name; a written name stays text; another school's is refused", async () => {
    const [own] = await measuresOf(planner);
    const write = (more: object) =>
      planner.ask("PUT", `${act}/measures/${own!.measure_id}`, {
        title: own!.title_en,
        owner: own!.owner,
        starts_on: own!.starts_on,
        ends_on: own!.ends_on,
        school_code: "S2",
        changes: own!.changes,
        ...more,
      });
    const p1 = (await server.ask("GET", "/api/people")).json<PersonView[]>().find((one) => one.name === "p1")!;
    expect((await write({ principal_account: p1.account_id })).statusCode).toBe(400);
    const text = await write({ principal: "赵副校长", secretary_account: accounts.s2 });
    expect(text.json<RoadMeasureView>()).toMatchObject({
      title: own!.title, // an unchanged title stays in both languages, in whichever it was sent
      title_en: own!.title_en,
      principal: "赵副校长",
      principal_account: null,
      secretary: "李书记",
    });
    expect((await write({ title: "改题", principal_account: accounts.p2 })).json<RoadMeasureView>()).toMatchObject({
      title: "改题",
      title_en: null,
      principal: "王校长",
    });
    const stays = await write({ title: "改题", principal_account: accounts.p2, secretary_account: accounts.s2 });
    expect(stays.json<RoadMeasureView>()).toMatchObject({ principal: "王校长", secretary: "李书记" });
  });

  it("are handed over with everything else of a principal, and follow a name that is corrected", async () => {
    const next = await testingPerson(server, {
      ...at,
      role: "principal",
      schools: ["S1"],
      name: "n2",
      fullName: "新校长",
    });
    const leave = await server.ask("GET", `/api/people/${accounts.p2}/duties`);
    expect(leave.json<LeavingView>().duties.map(({ kind }) => kind)).toContain("measure-head");
    const over = { to: next.accountId, with_schools: true, stop: true };
    expect((await server.ask("POST", `/api/people/${accounts.p2}/hand-over`, over)).statusCode).toBe(200);
    const named = { principal: "新校长", principal_account: next.accountId };
    expect(await measuresOf(planner)).toMatchObject([{ ...named, secretary: "李书记" }]);
    const change = { role: "principal", region_code: at.regionCode, schools: ["S1", "S2"], full_name: "新校长（张）" };
    const changed = await server.ask("PUT", `/api/people/${next.accountId}`, change);
    expect(changed.statusCode).toBe(200);
    expect(await measuresOf(planner)).toMatchObject([{ principal: "新校长（张）" }]);
  });

  it("have days in the year after the adoption where nothing is published yet", async () => {
    const there = { regionCode: "990103" };
    const other = await testingPerson(server, { ...there, role: "planner", name: "planner-990103" });
    const plan = { ...there, planId: "cut", kind: "catchments" as const };
    const cut = { plan: "catchments", assignment: [{ unit: "u", school: "A", share: 1 }] };
    await record(server.running.store, { ...there, name: "planner-990103" }, async (writing) => {
      const asked = { files: {}, ask: {}, kernel_version: "1", seed: 1 };
      await addPlacePlan(writing, {
        ...plan,
        name: "划片",
        lineage: asked,
        document: cut,
        createdBy: "planner-990103",
      });
      await adoptPlacePlan(writing, plan, { name: "planner-990103", at: new Date(2027, 2, 5) });
      return { result: undefined, acts: [] };
    });
    const acting = `/api/regions/${there.regionCode}/act`;
    const made = await other.ask("POST", `${acting}/measures/from-plan`, { kind: "places", plan_id: "cut" });
    expect(made.json<RoadMeasureView[]>()).toMatchObject([
      { starts_on: expect.stringMatching(/^202[78]-/) as string, ends_on: expect.stringMatching(/^2028-/) as string },
    ]);
    expect((await other.ask("GET", acting)).statusCode).toBe(200);
  });
});
