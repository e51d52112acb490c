import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { AdoptedPlanView, DecisionView, RoadMeasureView } from "./api-types.ts";
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
  const at = { regionCode: "990102" };

  beforeAll(async () => {
    server = await testingServer();
    await server.signIn();
    const { versions } = await server.bring("2026.csv", returnOf(2026, 600_000));
    await server.ask("POST", `/api/versions/${versions[0]!.version_id}/publish`, { reason: "试" });
    planner = await testingPerson(server, { ...at, role: "planner", name: "planner" });
    director = await testingPerson(server, { ...at, role: "director", name: "director" });
    reader = await testingPerson(server, { regionCode: "990100", role: "reader", name: "reader" });
    await testingPerson(server, { ...at, role: "principal", schools: ["S2"], name: "p2", fullName: "王校长" });
    await testingPerson(server, { ...at, role: "party_secretary", schools: ["S2"], name: "s2", fullName: "李书记" });
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
          owner: "装备中心",
          principal: "王校长",
          secretary: "李书记",
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
