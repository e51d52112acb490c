import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type {
  CampaignDetail,
  CampaignView,
  CellsSavedView,
  FactsView,
  SchoolAssessmentView,
  SchoolFormView,
  VersionView,
} from "./api-types.ts";
import { type TestingPerson, testingPerson } from "./testing-people.ts";
import { type TestingServer, testingServer } from "./testing-server.ts";

const columns = [
  "region_code,school_year,school_code,school_name,school_kind,ownership,locality,students_primary,classes_primary,largest_class_primary",
  "teachers_primary,teachers_above_required_degree_primary,backbone_teachers_primary,pe_arts_teachers_primary",
  "teaching_area_m2,sports_area_m2,equipment_yuan,multimedia_rooms,music_rooms,smallest_music_room_m2,art_rooms,smallest_art_room_m2",
].join(",");
const rowOf = (region: string, code: string, name: string) =>
  `${region},2024,${code},${name},primary,public,urban,400,10,42,24,20,2,4,1900,3100,900000,12,1,90,1,90`;
const lastYear = [columns, rowOf("990102", "S1", "第一小学"), rowOf("990102", "S2", "第二小学")].join("\n");
const year = "/api/regions/990102/years/2025";
const form = (school: string) => `${year}/schools/${school}/form`;

/** What a school reports anew each year, as the form's page sends it. */
const figures = {
  students_primary: 420,
  classes_primary: 10,
  largest_class_primary: 43,
  teachers_primary: 25,
  teachers_above_required_degree_primary: 21,
  backbone_teachers_primary: 3,
  pe_arts_teachers_primary: 4,
  teaching_area_m2: 1900,
  sports_area_m2: 3100,
  equipment_yuan: 950_000,
  multimedia_rooms: 12,
  music_rooms: 1,
  smallest_music_room_m2: 90,
  art_rooms: 1,
  smallest_art_room_m2: 90,
};

