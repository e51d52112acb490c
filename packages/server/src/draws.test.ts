import { checkSlip, type Commitment, type Receipt, verifyReceipt } from "@youheng/kernel/decide";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { BroughtListView, DrawView } from "./api-types.ts";
import { bringApplicants, deleteDueApplicants, loadExampleDraws } from "./decide/index.ts";
import { drawPaper, findDraw, type KeptDraw, readAudit } from "./store/index.ts";
import { testingDatabaseName } from "./testing-database.ts";
import { type TestingPerson, testingPerson } from "./testing-people.ts";
import { type TestingServer, testingServer } from "./testing-server.ts";
import { fileURLToPath } from "node:url";

const RULES = `
title: 示例派位
method: deferred_acceptance
schools:
  - { school_code: S1, name: 第一小学, places: 3 }
  - { school_code: S2, name: 第二小学, places: 3, held_back: 1 }
seed: { kind: dice, count: 4, source: 家长代表当众掷骰子 }
draw_date: "2026-07-10"
delete_on: "2099-12-31"
`;
const LIST = [
  "报名号,第一志愿,第二志愿",
  ...Array.from({ length: 8 }, (_, i) => `A${i + 1},S${(i % 2) + 1},S${((i + 1) % 2) + 1}`),
].join("\n");

