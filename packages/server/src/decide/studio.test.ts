import { assess, compileStandard } from "@youheng/kernel/assess";
import {
  type Cost,
  handPlanOf,
  judgeHandPlan,
  NO_CHANGES,
  planGroups,
  planResources,
  planRotation,
  rosterGround,
  rosterOf,
  type StudioAsk,
  type StudioGround,
  studioGround,
  withMeasure,
  withMove,
  withPair,
} from "@youheng/kernel/decide";
import { countyFiles } from "@youheng/kernel/fixtures/county";
import { bundleOf, groupRules, loadPolicy, rotationRules, tableForm } from "@youheng/server/policy";
import { readReturn, readTableFile } from "@youheng/server/sense";
import { afterAll, describe, expect, it } from "vitest";
import { openHighsSolver } from "./highs-solver.ts";

const { policy } = await loadPolicy();
const rules = (await rotationRules()).rules!;
const form = await tableForm("teachers");
const solver = openHighsSolver();
afterAll(() => solver.close());

const YUAN: Readonly<Record<string, number>> = {
  teachers_above_required_degree: 30_000,
  backbone_teachers: 50_000,
  pe_arts_teachers: 110_000,
  teaching_area: 4200,
  sports_area: 900,
  equipment: 1,
};
/** Every indicator but the multimedia rooms has a cost. */
const costs: readonly Cost[] = Object.entries(YUAN).map(([indicator, costYuan]) => ({
  indicator,
  schoolCode: null,
  stage: null,
  costYuan,
  maxAmount: indicator === "sports_area" ? 5000 : Number.POSITIVE_INFINITY,
}));

async function groundOf(schools: number, teachers: number, seed: number): Promise<StudioGround> {
  const files = countyFiles({ schools, teachers, seed });
  const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
  const read = { form: policy.forms.get("tidy")!, fields: policy.fields };
  const { result } = await readReturn({ name: "return.csv", bytes: bytes(files.returnCsv) }, read);
  const assessment = assess(compileStandard(bundleOf(policy, "cn-quality-balance-2017")), result.facts).result;
  const ground = rosterGround(assessment, 0, rules.counts);
  const table = await readTableFile({ name: "teachers.csv", bytes: bytes(files.teachersCsv) }, form);
  const ask: StudioAsk = {
    assessment,
    group: 0,
    rosterGround: ground,
    rules,
    groupRules: await groupRules(),
    roster: rosterOf(table, ground).teachers,
    costs,
  };
  return studioGround(ask);
}

const ground = await groundOf(16, 420, 5);
const { assessment, group, roster } = ground;
const rotationAsk = { assessment, group, roster: roster!, rosterGround: ground.rosterGround, rules };
const rotation = (await planRotation(solver, rotationAsk, { seconds: 30, gap: 0.01 })).document;

describe("a computed plan made again by hand", () => {
  it("has the verdicts, CVs, moves and distance that the plan of rotation says, and breaks no rule", () => {
    const own = judgeHandPlan(ground, handPlanOf(rotation));
    expect(own.because).toEqual([]);
    expect(own.after).toEqual(rotation.after);
    const ways = (moves: typeof own.moves) => new Set(moves.map(({ teacher, from, to }) => `${teacher} ${from} ${to}`));
    expect(ways(own.moves)).toEqual(ways(rotation.moves));
    expect(own.distance_km).toBeCloseTo(rotation.goals.find(({ id }) => id === "distance_km")!.km!, 2);
    expect(own.teachers_short.after).toBe(rotation.goals[0]!.objective);
  });

  it("has the verdicts and the cost that the plan of resources says", async () => {
    const budgetYuan = 3_000_000;
    const ask = { assessment, group, costs, budgetYuan, goal: "sections" as const };
    const plan = (await planResources(solver, ask, { seconds: 20 })).document;
    const own = judgeHandPlan(ground, handPlanOf(plan));
    expect(own).toMatchObject({ because: [], cost_yuan: plan.cost_yuan, budget_yuan: budgetYuan, after: plan.after });
    const inOrder = (list: readonly (typeof own.measures)[number][]) =>
      list.toSorted((a, b) => (`${a.school_code}${a.column}` < `${b.school_code}${b.column}` ? -1 : 1));
    expect(inOrder(own.measures)).toEqual(inOrder(plan.measures));
  });

  it("closes as many shortfalls as the plan of groups, with the same pairs", async () => {
    const plan = (
      await planGroups(solver, { assessment, group, rules: ground.groupRules, earlier: [] }, { seconds: 20 })
    ).document;
    const own = judgeHandPlan(ground, handPlanOf(plan));
    expect(own.because).toEqual([]);
    expect(own.groups.map(({ lead, size }) => [lead, size])).toEqual(plan.groups.map(({ lead, size }) => [lead, size]));
    const closed = (groups: typeof plan.groups): number =>
      groups.flatMap(({ members }) => members.flatMap(({ shares }) => shares)).filter((one) => one.meets_after).length;
    expect(closed(own.groups)).toBe(closed(plan.groups));
  });
});

