import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { CampaignDetail, FormFillView, SchoolFormView, VersionView } from "./api-types.ts";
import { type TestingPerson, testingPerson } from "./testing-people.ts";
import { type TestingServer, testingServer } from "./testing-server.ts";

const columns = [
  "region_code,school_year,school_code,school_name,school_kind,ownership,locality,students_primary,classes_primary,largest_class_primary",
  "teachers_primary,teachers_above_required_degree_primary,backbone_teachers_primary,pe_arts_teachers_primary",
  "teaching_area_m2,sports_area_m2,equipment_yuan,multimedia_rooms,music_rooms,smallest_music_room_m2,art_rooms,smallest_art_room_m2",
].join(",");
/** A school's row; a school with more backbone teachers than teachers is in error. */
const rowOf = (schoolYear: number, code: string, { students = 400, backbone = 2 } = {}) =>
  `990102,${schoolYear},${code},第${code}小学,primary,public,urban,${students},10,42,24,20,${backbone},4,1900,3100,900000,12,1,90,1,90`;
const fileOf = (...rows: readonly string[]) => [columns, ...rows].join("\n");
const year = "/api/regions/990102/years/2025";
const form = (school: string) => `${year}/schools/${school}/form`;

describe("a campaign whose forms the county fills from one file", () => {
  let server: TestingServer;
  let county: TestingPerson;
  let principal: TestingPerson;
  beforeAll(async () => {
    server = await testingServer();
    await server.signIn();
    const schools = ["S1", "S2", "S3", "S4"].map((code) => rowOf(2024, code));
    const { versions } = await server.bring("2024.csv", fileOf(...schools));
    await server.ask("POST", `/api/versions/${versions[0]!.version_id}/publish`, { reason: "试" });
    county = await testingPerson(server, { regionCode: "990102", role: "administrator", name: "county" });
    principal = await testingPerson(server, { regionCode: "990102", role: "principal", schools: ["S1"], name: "p" });
    await county.ask("PUT", `${year}/campaign`, { deadline: "2025-10-15" });
  });
  afterAll(() => server.remove());

  const upload = (person: TestingPerson, content: string) => {
    const boundary = "----youheng";
    const head = 'content-disposition: form-data; name="file"; filename="全区.csv"';
    return person.send(
      "POST",
      `${year}/campaign/file`,
      `--${boundary}\r\n${head}\r\n\r\n${content}\r\n--${boundary}--\r\n`,
      {
        "content-type": `multipart/form-data; boundary=${boundary}`,
      },
    );
  };
  /** Brings a file and asks as the page does, until it is at its end. */
  const bring = async (content: string): Promise<FormFillView> => {
    const begun = await upload(county, content);
    expect(begun.statusCode).toBe(202);
    return await atItsEnd(begun.json<FormFillView>().fill_id);
  };
  const atItsEnd = async (id: string): Promise<FormFillView> => {
    for (;;) {
      const view = (await county.ask("GET", `${year}/campaign/file/${id}`)).json<FormFillView>();
      if (!["reading", "filling"].includes(view.state)) return view;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  };
  const cellOf = async (school: string, column: string) =>
    (await county.ask("GET", form(school))).json<SchoolFormView>().cells.find((cell) => cell.column === column);

  it("refuses a file of another year, and a hand that is not the county's", async () => {
    const refused = await bring(fileOf(rowOf(2024, "S2")));
    expect(refused).toMatchObject({ state: "failed", filled: null, problem: { status: 400 } });
    expect(refused.problem?.detail).toContain("没有 990102 2025 学年的学校");
    expect((await upload(principal, fileOf(rowOf(2025, "S1")))).statusCode).toBe(403);
    const beside = await testingPerson(server, { regionCode: "990101", role: "administrator", name: "beside" });
    const look = `${year}/campaign/file/${refused.fill_id}`;
    expect((await beside.ask("GET", look)).statusCode).toBe(403);
    expect((await beside.ask("GET", look.replace("990102", "990101"))).statusCode).toBe(404);
    expect((await beside.ask("DELETE", look.replace("990102", "990101"))).statusCode).toBe(404);
  });

  it("hands in what has no errors, and writes over nothing that a school has typed", async () => {
    await principal.ask("PUT", `${form("S1")}/cells`, {
      cells: [{ column: "students_primary", value: 411, revision: 0 }],
    });
    const rows = [rowOf(2025, "S1"), rowOf(2025, "S2"), rowOf(2025, "S3", { backbone: 99 }), rowOf(2025, "S9")];
    const filled = await bring(fileOf(...rows));
    expect(filled).toMatchObject({ state: "done", done: 3, all: 3, problem: null });
    const { errors, ...became } = filled.filled!;
    expect(errors.map(({ where }) => where)).toEqual(["全区.csv · 全区 · M4 · 第S3小学"]);
    expect(became).toEqual({
      handed_in: ["S2"],
      with_errors: ["S3"],
      left: ["S1"],
      not_done: [],
      not_in_file: ["S4"],
      not_in_campaign: ["S9"],
    });
    expect(await cellOf("S1", "students_primary")).toMatchObject({ value: 411, changed_by: "p" });
    expect(await cellOf("S2", "students_primary")).toMatchObject({ value: 400, changed_by: "county", revision: 1 });
    expect(await cellOf("S2", "school_name")).toMatchObject({ value: "第S2小学", changed_by: "system", revision: 1 });
  });

  it("takes the corrected file, and leaves what is handed in", async () => {
    const again = await bring(fileOf(rowOf(2025, "S2", { students: 1 }), rowOf(2025, "S3", { backbone: 3 })));
    expect(again.filled).toMatchObject({ handed_in: ["S3"], with_errors: [], left: ["S2"] });
    expect(await cellOf("S3", "backbone_teachers_primary")).toMatchObject({ value: 3, revision: 2 });
    expect(await cellOf("S2", "students_primary")).toMatchObject({ value: 400 });
  });

  it("hands in no form whose row could not be read whole, and says which cell it is", async () => {
    const unread = rowOf(2025, "S4").replace(",400,", ",约400,");
    const { filled } = await bring(fileOf(unread));
    expect(filled).toMatchObject({ handed_in: [], with_errors: ["S4"] });
    expect(filled?.errors.map(({ where }) => where)).toEqual([expect.stringMatching(/全区\.csv.*H2/)]);
    const twice = await bring(fileOf(rowOf(2025, "S4"), rowOf(2025, "S4", { students: 401 })));
    expect(twice.filled).toMatchObject({ handed_in: [], with_errors: ["S4"] });
    expect(twice.filled?.errors[0]?.zh).toContain("重复");
  });

  it("accepts together what is handed in, once, and publishes it", async () => {
    expect((await principal.ask("POST", `${year}/campaign/accept`)).statusCode).toBe(403);
    const accepted = (await county.ask("POST", `${year}/campaign/accept`)).json<CampaignDetail>();
    expect(accepted.states).toEqual({ filling: 2, submitted: 0, returned: 0, accepted: 2 });
    expect((await county.ask("POST", `${year}/campaign/accept`)).statusCode).toBe(409);
    const published = await county.ask("POST", `${year}/campaign/publish`, { reason: "两校已核" });
    expect(published.json<VersionView>()).toMatchObject({ state: "published", schools: 2, students: 800, errors: 0 });
  });
});
