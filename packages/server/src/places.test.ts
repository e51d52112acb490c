import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { PlaceBroughtView, PlaceGroundView, PlaceJobView, PlacePlanView } from "./api-types.ts";
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

async function bring(part: string, fileName: string, text: string, system: string | null = "wgs84") {
  const edge = "youheng-test";
  const told = `--${edge}\r\ncontent-disposition: form-data; name="system"\r\n\r\n${system}\r\n`;
  const head = `--${edge}\r\ncontent-disposition: form-data; name="file"; filename="${fileName}"\r\n\r\n`;
  const payload = Buffer.from(`${system === null ? "" : told}${head}${text}\r\n--${edge}--\r\n`);
  const headers = { "content-type": `multipart/form-data; boundary=${edge}` };
  const answer = await server.ask("POST", `${places}/ground/${part}`, payload, headers);
  return answer.json<PlaceBroughtView>();
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

  it("asks when it is not told in which system coordinates are, with both readings and where schools stand in them", async () => {
    const asked = await bring("units", "blocks.geojson", example("2026-blocks.geojson"), null);
    expect([asked.kept, asked.ground.units]).toEqual([false, []]);
    const { part, readings } = asked.question!;
    expect([part, readings.map(({ system }) => system)]).toEqual(["units", ["wgs84", "gcj02", "bd09"]]);
    expect(readings[0]!.shift_m).toBe(0);
    // GCJ-02 lies 300 to 800 m away in the south of China, BD-09 further
    expect(readings[1]!.shift_m).toBeGreaterThan(300);
    expect(readings[2]!.shift_m).toBeGreaterThan(readings[1]!.shift_m);
    expect(readings[1]!.points).toHaveLength(530);
    const crs = { type: "name", properties: { name: "urn:ogc:def:crs:OGC:1.3:CRS84" } };
    const named = JSON.stringify({ ...(JSON.parse(example("2026-blocks.geojson")) as object), crs });
    expect((await bring("units", "named.geojson", named, null)).kept).toBe(true);
    const abroad = "unit,students,lon,lat\na,3,-78.9,36\n";
    expect(await bring("units", "abroad.csv", abroad, null)).toMatchObject({ kept: true, question: null });
  });

  it("keeps the files of the example district", async () => {
    expect((await bring("units", "blocks.geojson", example("2026-blocks.geojson"))).kept).toBe(true);
    expect((await bring("schools", "places.csv", example("2026-places.csv"))).kept).toBe(true);
    expect((await bring("candidates", "sites.csv", example("2026-sites.csv"))).kept).toBe(true);
    const { kept, ground } = await bring("current", "catchments.csv", example("2026-catchments.csv"));
    expect([kept, ground.units.length, ground.schools.length]).toEqual([true, 530, 33]);
    expect(ground.current).toHaveLength(530);
    expect(ground.files.find((one) => one.part === "schools")!.system).toBe("wgs84");
  });

  it("counts schools inside their own units to help with the answer, and does not ask again of the same file", async () => {
    const { units, schools } = (await server.ask("GET", `${places}/ground`)).json<PlaceGroundView>();
    const near = (lon: number, lat: number) =>
      units.reduce((best, one) =>
        Math.hypot(one.lon - lon, one.lat - lat) < Math.hypot(best.lon - lon, best.lat - lat) ? one : best,
      );
    const rows = schools.map(({ school_code, lon, lat }) => {
      const home = near(lon, lat);
      return `${school_code},${home.lon},${home.lat},900,${home.unit}`;
    });
    const told = `school_code,lon,lat,capacity,unit\n${rows.join("\n")}\n`;
    const asked = await bring("schools", "told.csv", told, null);
    const [wgs84, gcj02, bd09] = asked.question!.readings.map(({ inside }) => inside!);
    expect(asked.question!.schools).toBe(33);
    expect(wgs84!).toBeGreaterThan(30);
    expect(gcj02!).toBeLessThan(wgs84!);
    expect(bd09!).toBeLessThan(wgs84!);
    expect((await bring("schools", "places.csv", example("2026-places.csv"), null)).kept).toBe(true);
  });

  it("reads a file in the system it was told: converted, the schools stand where they stood", async () => {
    const before = (await server.ask("GET", `${places}/ground`)).json<PlaceGroundView>().schools[0]!;
    const { ground } = await bring("schools", "places.csv", example("2026-places.csv"), "gcj02");
    expect(Math.abs(ground.schools[0]!.lon - before.lon)).toBeGreaterThan(0.001);
    await bring("schools", "places.csv", example("2026-places.csv"), "wgs84");
  });

  it("keeps pairs and own ways, plans by them, counts what a drawn plan breaks, and takes them away", async () => {
    const first = (await server.ask("GET", `${places}/ground`)).json<PlaceGroundView>();
    const [unit, school] = [first.units[0]!.unit, first.schools[first.current![0]!]!.school_code];
    const wrong = await bring(
      "pairs",
      "pairs.csv",
      `unit,school,rule\n${unit},nowhere,fixed\nnobody,${school},maybe\n`,
    );
    expect([wrong.kept, wrong.ground.findings.length]).toEqual([false, 2]);
    const { ground } = await bring("pairs", "pairs.csv", `unit,school,rule\n${unit},${school},forbidden\n`);
    expect(ground.pairs).toEqual([{ unit, school, rule: "forbidden" }]);
    const all = [...first.schools, ...first.candidates].map(({ school_code }) => school_code);
    const rows = first.units.flatMap((one, u) => all.map((code, s) => `${one.unit},${code},${1000 + u + s}`));
    const ways = await bring("distances", "ways.csv", `unit,school,distance_m\n${rows.join("\n")}\n`);
    expect([ways.kept, ways.ground.ways_m!.length, ways.ground.ways_m![1]]).toEqual([true, 530 * all.length, 1001]);
    const job = await solved({ seconds: 10, longest_m: 100_000, gap: 0.01 });
    const { assignment } = job.document!;
    expect(assignment.some((one) => one.unit === unit && one.school === school)).toBe(false);
    expect(job.document!.mean_distance_m!).toBeGreaterThan(1000);
    const drawn = { assigned: first.current!, ask: { ...ask, longest_m: 1500 } };
    const { plan_id } = (await server.ask("POST", `${places}/plans`, { name: "画", drawn })).json<{
      plan_id: string;
    }>();
    const kept = (await server.ask("GET", `${places}/plans/${plan_id}`)).json<{
      against_pairs: number;
      too_far: number;
    }>();
    // unit u is 1000 + u + s metres from school s
    const far = first.current!.filter((s, u) => 1000 + u + s > 1500).length;
    expect([kept.against_pairs, kept.too_far]).toEqual([1, far]);
    for (const gone of ["pairs", "distances"])
      expect((await server.ask("DELETE", `${places}/ground/${gone}`)).statusCode).toBe(200);
    expect((await server.ask("GET", `${places}/ground`)).json<PlaceGroundView>()).toMatchObject({
      pairs: [],
      ways_m: null,
    });
    expect((await server.ask("DELETE", `${places}/ground/units`)).statusCode).toBe(400);
  });

  it("solves in a thread, tells how it stands, and keeps the plan with its lineage", async () => {
    const job = await solved({ seconds: 6, keep_price_m: 300 });
    expect(job.state).toBe("done");
    const document = job.document!;
    expect(document.gap!).toBeLessThan(0.05);
    expect(document.moved_students).toBeGreaterThan(0);
    const kept = await server.ask("POST", `${places}/plans`, { name: "方案一", job_id: job.job_id });
    expect(kept.statusCode).toBe(201);
    const plan = (await server.ask("GET", `${places}/plans`))
      .json<PlacePlanView[]>()
      .find(({ name }) => name === "方案一");
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
    const model = await server.ask("GET", `${places}/jobs/${job.job_id}/model/lp`);
    expect(model.headers["content-disposition"]).toContain("sites-");
    expect(model.body).toMatch(/Minimize[\s\S]+open_N1[\s\S]+End/);
    expect((await server.ask("GET", `${places}/jobs/${job.job_id}/model/txt`)).statusCode).toBe(400);
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
