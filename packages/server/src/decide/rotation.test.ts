import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Assessment } from "@youheng/kernel/assess";
import {
  checkRotation,
  type Move,
  type PlannedRotation,
  planRotation,
  qualifies,
  type RosterTeacher,
  type RotationAsk,
} from "@youheng/kernel/decide";
import { writeLp, writeMps } from "@youheng/kernel/solve";
import { afterAll, describe, expect, it } from "vitest";
import { openHighsSolver } from "./highs-solver.ts";
import { rotationAskOf as askOf, usualRules } from "./testing-rosters.ts";

const rules = await usualRules();
const solver = openHighsSolver();
afterAll(() => solver.close());

const planned = (ask: RotationAsk): Promise<PlannedRotation> => planRotation(solver, ask, { seconds: 30, gap: 0.001 });

/** Shortfalls of sections in three teacher indicators, counted from values and thresholds of the document. */
function shortfallsIn({ stages }: PlannedRotation["document"]["after"]): number {
  return Object.values(stages).reduce(
    (sum, stage) =>
      sum +
      ["teachers_above_required_degree", "backbone_teachers", "pe_arts_teachers"].reduce(
        (short, id) => short + stage.sections_list.filter((one) => one.indicators[id]!.meets === false).length,
        0,
      ),
    0,
  );
}

/** Every plan of a very small county, tried one by one: the fewest shortfalls, and among those plans the fewest moves. */
function bestByTrying(ask: RotationAsk): { readonly shortfalls: number; readonly moves: number } {
  const movable = ask.roster.filter((one) => qualifies(one, ask.rules));
  const codes = [...ask.rosterGround.schools.values()];
  let best = { shortfalls: Number.POSITIVE_INFINITY, moves: Number.POSITIVE_INFINITY };
  const moves: Pick<Move, "teacher" | "from" | "to" | "stage">[] = [];
  const attempt = (at: number): void => {
    if (at < movable.length) {
      attempt(at + 1);
      const teacher = movable[at]!;
      for (const school of codes) {
        if (school.code === teacher.schoolCode || !school.stages.has(teacher.stage)) continue;
        moves.push({ teacher, from: teacher.schoolCode, to: school.code, stage: teacher.stage });
        attempt(at + 1);
        moves.pop();
      }
      return;
    }
    if (checkRotation({ ...ask, moves }).length > 0) return;
    const shortfalls = shortfallsAfter(ask.assessment, ask, moves);
    if (shortfalls < best.shortfalls || (shortfalls === best.shortfalls && moves.length < best.moves))
      best = { shortfalls, moves: moves.length };
  };
  attempt(0);
  return best;
}

/** Counted from the return's columns and the published thresholds, without the engine. */
function shortfallsAfter(
  { facts }: Assessment,
  { roster }: RotationAsk,
  moves: readonly Pick<Move, "teacher" | "from" | "to" | "stage">[],
): number {
  const thresholds = {
    primary: { above_required_degree: 4.2, backbone: 1, pe_arts: 0.9 },
    lower_secondary: { above_required_degree: 5.3, backbone: 1, pe_arts: 0.9 },
  } as const;
  const to = new Map(moves.map((move) => [move.teacher.teacher, move.to]));
  let short = 0;
  facts.text["school_code"]!.forEach((code, row) => {
    for (const [stage, limits] of Object.entries(thresholds)) {
      const students = facts.numbers[`students_${stage}`]![row]!;
      if (!(students > 0)) continue;
      const there = roster.filter((one) => one.stage === stage && (to.get(one.teacher) ?? one.schoolCode) === code);
      for (const [flag, limit] of Object.entries(limits))
        if ((there.filter((one) => one.flags[flag] === true).length / students) * 100 < limit - 1e-9) short++;
    }
  });
  return short;
}

