import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { AuditView, EvidenceView, RequirementAnswerView, VersionView } from "./api-types.ts";
import { regionFactsOfVersion } from "./store/index.ts";
import { testingDatabaseName } from "./testing-database.ts";
import { type TestingPerson, testingPerson } from "./testing-people.ts";
import { type TestingServer, testingServer } from "./testing-server.ts";

const county = "990102";
const standard = "cn-quality-balance-2017";
const png = Buffer.concat([Buffer.from("89504e470d0a1a0a", "hex"), Buffer.from("a picture")]);

/** Every requirement of an assessment, whatever area it stands in. */
function areas(document: object): readonly { readonly id: string }[] {
  return Object.values(document).flatMap((one: unknown) => (Array.isArray(one) ? (one as { id: string }[]) : []));
}

describe(
  `evidence: confirmed, withdrawn, answering a standard, on ${testingDatabaseName}`,
  { timeout: 120_000 },
  () => {
    let server: TestingServer;
    let principal: TestingPerson;
    let clerk: TestingPerson;
    let planner: TestingPerson;
    let supervisor: TestingPerson;
    beforeAll(async () => {
      server = await testingServer();
      await server.signIn();
      const at = { regionCode: county };
      principal = await testingPerson(server, { ...at, role: "principal", schools: ["S1"], name: "principal" });
      clerk = await testingPerson(server, { ...at, role: "school_clerk", schools: ["S1"], name: "clerk" });
      planner = await testingPerson(server, { ...at, role: "planner", name: "planner" });
      supervisor = await testingPerson(server, { ...at, role: "supervisor", schools: ["S1"], name: "supervisor" });
    });
    afterAll(() => server.remove());

    const of = (school: string): string => `/api/regions/${county}/schools/${school}/evidence`;
    const bring = async (by: TestingPerson, school: string, subject: string): Promise<EvidenceView> => {
      const part = (head: string, body: string): string =>
        `--edge\r\ncontent-disposition: form-data; ${head}\r\n\r\n${body}\r\n`;
      const file = part('name="file"; filename="photo.png"', png.toString("latin1"));
      const payload = `${part('name="subject"', subject)}${file}--edge--\r\n`;
      const headers = { "content-type": "multipart/form-data; boundary=edge" };
      return (await by.send("POST", of(school), Buffer.from(payload, "latin1") as unknown as string, headers)).json();
    };
    const step = (by: TestingPerson, one: EvidenceView, what: string, body: object = {}) =>
      by.ask("POST", `${of(one.school_code)}/${one.evidence_id}/${what}`, body);

    it("is confirmed by another than who brought it, once, and it is seen who and when", async () => {
      const one = await bring(supervisor, "S1", "finding:1");
      expect([one.confirmed, one.withdrawn]).toEqual([null, null]);
      expect((await step(supervisor, one, "confirm")).statusCode).toBe(409);
      expect((await step(principal, one, "confirm")).statusCode).toBe(403);
      const confirmed = (await step(planner, one, "confirm", { remark: "原件已核对" })).json<EvidenceView>();
      expect(confirmed.confirmed).toMatchObject({ who: "planner", reason: "原件已核对" });
      expect((await step(planner, one, "confirm")).statusCode).toBe(409);
    });

    it("is withdrawn with a reason by whoever brought it, until it is confirmed; the file stays", async () => {
      const one = await bring(principal, "S1", "task:1");
      expect((await step(principal, one, "withdraw")).statusCode).toBe(400);
      expect((await step(clerk, one, "withdraw", { reason: "不是我的" })).statusCode).toBe(403);
      const gone = (await step(principal, one, "withdraw", { reason: "传错了" })).json<EvidenceView>();
      expect(gone.withdrawn).toMatchObject({ who: "principal", reason: "传错了" });
      expect((await step(planner, one, "confirm")).statusCode).toBe(409);
      expect((await principal.ask("GET", `${of("S1")}/${one.evidence_id}/file`)).rawPayload.equals(png)).toBe(true);
      const listed = (await principal.ask("GET", `${of("S1")}?subject=task:1`)).json<EvidenceView[]>();
      expect(listed).toEqual([gone]);
      const two = await bring(principal, "S1", "task:2");
      await step(planner, two, "confirm");
      expect((await step(principal, two, "withdraw", { reason: "x" })).statusCode).toBe(403);
      expect((await step(planner, two, "withdraw", { reason: "不清楚" })).statusCode).toBe(200);
      const acts = (await server.ask("GET", "/api/audit?what=evidence.withdraw")).json<AuditView[]>();
      expect(acts.map((act) => [act.who, act.details["reason"]])).toEqual([
        ["planner", "不清楚"],
        ["principal", "传错了"],
      ]);
    });

    it("answers what a standard asks documents for, and goes into a draft of the return", async () => {
      const csv = `region_code,school_year,school_code,school_name,school_kind,ownership,students_primary\n${county},2024,S1,第一小学,primary,public,400`;
      const { versions } = await server.bring("2024.csv", csv);
      await server.ask("POST", `/api/versions/${versions[0]!.version_id}/publish`, { reason: "试" });
      const at = `/api/regions/${county}/years/2024/requirements`;
      const asked = (await planner.ask("GET", `${at}?standard=${standard}`)).json<RequirementAnswerView[]>();
      expect(asked.length).toBeGreaterThan(10);
      expect(asked.every((one) => one.answer === null && one.published === null)).toBe(true);
      const answer = (field: string, yes: boolean, by = planner) =>
        by.ask("POST", at, { standard, field, yes, remark: "见附件" });
      expect((await planner.ask("POST", `${at}/draft`, { standard })).statusCode).toBe(409);
      expect((await answer("layout_plan_confirmed", true)).statusCode).toBe(409);
      expect((await answer("nothing_of_the_kind", true)).statusCode).toBe(404);
      expect((await answer("layout_plan_confirmed", false, principal)).statusCode).toBe(403);
      const file = await bring(planner, "-", "requirement:2024:layout_plan_confirmed");
      await server.ask("POST", `${of("-")}/${file.evidence_id}/confirm`, {});
      expect((await answer("layout_plan_confirmed", true)).statusCode).toBe(200);
      expect((await answer("major_safety_accident", false)).statusCode).toBe(200);
      const draft = (await planner.ask("POST", `${at}/draft`, { standard })).json<VersionView>();
      const [, year, number] = draft.version_id.split("-");
      const key = { regionCode: county, schoolYear: Number(year), number: Number(number) };
      const facts = await regionFactsOfVersion(server.running.store, key);
      expect(facts.map(({ field, value, evidence }) => [field, value, evidence])).toEqual([
        ["layout_plan_confirmed", 1, `见附件；photo.png（SHA-256 ${file.digest.slice(0, 12)}，admin 确认）`],
        ["major_safety_accident", 0, "见附件"],
      ]);
      await server.ask("POST", `/api/versions/${draft.version_id}/publish`, { reason: "佐证齐备" });
      const after = (await planner.ask("GET", `${at}?standard=${standard}`)).json<RequirementAnswerView[]>();
      expect(after.find((one) => one.id === "school_layout")).toMatchObject({
        published: true,
        evidence: 1,
        confirmed: 1,
      });
      const assessed = await server.ask("GET", `/api/versions/${draft.version_id}/assessment?standard=${standard}`);
      const found = (id: string): unknown => areas(assessed.json<object>()).find((one) => one.id === id);
      expect(found("school_layout")).toMatchObject({
        verdict: "meets",
        evidence: [expect.stringContaining("photo.png") as string],
      });
      expect(found("safety_accident")).toMatchObject({ verdict: "meets", evidence: ["见附件"] });
    });
  },
);
