import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { PlaceGroundView, PlaceJobView, PlacePlanView } from "./api-types.ts";
import { testingServer, type TestingServer } from "./testing-server.ts";

let server: TestingServer;
beforeAll(async () => {
  server = await testingServer();
  await server.signIn();
});
afterAll(() => server.remove());

const places = "/api/regions/990102/places";
const ask = {
  kind: "catchments",
  bounds: [0, 1],
  may_split: false,
  contiguous: false,
  detour: 1,
  longest_m: null,
  keep_price_m: null,
  open: 1,
  budget_yuan: null,
  seconds: 20,
  seed: 1,
};
const example = (name: string): string =>
  readFileSync(new URL(`../../../examples/district/${name}`, import.meta.url), "utf8");

async function bring(part: string, fileName: string, text: string) {
  const edge = "youheng-test";
  const head = `--${edge}\r\ncontent-disposition: form-data; name="file"; filename="${fileName}"\r\n\r\n`;
  const payload = Buffer.from(`${head}${text}\r\n--${edge}--\r\n`);
  const headers = { "content-type": `multipart/form-data; boundary=${edge}` };
  const answer = await server.ask("POST", `${places}/ground/${part}`, payload, headers);
  return answer.json<{ kept: boolean; ground: PlaceGroundView }>();
}

async function solved(change: object): Promise<PlaceJobView> {
  const begun = await server.ask("POST", `${places}/jobs`, { ...ask, ...change });
  expect(begun.statusCode).toBe(202);
  const { job_id } = begun.json<PlaceJobView>();
  for (;;) {
    const job = (await server.ask("GET", `${places}/jobs/${job_id}`)).json<PlaceJobView>();
    if (job.state !== "running") return job;
    await new Promise((resume) => void setTimeout(resume, 100));
  }
}

describe("places of a district", () => {
  it("asks for files first", async () => {
    expect((await server.ask("POST", `${places}/jobs`, ask)).statusCode).toBe(400);
  });

  it("keeps no file with errors, and tells every one", async () => {
    const { kept, ground } = await bring("units", "units.csv", "unit,students,lon,lat\na,x,114,25\na,3,114,25\n");
    expect(kept).toBe(false);
    expect(ground.findings.map(({ code }) => code)).toEqual(expect.arrayContaining(["DECIDE-003", "DECIDE-004"]));
    expect((await server.ask("GET", `${places}/ground`)).json<PlaceGroundView>().files).toEqual([]);
  });

  it("keeps the files of the example district", async () => {
    expect((await bring("units", "blocks.geojson", example("2026-blocks.geojson"))).kept).toBe(true);
    expect((await bring("schools", "places.csv", example("2026-places.csv"))).kept).toBe(true);
    expect((await bring("candidates", "sites.csv", example("2026-sites.csv"))).kept).toBe(true);
    const { kept, ground } = await bring("current", "catchments.csv", example("2026-catchments.csv"));
    expect([kept, ground.units.length, ground.schools.length]).toEqual([true, 530, 33]);
    expect(ground.current).toHaveLength(530);
  });

  it("solves in a thread, tells how it stands, and keeps the plan with its lineage", async () => {
    const job = await solved({ seconds: 6, keep_price_m: 300 });
    expect(job.state).toBe("done");
    const document = job.document!;
    expect(document.gap!).toBeLessThan(0.05);
    expect(document.moved_students).toBeGreaterThan(0);
    const kept = await server.ask("POST", `${places}/plans`, { name: "方案一", job_id: job.job_id });
    expect(kept.statusCode).toBe(201);
    const [plan] = (await server.ask("GET", `${places}/plans`)).json<PlacePlanView[]>();
    expect(plan).toMatchObject({
      kind: "catchments",
      name: "方案一",
      lineage: { seed: 1, ask: { keep_price_m: 300 } },
    });
    expect(Object.keys(plan!.lineage.files).toSorted()).toEqual(["candidates", "current", "schools", "units"]);
    expect(plan!.lineage.kernel_version).toMatch(/^\d/);
    const again = (await server.ask("GET", `${places}/plans/${plan!.plan_id}`)).json();
    expect(again).toEqual(JSON.parse(JSON.stringify(document)));
  });

  it("stops on cancel with the best plan so far", async () => {
    const begun = await server.ask("POST", `${places}/jobs`, { ...ask, contiguous: true, seconds: 300 });
    const { job_id } = begun.json<PlaceJobView>();
    const look = async () => (await server.ask("GET", `${places}/jobs/${job_id}`)).json<PlaceJobView>();
    while (((await look()).progress?.objective ?? null) === null)
      await new Promise((resume) => void setTimeout(resume, 100));
    expect((await server.ask("DELETE", `${places}/jobs/${job_id}`)).statusCode).toBe(204);
    while ((await look()).state === "running") await new Promise((resume) => void setTimeout(resume, 100));
    const { state, document } = await look();
    expect([state, document?.status]).toEqual(["done", "feasible"]);
  });

  it("finds the sites of a new school", async () => {
    const job = await solved({ kind: "sites", open: 1, may_split: true, seconds: 30 });
    expect(job.document).toMatchObject({ status: "optimal", opened: [expect.stringMatching(/^N\d$/)] });
  });

  it("adds a drawn plan up again and keeps it", async () => {
    const ground = (await server.ask("GET", `${places}/ground`)).json<PlaceGroundView>();
    const drawn = { assigned: ground.current!, ask };
    const kept = await server.ask("POST", `${places}/plans`, { name: "今天", drawn });
    const { plan_id } = kept.json<{ plan_id: string }>();
    const document = (await server.ask("GET", `${places}/plans/${plan_id}`)).json<{
      students: number;
      moved_students: number;
    }>();
    expect(document.moved_students).toBe(0);
    expect(document.students).toBe(ground.units.reduce((sum, one) => sum + one.students, 0));
    expect((await server.ask("POST", `${places}/plans/${plan_id}/adopt`)).statusCode).toBe(204);
    const adopted = async () =>
      (await server.ask("GET", `${places}/plans`)).json<PlacePlanView[]>().filter((one) => one.adopted_at !== null);
    expect((await adopted()).map((one) => [one.plan_id, one.adopted_by])).toEqual([[plan_id, "admin"]]);
    const other = (await server.ask("GET", `${places}/plans`))
      .json<PlacePlanView[]>()
      .find((one) => one.name === "方案一");
    expect((await server.ask("POST", `${places}/plans/${other!.plan_id}/adopt`)).statusCode).toBe(204);
    expect((await adopted()).map((one) => one.plan_id)).toEqual([other!.plan_id]);
    expect((await server.ask("POST", `${places}/plans/none/adopt`)).statusCode).toBe(404);
    const wrong = { assigned: [0, 1], ask };
    expect((await server.ask("POST", `${places}/plans`, { name: "x", drawn: wrong })).statusCode).toBe(400);
  });
});
