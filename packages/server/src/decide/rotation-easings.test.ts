import {
  NO_PAIRS,
  planRotation,
  type RotationAsk,
  type RotationPlan,
  type RotationRules,
} from "@youheng/kernel/decide";
import { afterAll, describe, expect, it } from "vitest";
import { openHighsSolver } from "./highs-solver.ts";
import { rotationAskOf, usualRules } from "./testing-rosters.ts";

const rules = await usualRules();
const solver = openHighsSolver();
afterAll(() => solver.close());

const planned = async (ask: RotationAsk): Promise<RotationPlan> =>
  (await planRotation(solver, ask, { seconds: 120, gap: 0.01 })).document;

/** The rules with one share set to another value. */
const eased: Readonly<Record<string, (to: number) => Partial<RotationRules>>> = {
  rotate_at_least: (rotateAtLeast) => ({ rotateAtLeast }),
  backbone_at_least: (backboneAtLeast) => ({ backboneAtLeast }),
  school_gives_at_most: (schoolGivesAtMost) => ({ schoolGivesAtMost }),
};

describe("where no plan keeps every rule", () => {
  it("names the smallest change of a share after which there is one, to the percentage point", async () => {
    const ask = await rotationAskOf(
      { schools: 8, teachers: 200, seed: 5 },
      { rotateAtLeast: 0.5, schoolGivesAtMost: 0.1 },
    );
    const document = await planned(ask);
    expect(document.status).toBe("infeasible");
    expect(document.easings.map(({ rule }) => rule)).toEqual(["rotate_at_least", "school_gives_at_most"]);
    for (const { rule, to, from, shortfalls } of document.easings) {
      const point = Number(from) < Number(to) ? -0.01 : 0.01;
      const there = await planned({ ...ask, rules: { ...ask.rules, ...eased[rule]!(Number(to)) } });
      expect(there.goals[0]?.objective).toBe(shortfalls);
      const before = await planned({ ...ask, rules: { ...ask.rules, ...eased[rule]!(Number(to) + point) } });
      expect(before.status).toBe("infeasible");
    }
  });

  it("says that the share of backbone teachers may go where there are none, and what is short today", async () => {
    const ask = await rotationAskOf({ schools: 8, teachers: 200, seed: 5 });
    const roster = ask.roster.map((one) => ({ ...one, flags: { ...one.flags, backbone: false } }));
    const { easings, out_of_reach, before } = await planned({ ...ask, roster });
    expect(easings.map(({ rule, to }) => [rule, to])).toEqual([
      ["rotate_at_least", 0],
      ["backbone_at_least", 0],
    ]);
    const short = Object.values(before.stages)
      .flatMap((stage) => stage.sections_list)
      .flatMap(({ indicators }) =>
        ["teachers_above_required_degree", "backbone_teachers", "pe_arts_teachers"].filter(
          (id) => indicators[id]?.meets === false,
        ),
      );
    expect(out_of_reach).toHaveLength(short.length);
  });

  it("names the one teacher who cannot be moved, and not by the codes of the program", async () => {
    const ask = await rotationAskOf({ schools: 8, teachers: 200, seed: 5 });
    const [exempt] = ask.roster.filter((one) => one.exempt);
    const pairs = { ...NO_PAIRS, teachersMust: [{ teacher: exempt!.teacher }] };
    const { because, easings } = await planned({ ...ask, rules: { ...rules, pairs } });
    expect(because.map(({ zh }) => zh).join()).toContain(exempt!.teacher);
    expect(easings.map(({ rule }) => rule)).toEqual(["pairs"]);
    expect(easings[0]!.zh).toContain(exempt!.teacher);
  });

  it("says of a county with one school of each stage that nobody can go anywhere", async () => {
    const ask = await rotationAskOf({ schools: 1, teachers: 40, seed: 2 });
    const { status, because, easings } = await planned(ask);
    expect([status, because.length]).toEqual(["infeasible", 1]);
    expect(because[0]!.en).toContain("0 of them may be moved");
    expect(easings.map(({ rule, to }) => [rule, to])).toEqual([["rotate_at_least", 0]]);
    expect(because.map(({ zh }) => zh).join()).not.toMatch(/[a-z]_[a-z]/);
  });
});
