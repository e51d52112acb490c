import { existsSync, readFileSync } from "node:fs";
import {
  checkSites,
  planCatchments,
  planSites,
  siteDocument,
  groundOf,
  type SiteProblem,
  wholeSiteModel,
} from "@youheng/kernel/decide";
import { writeMps } from "@youheng/kernel/solve";
import { afterAll, describe, expect, it } from "vitest";
import { readSiteFiles } from "./ground/site-files.ts";
import { openHighsSolver } from "./highs-solver.ts";
import { has, inCbc } from "./testing-cbc.ts";
import { madeProblem, testPace } from "./testing-districts.ts";

const solver = openHighsSolver();
afterAll(() => solver.close());

/** The first schools of a made-up district are there, the others are candidates. */
function madeSites(seed: number, open: number, more: Partial<SiteProblem> = {}): SiteProblem {
  const ground = madeProblem({ units: 60, schools: 8, seed, room: 3, bounds: [0.2, 1], maySplit: true });
  const costYuan = Float64Array.from(ground.schools, (_, school) => (school < 2 ? 0 : school * 1_000_000));
  return { ground, existing: 2, open, costYuan, budgetYuan: null, yuanPerStudentKm: null, inOnePiece: null, ...more };
}

/** The least cost over all sets, each solved by itself. */
async function bruteForce(problem: SiteProblem): Promise<number> {
  const { ground, existing, open } = problem;
  let best = Infinity;
  for (let mask = 0; mask < 2 ** (ground.schools.length - existing); mask++) {
    const set = ground.schools.flatMap((_, at) => (at >= existing && (mask >> (at - existing)) % 2 === 1 ? [at] : []));
    if (set.length > open) continue;
    const { objective } = await planCatchments(solver, groundOf(problem, set), testPace(20));
    best = Math.min(best, objective ?? Infinity);
  }
  return best;
}

describe("planSites", () => {
  it.each([1, 2])("opens the best of all sets (seed %i)", async (seed) => {
    const problem = madeSites(seed, 2);
    const plan = await planSites(solver, problem, testPace(30));
    expect(plan.plan.status).toBe("optimal");
    expect(checkSites(problem, plan)).toEqual([]);
    expect(plan.plan.objective! / (await bruteForce(problem))).toBeCloseTo(1, 6);
  });

  it("says so when the budget buys too few places", async () => {
    const short = madeSites(3, 3);
    const most = short.ground.students.reduce((sum, one) => sum + one, 0);
    const ground = { ...short.ground, most: short.ground.most.map((_, at) => (at < 2 ? most * 0.4 : most * 0.3)) };
    const { plan } = await planSites(solver, { ...short, ground, budgetYuan: 1_000 }, testPace(30));
    expect(plan.status).toBe("infeasible");
    expect(plan.because.map(({ en }) => en).join()).toMatch(/for 1000 yuan at most/);
  });

  it.skipIf(!has("cbc")).each([1, 3])("comes to the same in CBC (needs coinor-cbc; seed %i)", async (seed) => {
    const more = seed === 3 ? { budgetYuan: 6_000_000, yuanPerStudentKm: 2e4 } : {};
    const problem = madeSites(seed, 2, more);
    const { opened, plan } = await planSites(solver, problem, testPace(30));
    expect(plan.status).toBe("optimal");
    const model = wholeSiteModel(problem, { opened, pieceRules: [] });
    expect(inCbc(writeMps(model)) / plan.objective!).toBeCloseTo(1, 6);
  });

  it("keeps to a budget, and says what is spent", async () => {
    const problem = madeSites(3, 3, { budgetYuan: 6_000_000 });
    const plan = await planSites(solver, problem, testPace(30));
    const { cost_yuan } = siteDocument(problem, plan);
    expect(cost_yuan!).toBeLessThanOrEqual(6_000_000);
    expect(checkSites(problem, plan)).toEqual([]);
  });

  it("opens fewer when a student's kilometre counts for little", async () => {
    const many = await planSites(solver, madeSites(4, 3, { yuanPerStudentKm: 1e7 }), testPace(30));
    const few = await planSites(solver, madeSites(4, 3, { yuanPerStudentKm: 1 }), testPace(30));
    expect(many.opened.length).toBeGreaterThan(few.opened.length);
  });

  it("says how many places are short when even the largest candidates are not enough", async () => {
    const problem = madeSites(5, 1);
    problem.ground.least.fill(0);
    problem.ground.most.fill(100);
    const { plan } = await planSites(solver, problem, testPace(20));
    expect(plan.status).toBe("infeasible");
    expect(plan.because[0]!.zh).toMatch(/还差 .* 个/);
  });

  it("searches many sets, with a bound that no set goes below", async () => {
    const ground = madeProblem({ units: 200, schools: 40, seed: 6, room: 4, bounds: [0.1, 1], maySplit: true });
    const costYuan = new Float64Array(40);
    const problem: SiteProblem = { ...madeSites(6, 6), ground, existing: 6, costYuan };
    const plan = await planSites(solver, problem, testPace(12));
    expect(checkSites(problem, plan)).toEqual([]);
    expect(plan.opened.length).toBeLessThanOrEqual(6);
    expect(plan.plan.gap!).toBeLessThan(0.1);
  });

  it("opens fewer among many sets when as many as allowed could not be filled to their least", async () => {
    const ground = madeProblem({ units: 120, schools: 36, seed: 7, room: 4, bounds: [0, 1], maySplit: true });
    const all = ground.students.reduce((sum, one) => sum + one, 0);
    ground.most.fill(all);
    ground.least.fill(0.3 * all, 6);
    const problem: SiteProblem = { ...madeSites(7, 6), ground, existing: 6, costYuan: new Float64Array(36) };
    const plan = await planSites(solver, problem, testPace(20));
    expect(["optimal", "feasible"]).toContain(plan.plan.status);
    expect(plan.opened.length).toBeLessThanOrEqual(3);
    expect(checkSites(problem, plan)).toEqual([]);
  });
});

