import { assess } from "@youheng/kernel/assess";
import { planResources, type ResourcesAsk } from "@youheng/kernel/decide";
import { afterAll, describe, expect, it } from "vitest";
import { openHighsSolver } from "./highs-solver.ts";
import { askOf, costs, wantsOf } from "./testing-resources.ts";

const solver = openHighsSolver();
afterAll(() => solver.close());

interface Option {
  readonly cost: number;
  readonly passes: number;
}

/** What each way of mending a school costs: its sections mended or not, and which one item of each stays at its floor. From the return alone. */
function optionsOf(ask: ResourcesAsk, row: number): readonly Option[] {
  const { stages, items, lack, isMet } = wantsOf(ask, row);
  // a choice for each section: −2 not mended, −1 every item to its threshold, k: item k to its floor only
  const choices = stages.map(() => Array.from({ length: 9 }, (_, i) => i - 2));
  const combined = choices.reduce<readonly (readonly number[])[]>(
    (all, own) => all.flatMap((before) => own.map((one) => [...before, one])),
    [[]],
  );
  return combined.map((choice) => {
    let cost = 0;
    items.forEach(({ own, yuan }, k) => {
      const amounts = stages.map((stage, s) => (choice[s] === -2 ? 0 : lack(stage, k, choice[s] === k ? 0.85 : 1)));
      cost += yuan * (own ? amounts.reduce((sum, one) => sum + one, 0) : Math.max(0, ...amounts));
    });
    return { cost, passes: stages.filter((stage, s) => choice[s] !== -2 || isMet(stage)).length };
  });
}

