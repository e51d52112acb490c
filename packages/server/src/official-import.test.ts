import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { FactsView } from "./api-types.ts";
import { type TestingServer, testingServer } from "./testing-server.ts";

const generator = fileURLToPath(new URL("../../../examples/official-returns/generate.ts", import.meta.url));

describe("a zip of official workbooks", () => {
  let server: TestingServer;
  beforeAll(async () => {
    server = await testingServer();
    await server.signIn();
  });
  afterAll(() => server.remove());

  it("is imported through the route of every return, and every fact keeps its cell", async () => {
    const folder = mkdtempSync(join(tmpdir(), "official-"));
    execFileSync(process.execPath, [generator, folder, "2026"], { stdio: "ignore" });
    const done = await server.bring("各校统计报表.zip", readFileSync(join(folder, "returns-2026.zip")));
    rmSync(folder, { recursive: true });
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
