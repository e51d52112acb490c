import { planResources, type ResourcesAsk, type ResourcesPlan } from "@youheng/kernel/decide";
import { afterAll, describe, expect, it } from "vitest";
import { openHighsSolver } from "./highs-solver.ts";
import { askOf, wantsOf } from "./testing-resources.ts";

const solver = openHighsSolver();
afterAll(() => solver.close());

/** One way of spreading over years: sections that meet by the end of each, and yuan spent by then. */
interface Way {
  readonly meets: readonly number[];
  readonly spent: readonly number[];
}

/** Every way of one school: for each section the year in which it is mended, or none, and which one item stays at its floor. */
function waysOf(ask: ResourcesAsk, row: number, years: number): readonly Way[] {
  const { stages, items, lack, isMet } = wantsOf(ask, row);
  const own = Array.from({ length: years + 1 }, (_, year) =>
    year === years ? [{ year, low: -1 }] : Array.from({ length: 8 }, (_, i) => ({ year, low: i - 1 })),
  ).flat();
  const combined = stages.reduce<readonly (readonly (typeof own)[number][])[]>(
    (all) => all.flatMap((before) => own.map((one) => [...before, one])),
    [[]],
  );
  return combined.map((choice) => {
    const by = Array.from({ length: years }, (_, year) => year);
    return {
      meets: by.map((year) => stages.filter((stage, s) => choice[s]!.year <= year || isMet(stage)).length),
      spent: by.map((year) =>
        items.reduce((sum, { own: apart, yuan }, k) => {
          const amounts = stages.map((stage, s) =>
            choice[s]!.year > year ? 0 : lack(stage, k, choice[s]!.low === k ? 0.85 : 1),
          );
          return sum + yuan * (apart ? amounts.reduce((all, one) => all + one, 0) : Math.max(0, ...amounts));
        }, 0),
      ),
    };
  });
}

/** No way is kept that another is at least as good as in everything. */
function best(ways: readonly Way[]): readonly Way[] {
  const sorted = ways.toSorted((a, b) => b.meets.at(-1)! - a.meets.at(-1)! || a.spent.at(-1)! - b.spent.at(-1)!);
  const kept: Way[] = [];
  for (const way of sorted) {
    const isBeaten = kept.some(
      (one) => one.meets.every((n, y) => n >= way.meets[y]!) && one.spent.every((n, y) => n <= way.spent[y]! + 1e-6),
    );
    if (!isBeaten) kept.push(way);
  }
  return kept;
}

/** The best that any order of any measures comes to: most sections at the end, then earliest, then least money. */
function byTrying(ask: ResourcesAsk, budgets: readonly number[]): { meeting: number; early: number; yuan: number } {
  let ways: readonly Way[] = [{ meets: budgets.map(() => 0), spent: budgets.map(() => 0) }];
  for (let row = 0; row < ask.assessment.facts.rows; row++) {
    const own = best(waysOf(ask, row, budgets.length));
    const joined = ways.flatMap((way) =>
      own.map((one) => ({
        meets: way.meets.map((n, y) => n + one.meets[y]!),
        spent: way.spent.map((n, y) => n + one.spent[y]!),
      })),
    );
    ways = best(joined.filter(({ spent }) => spent.every((yuan, y) => yuan <= budgets[y]!)));
  }
  const early = ({ meets }: Way): number => meets.slice(0, -1).reduce((sum, n) => sum + n, 0);
  const [first] = ways.toSorted(
    (a, b) => b.meets.at(-1)! - a.meets.at(-1)! || early(b) - early(a) || a.spent.at(-1)! - b.spent.at(-1)!,
  );
  return { meeting: first!.meets.at(-1)!, early: early(first!), yuan: first!.spent.at(-1)! };
}

const planned = async (ask: ResourcesAsk): Promise<ResourcesPlan> =>
  (await planResources(solver, ask, { seconds: 60 })).document;

describe("a plan of resources over years", () => {
  it.each([6, 7, 8, 9])("is as early and as cheap as trying every measure in every year (seed %i)", async (seed) => {
    const yearlyYuan = [1_500_000, 900_000, 2_000_000];
    const ask = await askOf(5, seed, { cvs: false, more: { yearlyYuan } });
    const plan = await planned(ask);
    const wanted = byTrying(ask, [1_500_000, 2_400_000, 4_400_000]);
    expect(plan.status).toBe("optimal");
    expect(plan.goals.map(({ id }) => id)).toEqual(["sections_short", "short_years", "cost_yuan"]);
    expect(plan.years.at(-1)!.sections_meeting).toBe(wanted.meeting);
    expect(plan.years.slice(0, -1).reduce((sum, one) => sum + one.sections_meeting, 0)).toBe(wanted.early);
    expect(plan.cost_yuan).toBeCloseTo(wanted.yuan, 1);
    expect(plan.after.sections_meeting).toBe(wanted.meeting);
  });

  it("does in each year what it says, within what there is by then", async () => {
    const yearlyYuan = [2_000_000, 1_000_000, 4_000_000];
    const plan = await planned(await askOf(12, 41, { cvs: true, more: { yearlyYuan } }));
    let [there, spent] = [0, 0];
    for (const year of plan.years) {
      there += year.budget_yuan;
      spent += year.measures.reduce((sum, { cost_yuan }) => sum + cost_yuan, 0);
      expect(spent).toBeLessThanOrEqual(there + 1);
    }
    expect(spent).toBeCloseTo(plan.cost_yuan, 0);
    const meeting = plan.years.map(({ sections_meeting }) => sections_meeting);
    expect(meeting).toEqual(meeting.toSorted((a, b) => a - b));
    expect(plan.goals[1]!.bound!).toBeLessThanOrEqual(plan.goals[1]!.objective);
  });

  it("brings the differences down as early as can be, where that is asked for", async () => {
    const yearlyYuan = [600_000, 600_000];
    const ask = await askOf(12, 21, { cvs: true, more: { yearlyYuan, goal: "cv" } });
    const plan = await planned(ask);
    expect(plan.goals.map(({ id }) => id)).toEqual(["cv_beyond", "cv_years", "cost_yuan"]);
    const once = await planned({ ...ask, yearlyYuan: [1_200_000] });
    expect(plan.goals[0]!.objective).toBeCloseTo(once.goals[0]!.objective, 3);
  });
});
