import {
  checkProjects,
  cutGround,
  openingYears,
  plainNames,
  planProjects,
  projectFigures,
  type ProjectProblem,
  projectsDocument,
  provenModel,
  wholeProjectModel,
} from "@youheng/kernel/decide";
import { writeMps } from "@youheng/kernel/solve";
import { afterAll, describe, expect, it } from "vitest";
import { openHighsSolver } from "./highs-solver.ts";
import { has, inCbc } from "./testing-cbc.ts";
import { testPace } from "./testing-districts.ts";
import { madeProjects } from "./testing-projects.ts";

const solver = openHighsSolver();
afterAll(() => solver.close());

async function planned(problem: ProjectProblem) {
  const plan = await planProjects(solver, problem, testPace(30), plainNames(problem));
  const document = projectsDocument(problem, plan);
  expect(checkProjects(problem, document)).toEqual([]);
  return document;
}

/** Every way to open every project, looked at one by one: fewest children-years without a place, then least cost. */
function bruteForce(problem: ProjectProblem): readonly [short: number, yuan: number] | null {
  const { projects, budgetYuan, yearlyYuan, bounds, years, stages, schools } = problem;
  let best: readonly [number, number] | null = null;
  const look = (openings: readonly number[]): void => {
    const open = projects.filter((_, p) => openings[p]! >= 0);
    if (budgetYuan !== null && open.reduce((sum, one) => sum + one.costYuan, 0) > budgetYuan) return;
    if (open.some((a) => a.kind === "closure" && open.some((b) => b !== a && b.school === a.school))) return;
    const { stages: rows, short, discounted, money } = projectFigures(problem, openings);
    if (yearlyYuan !== null && money.some(({ capital }, at) => capital > (yearlyYuan[at] ?? 0) + 1e-6)) return;
    if (rows.some(({ placesOf, loads }) => placesOf.some((one, school) => loads[school]! < bounds[0] * one - 1e-6)))
      return;
    if (best === null || short < best[0] - 1e-6 || (short < best[0] + 1e-6 && discounted < best[1]))
      best = [short, discounted];
  };
  const grow = (openings: readonly number[]): void => {
    const project = projects[openings.length];
    if (project === undefined) return look(openings);
    if (typeof project.fixed !== "number") grow([...openings, -1]);
    for (const year of openingYears(problem, project)) grow([...openings, year]);
  };
  expect(years.length * stages.length * schools.length).toBeLessThan(200);
  grow([]);
  return best;
}

/** One school of 100 places, full; a new school of 60 near it from 2028 on. */
const growing = (children: readonly number[], more: Partial<ProjectProblem> = {}): ProjectProblem => ({
  now: 2026,
  years: children.map((_, at) => 2027 + at),
  stages: ["primary"],
  areas: ["A"],
  children: Float64Array.from(children),
  schools: ["A", "N"],
  existing: 1,
  places: Float64Array.of(100, 0),
  wayM: Float64Array.of(0, 800),
  bounds: [0, 1],
  projects: [
    {
      id: "N",
      name: "新校",
      kind: "new",
      school: 1,
      places: Float64Array.of(60),
      fillYears: Float64Array.of(1),
      costYuan: 4_000_000,
      runningYuan: 100_000,
      earliest: 2028,
      buildingYears: 2,
      fixed: null,
      oneOf: null,
    },
  ],
  discountRate: 0.1,
  budgetYuan: null,
  yearlyYuan: null,
  ...more,
});

