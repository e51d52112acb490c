import {
  checkProjects,
  handDocument,
  plainNames,
  planProjects,
  projectBreaches,
  type ProjectProblem,
  projectsDocument,
} from "@youheng/kernel/decide";
import fc from "fast-check";
import { afterAll, describe, expect, it } from "vitest";
import { openHighsSolver } from "./highs-solver.ts";
import { testPace } from "./testing-districts.ts";
import { madeProjects } from "./testing-projects.ts";

const solver = openHighsSolver();
afterAll(() => solver.close());

/** One school full with 100; one project may add 60 places for 4 million, from 2028. */
const problem = (more: Partial<ProjectProblem> = {}): ProjectProblem => ({
  now: 2026,
  years: [2027, 2028, 2029],
  stages: ["primary"],
  areas: ["A"],
  children: Float64Array.of(100, 100, 120),
  schools: ["A"],
  existing: 1,
  places: Float64Array.of(100),
  wayM: null,
  bounds: [0, 1],
  projects: [
    {
      id: "E",
      name: "扩建",
      kind: "extension",
      school: 0,
      places: Float64Array.of(60),
      fillYears: Float64Array.of(1),
      costYuan: 4_000_000,
      runningYuan: 0,
      earliest: 2027,
      buildingYears: 2,
      fixed: null,
      oneOf: null,
    },
  ],
  discountRate: 0,
  budgetYuan: null,
  yearlyYuan: null,
  ...more,
});
const byHand = (one: ProjectProblem, openings: readonly number[]) =>
  handDocument(one, plainNames(one), { openings, proven: null, seconds: 0 });
const said = (one: ProjectProblem, openings: readonly number[]): readonly string[] =>
  projectBreaches(one, plainNames(one), openings).map(({ en }) => en);

describe("a plan of projects by hand", () => {
  it("has its figures and reasons, and says how far it is from what was proven", async () => {
    const one = problem();
    const solved = projectsDocument(one, await planProjects(solver, one, testPace(20), plainNames(one)));
    const early = handDocument(one, plainNames(one), { openings: [1], proven: solved.goals, seconds: 0 });
    // two years later it would cost as much: nothing is discounted here
    expect(early).toMatchObject({ by_hand: true, status: "optimal", without_place: 0, cost_yuan: 4_000_000 });
    expect(early.projects[0]!.because!.en).toContain("without it 20 children have no place in 2029");
    const none = handDocument(one, plainNames(one), { openings: [-1], proven: solved.goals, seconds: 0 });
    expect(none).toMatchObject({ status: "feasible", without_place: 20, cost_yuan: 0 });
    // it costs less than the cheapest plan that leaves nobody without a place: that bound is not its own
    expect(none.goals).toMatchObject([
      { id: "short", objective: 20, bound: 0 },
      { id: "cost", objective: 0, bound: null, gap: null },
    ]);
    expect(checkProjects(one, none)).toEqual([]);
  });

  it("keeps a plan that breaks rules, and says which", () => {
    const [project] = problem().projects;
    const two = [project!, { ...project!, id: "F", name: "另一处" }];
    expect(said(problem(), [0])).toEqual(["“扩建” can open in 2028 at the earliest"]);
    expect(said(problem({ projects: [{ ...project!, fixed: 2029 }] }), [1])).toEqual(["“扩建” is to open in 2029"]);
    expect(said(problem({ projects: [{ ...project!, fixed: "never" }] }), [1])).toEqual([
      "“扩建” is not to be carried out",
    ]);
    expect(said(problem({ projects: two.map((one) => ({ ...one, oneOf: "site" })) }), [1, 2])).toEqual([
      "one of “site” only: 扩建, 另一处",
    ]);
    expect(said(problem({ projects: [two[0]!, { ...two[1]!, kind: "closure" }] }), [1, 1])).toEqual([
      "A is not extended and closed",
    ]);
    expect(said(problem({ budgetYuan: 3_000_000, yearlyYuan: [1e6, 9e6, 9e6, 9e6] }), [1])).toEqual([
      "building costs are at most 3,000,000 yuan altogether (now 4,000,000)",
      "building costs of 2026 are at most 1,000,000 yuan (now 2,000,000)",
    ]);
    expect(said(problem({ bounds: [0.9, 1] }), [1])).toEqual([
      "2028, primary: A need 144 children by their lower bounds; 100 can go there",
      "2029, primary: A need 144 children by their lower bounds; 120 can go there",
    ]);
    expect(byHand(problem({ budgetYuan: 1 }), [1])).toMatchObject({ status: "infeasible", without_place: 0 });
  });

  it("breaks a rule when, and only when, the second look finds something wrong", () => {
    const one = madeProjects({ seed: 5, areas: 6, existing: 3, projects: 6, years: 3, longestM: 6000, fills: true });
    const limited = { ...one, budgetYuan: 1_500_000, yearlyYuan: [5e5, 5e5, 5e5, 5e5], bounds: [0.4, 1] as const };
    const openings = fc.array(fc.integer({ min: -1, max: 2 }), { minLength: 6, maxLength: 6 });
    fc.assert(
      fc.property(openings, fc.boolean(), (chosen, isLimited) => {
        const asked = isLimited ? limited : one;
        expect(said(asked, chosen).length === 0).toBe(checkProjects(asked, byHand(asked, chosen)).length === 0);
      }),
    );
  });
});
