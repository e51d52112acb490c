import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { NO_PAIRS, type RosterTeacher, type RotationRules } from "../rotation/index.ts";
import { rotatedBetween } from "./rotated-between.ts";

const rules = {
  qualifies: { yearsAtSchoolAtLeast: 6, yearsToRetirementMoreThan: 5 },
  rotatedCounts: "qualifying",
  pairs: NO_PAIRS,
} as unknown as RotationRules;
const schools = new Set(["A", "B", "C"]);

function teacher(id: string, schoolCode: string, more: Partial<RosterTeacher> = {}): RosterTeacher {
  return {
    teacher: id,
    schoolCode,
    stage: "primary",
    subject: "语文",
    flags: {},
    yearsAtSchool: 8,
    yearsToRetirement: 20,
    exempt: false,
    age: 40,
    trainingHours: 360,
    certificate: true,
    ...more,
  };
}

describe("rotatedBetween", () => {
  it("counts who qualified and changed school; not who did not, nor whose school was merged", () => {
    const last = [
      teacher("1", "A", { flags: { backbone: true } }),
      teacher("2", "A", { yearsAtSchool: 3 }),
      teacher("3", "gone"),
      teacher("4", "B"),
      teacher("5", "B"),
    ];
    const now = [teacher("1", "B"), teacher("2", "C"), teacher("3", "C"), teacher("4", "B"), teacher("6", "A")];
    expect(rotatedBetween(last, now, { schools, rules })).toEqual({
      compared: 4,
      qualifying: 4,
      rotated: 1,
      backbone: 1,
      without_qualifying: 1,
      school_ended: 1,
      left: 1,
      came: 1,
      ways: [{ from: "A", to: "B", teachers: 1 }],
    });
  });

  it("counts everybody who changed where the rules say so", () => {
    const last = [teacher("1", "A"), teacher("2", "A", { exempt: true })];
    const now = [teacher("1", "B"), teacher("2", "B")];
    const all = { ...rules, rotatedCounts: "all" } as RotationRules;
    expect(rotatedBetween(last, now, { schools, rules: all }).rotated).toBe(2);
    expect(rotatedBetween(last, now, { schools, rules }).rotated).toBe(1);
  });

  it("loses nobody: every teacher stayed, changed, left or came; the order of the rows is nothing", () => {
    const roster = fc.uniqueArray(
      fc.record({ id: fc.integer({ min: 1, max: 40 }), at: fc.constantFrom("A", "B", "C", "gone") }),
      { selector: ({ id }) => id },
    );
    fc.assert(
      fc.property(roster, roster, (before, after) => {
        const of = (list: typeof before) => list.map(({ id, at }) => teacher(String(id), at));
        const told = rotatedBetween(of(before), of(after), { schools, rules });
        expect(told.compared + told.left).toBe(before.length);
        expect(told.compared + told.came).toBe(after.length);
        expect(told.ways.reduce((sum, way) => sum + way.teachers, 0)).toBe(told.rotated);
        expect(rotatedBetween(of(before).toReversed(), of(after).toReversed(), { schools, rules })).toEqual(told);
      }),
    );
  });
});