describe("a plan of resources", () => {
  it.each([1, 2, 3, 4, 5])("costs what trying every way of mending each school costs (seed %i)", async (seed) => {
    const ask = await askOf(12, seed, { cvs: false });
    const rows = Array.from({ length: ask.assessment.facts.rows }, (_, row) => row);
    const expected = rows.reduce((sum, row) => {
      const options = optionsOf(ask, row);
      const most = Math.max(...options.map(({ passes }) => passes));
      return sum + Math.min(...options.filter(({ passes }) => passes === most).map(({ cost }) => cost));
    }, 0);
    const { document } = await planResources(solver, ask, { seconds: 20 });
    expect(document.status).toBe("optimal");
    expect(document.cost_yuan).toBeCloseTo(expected, 2);
    expect(document.objective).toBeCloseTo(expected, 2);
    expect(document.after.sections_short).toBe(0);
  });

  it.each([6, 7, 8])(
    "brings as many sections to the standard within a budget as trying everything does (seed %i)",
    async (seed) => {
      const free = await askOf(5, seed, { cvs: false });
      const budgetYuan = 3_000_000;
      let best = [{ cost: 0, passes: 0 }];
      for (let row = 0; row < free.assessment.facts.rows; row++) {
        const own = optionsOf(free, row);
        const all = best.flatMap((before) =>
          own.map((one) => ({ cost: before.cost + one.cost, passes: before.passes + one.passes })),
        );
        const cheapest = new Map<number, number>();
        for (const { cost, passes } of all)
          if (cost <= budgetYuan)
            cheapest.set(passes, Math.min(cost, cheapest.get(passes) ?? Number.POSITIVE_INFINITY));
        best = Array.from(cheapest, ([passes, cost]) => ({ cost, passes }));
      }
      const most = best.toSorted((a, b) => b.passes - a.passes)[0]!;
      const { document } = await planResources(solver, { ...free, budgetYuan }, { seconds: 20 });
      expect(document.status).toBe("optimal");
      expect(document.after.sections_meeting).toBe(most.passes);
      expect(document.cost_yuan).toBeCloseTo(most.cost, 2);
      expect(document.cost_yuan).toBeLessThanOrEqual(budgetYuan);
    },
  );

  it("brings every CV within its limit, at no less than it costs without them", async () => {
    for (const seed of [21, 22, 23]) {
      const plain = await planResources(solver, await askOf(12, seed, { cvs: false }), { seconds: 20 });
      const { document } = await planResources(solver, await askOf(12, seed, { cvs: true }), { seconds: 30 });
      expect(document.status).toBe("optimal");
      const cvs = Object.values(document.after.stages).flatMap((stage) => Object.values(stage.indicators));
      expect(cvs.every(({ cv, cv_limit }) => cv! <= cv_limit!)).toBe(true);
      expect(document.cost_yuan).toBeGreaterThanOrEqual(plain.document.cost_yuan * (1 - 1e-9));
      expect(document.bound!).toBeLessThanOrEqual(document.objective!);
    }
  });

  it("says what stands in the way when something does not fit", async () => {
    const ask = await askOf(6, 31, { cvs: false });
    const none = costs.map((cost) => (cost.indicator === "backbone_teachers" ? { ...cost, maxAmount: 0 } : cost));
    const tight = none.map((cost) => (cost.indicator === "equipment" ? { ...cost, maxAmount: 1 } : cost));
    const { document } = await planResources(solver, { ...ask, costs: tight }, { seconds: 20 });
    expect(document.status).toBe("infeasible");
    expect(document.measures).toEqual([]);
    expect(document.because.map(({ en }) => en).join("\n")).toMatch(
      /no more than (0|1) of “(backbone teachers|equipment)”/,
    );
  });

  it("spreads measures over years without spending more than there is", async () => {
    const ask = await askOf(12, 41, { cvs: false, more: { yearlyYuan: [2_000_000, 1_000_000, 4_000_000] } });
    const { document } = await planResources(solver, ask, { seconds: 20 });
    let money = 0;
    let spent = 0;
    for (const year of document.years) {
      money += year.budget_yuan;
      spent += year.spent_yuan;
      expect(spent).toBeLessThanOrEqual(money + 0.01);
    }
    expect(spent).toBeCloseTo(document.cost_yuan, 1);
    expect(document.next_million!.sections_more).toBeGreaterThanOrEqual(0);
  });

  it("plans for a county in which nobody has any of something, so that there is no CV today", async () => {
    const ask = await askOf(6, 51, { cvs: true });
    const { facts } = ask.assessment;
    const none = (column: string) => facts.numbers[column]!.map((value) => (Number.isNaN(value) ? value : 0));
    const numbers = { ...facts.numbers, multimedia_rooms: none("multimedia_rooms") };
    const assessment = assess(ask.assessment.standard, { ...facts, numbers }).result;
    const { document } = await planResources(solver, { ...ask, assessment }, { seconds: 30 });
    expect(document.status).toBe("optimal");
    expect(document.after.sections_short).toBe(0);
    const within = await planResources(solver, { ...ask, assessment, budgetYuan: 1_000_000 }, { seconds: 30 });
    expect(within.document.status).toBe("optimal");
    expect(within.document.cost_yuan).toBeLessThanOrEqual(1_000_000);
  });

  it("keeps a CV within its limit where money is no hindrance and much too much could be bought", async () => {
    const ask = await askOf(6, 52, { cvs: true });
    const cheap = ask.costs.map((cost) => (cost.indicator === "equipment" ? { ...cost, costYuan: 0.01 } : cost));
    for (const goal of ["sections", "cv"] as const) {
      const { document } = await planResources(
        solver,
        { ...ask, costs: cheap, budgetYuan: 100_000_000, goal },
        { seconds: 30 },
      );
      expect(document.status).toBe("optimal");
      const cvs = Object.values(document.after.stages).flatMap((stage) => Object.values(stage.indicators));
      if (goal === "cv") expect(cvs.every(({ cv, cv_limit }) => cv! <= cv_limit! * (1 + 1e-6))).toBe(true);
      expect(document.cost_yuan).toBeLessThanOrEqual(100_000_000);
    }
  });

  it("hands out the nearest plan found where time runs out over the CVs, and how far it may be from the best", async () => {
    const ask = await askOf(60, 5, { cvs: true, more: { budgetYuan: 6_000_000, goal: "cv" } });
    const { document } = await planResources(solver, ask, { seconds: 0.001 });
    expect(document.status).toBe("feasible");
    expect(document.cost_yuan).toBeGreaterThan(0);
    expect(document.cost_yuan).toBeLessThanOrEqual(6_000_000);
    expect(document.bound).toBeLessThan(document.objective!);
  });
});
