import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { ActView, GoalComingView, GoalView, RoadMeasureView } from "./api-types.ts";
import { testingDatabaseName } from "./testing-database.ts";
import { type TestingPerson, testingPerson } from "./testing-people.ts";
import { returnOf, standard } from "./testing-road.ts";
import { type TestingServer, testingServer } from "./testing-server.ts";

const act = "/api/regions/990102/act";

describe(`the road map on ${testingDatabaseName}`, () => {
  let server: TestingServer;
  let planner: TestingPerson;
  let director: TestingPerson;
  let reader: TestingPerson;
  const ids: Record<string, string> = {};

  const publish = async (year: number, second: number): Promise<void> => {
    const { versions } = await server.bring(`${year}.csv`, returnOf(year, second));
    const id = versions[0]!.version_id;
    expect((await server.ask("POST", `/api/versions/${id}/publish`, { reason: "试" })).statusCode).toBe(200);
  };
  const write = async (title: string, days: readonly [string, string], more: object = {}): Promise<RoadMeasureView> => {
    const body = { title, owner: "装备科", starts_on: days[0], ends_on: days[1], ...more };
    const view = (await planner.ask("POST", `${act}/measures`, body)).json<RoadMeasureView>();
    ids[title] = view.measure_id;
    return view;
  };
  const now = async (): Promise<ActView> => (await planner.ask("GET", `${act}?standard=${standard}`)).json<ActView>();
  const measureNow = async (title: string) => (await now()).measures.find((one) => one.measure_id === ids[title])!;
  const report = (who: TestingPerson, title: string, what: string, remark = "") =>
    who.ask("POST", `${act}/measures/${ids[title]}/report`, { what, remark });

  beforeAll(async () => {
    server = await testingServer();
    await server.signIn();
    await publish(2024, 600_000);
    const at = { regionCode: "990102" };
    planner = await testingPerson(server, { ...at, role: "planner", name: "planner" });
    director = await testingPerson(server, { ...at, role: "director", name: "director" });
    reader = await testingPerson(server, { regionCode: "990100", role: "reader", name: "reader" });
  });
  afterAll(() => server.remove());

  it("says what is short and that nothing mends it, before there is a measure that does", async () => {
    await write("调研", ["2027-01-01", "2027-01-31"]);
    const { road } = await now();
    expect(road).toMatchObject({ verdict: "falls_short", passes_on: null, last: [], way: [] });
    expect(road!.still_short!.sections).toEqual([
      { stage: "primary", schoolCode: "S2", schoolName: "第二小学", indicators: ["equipment"] },
    ]);
  });

  it("says by when the district passes, which measure decides that day, and how late each may be", async () => {
    await write("招标", ["2027-01-01", "2027-03-31"]);
    await write("选址", ["2027-01-01", "2027-02-28"]);
    await write("购置", ["2027-04-01", "2027-05-31"], {
      depends_on: [ids["招标"], ids["选址"]],
      changes: [{ schoolCode: "S2", column: "equipment_yuan", add: 200_000 }],
    });
    await write("文化节", ["2027-01-01", "2027-12-31"]);
    const { road } = await now();
    expect(road).toMatchObject({ passes_on: "2027-05-31", last: [ids["购置"]], still_short: null });
    expect(road!.way.map(({ id, slackDays }) => [id, slackDays])).toEqual([
      [ids["选址"], 31],
      [ids["招标"], 0],
      [ids["购置"], 0],
    ]);
  });

  it("refuses a circle and names it, and a measure that waits for one that is not there", async () => {
    const body = { title: "招标", owner: "装备科", starts_on: "2027-01-01", ends_on: "2027-03-31" };
    const change = (depends_on: readonly (string | undefined)[]) =>
      planner.ask("PUT", `${act}/measures/${ids["招标"]}`, { ...body, depends_on });
    const circle = await change([ids["购置"]]);
    expect([circle.statusCode, circle.json<{ detail: string }>().detail]).toEqual([
      409,
      "这样会互相等待，永远做不完：招标 → 购置 → 招标。请去掉其中一个先后关系。",
    ]);
    expect((await change(["00000000-0000-4000-8000-000000000000"])).statusCode).toBe(400);
    expect((await change([ids["招标"]])).statusCode).toBe(409);
    const later = await planner.ask("PUT", `${act}/measures/${ids["招标"]}`, { ...body, ends_on: "2027-04-10" });
    expect(later.json<RoadMeasureView>()).toMatchObject({ ends_on: "2027-04-10" });
    expect((await now()).road!.passes_on).toBe("2027-06-10");
    expect((await reader.ask("PUT", `${act}/measures/${ids["招标"]}`, body)).statusCode).toBe(403);
  });

  it("sets goals that can be measured, and refuses others with the reason", async () => {
    const goal = { title: "仪器", standard, owner: "装备科", school_year: 2027 };
    const set = (more: object) => planner.ask("POST", `${act}/goals`, { ...goal, ...more });
    for (const wrong of [
      { aims_at: "sections_meeting" },
      { aims_at: "sections_meeting", target: 80 },
      { aims_at: "cv", target: 0.3 },
      { aims_at: "cv", target: 0.3, indicator: "nothing" },
      { aims_at: "verdict", target: 1 },
    ])
      expect((await set(wrong)).statusCode).toBe(400);
    const made = await set({ aims_at: "sections_meeting", indicator: "equipment", target: 1 });
    expect(made.json<GoalView>()).toMatchObject({
      state: "no_return_yet",
      from_year: 2024,
      points: [{ schoolYear: 2024, value: 0.5, isReached: false }],
      ahead: { schoolYear: 2027, value: 1, isReached: true },
    });
    // before the measures are done, they do not help
    const soon = await set({ aims_at: "sections_meeting", indicator: "equipment", target: 1, school_year: 2026 });
    expect(soon.json<GoalView>().ahead).toEqual({ schoolYear: 2026, value: 0.5, isReached: false });
    expect((await reader.ask("POST", `${act}/goals`, { ...goal, aims_at: "verdict" })).statusCode).toBe(403);
    const { goal_id } = soon.json<GoalView>();
    expect((await planner.ask("DELETE", `${act}/goals/${goal_id}`)).statusCode).toBe(204);
    expect((await now()).goals).toHaveLength(1);
  });

  it("tells what comes for a goal with the pupils expected, done and not done", async () => {
    const coming = (await planner.ask("GET", `${act}/goals/coming`)).json<GoalComingView[]>();
    expect(coming).toMatchObject([{ idle: { schoolYear: 2027 }, ahead: { schoolYear: 2027 } }]);
    expect([coming[0]!.idle.isReached, coming[0]!.ahead.isReached]).toEqual([false, true]);
  });

  it("closes a measure without figures by somebody else than who reported it; one with figures by no word", async () => {
    await report(planner, "调研", "begun");
    await report(planner, "调研", "reported", "已写成报告");
    await report(planner, "调研", "confirmed");
    expect((await measureNow("调研")).state).toBe("reported");
    await report(director, "调研", "confirmed");
    expect((await measureNow("调研")).state).toBe("closed");
    await report(planner, "购置", "reported", "已到货");
    await report(director, "购置", "confirmed");
    expect((await measureNow("购置")).state).toBe("reported");
    expect((await report(reader, "购置", "begun")).statusCode).toBe(403);
  });

  it("opens it again when the next return does not show it, and closes it when a later one does", async () => {
    await publish(2025, 700_000);
    expect(await measureNow("购置")).toMatchObject({ state: "under_way", shown_unmet: "990102-2025-1" });
    await publish(2026, 850_000);
    expect(await measureNow("购置")).toMatchObject({ state: "closed", closed_by: "990102-2026-1" });
    expect((await now()).goals).toMatchObject([{ state: "reached", points: [{}, { value: 0.5 }, { value: 1 }] }]);
    expect((await now()).road).toMatchObject({ verdict: "meets" });
  });

  it("lets a school report on its measure, and leaves dropping it to those who write measures", async () => {
    const at = { regionCode: "990102", schools: ["S2"] };
    const principal = await testingPerson(server, { ...at, role: "principal", name: "principal" });
    await write("修操场", ["2027-01-01", "2027-12-31"], { school_code: "S2" });
    expect((await report(principal, "修操场", "begun")).statusCode).toBe(200);
    expect((await report(principal, "修操场", "dropped", "不想修")).statusCode).toBe(403);
    expect((await measureNow("修操场")).state).toBe("under_way");
  });

  it("drops a measure only with a reason, and leaves it out of the road from then on", async () => {
    expect((await report(planner, "文化节", "dropped")).statusCode).toBe(400);
    await report(planner, "文化节", "dropped", "与别的活动合并");
    expect((await measureNow("文化节")).state).toBe("dropped");
    expect((await report(planner, "文化节", "begun")).statusCode).toBe(409);
    expect((await now()).road!.steps.flatMap(({ measures }) => measures)).not.toContain(ids["文化节"]);
  });
});