describe("a plan of rotation", () => {
  it.each([1, 2, 3, 4])(
    "keeps every rule in a county nobody has seen, and counts what it says (seed %i)",
    async (seed) => {
      const ask = await askOf({ schools: 14, teachers: 420, seed });
      const { document, moves } = await planned(ask);
      expect(document.status).toBe("optimal");
      expect(checkRotation({ ...ask, moves })).toEqual([]);
      expect(document.moves).toHaveLength(moves.length);
      expect(new Set(document.moves.map(({ teacher }) => teacher)).size).toBe(moves.length);
      const [shortfalls, fewest] = document.goals;
      expect(shortfalls!.objective).toBe(shortfallsIn(document.after));
      expect(shortfalls!.objective).toBe(shortfallsAfter(ask.assessment, ask, moves));
      expect(fewest!.objective).toBe(moves.length);
      expect(shortfallsIn(document.after)).toBeLessThanOrEqual(shortfallsIn(document.before));
      const qualifying = ask.roster.filter(
        (one: RosterTeacher) => !one.exempt && one.yearsAtSchool >= 6 && one.yearsToRetirement > 5,
      );
      expect(document.shares.qualifying).toBe(qualifying.length);
      expect(moves.length).toBeGreaterThanOrEqual(qualifying.length * 0.1);
      expect(document.moves.every(({ because, because_en }) => because.length > 10 && because_en.length > 10)).toBe(
        true,
      );
      expect(document.out_of_reach).toHaveLength(shortfalls!.objective);
    },
  );

  it("finds the same best as trying every plan of a very small county", async () => {
    for (const seed of [11, 12, 13, 14, 15, 16]) {
      const ask = await askOf({ schools: 3, teachers: 16, seed }, { schoolGivesAtMost: 0.5 });
      const few = ask.roster.filter((one) => qualifies(one, ask.rules)).slice(0, 7);
      const roster = ask.roster.map((one) => (few.includes(one) ? one : { ...one, exempt: true }));
      const { document } = await planned({ ...ask, roster });
      const [shortfalls, moves] = document.goals;
      const best = bestByTrying({ ...ask, roster });
      if (document.status === "infeasible") expect(best.moves).toBe(Number.POSITIVE_INFINITY);
      else expect({ shortfalls: shortfalls!.objective, moves: moves!.objective }).toEqual(best);
    }
  });

  it("says which rules cannot hold together", async () => {
    const ask = await askOf({ schools: 8, teachers: 200, seed: 5 }, { rotateAtLeast: 0.5, schoolGivesAtMost: 0.1 });
    const { document } = await planned(ask);
    expect(document.status).toBe("infeasible");
    expect(document.moves).toEqual([]);
    const said = document.because.map(({ zh }) => zh).join("\n");
    expect(said).toContain("50 %");
    expect(said).toContain("10 %");
  });

  it("says that no backbone teacher may move, where that is why nobody may", async () => {
    const ask = await askOf({ schools: 8, teachers: 200, seed: 5 });
    const roster = ask.roster.map((one) => ({ ...one, flags: { ...one.flags, backbone: false } }));
    const { document } = await planned({ ...ask, roster });
    expect(document.status).toBe("infeasible");
    expect(document.because.map(({ en }) => en).join("\n")).toMatch(
      /backbone teachers \(0 of the \d+ who may be moved/,
    );
  });

  it("moves whom it must and not whom it must not, between the schools it may", async () => {
    const ask = await askOf({ schools: 10, teachers: 300, seed: 6 });
    const free = await planned(ask);
    const [first, second, third] = free.moves;
    const staying = ask.roster.find(
      (one) =>
        qualifies(one, rules) &&
        ask.rosterGround.schools.get(one.schoolCode)!.ownership === "public" &&
        free.moves.every(({ teacher }) => teacher.teacher !== one.teacher),
    )!;
    const pairs = {
      teachersMust: [{ teacher: staying.teacher }],
      teachersMustNot: [{ teacher: first!.teacher.teacher }],
      schoolsMust: [{ from: second!.from, to: second!.to, teachers: 2 }],
      schoolsMustNot: [{ from: third!.from, to: third!.to }].filter((one) => one.to !== second!.to),
    };
    const own = { ...ask, rules: { ...rules, pairs } };
    const { document, moves } = await planned(own);
    expect(document.status).not.toBe("infeasible");
    expect(checkRotation({ ...own, moves })).toEqual([]);
    expect(moves.some(({ teacher }) => teacher.teacher === staying.teacher)).toBe(true);
  });

  it("is the same plan for the same roster in another order", async () => {
    const ask = await askOf({ schools: 8, teachers: 200, seed: 7 });
    const one = await planned(ask);
    const other = await planned({
      ...ask,
      roster: ask.roster.toReversed().toSorted((a, b) => (a.teacher < b.teacher ? -1 : 1)),
    });
    expect(other.document.moves).toEqual(one.document.moves);
  });
});

describe("the second check", () => {
  it("finds each rule that a plan breaks", async () => {
    const ask = await askOf({ schools: 10, teachers: 300, seed: 8 });
    const { moves } = await planned(ask);
    const said = (changed: readonly Move[]): string =>
      checkRotation({ ...ask, moves: changed })
        .map(({ en }) => en)
        .join("; ");
    const exempt = ask.roster.find((one) => one.exempt)!;
    const target = moves.find(({ stage }) => stage === exempt.stage)!;
    expect(said([...moves, { ...target, teacher: exempt, from: exempt.schoolCode }])).toContain("does not qualify");
    expect(said([...moves, moves[0]!])).toContain("moves twice");
    expect(said(moves.filter(({ teacher }) => teacher.flags["backbone"] !== true))).toContain(
      "backbone teachers among",
    );
    expect(said([])).toContain("0 rotate of");
  });
});

const has = (program: string): boolean => {
  try {
    execFileSync("sh", ["-c", `command -v ${program}`], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
};

/** The objective another solver finds in the model of moves. */
function solvedElsewhere(program: "cbc" | "glpsol", text: string): number {
  const folder = mkdtempSync(join(tmpdir(), "youheng-rotation-"));
  try {
    const [file, out] = [join(folder, program === "cbc" ? "m.lp" : "m.mps"), join(folder, "out.txt")];
    writeFileSync(file, text);
    const args =
      program === "cbc" ? [file, "ratio", "0", "solve", "solution", out] : ["--freemps", file, "--cuts", "-o", out];
    execFileSync(program, args, { stdio: "ignore", timeout: 60_000 });
    return Number(/(?:objective value|Objective:.*?=)\s*(-?[\d.e+-]+)/i.exec(readFileSync(out, "utf8"))![1]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

describe("the model of moves in another solver", () => {
  it.skipIf(!has("cbc"))("needs as many moves in CBC (needs coinor-cbc)", async () => {
    const { document, model } = await planned(await askOf({ schools: 8, teachers: 200, seed: 2 }));
    expect(solvedElsewhere("cbc", writeLp(model))).toBeCloseTo(document.goals[1]!.objective, 6);
  });

  it.skipIf(!has("glpsol"))("needs as many moves in GLPK (needs glpk-utils)", async () => {
    const { document, model } = await planned(await askOf({ schools: 6, teachers: 120, seed: 3 }));
    expect(solvedElsewhere("glpsol", writeMps(model))).toBeCloseTo(document.goals[1]!.objective, 6);
  });
});
