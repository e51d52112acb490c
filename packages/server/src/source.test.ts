import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { FactsView, ProblemView, SourceView } from "./api-types.ts";
import { type TestingServer, testingServer } from "./testing-server.ts";

const fileName = "2026年报表.xlsx";
const path = fileURLToPath(new URL("../../../examples/district/2026-return-final.xlsx", import.meta.url));

describe("from a number back to the file it was read from", () => {
  let server: TestingServer;
  let version: string;
  beforeAll(async () => {
    server = await testingServer();
    await server.signIn();
    version = (await server.bring(fileName, await readFile(path))).versions[0]!.version_id;
  });
  afterAll(() => server.remove());

  const get = async <T>(address: string): Promise<T> => (await server.ask("GET", address)).json<T>();

  it("opens the cell of a fact, with its header and its neighbours", async () => {
    const { facts } = await get<FactsView>(`/api/versions/${version}/facts`);
    const at = facts.text["school_name"]!.indexOf("文榕小学");
    const cell = `${facts.origin.columnLetters["students_primary"]}${facts.origin.rowNumbers[at]}`;
    const query = new URLSearchParams({ cell, sheet: facts.origin.sheet });
    const view = await get<SourceView>(`/api/versions/${version}/source?${query.toString()}`);
    expect(view).toMatchObject({ file: fileName, sheet: facts.origin.sheet, cell, row: facts.origin.rowNumbers[at] });
    expect(view.text).toBe(String(facts.numbers["students_primary"]![at]));
    expect(view.headings.at(-1)).toMatch(/在校生数/);
    expect(view.body.map(({ row }) => row)).toContain(view.row);
    const own = view.body.find(({ row }) => row === view.row)!.cells.map((one) => one?.text);
    expect(own).toContain("文榕小学");
    expect(own[view.columns.indexOf(view.column)]).toBe(view.text);
  });

  it("is not found in words: no such version, sheet, cell", async () => {
    const wanted = [
      [`/api/versions/990102-1999-1/source?cell=A1`, "没有"],
      [`/api/versions/${version}/source?cell=A1&sheet=${encodeURIComponent("别的表")}`, "没有名为“别的表”的工作表"],
      [`/api/versions/${version}/source?cell=ZZ9999`, "没有单元格 ZZ9999"],
    ] as const;
    for (const [address, words] of wanted) {
      const answer = await server.ask("GET", address);
      expect(answer.statusCode).toBe(404);
      expect(answer.json<ProblemView>().detail).toContain(words);
    }
    expect((await server.ask("GET", `/api/versions/${version}/source?cell=A1&rows=5000`)).statusCode).toBe(400);
  });

  it("hands the file itself back, byte for byte, under its name", async () => {
    const answer = await server.ask("GET", `/api/versions/${version}/source/file`);
    expect(answer.rawPayload.equals(await readFile(path))).toBe(true);
    expect(answer.headers["content-disposition"]).toContain(encodeURIComponent(fileName));
  });

  it("still knows the file of a what-if that was saved", async () => {
    const { facts } = await get<FactsView>(`/api/versions/${version}/facts`);
    const changes = [{ school_code: facts.text["school_code"]![0]!, column: "school_name", value: "改名" }];
    const amended = await server.ask("POST", `/api/versions/${version}/amend`, { changes, reason: "核对" });
    const { version_id: draft } = amended.json<{ version_id: string }>();
    expect(await get<SourceView>(`/api/versions/${draft}/source?cell=A3`)).toMatchObject({
      file: fileName,
      cell: "A3",
    });
  });
});
