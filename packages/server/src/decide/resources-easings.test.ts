import { type Cost, planResources, type ResourcesAsk, type ResourcesPlan } from "@youheng/kernel/decide";
import { afterAll, describe, expect, it } from "vitest";
import { openHighsSolver } from "./highs-solver.ts";
import { askOf, costs } from "./testing-resources.ts";

const solver = openHighsSolver();
afterAll(() => solver.close());

const planned = async (ask: ResourcesAsk): Promise<ResourcesPlan> =>
  (await planResources(solver, ask, { seconds: 120 })).document;

describe("what a plan of resources cannot reach", () => {
  it("under a budget names the money with which one section more meets, and with which all do", async () => {
    const ask = await askOf(8, 3, { cvs: true, more: { budgetYuan: 500_000 } });
    const plan = await planned(ask);
    const [next, all] = plan.easings;
    expect([next!.rule, next!.from, all!.rule]).toEqual(["budget", 500_000, "budget"]);
    const richer = await planned({ ...ask, budgetYuan: next!.to });
    expect(richer.after.sections_meeting).toBe(plan.after.sections_meeting + 1);
    const poorer = await planned({ ...ask, budgetYuan: next!.to - 10 });
    expect(poorer.after.sections_meeting).toBe(plan.after.sections_meeting);
    const whole = await planned({ ...ask, budgetYuan: null });
    expect(all!.to).toBeCloseTo(whole.cost_yuan, -1);
    expect((await planned({ ...ask, budgetYuan: all!.to })).after.sections_short).toBe(0);
  });

  it("where too little fits names how much must, and that is enough and not too much", async () => {
    const ask = await askOf(6, 31, { cvs: false });
    const tight = costs.map((cost) => (cost.indicator === "backbone_teachers" ? { ...cost, maxAmount: 0 } : cost));
    const none = tight.filter(({ indicator }) => indicator !== "sports_area");
    const plan = await planned({ ...ask, costs: none });
    expect(plan.status).toBe("infeasible");
    expect(new Set(plan.easings.map(({ rule }) => rule))).toEqual(new Set(["max_amount", "cost"]));
    const eased = (by: number): readonly Cost[] => [
      ...none,
      ...plan.easings.map(({ indicator, school_code, to }): Cost => ({
        indicator: indicator!,
        schoolCode: school_code,
        stage: null,
        costYuan: 1,
        maxAmount: to - by,
      })),
    ];
    expect((await planned({ ...ask, costs: eased(0) })).after.sections_short).toBe(0);
    expect((await planned({ ...ask, costs: eased(0.5) })).status).toBe("infeasible");
    expect(plan.easings.every(({ zh, en }) => zh.includes("须") && en.includes("meet"))).toBe(true);
  });

  it("says nothing where everything meets", async () => {
    expect((await planned(await askOf(5, 2, { cvs: false }))).easings).toEqual([]);
  });
});
