import { Readable } from "node:stream";
import ExcelJS from "exceljs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { noteRises } from "./act/index.ts";
import type {
  RisenView,
  SupervisionView,
  SupervisorView,
  VisitPointView,
  VisitProposalView,
  VisitView,
} from "./api-types.ts";
import { loadPeople } from "./policy/index.ts";
import { asSystem, readAudit } from "./store/index.ts";
import { testingDatabaseName } from "./testing-database.ts";
import { type TestingPerson, testingPerson } from "./testing-people.ts";
import { returnOf, standard } from "./testing-road.ts";
import { type TestingServer, testingServer } from "./testing-server.ts";

const county = "/api/regions/990102";
const ledger = `${county}/supervision`;

describe(`supervision on ${testingDatabaseName}`, () => {
  let server: TestingServer;
  let today = new Date();
  const people: Record<string, TestingPerson> = {};
  const person = async (name: string, role: string, more: object = {}) => {
    people[name] = await testingPerson(server, { regionCode: "990102", role, name, ...more });
  };
  /** Days go by; who is signed in stays so. */
  const dayIs = async (year: number, month: number, day: number): Promise<void> => {
    today = new Date(year, month - 1, day, 9);
    const stays = { last_seen_at: today, expires_at: new Date(today.getTime() + 3_600_000) };
    await asSystem(() => server.running.store.db.updateTable("session").set(stays).execute());
  };
  const noteNow = async (): Promise<number> => {
    const { people: rules } = await loadPeople();
    return await noteRises({ store: server.running.store, now: () => today, rules: rules.act });
  };

  beforeAll(async () => {
    server = await testingServer({ now: () => today });
    await server.signIn();
    const { versions } = await server.bring("2026.csv", returnOf(2026, 600_000));
    await server.ask("POST", `/api/versions/${versions[0]!.version_id}/publish`, { reason: "试" });
    await person("director", "director");
    await person("supervisor", "supervisor", { schools: ["S1", "S2"] });
    await person("neighbour", "supervisor", { schools: ["S3"] });
    await person("principal", "principal", { schools: ["S2"] });
    await person("city", "reader", { regionCode: "990100" });
    await person("province", "reader", { regionCode: "990000" });
    await person("nation", "reader", { regionCode: "000000" });
    await person("elsewhere", "reader", { regionCode: "980000" });
    await dayIs(2027, 3, 1);
  });
  afterAll(() => server.remove());

  const span = { supervisor: "supervisor", standard, from: "2027-03-01", to: "2027-03-31" };
  let visits: VisitView[] = [];

  it("proposes a visit to each school of a supervisor, where something falls short first, with what to look at", async () => {
    const list = await people["director"]!.ask("GET", `${county}/supervisors`);
    expect(list.json<SupervisorView[]>().map(({ name, schools }) => [name, schools])).toEqual([
      ["neighbour", ["S3"]],
      ["supervisor", ["S1", "S2"]],
    ]);
    const answer = await people["director"]!.ask("POST", `${county}/visits/proposal`, span);
    const { visits: proposed, left_out } = answer.json<VisitProposalView>();
    expect(left_out).toEqual([]);
    expect(proposed.map(({ school_code, day }) => [school_code, day])).toEqual([
      ["S2", "2027-03-01"],
      ["S1", "2027-03-16"],
    ]);
    expect(proposed[0]!.points.map(({ zh }) => zh)).toEqual(["小学 仪器设备缺 200000 元"]);
  });

  it("keeps the plan; a supervisor plans his own, and no school that is not his", async () => {
    const plan = (points: VisitPointView[] = []) => ({
      supervisor: "supervisor",
      visits: [{ school_code: "S2", day: "2027-03-02", points }],
    });
    expect((await people["neighbour"]!.ask("POST", `${county}/visits`, plan())).statusCode).toBe(409);
    expect((await people["city"]!.ask("POST", `${county}/visits`, plan())).statusCode).toBe(403);
    const other = { supervisor: "supervisor", visits: [{ school_code: "S3", day: "2027-03-02", points: [] }] };
    expect((await people["supervisor"]!.ask("POST", `${county}/visits`, other)).statusCode).toBe(409);
    const kept = await people["supervisor"]!.ask("POST", `${county}/visits`, plan());
    visits = kept.json<VisitView[]>();
    expect([kept.statusCode, visits]).toMatchObject([201, [{ school_code: "S2", state: "planned" }]]);
    expect((await people["supervisor"]!.ask("POST", `${county}/visits`, plan())).statusCode).toBe(409);
    expect((await people["neighbour"]!.ask("GET", `${county}/visits`)).json()).toEqual([]);
  });

  it("says of a visit whose day has passed that it is overdue, and moves it with a reason", async () => {
    await dayIs(2027, 3, 4);
    const now = (await people["director"]!.ask("GET", `${county}/visits`)).json<VisitView[]>();
    expect(now).toMatchObject([{ state: "overdue" }]);
    const move = { planned_on: "2027-03-05", reason: "学校开家长会" };
    const moved = await people["supervisor"]!.ask("POST", `${county}/visits/${visits[0]!.visit_id}/move`, move);
    expect(moved.json<VisitView[]>()).toMatchObject([{ state: "planned", planned_on: "2027-03-05" }]);
  });

  it("takes findings with the visit, and none of it when one is due before the visit", async () => {
    const path = `${county}/visits/${visits[0]!.visit_id}/made`;
    const made = (due_on: string) => ({
      visited_on: "2027-03-05",
      summary: "查看仪器室",
      findings: [{ finding: "=HYPERLINK(仪器账实不符)", due_on }],
    });
    expect((await people["supervisor"]!.ask("POST", path, made("2027-03-01"))).statusCode).toBe(400);
    expect((await people["supervisor"]!.ask("GET", ledger)).json()).toEqual([]);
    const answer = await people["supervisor"]!.ask("POST", path, made("2027-03-20"));
    expect(answer.json<VisitView[]>()).toMatchObject([{ state: "made", summary: "查看仪器室" }]);
    expect((await people["supervisor"]!.ask("POST", path, made("2027-03-20"))).statusCode).toBe(404);
  });

  const first = async (who: string): Promise<SupervisionView> =>
    (await people[who]!.ask("GET", ledger)).json<SupervisionView[]>()[0]!;
  const step = async (who: string, what: string, body?: object): Promise<number> => {
    const { finding_id: id } = await first("director");
    return (await people[who]!.ask("POST", `${ledger}/${id}/${what}`, body)).statusCode;
  };
  const risenFor = async (who: string) =>
    (await people[who]!.ask("GET", "/api/supervision/risen")).json<RisenView[]>().map((one) => one.school_name);

  it("rises to the level above when it is overdue, each level on its day, once, and in the audit", async () => {
    expect([await noteNow(), (await first("director")).rises]).toEqual([0, []]);
    await dayIs(2027, 3, 22);
    expect([await noteNow(), await noteNow()]).toEqual([1, 0]);
    expect([await risenFor("director"), await risenFor("city"), await risenFor("province")]).toEqual([
      ["第二小学"],
      [],
      [],
    ]);
    await dayIs(2027, 4, 6);
    expect(await noteNow()).toBe(1);
    expect([await risenFor("city"), await risenFor("province"), await risenFor("elsewhere")]).toEqual([
      ["第二小学"],
      [],
      [],
    ]);
    await dayIs(2027, 5, 4);
    expect(await noteNow()).toBe(1);
    for (const who of ["city", "province", "nation"]) expect(await risenFor(who)).toEqual(["第二小学"]);
    expect((await first("city")).rises).toEqual([
      { level: "county", on: "2027-03-21" },
      { level: "city", on: "2027-04-04" },
      { level: "province", on: "2027-05-04" },
    ]);
    const audit = await asSystem(() => readAudit(server.running.store, { most: 200 }));
    const risen = audit.filter(({ what }) => what === "supervision.rise");
    expect(risen.map(({ who, details }) => [who, (details as { level?: string } | null)?.level])).toEqual([
      ["system", "province"],
      ["system", "city"],
      ["system", "county"],
    ]);
  });

  it("is mended, sent back, mended again, followed up and closed; in no other order", async () => {
    expect(await step("supervisor", "check", { is_enough: true })).toBe(409);
    expect(await step("principal", "answer", { answer: "已盘点" })).toBe(200);
    expect(await step("supervisor", "close")).toBe(409);
    expect(await step("principal", "check", { is_enough: true })).toBe(403);
    expect(await step("supervisor", "check", { is_enough: false, words: "账还不符" })).toBe(200);
    expect(await first("principal")).toMatchObject({ state: "open", is_sent_back: true });
    expect(await step("supervisor", "extend", { due_on: "2027-06-30", reason: "采购中" })).toBe(403);
    expect(await step("director", "extend", { due_on: "2027-06-30", reason: "采购中" })).toBe(200);
    expect(await step("principal", "answer", { answer: "账实已符" })).toBe(200);
    expect(await step("supervisor", "check", { is_enough: true, words: "核过" })).toBe(200);
    expect(await step("supervisor", "close")).toBe(200);
    expect(await first("director")).toMatchObject({
      state: "closed",
      closed_on: "2027-05-04",
      due_on: "2027-06-30",
      rises: [{ level: "county" }, { level: "city" }, { level: "province" }],
    });
    expect(await risenFor("city")).toEqual([]);
    expect(await step("principal", "answer", { answer: "再改" })).toBe(404);
  });

  it("gives the ledger as CSV and as a workbook in which nothing is run as a formula", async () => {
    const csv = await people["director"]!.ask("GET", `${ledger}/ledger/csv`);
    expect(csv.headers["content-type"]).toBe("text/csv; charset=utf-8");
    const [head, line] = csv.body.replace("\uFEFF", "").split("\r\n");
    expect(head).toContain("学校标识码,学校名称,督导日期");
    expect(line).toContain("S2,第二小学,2027-03-05,supervisor,'=HYPERLINK(仪器账实不符),2027-06-30,已销号");
    const xlsx = await people["director"]!.ask("GET", `${ledger}/ledger/xlsx?school=S2`);
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.read(Readable.from([xlsx.rawPayload]));
    const cell = workbook.worksheets[0]!.getCell("E2");
    expect([cell.type, cell.value]).toEqual([ExcelJS.ValueType.String, "=HYPERLINK(仪器账实不符)"]);
    expect((await people["director"]!.ask("GET", `${ledger}/ledger/csv?school=S1`)).body.split("\r\n")).toHaveLength(2);
    expect((await people["elsewhere"]!.ask("GET", `${ledger}/ledger/csv`)).statusCode).toBe(403);
  });
});
