import {
  catchmentDocument,
  type CatchmentProblem,
  checkCatchments,
  costsOf,
  piecesOf,
  planCatchments,
  priceBound,
  wholeModel,
} from "@youheng/kernel/decide";
import { checkSolution } from "@youheng/kernel/solve";
import { afterAll, describe, expect, it } from "vitest";
import { openHighsSolver } from "./highs-solver.ts";
import { madeProblem, testPace } from "./testing-districts.ts";

const solver = openHighsSolver();
afterAll(() => solver.close());

/** Two schools 3 km apart on a road, three villages: by hand. */
function road(most: readonly [number, number], maySplit: boolean): CatchmentProblem {
  return {
    units: ["west", "middle", "east"],
    students: Float64Array.of(50, 40, 30),
    schools: ["A", "B"],
    least: Float64Array.of(0, 0),
    most: Float64Array.from(most),
    wayM: Float64Array.of(0, 3000, 1000, 2000, 3000, 0),
    keep: null,
    maySplit,
    contiguous: null,
  };
}

describe("planCatchments", () => {
  it("sends everybody to the nearest school while there is room", async () => {
    const plan = await planCatchments(solver, road([100, 100], false), testPace(10));
    expect(plan).toMatchObject({ status: "optimal", objective: 40_000, gap: 0 });
  });

  it("splits the middle village at the bound, or sends it whole to the other school", async () => {
    const split = await planCatchments(solver, road([60, 100], true), testPace(10));
    expect(split.objective).toBeCloseTo(10 * 1000 + 30 * 2000, 3);
    const whole = await planCatchments(solver, road([60, 100], false), testPace(10));
    expect(whole).toMatchObject({ status: "optimal", objective: 80_000 });
    expect(whole.bound).toBe(80_000);
  });

  it("keeps today's pupils where they are at a price", async () => {
    const keep = { current: Int32Array.of(0, 1, 1), priceM: 1500 };
    const plan = await planCatchments(solver, { ...road([100, 100], false), keep }, testPace(10));
    const document = catchmentDocument({ ...road([100, 100], false), keep }, plan);
    expect(document).toMatchObject({ moved_students: 0, mean_distance_m: 80_000 / 120 });
  });

  it("says how many places are short, and where", async () => {
    const plan = await planCatchments(solver, road([60, 40], true), testPace(10));
    expect(plan.status).toBe("infeasible");
    expect(plan.because.map(({ zh }) => zh).join()).toContain("还差 20 个学位");
    expect(plan.shares).toEqual([]);
  });

  it("names a unit that no school can take whole", async () => {
    const plan = await planCatchments(solver, road([49, 80], false), testPace(10));
    expect(plan).toMatchObject({ status: "optimal" });
    const none = await planCatchments(solver, road([49, 49], false), testPace(10));
    expect(none.status).toBe("infeasible");
  });

  it("names units that a limit or a forbidden pair leaves nowhere to go", async () => {
    const problem = road([100, 100], false);
    problem.wayM.fill(Infinity, 2, 4);
    const plan = await planCatchments(solver, problem, testPace(10));
    expect(plan.because[0]!.en).toContain("middle");
  });

  it("comes near the bound where places are tight and one model would be too large", async () => {
    const problem = madeProblem({ units: 700, schools: 60, seed: 5, room: 1.08 });
    const plan = await planCatchments(solver, problem, testPace(90, { gap: 0.04 }));
    expect(checkCatchments(problem, plan)).toEqual([]);
    expect(plan.gap).toBeLessThanOrEqual(0.04);
  });

  it.each([1, 2, 3])(
    "proves small districts, and its bound can be added up again from the prices (seed %i)",
    async (seed) => {
      const problem = madeProblem({ units: 40, schools: 4, seed });
      const plan = await planCatchments(solver, problem, testPace(30));
      expect(plan.status).toBe("optimal");
      expect(checkCatchments(problem, plan)).toEqual([]);
      expect(priceBound(problem, costsOf(problem), plan.prices)).toBeLessThanOrEqual(plan.objective! + 1e-6);
    },
  );

  it.each([4, 5])("gives the optimum of the model solved at once (seed %i)", async (seed) => {
    const problem = madeProblem({ units: 30, schools: 3, seed });
    const pairs = problem.units.map(() => [0, 1, 2]);
    const { model, places } = wholeModel(problem, { costs: costsOf(problem), pairs, pieces: [] });
    const direct = await solver.solve(model, { seconds: 30 });
    const plan = await planCatchments(solver, problem, testPace(30));
    expect(plan.objective! / direct.objective!).toBeCloseTo(1, 5);
    const chosen = new Set(plan.shares.map(({ unit, school }) => `${unit} ${school}`));
    const values = places.map(([unit, school]) => (chosen.has(`${unit} ${school}`) ? 1 : 0));
    expect(checkSolution(model, values, plan.objective)).toEqual([]);
  });

  it.each([6, 7])("keeps every catchment in one piece (seed %i)", async (seed) => {
    const problem = madeProblem({ units: 100, schools: 5, seed, contiguous: true });
    const plan = await planCatchments(solver, problem, testPace(8));
    expect(checkCatchments(problem, plan)).toEqual([]);
    expect(plan.gap!).toBeLessThan(0.05);
    for (let school = 0; school < 5; school++) {
      const own = plan.shares.filter((one) => one.school === school).map(({ unit }) => unit);
      expect(piecesOf(problem.contiguous!.neighbours, own)).toHaveLength(1);
    }
  });

  it("keeps pieces whole also when units are split", async () => {
    const problem = madeProblem({ units: 60, schools: 4, seed: 8, contiguous: true, maySplit: true });
    const plan = await planCatchments(solver, problem, testPace(10));
    expect(checkCatchments(problem, plan)).toEqual([]);
    expect(plan.objective).not.toBeNull();
  });

  it("sends a unit without students to the nearest school", async () => {
    const problem = madeProblem({ units: 60, schools: 4, seed: 9 });
    problem.students.fill(0, 10, 14);
    const { shares } = await planCatchments(solver, problem, testPace(20));
    for (const { unit, school } of shares.filter((one) => problem.students[one.unit] === 0)) {
      const ways = problem.schools.map((_, other) => problem.wayM[unit * 4 + other]!);
      expect(ways[school]).toBe(Math.min(...ways));
    }
  });

  it("gives the same plan for the same seed", async () => {
    const problem = madeProblem({ units: 60, schools: 4, seed: 9 });
    const [one, other] = [
      await planCatchments(solver, problem, testPace(30)),
      await planCatchments(solver, problem, testPace(30)),
    ];
    expect(one.shares).toEqual(other.shares);
  });

  it("ends on cancel with what it has", async () => {
    const cancel = new AbortController();
    const problem = madeProblem({ units: 300, schools: 12, seed: 10, contiguous: true });
    const onProgress = ({ objective }: { readonly objective: number | null }): void => {
      if (objective !== null) cancel.abort();
    };
    const plan = await planCatchments(solver, problem, testPace(60, { signal: cancel.signal, onProgress }));
    expect(plan.seconds).toBeLessThan(20);
    expect(checkCatchments(problem, plan)).toEqual([]);
  });
});

describe("checkCatchments", () => {
  it("sees an overfull school, a unit left out, a forbidden pair, a piece apart, a wrong cost", async () => {
    const problem = madeProblem({ units: 40, schools: 3, seed: 11, contiguous: true });
    const plan = await planCatchments(solver, problem, testPace(10));
    const wrong = (change: object, other: object = {}): string =>
      checkCatchments({ ...problem, ...other }, { ...plan, ...change })
        .map(({ en }) => en)
        .join("; ");
    expect(wrong({ shares: plan.shares.map((one) => ({ ...one, school: 0 })) })).toMatch(/school s0 has .* not within/);
    expect(wrong({ shares: plan.shares.slice(1) })).toMatch(/shares of unit .* add up to 0/);
    expect(wrong({ objective: plan.objective! * 1.01 })).toContain("the objective is");
    expect(wrong({ bound: plan.objective! * 1.01 })).toContain("the bound");
    expect(wrong({}, { wayM: problem.wayM.map(() => Infinity) })).toContain("may not go to");
    expect(wrong({}, { contiguous: { ...problem.contiguous!, neighbours: problem.units.map(() => []) } })).toContain(
      "not in one piece",
    );
  });
});
