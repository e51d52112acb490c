import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { AuditView, LineageFileView, LineageView, ProblemView, YearsView } from "./api-types.ts";
import { type TestingServer, testingServer } from "./testing-server.ts";

const district = (file: string): Promise<Buffer> =>
  readFile(fileURLToPath(new URL(`../../../examples/district/${file}`, import.meta.url)));
const path = "/api/regions/990102/lineage";
const merge = {
  date: "2025年7月15日",
  event: "并入",
  from_code: "2199210107",
  from_name: "西园小学",
  to_code: "2199210102",
  to_name: null,
  note: null,
};

describe("the lineage of schools", () => {
  let server: TestingServer;
  const put = async (body: object) => {
    const answer = await server.ask("PUT", path, body);
    return { status: answer.statusCode, body: answer.json<LineageView & ProblemView>() };
  };
  const gone = async (): Promise<readonly (string | null)[]> => {
    const view = (
      await server.ask("GET", "/api/regions/990102/years-moved?standard=cn-quality-balance-2017")
    ).json<YearsView>();
    return view.moved[0]!.stages["primary"]!.gone.map((one) => one.school_name);
  };

  beforeAll(async () => {
    server = await testingServer();
    await server.signIn();
    for (const file of ["2024-return.xlsx", "2025-return.xlsx"]) {
      const { versions } = await server.bring(file, await district(file));
      await server.ask("POST", `/api/versions/${versions[0]!.version_id}/publish`, { reason: "已核对" });
    }
  });
  afterAll(() => server.remove());

  it("begins empty; a merged school looks as if it were gone", async () => {
    expect((await server.ask("GET", path)).json()).toMatchObject({ number: 0, events: [], saved_at: null });
    expect(await gone()).toEqual(["西园小学"]);
  });

  it("is not saved with a mistake or without a reason, and says all that is wrong", async () => {
    const wrong = await put({
      after: 0,
      events: [
        { ...merge, date: "去年" },
        { ...merge, to_code: null },
      ],
      reason: "x",
    });
    expect([wrong.status, wrong.body.findings.map((one) => one.code)]).toEqual([409, ["SENSE-091", "SENSE-093"]]);
    expect((await put({ after: 0, events: [merge], reason: " " })).status).toBe(409);
    expect((await server.ask("GET", path)).json<LineageView>().number).toBe(0);
  });

  it("is saved with its audit, and the years follow it", async () => {
    const saved = await put({ after: 0, events: [merge], reason: "青教〔2025〕3号" });
    expect(saved).toMatchObject({
      status: 200,
      body: {
        number: 1,
        saved_by: "admin",
        findings: [],
        events: [{ date: "2025-07-15", school_year: 2025, event: "merge" }],
      },
    });
    expect(await gone()).toEqual([]);
    const audit = (await server.ask("GET", "/api/audit?region=990102&most=99")).json<AuditView[]>();
    const newest = audit.find((one) => one.what === "lineage.save");
    expect(newest).toMatchObject({
      details: { number: 1, events: 1, reason: "青教〔2025〕3号" },
    });
  });

  it("does not lose what another saved meanwhile", async () => {
    const late = await put({ after: 0, events: [], reason: "清空" });
    expect([late.status, late.body.detail_en]).toEqual([409, expect.stringContaining("Somebody saved")]);
    expect((await server.ask("GET", path)).json<LineageView>().events).toHaveLength(1);
  });

  it("warns of codes that the returns beside it do not have", async () => {
    const { body } = await put({ after: 1, events: [{ ...merge, from_code: "2199999999" }], reason: "改码" });
    expect(body.findings.map((one) => [one.code, one.severity])).toEqual([["SENSE-096", "warning"]]);
  });

  it("is read out of a file without being kept", async () => {
    const boundary = "----youheng";
    const head = `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="沿革.csv"\r\ncontent-type: text/csv\r\n\r\n`;
    const answer = await server.running.app.inject({ method: "POST", url: `${path}/file` });
    expect(answer.statusCode).toBe(401);
    const content = await district("lineage.csv");
    const payload = Buffer.concat([Buffer.from(head), content, Buffer.from(`\r\n--${boundary}--\r\n`)]);
    const headers = { "content-type": `multipart/form-data; boundary=${boundary}` };
    const read = (await server.ask("POST", `${path}/file`, payload, headers)).json<LineageFileView>();
    expect([read.events.map((one) => one.event), read.findings]).toEqual([["close", "merge", "open"], []]);
    expect((await server.ask("GET", path)).json<LineageView>().number).toBe(2);
  });
});