const DURHAM = new URL("../../../../../shared/data/durham-catchment/", import.meta.url);
const MILE_M = 1609.344;
const REFERENCE_MILES = 3.447;

describe.skipIf(!existsSync(DURHAM))("Durham, when ../shared/data/durham-catchment is there", () => {
  it("is at or below the published mean way of 3.447 miles, every school within 70–105 %", async () => {
    const { units, existing, candidates } = durhamFiles();
    const source = (name: string, text: string) => ({ bytes: new TextEncoder().encode(text), name });
    const read = await readSiteFiles({
      units: source("units.csv", units),
      existing: source("existing.csv", existing),
      candidates: source("candidates.csv", candidates),
      system: "wgs84",
      bounds: [0.7, 1.05],
      detour: 1,
      longestM: null,
      maySplit: true,
      contiguous: false,
      open: 1,
      budgetYuan: null,
      yuanPerStudentKm: null,
    });
    expect(read.findings).toEqual([]);
    const plan = await planSites(solver, read.problem!, testPace(60));
    const document = siteDocument(read.problem!, plan);
    expect(checkSites(read.problem!, plan)).toEqual([]);
    expect(document.status).toBe("optimal");
    expect(document.mean_distance_m! / MILE_M).toBeLessThanOrEqual(REFERENCE_MILES);
  });
});

/** Students = base + 0.15 × expected; sites stand in the middle of their unit, as in the reference; none in the region Central. */
function durhamFiles() {
  const [head, ...lines] = readFileSync(new URL("planning_units.csv", DURHAM), "utf8").trim().split(/\r?\n/);
  const at = (name: string): number => head!.split(",").indexOf(name);
  const rows = lines.map((line) => line.split(","));
  const place = (row: readonly string[]): string => `${row[at("lon")]},${row[at("lat")]}`;
  const { existing_sites, new_site_capacity } = JSON.parse(readFileSync(new URL("sites.json", DURHAM), "utf8")) as {
    readonly existing_sites: readonly { readonly site_pu: number; readonly capacity: number }[];
    readonly new_site_capacity: number;
  };
  const taken = new Set(existing_sites.map(({ site_pu }) => String(site_pu)));
  const students = (row: readonly string[]): number =>
    Number(row[at("hs_students_base")]) + 0.15 * Number(row[at("student_gen")]);
  return {
    units: ["unit,students,lon,lat", ...rows.map((row) => `${row[0]},${students(row)},${place(row)}`)].join("\n"),
    existing: [
      "school_code,lon,lat,capacity,unit",
      ...existing_sites.map(({ site_pu, capacity }) => {
        const row = rows.find(([unit]) => unit === String(site_pu))!;
        return `E${site_pu},${place(row)},${capacity},${site_pu}`;
      }),
    ].join("\n"),
    candidates: [
      "school_code,lon,lat,capacity,unit",
      ...rows
        .filter((row) => row[at("region")] !== "Central" && !taken.has(row[0]!))
        .map((row) => `N${row[0]},${place(row)},${new_site_capacity},${row[0]}`),
    ].join("\n"),
  };
}
