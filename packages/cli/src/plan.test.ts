import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { type Ran, youheng } from "./youheng.fixture.ts";

const folder = mkdtempSync(join(tmpdir(), "youheng-plan-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const planned = (...words: readonly string[]): Promise<Ran> => youheng("plan", ...words);

function file(name: string, ...lines: string[]): string {
  const path = join(folder, name);
  writeFileSync(path, `${lines.join("\n")}\n`);
  return path;
}

/** Three villages along a parallel; schools stand in the first and in the last. */
const units = file(
  "units.csv",
  "unit,students,lon,lat",
  "west,50,113.00,30",
  "middle,40,113.01,30",
  "east,30,113.03,30",
);
const schools = file("schools.csv", "school_code,lon,lat,capacity", "A,113.00,30,100", "B,113.03,30,100");

describe("youheng plan catchments", () => {
  it("prints one JSON document as the contract says", async () => {
    const { exit, out } = await planned("catchments", "--units", units, "--schools", schools, "--json");
    const plan = JSON.parse(out) as Record<string, unknown>;
    expect(exit).toBe(0);
    expect(plan).toMatchObject({
      status: "optimal",
      gap: 0,
      because: [],
      assignment: [
        { unit: "west", school: "A", share: 1 },
        { unit: "middle", school: "A", share: 1 },
        { unit: "east", school: "B", share: 1 },
      ],
      loads: { A: 90, B: 30 },
    });
    expect(plan.mean_distance_m).toBeCloseTo((40 * 962.98) / 120, 0);
    expect(plan.objective).toBe(plan.bound);
  });

  it("splits a unit at the bound, and writes the model for other solvers", async () => {
    const model = join(folder, "model.mps");
    const bounds = ["--bounds", "0,0.6", "--may-split", "--write-model", model, "--json"];
    const { out } = await planned("catchments", "--units", units, "--schools", schools, ...bounds);
    expect((JSON.parse(out) as { loads: unknown }).loads).toEqual({ A: 60, B: 60 });
    expect(readFileSync(model, "utf8")).toContain("ROWS");
  });

  it("says in words what cannot hold together, and is done", async () => {
    const { exit, out } = await planned(
      "catchments",
      "--units",
      units,
      "--schools",
      schools,
      "--bounds",
      "0,0.5",
      "--json",
    );
    const plan = JSON.parse(out) as { status: string; because: { zh: string }[] };
    expect([exit, plan.status]).toEqual([0, "infeasible"]);
    expect(plan.because.map(({ zh }) => zh).join()).toContain("还差 20 个学位");
  });

  it("lists every mistake of every file at once, and exits with 1", async () => {
    const bad = file("bad.csv", "unit,students,lon,lat", "a,x,113,30", "a,4,200,30", "b,,113,30", "c,-2,113,30");
    const noCapacity = file("no-capacity.csv", "school_code,lon,lat", "A,113,30");
    const { exit, out, err } = await planned("catchments", "--units", bad, "--schools", noCapacity, "--json");
    expect(exit).toBe(1);
    expect(JSON.parse(out).findings.length).toBeGreaterThan(0);
    for (const code of ["DECIDE-001", "DECIDE-002", "DECIDE-003", "DECIDE-004", "DECIDE-005"])
      expect(err).toContain(code);
    expect(err).toContain("B2");
  });

  it("does not lose a unit of a map whose properties are no numbers", async () => {
    const point = (properties: object) => ({
      type: "Feature",
      properties,
      geometry: { type: "Point", coordinates: [113, 30] },
    });
    const features = [
      point({ unit: "a", students: 4 }),
      point({ unit: "b", students: "many" }),
      point({ unit: "c", students: "7", lat: "north" }),
    ];
    const map = file("no-numbers.geojson", JSON.stringify({ type: "FeatureCollection", features }));
    const { exit, out, err } = await planned("catchments", "--units", map, "--schools", schools, "--json");
    expect(exit).toBe(1);
    expect(JSON.parse(out).findings.length).toBeGreaterThan(0);
    expect(err.match(/DECIDE-003/g)).toHaveLength(2);
    expect(err).toContain("many");
    expect(err).toContain("north");
  });

  it("tells of shapes that cannot be read, each with its feature, and takes the Chinese names of properties", async () => {
    const feature = (properties: object, geometry: unknown) => ({ type: "Feature", properties, geometry });
    const at = { lon: 113, lat: 30 };
    const features = [
      feature({ 地块: "a", 学生数: 4, 经度: 113, 纬度: 30 }, null),
      feature({ unit: "b", students: 4, ...at }, { type: "Polygon" }),
      feature(
        { unit: "c", students: 4, ...at },
        {
          type: "Polygon",
          coordinates: [
            [
              ["x", 1],
              [2, 3],
              [4, 5],
            ],
          ],
        },
      ),
      feature({ unit: "d", students: 4, ...at }, { type: "Point", coordinates: [] }),
      feature({ unit: "e", students: 4, ...at }, { type: "LineString", coordinates: [] }),
      5,
    ];
    const map = file("shapes.geojson", JSON.stringify({ type: "FeatureCollection", features }));
    const { exit, err } = await planned("catchments", "--units", map, "--schools", schools, "--json");
    expect(exit).toBe(1);
    expect(err.match(/DECIDE-017 shapes\.geojson · 第 [234] 行/g)).toHaveLength(3);
    expect(err).not.toMatch(/第 [15] 行/);
    const sound = file(
      "sound.geojson",
      JSON.stringify({ type: "FeatureCollection", features: [features[0], features[4]] }),
    );
    const { out } = await planned("catchments", "--units", sound, "--schools", schools, "--json");
    expect(JSON.parse(out)).toMatchObject({ status: "optimal", students: 8 });
  });

  it("says only what cannot hold: a school without places is no reason while there are others", async () => {
    const some = file("some.csv", "school_code,lon,lat,capacity", "A,113.00,30,0", "B,113.03,30,300");
    const words = ["--units", units, "--schools", some, "--bounds", "0.7,1.05", "--json"];
    const { exit, out } = await planned("catchments", ...words);
    const { because, ...plan } = JSON.parse(out) as { status: string; because: { en: string }[] };
    expect([exit, plan.status]).toEqual([0, "infeasible"]);
    expect(because.map(({ en }) => en)).toEqual([
      "1 schools (B) need at least 210 students by their lower bounds",
      "the units that may go there have 120 students: 90 are wanting",
    ]);
  });

  it("does not take nonsense for bounds", async () => {
    const { exit } = await planned("catchments", "--units", units, "--schools", schools, "--bounds", "2,1", "--json");
    expect(exit).toBe(2);
  });

  it("keeps fixed and forbidden pairs, and today's pupils at a price", async () => {
    const pairs = file("pairs.csv", "unit,school,rule", "west,B,固定", "east,B,禁止");
    const { out } = await planned("catchments", "--units", units, "--schools", schools, "--pairs", pairs, "--json");
    expect((JSON.parse(out) as { loads: unknown }).loads).toEqual({ A: 70, B: 50 });
    const current = file("current.csv", "unit,school", "west,A", "middle,B", "east,B");
    const kept = ["--current", current, "--keep-price", "5000", "--json"];
    const { out: held } = await planned("catchments", "--units", units, "--schools", schools, ...kept);
    expect(JSON.parse(held)).toMatchObject({ loads: { A: 50, B: 70 }, moved_students: 0 });
  });

  it("takes borders from a GeoJSON of polygons, and keeps catchments in one piece", async () => {
    const square = (x: number) => [
      [
        [x, 0],
        [x + 0.01, 0],
        [x + 0.01, 0.01],
        [x, 0.01],
        [x, 0],
      ],
    ];
    const features = [0, 1, 2, 3].map((at) => ({
      type: "Feature",
      properties: { unit: `q${at}`, students: 10 },
      geometry: { type: "Polygon", coordinates: square(at / 100) },
    }));
    const map = file("map.geojson", JSON.stringify({ type: "FeatureCollection", features }));
    const two = file("two.csv", "school_code,lon,lat,capacity", "A,0.005,0.005,20", "B,0.015,0.005,20");
    const { out } = await planned("catchments", "--units", map, "--schools", two, "--contiguous", "--json");
    const plan = JSON.parse(out) as { status: string; because: unknown[] };
    // A has only B's own unit beside it: it cannot have two units, and B cannot have three
    expect(plan.status).toBe("infeasible");
    expect(plan.because.length).toBeGreaterThan(0);
    const more = ["--contiguous", "--bounds", "0,1.5", "--json"];
    const { out: wide } = await planned("catchments", "--units", map, "--schools", two, ...more);
    expect(JSON.parse(wide)).toMatchObject({
      status: "optimal",
      loads: { A: 10, B: 30 },
      contiguous: { graph: "borders" },
    });
  });
});

describe("youheng plan sites", () => {
  it("opens the better of two sites and says which", async () => {
    const existing = file("existing.csv", "school_code,lon,lat,capacity", "A,113.00,30,200");
    const candidates = file(
      "candidates.csv",
      "school_code,lon,lat,capacity,cost_yuan",
      "X,113.025,30,100,2000000",
      "Y,113.5,30,100,1000000",
    );
    const words = ["--existing", existing, "--candidates", candidates, "--open", "1", "--json"];
    const { exit, out } = await planned("sites", "--units", units, ...words);
    expect(exit).toBe(0);
    expect(JSON.parse(out)).toMatchObject({
      status: "optimal",
      opened: ["X"],
      cost_yuan: 2_000_000,
      loads: { A: 90, X: 30 },
    });
    const { out: cheap } = await planned("sites", "--units", units, ...words, "--budget", "1500000");
    expect(JSON.parse(cheap)).toMatchObject({ opened: [], loads: { A: 120 } });
    const { out: none } = await planned("sites", "--units", units, ...words, "--bounds", "0,0.3");
    expect(JSON.parse(none)).toMatchObject({ status: "infeasible", opened: [], cost_yuan: null });
  });
});

describe("youheng plan sites with whole units", () => {
  it("opens the site that can take a unit whole, though another would be nearer with units split", async () => {
    const large = file("large.csv", "unit,students,lon,lat", "u1,100,110,30", "u3,20,110.02,30");
    const two = file("own.csv", "school_code,lon,lat,capacity", "A,110,30,60", "B,110.02,30,60");
    const sites = file("far.csv", "school_code,lon,lat,capacity", "C,110.005,30,80", "D,110.2,30,200");
    const words = ["--existing", two, "--candidates", sites, "--open", "1", "--json"];
    const { out } = await planned("sites", "--units", large, ...words);
    expect(JSON.parse(out)).toMatchObject({ status: "optimal", opened: ["D"], gap: 0, loads: { B: 20, D: 100 } });
  });
});

describe("youheng plan with a file that is not there", () => {
  const facts = file("return.csv", "region_code,school_year,school_code,school_name", "990101,2025,001,一小");
  const standard = ["--standard", "cn-quality-balance-2017", "--json"];
  const absent = join(folder, "absent.csv");
  it.each([
    ["SENSE-030", ["rotation", facts, "--teachers", absent]],
    ["POLICY-001", ["rotation", facts, "--teachers", facts, "--rules", absent]],
    ["SENSE-030", ["resources", facts, "--costs", absent]],
    ["SENSE-030", ["groups", facts, "--previous", absent]],
  ])("says %s of %j, and exits with 1", async (code, words) => {
    const { exit, out, err } = await planned(...words, ...standard);
    expect(exit).toBe(1);
    expect(JSON.parse(out).findings.length).toBeGreaterThan(0);
    expect(err).toContain(code);
    expect(err).toContain("absent.csv");
  });
});

describe("a row that is refused", () => {
  it("is told of once: who names it in another file is no mistake of its own", async () => {
    const bad = file("refused.csv", "unit,students,lon,lat", "west,,113,30", "east,30,113.03,30");
    const current = file("names-refused.csv", "unit,school", "west,A", "east,B");
    const { err } = await planned("catchments", "--units", bad, "--schools", schools, "--current", current, "--json");
    expect(err).toContain("DECIDE-002");
    expect(err).not.toContain("DECIDE-006");
  });
});
