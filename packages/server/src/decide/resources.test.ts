import { assess, compileStandard } from "@youheng/kernel/assess";
import { type Cost, planResources, type ResourcesAsk } from "@youheng/kernel/decide";
import { countyFiles } from "@youheng/kernel/fixtures/county";
import type { PolicyBundle } from "@youheng/kernel/model";
import { bundleOf, loadPolicy } from "@youheng/server/policy";
import { readReturn } from "@youheng/server/sense";
import { afterAll, describe, expect, it } from "vitest";
import { openHighsSolver } from "./highs-solver.ts";

const { policy } = await loadPolicy();
const solver = openHighsSolver();
afterAll(() => solver.close());

const YUAN: Readonly<Record<string, number>> = {
  teachers_above_required_degree: 30_000,
  backbone_teachers: 50_000,
  pe_arts_teachers: 110_000,
  teaching_area: 4200,
  sports_area: 900,
  equipment: 1,
  multimedia_rooms: 60_000,
};
const costs: readonly Cost[] = Object.entries(YUAN).map(([indicator, costYuan]) => ({
  indicator,
  schoolCode: null,
  stage: null,
  costYuan,
  maxAmount: Number.POSITIVE_INFINITY,
}));

/** A county of the fixture judged; `cvs: false` takes the CV limits out of the standard. */
async function askOf(
  schools: number,
  seed: number,
  { cvs, more }: { readonly cvs: boolean; readonly more?: Partial<ResourcesAsk> },
): Promise<ResourcesAsk> {
  const { returnCsv } = countyFiles({ schools, teachers: schools * 30, seed });
  const source = { name: "r.csv", bytes: new TextEncoder().encode(returnCsv) };
  const { result } = await readReturn(source, { form: policy.forms.get("tidy")!, fields: policy.fields });
  const bundle = bundleOf(policy, "cn-quality-balance-2017");
  const without: PolicyBundle = {
    ...bundle,
    standard: { ...bundle.standard, indicators: bundle.standard.indicators.map((one) => ({ ...one, cvAtMost: {} })) },
  };
  const assessment = assess(compileStandard(cvs ? bundle : without), result.facts).result;
  return { assessment, group: 0, costs, budgetYuan: null, goal: "sections", ...more };
}

interface Option {
  readonly cost: number;
  readonly passes: number;
}

/** What each way of mending a school costs: its sections mended or not, and which one item of each stays at its floor. From the return alone. */
function optionsOf({ assessment: { facts } }: ResourcesAsk, row: number): readonly Option[] {
  const number = (column: string): number => facts.numbers[column]![row]!;
  const stages = (["primary", "lower_secondary"] as const).filter((stage) => number(`students_${stage}`) > 0);
  const weights = { primary: 1, lower_secondary: 1.1 };
  const whole = stages.reduce((sum, stage) => sum + weights[stage] * number(`students_${stage}`), 0);
  const wanted = {
    primary: [4.2, 1, 0.9, 4.5, 7.5, 2000, 2.3],
    lower_secondary: [5.3, 1, 0.9, 5.8, 10.2, 2500, 2.4],
  } as const;
  const items = [
    ["teachers_above_required_degree", 100, 1, true],
    ["backbone_teachers", 100, 1, true],
    ["pe_arts_teachers", 100, 1, true],
    ["teaching_area_m2", 1, 100, false],
    ["sports_area_m2", 1, 100, false],
    ["equipment_yuan", 1, 1, false],
    ["multimedia_rooms", 100, 1, false],
  ] as const;
  const yuan = Object.values(YUAN);
  const lack = (stage: (typeof stages)[number], k: number, share: number): number => {
    const [column, per, steps, own] = items[k]!;
    const students = number(`students_${stage}`);
    const part = own ? 1 : (weights[stage] * students) / whole;
    const has = number(own ? `${column}_${stage}` : column);
    const missing = (wanted[stage][k]! * share * students) / per / part - has;
    return missing <= 1e-9 ? 0 : Math.ceil(missing * steps - 1e-9) / steps;
  };
  // a choice for each section: −2 not mended, −1 every item to its threshold, k: item k to its floor only
  const choices = stages.map(() => Array.from({ length: 9 }, (_, i) => i - 2));
  const combined = choices.reduce<readonly (readonly number[])[]>(
    (all, own) => all.flatMap((before) => own.map((one) => [...before, one])),
    [[]],
  );
  return combined.map((choice) => {
    let cost = 0;
    items.forEach(([, , , own], k) => {
      const amounts = stages.map((stage, s) => (choice[s] === -2 ? 0 : lack(stage, k, choice[s] === k ? 0.85 : 1)));
      cost += yuan[k]! * (own ? amounts.reduce((sum, one) => sum + one, 0) : Math.max(0, ...amounts));
    });
    return { cost, passes: stages.filter((stage, s) => choice[s] !== -2 || isMet(stage, lack)).length };
  });

  function isMet(stage: (typeof stages)[number], gap: typeof lack): boolean {
    const short = items.filter((_, k) => gap(stage, k, 1) > 0).length;
    return short <= 1 && items.every((_, k) => gap(stage, k, 0.85) === 0);
  }
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
});
