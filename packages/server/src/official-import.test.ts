import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { loadPolicy } from "./policy/index.ts";
import { districtReturns, filesOf } from "../../../examples/official-returns/make/district.ts";
import { zipOf } from "../../../examples/official-returns/make/zip.ts";
import type { FactsView } from "./api-types.ts";
import { type TestingServer, testingServer } from "./testing-server.ts";

describe("a zip of official workbooks", () => {
  let server: TestingServer;
  beforeAll(async () => {
    server = await testingServer();
    await server.signIn();
  });
  afterAll(() => server.remove());

  it("is imported through the route of every return, and every fact keeps its cell", async () => {
    const { policy } = await loadPolicy();
    const zip = zipOf(await filesOf(policy.officialForms.get("cn-return-2021")!, districtReturns(2026)));
    const done = await server.bring("各校统计报表.zip", Buffer.from(zip));
    expect(done).toMatchObject({ state: "done", error: null, versions: [{ version_id: "990102-2026-1", errors: 0 }] });
    expect(done.columns.find(({ column }) => column === "teaching_area_m2")?.header).toBe(
      "教学及辅助用房 - 室内体育用房",
    );
    const { facts } = (await server.ask("GET", "/api/versions/990102-2026-1/facts")).json<FactsView>();
    const row = facts.text["school_name"]!.indexOf("青榕实验小学");
    expect(facts.origin.cells!["teaching_area_m2"]![row]).toMatchObject({
      file: "青榕实验小学.xlsx",
      cell: "F10",
      also: [{ cell: "F17" }],
    });
  });
});