describe("changes by hand", () => {
  const [first] = rotation.moves;

  it("changes nothing and breaks nothing while nothing is changed", () => {
    const own = judgeHandPlan(ground, NO_CHANGES);
    expect(own).toMatchObject({ status: "feasible", because: [], cost_yuan: 0, moves: [], measures: [], groups: [] });
    expect(own.after).toEqual(own.before);
  });

  it("says in words which rules a single move breaks, and undone it breaks none", () => {
    const plan = withMove(NO_CHANGES, first!.teacher, first!.to);
    const own = judgeHandPlan(ground, plan);
    expect(own.status).toBe("infeasible");
    expect(own.because.map(({ en }) => en)).toContain(`1 rotate of ${ground.rotation!.qualifying}`);
    expect(own.moves).toHaveLength(1);
    expect(withMove(plan, first!.teacher, null)).toEqual(NO_CHANGES);
  });

  it("does not count a move that cannot be, and names it", () => {
    const own = judgeHandPlan(ground, withMove(withMove(NO_CHANGES, "nobody", first!.to), first!.teacher, "000000"));
    expect(own.because.map(({ en }) => en)).toEqual([
      `the return has no school 000000; this move is not counted`,
      "teacher nobody is not in the roster; this move is not counted",
    ]);
    expect(own.after).toEqual(own.before);
  });

  it("leaves the cost open where the county has stated none, and says what is too much and beyond the budget", () => {
    const school = [...ground.schools.keys()][0]!;
    const rooms = withMeasure(NO_CHANGES, { school_code: school, column: "multimedia_rooms", amount: 2 });
    expect(judgeHandPlan(ground, rooms)).toMatchObject({ cost_yuan: null, because: [] });
    const area = withMeasure(rooms, { school_code: school, column: "sports_area_m2", amount: 6000 });
    const own = judgeHandPlan(ground, { ...area, budget_yuan: 5_000_000 });
    const { name } = ground.schools.get(school)!;
    expect(own.because.map(({ en }) => en)).toEqual([
      `no more than 5000 of “sports area” can be added at ${name} (as the costs say)`,
      "400000 yuan beyond the budget of 5000000",
    ]);
    expect(own.status).toBe("infeasible");
  });

  it("names a lead that falls short, a school that needs none, and one that leads itself", () => {
    const sections = ground.before.stages["primary"]!.sections_list;
    const weak = sections.filter(({ verdict }) => verdict === "falls_short").map(({ school_code }) => school_code!);
    const plan = withPair(withPair(NO_CHANGES, weak[0]!, weak[1]!), weak[2]!, weak[2]!);
    const own = judgeHandPlan(ground, plan);
    const name = (code: string): string => ground.schools.get(code)!.name;
    const said = own.because.map(({ en }) => en);
    expect(said).toContain(`${name(weak[1]!)} leads, and does not meet the standard`);
    expect(said).toContain(`${name(weak[2]!)} cannot lead itself`);
  });
});
