import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { DecisionView } from "./api-types.ts";
import { testingDatabaseName } from "./testing-database.ts";
import { type TestingPerson, testingPerson } from "./testing-people.ts";
import { type TestingServer, testingServer } from "./testing-server.ts";

const act = "/api/regions/990102/act/decisions";

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
    by.ask("POST", act, {
      school_code: school,
      title: "教师岗位调整",
      body: "校党组织会议",
      decided_on: "2027-03-01",
      present: "张、李",
      result: "通过",
      by_party: true,
    });

  it("are recorded by its secretary, for its own school, and by nobody for the bureau or for another's", async () => {
    expect((await record(secretary, "S1")).statusCode).toBe(201);
    for (const [by, school] of [
      [secretary, "S2"],
      [secretary, null],
      [principal, "S1"],
    ] as const)
      expect([by.name, school, (await record(by, school)).statusCode]).toEqual([by.name, school, 403]);
  });

  it("are seen by the school's people and by no neighbour", async () => {
    const seen = async (by: TestingPerson) => (await by.ask("GET", act)).json<DecisionView[]>().map((one) => one.title);
    expect([await seen(secretary), await seen(principal), await seen(neighbour)]).toEqual([
      ["教师岗位调整"],
      ["教师岗位调整"],
      [],
    ]);
  });
});
