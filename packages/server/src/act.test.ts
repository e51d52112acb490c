import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { ActView, DecisionView, RoadMeasureView, SupervisionView, TaskView } from "./api-types.ts";
import { returnOf, standard } from "./testing-road.ts";
import { type TestingPerson, testingPerson } from "./testing-people.ts";
import { type TestingServer, testingServer } from "./testing-server.ts";

const act = "/api/regions/990102/act";

describe("acting on a gap", () => {
  let server: TestingServer;
  let planner: TestingPerson;
  let director: TestingPerson;
  let principal: TestingPerson;
  let other: TestingPerson;
  let supervisor: TestingPerson;
  beforeAll(async () => {
    server = await testingServer();
    await server.signIn();
    await publish(2024, 600_000);
    const at = { regionCode: "990102" };
    planner = await testingPerson(server, { ...at, role: "planner", name: "planner" });
    director = await testingPerson(server, { ...at, role: "director", name: "director" });
    principal = await testingPerson(server, { ...at, role: "principal", schools: ["S2"], name: "principal" });
    other = await testingPerson(server, { ...at, role: "principal", schools: ["S1"], name: "other" });
    supervisor = await testingPerson(server, { ...at, role: "supervisor", schools: ["S2"], name: "supervisor" });
  });
  afterAll(() => server.remove());

  const publish = async (year: number, second: number): Promise<string> => {
    const { versions } = await server.bring(`${year}.csv`, returnOf(year, second));
    const id = versions[0]!.version_id;
    const answer = await server.ask("POST", `/api/versions/${id}/publish`, { reason: "试" });
    expect(answer.statusCode).toBe(200);
    return id;
  };
  const gap = { standard, stage: "primary", indicator: "equipment", due_on: "2025-08-31", owner: "装备科" };
  const taskNow = async (): Promise<TaskView> => (await principal.ask("GET", `${act}/tasks`)).json<TaskView[]>()[0]!;
  let task = "";

  it("makes a task for each school that falls short, once, with what it lacks", async () => {
    const made = (await planner.ask("POST", `${act}/tasks/from-gaps`, gap)).json<TaskView[]>();
    expect(made).toMatchObject([
      { school_code: "S2", title: "第二小学：仪器设备", state: "open", due: { state: "overdue" } },
    ]);
    task = made[0]!.task_id;
    expect((await planner.ask("POST", `${act}/tasks/from-gaps`, gap)).statusCode).toBe(409);
    expect((await principal.ask("POST", `${act}/tasks/from-gaps`, gap)).statusCode).toBe(403);
  });

  it("shows it to the school concerned, and not to another", async () => {
    expect((await principal.ask("GET", `${act}/tasks`)).json<TaskView[]>()).toHaveLength(1);
    expect((await other.ask("GET", `${act}/tasks`)).json<TaskView[]>()).toEqual([]);
    expect((await other.ask("POST", `${act}/tasks/${task}/report`, { what: "reported" })).statusCode).toBe(404);
    expect((await principal.ask("GET", act)).statusCode).toBe(403);
  });

  it("does not close because its owner says so, or the director", async () => {
    await principal.ask("POST", `${act}/tasks/${task}/report`, { what: "reported", remark: "已购置" });
    await director.ask("POST", `${act}/tasks/${task}/report`, { what: "confirmed" });
    expect(await taskNow()).toMatchObject({ state: "reported", closed_by: null });
  });

  it("opens again when the next published return still shows the gap", async () => {
    const id = await publish(2025, 640_000);
    expect(await taskNow()).toMatchObject({ state: "under_way", shown_unmet: id });
  });

  it("closes when a later published return shows it met, and opens when that is withdrawn", async () => {
    const id = await publish(2026, 820_000);
    expect(await taskNow()).toMatchObject({ state: "closed", closed_by: id, due: { state: "closed" } });
    expect((await principal.ask("POST", `${act}/tasks/${task}/report`, { what: "begun" })).statusCode).toBe(409);
    await server.ask("POST", `/api/versions/${id}/withdraw`, { reason: "试" });
    expect((await taskNow()).state).toBe("under_way");
  });

  it("closes by a signed exception with a reason, which a school does not sign itself", async () => {
    const sign = (person: TestingPerson, reason: string) =>
      person.ask("POST", `${act}/tasks/${task}/exception`, { reason });
    expect((await sign(principal, "不必了")).statusCode).toBe(403);
    expect((await sign(director, " ")).statusCode).toBe(400);
    expect((await sign(director, "该校 2027 年撤并")).json<TaskView>()).toMatchObject({ state: "excepted" });
  });

  it("says of a measure whether it was decided, and by when the schools are enough if all is done on time", async () => {
    const write = async (title: string, more: object) =>
      (
        await planner.ask("POST", `${act}/measures`, {
          title,
          owner: "装备科",
          starts_on: "2027-01-01",
          ends_on: "2027-03-31",
          ...more,
        })
      ).json<RoadMeasureView>();
    const tender = await write("招标", {});
    const buy = await write("购置设备", {
      starts_on: "2027-02-01",
      ends_on: "2027-02-28",
      depends_on: [tender.measure_id],
      changes: [{ schoolCode: "S2", column: "equipment_yuan", add: 100_000 }],
      cost_yuan: 100_000,
    });
    expect(buy).toMatchObject({ decision_id: null, done_on: "2027-04-28" });
    const decided = await director.ask("POST", `${act}/decisions`, {
      title: "补齐教学仪器",
      body: "局党组会",
      decided_on: "2026-12-20",
      present: "张、李、王",
      result: "一致同意",
      document: "青教〔2026〕12号",
      measures: [buy.measure_id],
    });
    expect(decided.json<DecisionView>()).toMatchObject({ body: "局党组会", made_by: "director" });
    const view = (await planner.ask("GET", `${act}?standard=${standard}`)).json<ActView>();
    expect(view.measures.map((one) => one.decision_id)).toEqual([null, decided.json<DecisionView>().decision_id]);
    expect(view.road!.steps.map(({ day, sectionsShort }) => [day, sectionsShort])).toEqual([
      ["2027-03-31", 1],
      ["2027-04-28", 0],
    ]);
  });

  it("gives what is due as a calendar", async () => {
    await planner.ask("POST", `${act}/tasks`, {
      title: "核对音乐教室",
      owner: "装备科",
      due_on: "2099-05-01",
      school_code: "S2",
    });
    const answer = await principal.ask("GET", `${act}/calendar.ics`);
    expect(answer.headers["content-type"]).toBe("text/calendar; charset=utf-8");
    expect(answer.body).toContain("DTSTART;VALUE=DATE:20990501");
    expect(answer.body).not.toContain("第二小学：仪器设备");
  });

  it("keeps the supervision ledger: found, answered by the school, closed by the supervisor", async () => {
    const found = { visited_on: "2026-11-01", finding: "美术教室兼作库房", due_on: "2026-11-20" };
    const ledger = "/api/regions/990102/supervision";
    const written = await supervisor.ask("POST", "/api/regions/990102/schools/S2/supervision", found);
    const [finding] = written.json<SupervisionView[]>();
    expect(finding).toMatchObject({ ...found, school_code: "S2", state: "open", closed_on: null });
    expect((await supervisor.ask("POST", "/api/regions/990102/schools/S1/supervision", found)).statusCode).toBe(403);
    const answer = { answer: "库房已搬出" };
    expect((await other.ask("POST", `${ledger}/${finding!.finding_id}/answer`, answer)).statusCode).toBe(404);
    await principal.ask("POST", `${ledger}/${finding!.finding_id}/answer`, answer);
    expect((await principal.ask("POST", `${ledger}/${finding!.finding_id}/close`)).statusCode).toBe(403);
    expect((await supervisor.ask("POST", `${ledger}/${finding!.finding_id}/close`)).statusCode).toBe(409);
    const check = { is_enough: true, words: "看过" };
    await supervisor.ask("POST", `${ledger}/${finding!.finding_id}/check`, check);
    const closed = (await supervisor.ask("POST", `${ledger}/${finding!.finding_id}/close`)).json<SupervisionView[]>();
    expect(closed).toMatchObject([{ state: "closed", due: { state: "closed" } }]);
    expect(closed[0]!.events.map(({ event, who }) => [event.what, who])).toEqual([
      ["answered", "principal"],
      ["checked", "supervisor"],
      ["closed", "supervisor"],
    ]);
    expect((await other.ask("GET", ledger)).json()).toEqual([]);
  });
});
