import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type {
  AuditView,
  HeldDutyView,
  LeavingView,
  OwnDeputyView,
  OwnDutyView,
  PersonView,
  ProblemView,
  StrandedView,
  SupervisionView,
} from "./api-types.ts";
import { testingDatabaseName } from "./testing-database.ts";
import { type TestingPerson, testingPerson } from "./testing-people.ts";
import { type TestingServer, testingServer } from "./testing-server.ts";

const county = "990102";
const rules = `
title: 派位
method: deferred_acceptance
schools:
  - { school_code: S1, name: 第一小学, places: 3 }
  - { school_code: S2, name: 第二小学, places: 3 }
seed: { kind: dice, count: 4, source: 掷骰子 }
draw_date: "2099-07-10"
delete_on: "2099-12-31"
`;

describe(`what people have to do, and who takes it over, on ${testingDatabaseName}`, { timeout: 120_000 }, () => {
  let server: TestingServer;
  const who: Record<string, TestingPerson> = {};
  const add = async (name: string, role: string, schools: string[] = [], regionCode = county) => {
    who[name] = await testingPerson(server, { role, regionCode, schools, name });
    return who[name];
  };

  beforeAll(async () => {
    server = await testingServer();
    await server.signIn();
    await add("li-planner", "planner");
    await add("wang-planner", "planner");
    await add("statistician", "statistician");
    await add("old-principal", "principal", ["S1"]);
    await add("new-principal", "principal", ["S2"]);
    await add("secretary", "party_secretary", ["S3"]);
    await add("old-supervisor", "supervisor", ["S1", "S2"]);
    await add(
      "new-supervisor",
      "supervisor",
      Array.from({ length: 19 }, (_, i) => `X${i}`),
    );
    await add("other-county", "planner", [], "990101");
    const li = who["li-planner"]!;
    const task = { school_code: null, title: "编制布局规划", due_on: "2099-03-01", owner: "规划科" };
    await li.ask("POST", `/api/regions/${county}/act/tasks`, task);
    await li.ask("POST", `/api/regions/${county}/act/tasks`, { ...task, school_code: "S1", title: "修操场" });
    await li.ask("POST", `/api/regions/${county}/draws`, { rules });
    const finding = { visited_on: "2027-03-01", finding: "消防通道堵塞", due_on: "2099-04-01" };
    await who["old-supervisor"]!.ask("POST", `/api/regions/${county}/schools/S1/supervision`, finding);
  });
  afterAll(() => server.remove());

  const dutiesOf = async (name: string): Promise<readonly string[]> =>
    (await who[name]!.ask("GET", "/api/account/duties")).json<OwnDutyView[]>().map((one) => one.title.zh);
  const leavingOf = async (name: string): Promise<LeavingView> =>
    (await server.ask("GET", `/api/people/${who[name]!.accountId}/duties`)).json<LeavingView>();
  const handOver = (from: string, to: string, more: object = {}) =>
    server.ask("POST", `/api/people/${who[from]!.accountId}/hand-over`, {
      to: who[to]!.accountId,
      stop: true,
      ...more,
    });

  it("shows to each what is his: what he gave, what his school is to do, what he is named for", async () => {
    expect(await dutiesOf("li-planner")).toEqual(["编制布局规划", "摇号：派位"]);
    expect(await dutiesOf("old-principal")).toEqual(["修操场", "督导整改（2027-03-01 到校）"]);
    expect(await dutiesOf("old-supervisor")).toEqual([]); // the school has not answered yet
    for (const name of ["wang-planner", "new-principal", "secretary", "other-county"])
      expect([name, await dutiesOf(name)]).toEqual([name, []]);
  });

  it("gives one thing to one person, who must be able to do it", async () => {
    const duties = (await who["li-planner"]!.ask("GET", `/api/regions/${county}/duties`)).json<HeldDutyView[]>();
    const { subject } = duties.find((one) => one.title.zh === "编制布局规划")!;
    const give = (to: string, by = "li-planner") =>
      who[by]!.ask("PUT", `/api/regions/${county}/duties`, { subject, account_id: who[to]!.accountId });
    expect((await give("new-principal")).statusCode).toBe(403);
    expect((await give("other-county")).statusCode).toBe(403);
    expect((await give("li-planner", "other-county")).statusCode).toBe(403);
    expect((await give("wang-planner")).statusCode).toBe(204);
    expect(await dutiesOf("wang-planner")).toEqual(["编制布局规划"]);
    expect(await dutiesOf("li-planner")).toEqual(["摇号：派位"]);
    expect((await give("li-planner")).statusCode).toBe(204);
  });

  it("says who could take everything over, and refuses whoever may not do some of it: then nothing goes over", async () => {
    const { duties, receivers } = await leavingOf("li-planner");
    expect(duties.map((one) => one.title.zh)).toEqual(["编制布局规划", "摇号：派位"]);
    const beyond = new Map(receivers.map((one) => [one.name, one.beyond]));
    expect([beyond.get("wang-planner"), beyond.get("statistician"), beyond.get("new-principal")]).toEqual([0, 1, 2]);
    const refused = await handOver("li-planner", "statistician");
    expect([refused.statusCode, refused.json<ProblemView>().detail]).toEqual([403, expect.stringContaining("摇号")]);
    expect((await who["li-planner"]!.ask("GET", "/api/account/duties")).statusCode).toBe(200);
    expect(await dutiesOf("statistician")).toEqual([]);
  });

  it("is not for whoever may not manage people, nor for one's own account, nor to a stopped one", async () => {
    const to = who["wang-planner"]!.accountId;
    const url = `/api/people/${who["li-planner"]!.accountId}/hand-over`;
    expect((await who["statistician"]!.ask("POST", url, { to, stop: true })).statusCode).toBe(403);
    const admin = await testingPerson(server, { role: "administrator", regionCode: county, name: "county-admin" });
    const own = await admin.ask("POST", `/api/people/${admin.accountId}/hand-over`, { to, stop: true });
    expect(own.statusCode).toBe(409);
    const far = await testingPerson(server, { role: "administrator", regionCode: "990101", name: "far-admin" });
    expect((await far.ask("POST", url, { to, stop: true })).statusCode).toBe(404);
  });

  it("hands everything over at one go: the account and its sessions end, the audit names each thing", async () => {
    const answer = await handOver("li-planner", "wang-planner");
    expect(answer.json<OwnDutyView[]>().map((one) => one.title.zh)).toEqual(["编制布局规划", "摇号：派位"]);
    expect((await who["li-planner"]!.ask("GET", "/api/account/duties")).statusCode).toBe(401);
    expect(await dutiesOf("wang-planner")).toEqual(["编制布局规划", "摇号：派位"]);
    const acts = (await server.ask("GET", `/api/audit?region=${county}&most=10`)).json<AuditView[]>();
    expect(acts.map(({ what }) => what)).toEqual(
      expect.arrayContaining(["account.hand-over", "duty.hand-over", "duty.hand-over", "account.stop"]),
    );
    expect(acts.find(({ what }) => what === "account.hand-over")).toMatchObject({
      who: "admin",
      subject: "li-planner",
      details: { to: "wang-planner", duties: 2, stopped: true },
    });
    expect((await leavingOf("li-planner")).duties).toEqual([]);
  });

  it("hands a principal's school to the next one; a school that nobody else has goes over with its duties", async () => {
    expect((await handOver("old-principal", "new-principal")).statusCode).toBe(403);
    expect((await handOver("old-principal", "secretary", { with_schools: true })).statusCode).toBe(400);
    expect((await handOver("old-principal", "new-principal", { with_schools: true })).statusCode).toBe(200);
    expect(await dutiesOf("new-principal")).toEqual(["修操场", "督导整改（2027-03-01 到校）"]);
    const people = (await server.ask("GET", "/api/people")).json<PersonView[]>();
    expect(people.find((one) => one.name === "new-principal")?.schools).toEqual(["S2", "S1"]);
  });

  it("hands over what a supervisor is still to close, within twenty schools", async () => {
    const full = await handOver("old-supervisor", "new-supervisor", { with_schools: true });
    expect([full.statusCode, full.json<ProblemView>().detail]).toEqual([400, expect.stringContaining("21")]);
    await add("third-supervisor", "supervisor", ["S9"]);
    expect((await handOver("old-supervisor", "third-supervisor", { with_schools: true })).statusCode).toBe(200);
    const findings = (await who["new-principal"]!.ask("GET", `/api/regions/${county}/supervision`)).json<
      SupervisionView[]
    >();
    const answer = { answer: "已清理" };
    await who["new-principal"]!.ask(
      "POST",
      `/api/regions/${county}/supervision/${findings[0]!.finding_id}/answer`,
      answer,
    );
    expect(await dutiesOf("third-supervisor")).toEqual(["复查整改、销号（2027-03-01 到校）"]);
  });

  it("tells of a stopped account that still has something to do", async () => {
    const wang = who["wang-planner"]!.accountId;
    await server.ask("POST", `/api/people/${wang}/stop`, { stopped: true });
    const stranded = (await server.ask("GET", "/api/people/stranded")).json<StrandedView[]>();
    expect(stranded.map((one) => [one.name, one.duties])).toEqual([["wang-planner", 2]]);
    await server.ask("POST", `/api/people/${wang}/stop`, { stopped: false });
  });

  it("lets a deputy see what is to be done for whoever is away, in those days, as far as he may", async () => {
    await add("deputy", "planner");
    const name = (deputy: string | null, from_day: string, to_day: string) =>
      server.ask("PUT", `/api/people/${who["wang-planner"]!.accountId}/deputy`, {
        deputy_id: deputy === null ? null : who[deputy]!.accountId,
        from_day,
        to_day,
      });
    expect((await name("wang-planner", "2020-01-01", "2099-01-01")).statusCode).toBe(400);
    expect((await name("deputy", "2099-01-01", "2020-01-01")).statusCode).toBe(400);
    expect((await name("deputy", "2020-01-01", "2098-01-01")).statusCode).toBe(204);
    const seen = (await testingDuties("deputy")).map((one) => [one.title.zh, one.stands_in_for]);
    expect(seen).toContainEqual(["编制布局规划", "wang-planner"]);
    await name("deputy", "2020-01-01", "2020-02-01");
    expect(await dutiesOf("deputy")).toEqual([]);
    await name(null, "2020-01-01", "2020-02-01");
  });

  it("lets a person name his own deputy, among those who may do some of what he may; nobody else's", async () => {
    await add("s5-principal", "principal", ["S5"]);
    await add("s5-clerk", "school_clerk", ["S5"]);
    const task = { school_code: "S5", title: "补图书", due_on: "2099-05-01", owner: "装备中心" };
    await who["deputy"]!.ask("POST", `/api/regions/${county}/act/tasks`, task);
    const own = async (name: string): Promise<OwnDeputyView> =>
      (await who[name]!.ask("GET", "/api/account/deputy")).json<OwnDeputyView>();
    const choice = await own("s5-principal");
    const names = choice.colleagues.map((one) => one.name);
    expect([choice.duties, choice.deputy]).toEqual([1, null]);
    expect(names).toEqual(expect.arrayContaining(["s5-clerk", "statistician", "wang-planner"]));
    expect(names).not.toEqual(expect.arrayContaining(["s5-principal"]));
    for (const other of ["new-principal", "other-county", "old-supervisor"]) expect(names).not.toContain(other);
    const name = (by: string, deputy: string | null, from_day: string, to_day: string) =>
      who[by]!.ask("PUT", "/api/account/deputy", {
        deputy_id: deputy === null ? null : who[deputy]!.accountId,
        from_day,
        to_day,
      });
    expect((await name("s5-principal", "new-principal", "2020-01-01", "2098-01-01")).statusCode).toBe(403);
    expect((await name("s5-principal", "other-county", "2020-01-01", "2098-01-01")).statusCode).toBe(403);
    expect((await name("s5-principal", "s5-clerk", "2098-01-01", "2020-01-01")).statusCode).toBe(400);
    const named = await name("s5-principal", "s5-clerk", "2020-01-01", "2098-01-01");
    expect(named.json<OwnDeputyView>().deputy).toMatchObject({ name: "s5-clerk", named_by: "s5-principal" });
    expect((await own("s5-clerk")).stands_in_for).toMatchObject([{ name: "s5-principal", to_day: "2098-01-01" }]);
    const acts = (await server.ask("GET", `/api/audit?region=${county}&most=5`)).json<AuditView[]>();
    expect(acts).toContainEqual(expect.objectContaining({ what: "account.deputy", who: "s5-principal" }));
    await name("s5-principal", null, "2020-01-01", "2020-01-01");
    expect((await own("s5-clerk")).stands_in_for).toEqual([]);
  });

  it("opens one's duties to a calendar by a secret address, which sees no more, is changed, stopped, and ends with the account", async () => {
    await add("s6-principal", "principal", ["S6"]);
    const task = { school_code: "S6", title: "补图书, 修\\路", due_on: "2099-05-01", owner: "装备中心" };
    await who["deputy"]!.ask("POST", `/api/regions/${county}/act/tasks`, task);
    const fetched = (url: string) => server.running.app.inject({ method: "GET", url });
    const open = async (): Promise<string> =>
      (await who["s6-principal"]!.ask("POST", "/api/account/calendar")).json<{ path: string }>().path;
    const first = await open();
    const feed = await fetched(first);
    expect([feed.statusCode, feed.headers["content-type"]]).toEqual([200, "text/calendar; charset=utf-8"]);
    expect(feed.body.match(/BEGIN:VEVENT/g)).toHaveLength(1);
    expect(feed.body).toContain("DTSTART;VALUE=DATE:20990501\r\nSUMMARY:补图书\\, 修\\\\路\r\n");
    const second = await open();
    expect([(await fetched(first)).statusCode, (await fetched(second)).statusCode]).toEqual([404, 200]);
    expect((await who["s6-principal"]!.ask("DELETE", "/api/account/calendar")).statusCode).toBe(204);
    expect((await fetched(second)).statusCode).toBe(404);
    const third = await open();
    await server.ask("POST", `/api/people/${who["s6-principal"]!.accountId}/stop`, { stopped: true });
    expect((await fetched(third)).statusCode).toBe(404);
  });

  const testingDuties = async (name: string): Promise<OwnDutyView[]> =>
    (await who[name]!.ask("GET", "/api/account/duties")).json<OwnDutyView[]>();
});