describe("planProjects", () => {
  it("opens a school in the year in which places would be short, no sooner, and says why (by hand)", async () => {
    const document = await planned(growing([95, 100, 112, 130]));
    // built in 2027 and 2028: 2 million each, discounted by 1.1 and 1.21; running from 2029 to 2030
    const yuan = 2e6 / 1.1 + 2e6 / 1.1 ** 2 + 1e5 / 1.1 ** 3 + 1e5 / 1.1 ** 4;
    expect(document).toMatchObject({ status: "optimal", objective_of: "cost", without_place: 0, cost_yuan: 4_000_000 });
    expect(document.objective).toBeCloseTo(yuan, 4);
    expect(document.projects[0]).toMatchObject({
      opens: 2029,
      begins: 2027,
      without: [
        { school_year: 2029, stage: "primary", children: 12 },
        { school_year: 2030, stage: "primary", children: 30 },
      ],
    });
    expect(document.projects[0]!.because!.zh).toContain("没有它，2029 年primary有 12 名学生没有学位（A）");
    expect(document.loads.at(-1)).toMatchObject({ school_code: "N", children: 30, places: 60 });
    expect(document.goals.find(({ id }) => id === "distance")!.objective).toBeCloseTo(42 * 800, 6);
  });

  it("opens a school that takes one grade more each year so early that it has enough of them (by hand)", async () => {
    const [project] = growing([0]).projects;
    const school = (over: number) => ({ ...project!, fillYears: Float64Array.of(over) });
    // 60 places over 6 years: 10, 20, 30 …; 12 are short in 2029 and 30 in 2030: opened in 2029 it would have 10 and 20
    const document = await planned(growing([95, 100, 112, 130], { projects: [school(6)] }));
    expect(document.projects[0]).toMatchObject({ opens: 2028, fill_years: { primary: 6 } });
    expect(document.loads.filter((one) => one.school_code === "N").map(({ places }) => places)).toEqual([10, 20, 30]);
    expect(document).toMatchObject({ status: "optimal", without_place: 0 });
    // over 12 years: 5, 10, 15
    const slow = await planned(growing([95, 100, 112, 130], { projects: [school(12)] }));
    expect(slow).toMatchObject({ status: "optimal", without_place: 17, projects: [{ opens: 2028 }] });
    expect(slow.because.map(({ en }) => en).join()).toContain("new schools that fill year by year");
  });

  it("builds nothing where nothing is short", async () => {
    const document = await planned(growing([90, 95, 99, 100]));
    expect(document).toMatchObject({ status: "optimal", objective: 0, gap: 0, cost_yuan: 0, without_place: 0 });
    expect(document.projects[0]!.opens).toBeNull();
  });

  it("says by how much the budget is too small, and what is short without it", async () => {
    const document = await planned(growing([95, 100, 112, 130], { budgetYuan: 3_000_000 }));
    expect(document).toMatchObject({ status: "optimal", without_place: 42 });
    expect(document.because.map(({ zh }) => zh).join()).toContain("预算");
    expect(document.easings[0]!.en).toBe("smallest easing: 1,000,000 yuan more, and every child has a place");
  });

  it("says by how much a yearly budget is too small", async () => {
    const document = await planned(growing([95, 100, 112, 130], { yearlyYuan: [1.5e6, 1.5e6, 1.5e6, 1.5e6, 1.5e6] }));
    expect(document.easings[0]!.en).toBe("smallest easing: 500,000 yuan more each year, and every child has a place");
  });

  it("names the areas, and how many places are missing whatever is built", async () => {
    const document = await planned(growing([95, 180, 170, 130]));
    expect(document.without_place).toBe(30);
    expect(document.because[0]!.en).toBe(
      "2028, primary: A have 180 children; the schools they can go to have 160 places: 20 are short",
    );
    expect(document.easings[0]!.en).toContain("by 2028, 20 more places (primary) within reach of A");
  });

  it("opens earlier than it can only in words: the year stands in the way", async () => {
    const document = await planned(growing([120, 120, 120, 120]));
    expect(document).toMatchObject({ without_place: 20, projects: [{ opens: 2028 }] });
    expect(document.because.map(({ en }) => en).join()).toContain("can open only after places are short");
  });

  it("closes a school only where others within the longest way take its children", async () => {
    const closure = { ...growing([0]).projects[0]!, id: "C", name: "撤并", kind: "closure" as const, school: 1 };
    const asked = (way: number): ProjectProblem => ({
      ...growing([60, 60, 60]),
      areas: ["A", "B"],
      schools: ["A", "B"],
      existing: 2,
      children: Float64Array.of(60, 60, 60, 10, 10, 10),
      places: Float64Array.of(100, 40),
      wayM: Float64Array.of(0, way, way, 0),
      projects: [{ ...closure, costYuan: 0, runningYuan: -300_000, buildingYears: 0, earliest: 2027 }],
    });
    const near = await planned(asked(900));
    expect(near.projects[0]).toMatchObject({ opens: 2027, places: { primary: -40 } });
    expect(near.projects[0]!.because!.en).toContain("300,000 yuan a year are saved");
    expect(near.objective).toBeLessThan(0);
    expect((await planned(asked(Infinity))).projects[0]!.opens).toBeNull();
  });

  it("keeps years decided by hand, and one of those that shut each other out", async () => {
    const [project] = growing([0]).projects;
    const two = [
      { ...project!, fixed: 2030 },
      { ...project!, id: "M", oneOf: "site", costYuan: 1 },
      { ...project!, id: "L", oneOf: "site", costYuan: 2 },
    ];
    const schools = { schools: ["A", "N", "M", "L"], places: Float64Array.of(100, 0, 0, 0) };
    const projects = two.map((one, at) => ({ ...one, school: at + 1 }));
    const wayM = Float64Array.of(0, 1, 2, 3);
    const document = await planned(growing([95, 130, 130, 130], { ...schools, projects, wayM }));
    expect(document.projects.map(({ opens }) => opens)).toEqual([2030, 2028, null]);
  });

  it("says which lower bound cannot be kept, and to what it would have to fall", async () => {
    const document = await planned(growing([40, 40, 40, 40], { bounds: [0.5, 1] }));
    expect(document.status).toBe("infeasible");
    expect(document.because.map(({ en }) => en).join()).toContain("by their lower bounds A need no more than the 40");
    expect(document.easings[0]!.en).toBe("smallest easing: lower the least load from 50 % of the places to 40 %");
  });

  it.each([1, 2, 3, 4, 5, 6, 7, 8])("finds the best of all ways to build (seed %i)", async (seed) => {
    const stages = seed % 2 === 0 ? 2 : 1;
    const yearly = seed % 4 === 3 ? { yearlyYuan: [4e5, 4e5, 4e5, 4e5] } : {};
    const more = seed % 4 === 1 ? { budgetYuan: 1_500_000 } : seed === 6 ? { bounds: [0.3, 0.95] as const } : yearly;
    const longestM = seed % 3 === 0 ? Infinity : 6000;
    const made = { areas: 6, existing: 3, projects: 5, years: 3, stages, longestM, fills: seed > 4 };
    const problem = madeProjects({ seed, ...made, more });
    const document = await planned(problem);
    const best = bruteForce(problem);
    if (best === null) return expect(document.status).toBe("infeasible");
    expect(document.status).toBe("optimal");
    expect(document.without_place).toBeCloseTo(best[0], 5);
    expect(document.discounted_yuan! - best[1]).toBeLessThan(1e-3 * Math.max(1, Math.abs(best[1]) * 1e-3));
  });

  it("never leaves more children without a place when more money or a longer way is allowed", async () => {
    const made = { seed: 21, areas: 8, existing: 3, projects: 6, years: 3 };
    const short: number[] = [];
    for (const [budgetYuan, longestM] of [
      [0, 3000],
      [800_000, 3000],
      [3_000_000, 3000],
      [3_000_000, 8000],
    ] as const)
      short.push((await planned(madeProjects({ ...made, longestM, more: { budgetYuan } }))).without_place!);
    expect(short).toEqual(short.toSorted((a, b) => b - a));
    expect(short[0]).toBeGreaterThan(short.at(-1)!);
  });
});

describe("the model with every way written out", () => {
  it.skipIf(!has("cbc")).each([31, 32])("comes to the same in CBC (needs coinor-cbc; seed %i)", async (seed) => {
    const made = { seed, areas: 12, existing: 4, projects: 9, years: 4, stages: 2, longestM: 5000, fills: seed === 32 };
    const problem = madeProjects({ ...made, more: { budgetYuan: 2_000_000 } });
    const document = await planned(problem);
    const [short, cost] = document.goals.map(({ objective }) => objective);
    const ground = cutGround(problem);
    const ask = { names: plainNames(problem), shortAtMost: null, costAtMost: null };
    expect(inCbc(writeMps(wholeProjectModel(ground, { ...ask, goal: "short" }).model))).toBeCloseTo(short!, 4);
    const second = provenModel(problem, plainNames(problem), document.goals);
    expect(inCbc(writeMps(second)) / cost!).toBeCloseTo(1, 6);
  });
});