describe(`draws of admission on ${testingDatabaseName}`, () => {
  let server: TestingServer;
  let planner: TestingPerson;
  let neighbour: TestingPerson;
  let draw: DrawView;
  let beforeFixing: KeptDraw | undefined;

  beforeAll(async () => {
    server = await testingServer();
    planner = await testingPerson(server, { role: "planner", regionCode: "990102", schools: [] });
    neighbour = await testingPerson(server, { role: "planner", regionCode: "990101", schools: [] });
  });
  afterAll(() => server.remove());

  const anyone = async (url: string) => await server.running.app.inject({ method: "GET", url });
  const step = async (what: string, body: object = {}) =>
    await planner.ask("POST", `/api/draws/${draw.draw_id}/${what}`, body);
  const bring = async (text: string): Promise<{ status: number; body: BroughtListView }> => {
    const boundary = "----list";
    const head = `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="list.csv"\r\n\r\n`;
    const url = `/api/draws/${draw.draw_id}/applicants`;
    const headers = { "content-type": `multipart/form-data; boundary=${boundary}` };
    const answer = await planner.send("POST", url, `${head}${text}\r\n--${boundary}--\r\n`, headers);
    return { status: answer.statusCode, body: answer.json<BroughtListView>() };
  };

  it("is opened by rules; those with mistakes are refused with all of them", async () => {
    const bad = await planner.ask("POST", "/api/regions/990102/draws", {
      rules: "method: lucky\nseed: { kind: dice }",
    });
    expect(bad.statusCode).toBe(409);
    expect(bad.json<{ findings: { code: string }[] }>().findings.map(({ code }) => code)).toContain("DRAW-003");
    const undated = await planner.ask("POST", "/api/regions/990102/draws", { rules: RULES.replace(/delete_on.*/, "") });
    expect([undated.statusCode, undated.json<{ detail: string }>().detail]).toEqual([
      400,
      expect.stringContaining("delete_on"),
    ]);
    const made = await planner.ask("POST", "/api/regions/990102/draws", { rules: RULES });
    expect(made.statusCode).toBe(201);
    draw = made.json<DrawView>();
    expect(draw).toMatchObject({
      state: "draft",
      applicants: null,
      delete_on: "2099-12-31",
      title: { zh: "示例派位" },
    });
  });

  it("keeps a list only without errors, and lists these", async () => {
    const bad = await bring(LIST.replace("A2,S2,S1", "A1,S9,"));
    expect(bad.body).toMatchObject({ kept: false });
    expect(bad.body.findings.map(({ code }) => code).toSorted()).toEqual(["DRAW-028", "DRAW-033"]);
    expect((await step("fix")).statusCode).toBe(409);
    expect((await bring(LIST)).body).toMatchObject({ kept: true, applicants: 8, numbers: 8 });
  });

  it("shows nothing to the public before list and rules are fixed, and the digest without the salt after", async () => {
    expect((await anyone(`/api/public/draws/${draw.draw_id}`)).statusCode).toBe(404);
    beforeFixing = await findDraw(server.running.store, draw.draw_id);
    draw = (await step("fix")).json<DrawView>();
    expect(draw.state).toBe("fixed");
    const seen = await anyone(`/api/public/draws/${draw.draw_id}`);
    expect(seen.json<DrawView>().commitment_digest).toBe(draw.commitment_digest);
    const commitment = (await anyone(`/api/public/draws/${draw.draw_id}/commitment`)).json<Commitment>();
    expect(commitment.commitment_digest).toBe(draw.commitment_digest);
    expect(JSON.stringify(commitment)).not.toContain("salt");
    expect((await anyone(`/api/public/draws/${draw.draw_id}/receipt`)).statusCode).toBe(404);
    expect((await anyone("/api/public/draws?region=990102")).json<DrawView[]>()).toHaveLength(1);
  });

  it("changes nothing that is fixed, whoever asks", async () => {
    expect((await bring(LIST.replace("A8,S2,S1", "A9,S2,S1"))).status).toBe(409);
    expect((await step("fix")).statusCode).toBe(409);
    const { db } = server.running.store;
    await expect(sql`update draw set rules = '{}'`.execute(db)).rejects.toThrow("keeps");
    await expect(sql`update draw set delete_on = '2100-01-01'`.execute(db)).rejects.toThrow("keeps");
    await expect(sql`delete from draw`.execute(db)).rejects.toThrow("never deleted");
  });

  it("keeps no list whose reading began before the draw was fixed and ended after", async () => {
    const { store } = server.running;
    const file = { bytes: Buffer.from(LIST.replace("A8,S2,S1", "A9,S2,S1")), name: "list.csv" };
    const late = bringApplicants(
      { store, now: () => new Date() },
      { regionCode: "990102", name: "planner" },
      { draw: beforeFixing!, file, fileName: "list.csv" },
    );
    await expect(late).rejects.toThrow("fixed and published");
    const list = await drawPaper<readonly { readonly applicant: string }[]>(store, beforeFixing!, "list");
    expect(list!.map(({ applicant }) => applicant)).toContain("A8");
  });

  it("hands out a slip for every family, with which it finds its line, and to nobody else", async () => {
    const commitment = (await anyone(`/api/public/draws/${draw.draw_id}/commitment`)).json<Commitment>();
    const csv = (await planner.ask("GET", `/api/draws/${draw.draw_id}/slips`)).body;
    const slips = csv.trim().split("\r\n").slice(1);
    expect(slips).toHaveLength(8);
    for (const line of slips) {
      const slip = line.split(",").slice(2).join(",");
      expect(checkSlip(slip, commitment.row_digests)).toMatchObject({ found: true });
    }
    expect((await anyone(`/api/draws/${draw.draw_id}/slips`)).statusCode).toBe(401);
  });

  it("takes one seed, in the form the rules promised", async () => {
    expect((await step("run")).statusCode).toBe(409);
    const seed = { text: "3 5 1 7", drawn_on: "2026-07-10", witnesses: ["公证员"] };
    expect((await step("seed", seed)).statusCode).toBe(400);
    draw = (await step("seed", { ...seed, text: "3516" })).json<DrawView>();
    expect(draw).toMatchObject({ state: "seeded", seed: { text: "3 5 1 6", witnesses: ["公证员"] } });
    expect((await step("seed", { ...seed, text: "1 1 1 1" })).statusCode).toBe(409);
    expect((await step("abandon", { because: "不满意" })).statusCode).toBe(409);
    await expect(sql`update draw set seed = '{"text":"1 1 1 1"}'`.execute(server.running.store.db)).rejects.toThrow(
      "one seed",
    );
  });

  it("is run once, and anyone can run it again from the receipt", async () => {
    draw = (await step("run")).json<DrawView>();
    expect(draw.schools).toMatchObject([{ admitted: 3 }, { places: 2, admitted: 2 }]);
    const receipt = (await anyone(`/api/public/draws/${draw.draw_id}/receipt`)).json<Receipt>();
    expect(verifyReceipt(receipt, { published: draw.commitment_digest! }).verified).toBe(true);
    expect(receipt.receipt_digest).toBe(draw.receipt_digest);
    expect((await step("run")).statusCode).toBe(409);
  });

  it("records every look at the list", async () => {
    expect((await planner.ask("GET", `/api/draws/${draw.draw_id}/applicants`)).json<unknown[]>()).toHaveLength(8);
    const audit = await readAudit(server.running.store, { regionCode: "990102", most: 20 });
    expect(audit.find(({ what }) => what === "draw.look")).toMatchObject({ who: planner.name, subject: draw.draw_id });
    expect(audit.map(({ what }) => what)).toEqual(
      expect.arrayContaining(["draw.create", "draw.applicants", "draw.fix", "draw.seed", "draw.run"]),
    );
  });

  it("is nobody else's", async () => {
    for (const path of ["", "/applicants"])
      expect((await neighbour.ask("GET", `/api/draws/${draw.draw_id}${path}`)).statusCode).toBe(403);
    expect((await neighbour.ask("POST", "/api/regions/990102/draws", { rules: RULES })).statusCode).toBe(403);
    const clerk = await testingPerson(server, { role: "statistician", regionCode: "990102", schools: [] });
    expect((await clerk.ask("GET", `/api/draws/${draw.draw_id}/applicants`)).statusCode).toBe(403);
  });

  it("deletes the applicants on their day, not a day before, and keeps the digests", async () => {
    const { store } = server.running;
    const on = (day: string) => ({ store, now: () => new Date(`${day}T12:00:00`) });
    expect(await deleteDueApplicants(on("2099-12-30"))).toEqual([]);
    expect(await deleteDueApplicants(on("2099-12-31"))).toEqual([draw.draw_id]);
    expect(await deleteDueApplicants(on("2099-12-31"))).toEqual([]);
    const key = { regionCode: draw.region_code, drawId: draw.draw_id };
    for (const kind of ["list", "opening", "commitment", "receipt"] as const)
      expect(await drawPaper(store, key, kind)).toBeUndefined();
    const gone = await anyone(`/api/public/draws/${draw.draw_id}/receipt`);
    expect([gone.statusCode, gone.body.includes("deleted in time")]).toEqual([404, true]);
    const seen = (await anyone(`/api/public/draws/${draw.draw_id}`)).json<DrawView>();
    expect(seen).toMatchObject({ state: "deleted", receipt_digest: draw.receipt_digest });
    const audit = await readAudit(store, { regionCode: "990102", most: 5 });
    expect(audit.find(({ what }) => what === "draw.delete-applicants")).toMatchObject({ subject: draw.draw_id });
  });

  it("can be abandoned before the seed is known, with the reason in public", async () => {
    draw = (await planner.ask("POST", "/api/regions/990102/draws", { rules: RULES })).json<DrawView>();
    await bring(LIST);
    await step("fix");
    expect((await step("abandon", { because: "漏了一名报名者" })).json<DrawView>().state).toBe("abandoned");
    expect((await step("seed", { text: "1 1 1 1", drawn_on: "2026-07-10" })).statusCode).toBe(409);
    expect((await anyone(`/api/public/draws/${draw.draw_id}`)).json<DrawView>().abandoned_because).toBe(
      "漏了一名报名者",
    );
  });

  it("hands out the verifier to keep or to open, under a policy that names its script", async () => {
    const opened = await anyone("/api/public/draw-verifier");
    expect(opened.headers["content-security-policy"]).toMatch(/^default-src 'none'; script-src 'sha256-/);
    expect(opened.headers["content-disposition"]).toBeUndefined();
    const kept = await anyone("/api/public/draw-verifier?save=true");
    expect(kept.headers["content-disposition"]).toContain("draw-verifier.html");
    expect(kept.body).toContain("youheng-draw-receipt");
  });

  it("loads the example's draws: one drawn, one that waits", async () => {
    const deps = { store: server.running.store, now: () => new Date() };
    const folder = fileURLToPath(new URL("../../../examples/district", import.meta.url));
    expect(await loadExampleDraws(deps, folder)).toBe(0); // the region has draws
    await sql`alter table draw disable trigger user`.execute(deps.store.db);
    await sql`delete from draw_paper`.execute(deps.store.db);
    await sql`delete from draw`.execute(deps.store.db);
    await sql`alter table draw enable trigger user`.execute(deps.store.db);
    expect(await loadExampleDraws(deps, folder)).toBe(2);
    const shown = (await anyone("/api/public/draws?region=990102")).json<DrawView[]>();
    expect(shown.map(({ state, applicants, numbers }) => [state, applicants, numbers])).toEqual([
      ["drawn", 488, 480],
      ["fixed", 96, 96],
    ]);
  });
});
