import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { DecisionView, RoadMeasureView } from "./api-types.ts";
import { testingDatabaseName } from "./testing-database.ts";
import { type TestingPerson, testingPerson } from "./testing-people.ts";
import { type TestingServer, testingServer } from "./testing-server.ts";

const act = "/api/regions/990102/act/decisions";

const said = {
  title: "美术教室",
  body: "校党组织会议",
  decided_on: "2027-03-01",
  present: "张、李",
  result: "通过",
  by_party: true,
};

describe(`decisions of a school's Party organisation, on ${testingDatabaseName}`, { timeout: 120_000 }, () => {
  let server: TestingServer;
  let secretary: TestingPerson;
  let principal: TestingPerson;
  let neighbour: TestingPerson;
  beforeAll(async () => {
    server = await testingServer();
    const at = { regionCode: "990102" };
    secretary = await testingPerson(server, { ...at, role: "party_secretary", schools: ["S1"], name: "secretary" });
    principal = await testingPerson(server, { ...at, role: "principal", schools: ["S1"], name: "principal" });
    neighbour = await testingPerson(server, { ...at, role: "party_secretary", schools: ["S2"], name: "neighbour" });
  });
  afterAll(() => server.remove());

  const record = (by: TestingPerson, school: string | null) =>
    by.ask("POST", act, { ...said, school_code: school, title: "教师岗位调整" });

  it("are recorded by its secretary, for its own school, and by nobody for the bureau or for another's", async () => {
    expect((await record(secretary, "S1")).statusCode).toBe(201);
    for (const [by, school] of [
      [secretary, "S2"],
      [secretary, null],
      [principal, "S1"],
    ] as const)
      expect([by.name, school, (await record(by, school)).statusCode]).toEqual([by.name, school, 403]);
  });

  it("adopt a measure of the school that nobody has decided; the county's decision, and a neighbour's measure, are not theirs", async () => {
    const planner = await testingPerson(server, { regionCode: "990102", role: "director", name: "director" });
    const write = async (school: string) => {
      const days = { starts_on: "2027-03-01", ends_on: "2027-08-31" };
      const body = { title: `补${school}`, owner: "规划科", school_code: school, ...days };
      const written = await planner.ask("POST", act.replace("decisions", "measures"), body);
      return written.json<RoadMeasureView>().measure_id;
    };
    const [own, beside] = [await write("S1"), await write("S2")];
    const adopt = (by: TestingPerson, school: string | null, measures: readonly string[]) =>
      by.ask("POST", act, { ...said, school_code: school, measures });
    expect((await adopt(secretary, "S1", [beside])).statusCode).toBe(404);
    expect((await adopt(secretary, "S1", [own])).statusCode).toBe(201);
    expect((await adopt(secretary, "S1", [own])).statusCode).toBe(409);
    expect((await adopt(planner, null, [own])).statusCode).toBe(201); // the county may decide anew
  });

  it("are seen by the school's people and by no neighbour", async () => {
    const seen = async (by: TestingPerson) =>
      (await by.ask("GET", act))
        .json<DecisionView[]>()
        .map((one) => one.title)
        .toSorted();
    expect([await seen(secretary), await seen(principal), await seen(neighbour)]).toEqual([
      ["教师岗位调整", "美术教室"],
      ["教师岗位调整", "美术教室"],
      [],
    ]);
  });
});
