import { type Cost, planResources, type ResourcesAsk } from "@youheng/kernel/decide";
import { seededChance } from "@youheng/kernel/stats";
import { afterAll, describe, expect, it } from "vitest";
import { openHighsSolver } from "./highs-solver.ts";
import { askOf, costs, wantsOf } from "./testing-resources.ts";

const solver = openHighsSolver();
afterAll(() => solver.close());

const ABOVE = "teachers_above_required_degree";
const BACKBONE = "backbone_teachers";
const ARTS = "pe_arts_teachers";

/** The costs with recruits who count for several indicators. */
function withJoint(joint: Readonly<Record<string, number>>): readonly Cost[] {
  const more = Object.entries(joint).map(([indicator, costYuan]): Cost => ({ ...costs[0]!, indicator, costYuan }));
  return [...costs, ...more];
}

/** The least that posts cost which close three lacks, every number of every kind of recruit tried. */
function leastFor(lacks: readonly [number, number, number], kinds: readonly (readonly [string, number])[]): number {
  const counts = (id: string): readonly number[] =>
    [ABOVE, BACKBONE, ARTS].map((one) => (id.split("+").includes(one) ? 1 : 0));
  const close = (left: readonly number[], at: number, spent: number, best: number): number => {
    if (spent >= best) return best;
    if (left.every((one) => one <= 0)) return spent;
    if (at === kinds.length) return best;
    const [id, yuan] = kinds[at]!;
    let least = best;
    for (let n = 0; n <= Math.max(...left, 0); n++)
      least = close(
        left.map((one, i) => one - n * counts(id)[i]!),
        at + 1,
        spent + n * yuan,
        least,
      );
    return least;
  };
  return close(lacks, 0, 0, Number.POSITIVE_INFINITY);
}

/** The least that it costs to bring one section to the rule: which item stays at its floor, and which recruits. */
function leastOf(ask: ResourcesAsk, row: number, kinds: readonly (readonly [string, number])[]): number {
  const { stages, items, lack, isMet } = wantsOf(ask, row);
  expect(stages).toHaveLength(1);
  const [stage] = stages;
  if (isMet(stage!)) return 0;
  return Math.min(
    ...Array.from({ length: 8 }, (_, i) => i - 1).map((low) => {
      const need = items.map((_, k) => lack(stage!, k, k === low ? 0.85 : 1));
      const things = items.slice(3).reduce((sum, { yuan }, i) => sum + yuan * need[i + 3]!, 0);
      return things + leastFor([need[0]!, need[1]!, need[2]!], kinds);
    }),
  );
}

describe("recruits who count for several indicators", () => {
  it.each([1, 2, 3])("cost what trying every mixture of posts costs (seed %i)", async (seed) => {
    const chance = seededChance(seed);
    const price = (): number => 20_000 + 1000 * chance(100);
    const joint = {
      [`${ABOVE}+${BACKBONE}`]: price(),
      [`${BACKBONE}+${ARTS}`]: price(),
      [`${ABOVE}+${BACKBONE}+${ARTS}`]: price() + 30_000,
    };
    const free = await askOf(9, seed, { cvs: false });
    const ask = { ...free, costs: withJoint(joint) };
    const kinds = ask.costs.slice(0, 3).map(({ indicator, costYuan }) => [indicator, costYuan] as const);
    const all = [...kinds, ...Object.entries(joint)];
    const { document } = await planResources(solver, ask, { seconds: 30 });
    expect(document.status).toBe("optimal");
    expect(document.after.sections_short).toBe(0);
    // the first school has two sections that share their rooms; each other one is tried by itself
    for (let row = 1; row < 9; row++) {
      const code = ask.assessment.facts.text["school_code"]![row];
      const own = document.measures.filter(({ school_code }) => school_code === code);
      expect(own.reduce((sum, { cost_yuan }) => sum + cost_yuan, 0)).toBeCloseTo(leastOf(ask, row, all), 2);
    }
    const alone = await planResources(solver, free, { seconds: 30 });
    expect(document.cost_yuan).toBeLessThanOrEqual(alone.document.cost_yuan);
    expect(document.notes).toEqual([]);
    expect(alone.document.notes.map(({ en }) => en).join()).toContain("joined by “+”");
  });

  it("each raise every column they count for, and are not used where they cost more than one by one", async () => {
    const free = await askOf(9, 4, { cvs: false });
    const cheap = await planResources(
      solver,
      { ...free, costs: withJoint({ [`${ABOVE}+${ARTS}`]: 1 }) },
      { seconds: 30 },
    );
    const joint = cheap.document.measures.filter(({ indicator }) => indicator === `${ABOVE}+${ARTS}`);
    expect(joint.length).toBeGreaterThan(0);
    expect(joint[0]!.column.split("+")).toEqual([`${ABOVE}_${joint[0]!.stage}`, `${ARTS}_${joint[0]!.stage}`]);
    const dear = await planResources(
      solver,
      { ...free, costs: withJoint({ [`${ABOVE}+${ARTS}`]: 150_000 }) },
      { seconds: 30 },
    );
    expect(dear.document.measures.some(({ indicator }) => indicator.includes("+"))).toBe(false);
  });
});