describe("the yearly campaign", () => {
  let server: TestingServer;
  let statistician: TestingPerson;
  let county: TestingPerson;
  let principal: TestingPerson;
  let clerk: TestingPerson;
  let neighbour: TestingPerson;
  let city: TestingPerson;
  beforeAll(async () => {
    server = await testingServer();
    await server.signIn();
    const { versions } = await server.bring("2024.csv", lastYear);
    await server.ask("POST", `/api/versions/${versions[0]!.version_id}/publish`, { reason: "试" });
    const at = { regionCode: "990102" };
    statistician = await testingPerson(server, { ...at, role: "statistician", name: "stat" });
    county = await testingPerson(server, { ...at, role: "administrator", name: "county" });
    principal = await testingPerson(server, { ...at, role: "principal", schools: ["S1"], name: "principal" });
    clerk = await testingPerson(server, { ...at, role: "school_clerk", schools: ["S1"], name: "clerk" });
    neighbour = await testingPerson(server, { ...at, role: "principal", schools: ["S2"], name: "other" });
    city = await testingPerson(server, { role: "reader", regionCode: "990100", name: "city" });
  });
  afterAll(() => server.remove());

  const save = async (person: TestingPerson, school: string, cells: object[]) =>
    await person.ask("PUT", `${form(school)}/cells`, { cells });
  const formOf = async (person: TestingPerson, school: string) =>
    (await person.ask("GET", form(school))).json<SchoolFormView>();

  it("is opened by the county, with a form for each school of last year; nobody types what the system has", async () => {
    expect((await principal.ask("PUT", `${year}/campaign`, { deadline: "2025-10-15" })).statusCode).toBe(403);
    const opened = await statistician.ask("PUT", `${year}/campaign`, { deadline: "2025-10-15", note: "请按时" });
    expect(opened.json<CampaignDetail>()).toMatchObject({ deadline: "2025-10-15", states: { filling: 2 } });
    const own = await formOf(principal, "S1");
    const carried = Object.fromEntries(own.cells.map((cell) => [cell.column, [cell.value, cell.changed_by]]));
    expect(carried).toEqual({
      school_name: ["第一小学", "system"],
      school_kind: ["primary", "system"],
      ownership: ["public", "system"],
      locality: ["urban", "system"],
    });
    expect(own.last_year).toMatchObject({ students_primary: 400, teachers_primary: 24 });
  });

  it("shows a school its own form, and no neighbour's", async () => {
    const listed = (await principal.ask("GET", `${year}/campaign`)).json<CampaignDetail>();
    expect(listed.schools.map((school) => school.school_code)).toEqual(["S1"]);
    expect((await neighbour.ask("GET", form("S1"))).statusCode).toBe(403);
    expect((await save(neighbour, "S1", [{ column: "students_primary", value: 1, revision: 0 }])).statusCode).toBe(403);
    const all = (await statistician.ask("GET", `${year}/campaign`)).json<CampaignDetail>();
    expect(all.schools.map((school) => school.school_code)).toEqual(["S1", "S2"]);
  });

  it("keeps each cell as it is typed, and tells both when two type into one", async () => {
    const first = (
      await save(principal, "S1", [{ column: "students_primary", value: 420, revision: 0 }])
    ).json<CellsSavedView>();
    expect(first).toMatchObject({ refused: [], cells: [{ value: 420, revision: 1, changed_by: "principal" }] });
    const second = (
      await save(clerk, "S1", [{ column: "students_primary", value: 421, revision: 0 }])
    ).json<CellsSavedView>();
    expect(second).toMatchObject({
      refused: ["students_primary"],
      cells: [{ value: 420, revision: 1, changed_by: "principal" }],
    });
    const seen = (await formOf(principal, "S1")).cells.find(({ column }) => column === "students_primary");
    expect(seen).toMatchObject({ value: 420, contested: { value: 421, who: "clerk" } });
    const again = (
      await save(clerk, "S1", [{ column: "students_primary", value: 421, revision: 1 }])
    ).json<CellsSavedView>();
    expect(again).toMatchObject({ refused: [], cells: [{ value: 421, revision: 2, contested: null }] });
  });

  it("loses no update when twenty save one cell at once: one wins, nineteen learn of it", async () => {
    const tries = Array.from({ length: 20 }, (_, i) =>
      save(clerk, "S1", [{ column: "classes_primary", value: i + 1, revision: 0 }]),
    );
    const answers = (await Promise.all(tries)).map((one) => one.json<CellsSavedView>());
    const winners = answers.filter((one) => one.refused.length === 0);
    expect(winners).toHaveLength(1);
    const standing = (await formOf(clerk, "S1")).cells.find(({ column }) => column === "classes_primary");
    expect(standing).toMatchObject({ value: winners[0]!.cells[0]!.value, revision: 1 });
  });

  it("takes no value that does not fit its column, no column of its own, no more keys than it knows", async () => {
    const tries: readonly object[] = [
      { column: "students_primary", value: "四百", revision: 2 },
      { column: "school_kind", value: "academy", revision: 1 },
      { column: "school_code", value: "S2", revision: 0 },
      { column: "region_code", value: "990101", revision: 0 },
      { column: "password_hash", value: "x", revision: 0 },
      { column: "music_rooms", value: 1, revision: 0, changed_by: "another" },
    ];
    for (const cell of tries) expect((await save(clerk, "S1", [cell])).statusCode).toBe(400);
  });

  it("lets a form in without errors only, wants a word on warnings, and is closed once handed in", async () => {
    const rest = Object.entries(figures).filter(
      ([column]) => column !== "students_primary" && column !== "classes_primary",
    );
    await save(
      clerk,
      "S1",
      rest.map(([column, value]) => ({ column, value, revision: 0 })),
    );
    await save(clerk, "S1", [{ column: "backbone_teachers_primary", value: 99, revision: 1 }]);
    expect((await clerk.ask("POST", `${form("S1")}/submit`)).statusCode).toBe(403);
    await save(clerk, "S1", [{ column: "classes_primary", value: 10, revision: 1 }]);
    const refused = await principal.ask("POST", `${form("S1")}/submit`, { note: "已核" });
    expect(refused.json()).toMatchObject({ status: 409, type: "urn:youheng:problem:errors-stand" });
    await save(clerk, "S1", [{ column: "backbone_teachers_primary", value: 3, revision: 2 }]);
    const handed = await principal.ask("POST", `${form("S1")}/submit`, { note: "已核" });
    expect(handed.json<SchoolFormView>()).toMatchObject({ state: "submitted", note: "已核" });
    expect((await save(clerk, "S1", [{ column: "music_rooms", value: 2, revision: 1 }])).statusCode).toBe(409);
  });

  it("goes back with remarks by cell, is corrected, handed in again and accepted", async () => {
    expect((await statistician.ask("POST", `${form("S1")}/send-back`, { remarks: [] })).statusCode).toBe(409);
    const remarks = [{ column: "music_rooms", text: "去年 1 间，今年新建了吗？<b>请核</b>" }];
    const back = await statistician.ask("POST", `${form("S1")}/send-back`, { remarks });
    expect(back.json<SchoolFormView>()).toMatchObject({
      state: "returned",
      remarks: [{ ...remarks[0], who: "stat", answered: false }],
    });
    await save(clerk, "S1", [{ column: "music_rooms", value: 2, revision: 1 }]);
    await principal.ask("POST", `${form("S1")}/submit`, { note: "新建 1 间" });
    const accepted = (await statistician.ask("POST", `${form("S1")}/accept`)).json<SchoolFormView>();
    expect(accepted).toMatchObject({ state: "accepted", remarks: [{ answered: true }] });
  });

  it("is seen by the city above, which runs nothing of it", async () => {
    const [seen] = (await city.ask("GET", "/api/campaigns?year=2025")).json<CampaignView[]>();
    expect(seen).toMatchObject({ region_code: "990102", states: { accepted: 1, filling: 1 } });
    expect((await city.ask("POST", `${form("S2")}/accept`)).statusCode).toBe(403);
    expect((await city.ask("PUT", `${year}/campaign`, { deadline: "2025-12-31" })).statusCode).toBe(403);
  });

  it("is filled in from a file too: the school's own row of it", async () => {
    const thisYear = lastYear.replaceAll(",2024,", ",2025,").replaceAll(",400,10,42,", ",390,10,41,");
    const boundary = "----youheng";
    const payload = `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="a.csv"\r\n\r\n${thisYear}\r\n--${boundary}--\r\n`;
    const filled = await neighbour.ask("PUT", `${form("S2")}/cells`, {
      cells: [{ column: "music_rooms", value: 1, revision: 0 }],
    });
    expect(filled.statusCode).toBe(200);
    const answer = await neighbour.send("POST", `${form("S2")}/file`, payload, {
      "content-type": `multipart/form-data; boundary=${boundary}`,
    });
    expect(answer.json<CellsSavedView>().refused).toEqual([]);
    expect((await formOf(neighbour, "S2")).cells.find(({ column }) => column === "students_primary")).toMatchObject({
      value: 390,
    });
    const stranger = await principal.send("POST", `${form("S2")}/file`, payload, {
      "content-type": `multipart/form-data; boundary=${boundary}`,
    });
    expect(stranger.statusCode).toBe(403);
  });

  it("is assembled and published as one version of the return", async () => {
    expect((await statistician.ask("POST", `${year}/campaign/publish`, {})).statusCode).toBe(403);
    const wanted = await county.ask("POST", `${year}/campaign/publish`, {});
    expect(wanted.json()).toMatchObject({ status: 409, type: "urn:youheng:problem:reason-wanted" });
    await neighbour.ask("POST", `${form("S2")}/submit`, { note: "已核" });
    await statistician.ask("POST", `${form("S2")}/accept`);
    const published = (
      await county.ask("POST", `${year}/campaign/publish`, { reason: "核对无误" })
    ).json<VersionView>();
    expect(published).toMatchObject({
      state: "published",
      schools: 2,
      students: 811,
      errors: 0,
      file: "年度填报 2025",
    });
    const facts = (await county.ask("GET", `${year}/facts`)).json<FactsView>().facts;
    expect(facts.text["school_code"]).toEqual(["S1", "S2"]);
    expect(facts.numbers["students_primary"]).toEqual([421, 390]);
    expect(facts.text["region_code"]).toEqual(["990102", "990102"]);
  });

  it("shows a school its own assessment beside the county's mean, and nothing of another school", async () => {
    const url = (school: string) => `${year}/schools/${school}/assessment?standard=cn-quality-balance-2017`;
    const own = (await principal.ask("GET", url("S1"))).json<SchoolAssessmentView>();
    expect(own.stages["primary"]!.indicators["teaching_area"]).toMatchObject({
      value: 1900 / 421,
      county_mean: expect.any(Number) as number,
    });
    expect(JSON.stringify(own)).not.toContain("第二小学");
    expect((await principal.ask("GET", url("S2"))).statusCode).toBe(403);
    expect((await principal.ask("GET", `${year}/facts`)).statusCode).toBe(403);
  });
});
