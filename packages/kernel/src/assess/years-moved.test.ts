import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { balanceCv } from "../stats/index.ts";
import type { ReturnRow } from "./district.fixture.ts";
import { factsOf, smallBundle } from "./district.fixture.ts";
import { assess, assessmentDocument, compileStandard, cvsOver, largestGaps, yearsMoved, yearSummary } from "./index.ts";

const compiled = compileStandard(smallBundle);
const judged = (rows: readonly ReturnRow[], year = 2026) =>
  assess(compiled, factsOf(rows.map((row) => ({ school_year: year, school_kind: "primary", ...row }))));
const school = (code: string, students: number, area: number, teachers = 10): ReturnRow => ({
  school_code: code,
  school_name: `${code}校`,
  students_primary: students,
  teaching_area_m2: area,
  backbone_teachers_primary: teachers,
});
const ask = { group: { before: 0, after: 0 }, most: 5 };

describe("two years side by side", () => {
  const before = judged([school("A", 100, 500), school("B", 100, 400), school("C", 100, 600)], 2025);
  const after = judged([school("A", 100, 500), school("B", 200, 400, 0), school("D", 50, 600)], 2026);
  const moved = yearsMoved(before, after, ask);
  const area = moved.stages["primary"]!.indicators["teaching_area"]!;

  it("says which schools came and went, and gives means and CVs of both years", () => {
    expect([moved.school_year, moved.stages["primary"]!.came, moved.stages["primary"]!.gone]).toEqual([
      { before: 2025, after: 2026 },
      [{ school_code: "D", school_name: "D校", because: null }],
      [{ school_code: "C", school_name: "C校", because: null }],
    ]);
    expect(area.mean).toEqual({ before: 5, after: 1500 / 350 });
    expect(area.cv.after).toBe(assessmentDocument(after).stages["primary"]!.indicators["teaching_area"]!.cv);
  });

  it("puts one school back at a time, exactly: a changed one, one that came, one that went", () => {
    const [A, B, D] = [
      { value: 5, students: 100 },
      { value: 2, students: 200 },
      { value: 12, students: 50 },
    ];
    const byHand = {
      B: balanceCv([A, { value: 4, students: 100 }, D]),
      D: balanceCv([A, B]),
      C: balanceCv([A, B, D, { value: 6, students: 100 }]),
    };
    const effects = Object.fromEntries(area.cv.schools.map((one) => [one.school_code, one]));
    expect(Object.keys(effects).toSorted()).toEqual(["B", "C", "D"]);
    for (const [code, cv] of Object.entries(byHand)) {
      expect(effects[code]!.cv_put_back).toBeCloseTo(cv, 12);
      expect(effects[code]!.effect).toBeCloseTo(balanceCv([A, B, D]) - cv, 12);
    }
    expect(effects["D"]).toMatchObject({ kind: "came", value: { before: null, after: 12 } });
    expect(Math.abs(area.cv.schools[0]!.effect)).toBeGreaterThanOrEqual(Math.abs(area.cv.schools[1]!.effect));
  });

  it("says what the effects of single schools leave unexplained", () => {
    const sum = area.cv.schools.reduce((total, one) => total + one.effect, 0);
    expect(area.cv.effects).toBeCloseTo(sum, 12);
    expect(area.cv.rest).toBeCloseTo(area.cv.change! - sum, 12);
    expect(yearsMoved(before, after, { ...ask, most: 1 }).stages["primary"]!.indicators["teaching_area"]!.cv).toEqual({
      ...area.cv,
      schools: area.cv.schools.slice(0, 1),
    });
  });

  it("names whose verdict changed, and by which indicators", () => {
    expect(moved.stages["primary"]!.verdicts).toEqual([
      {
        school_code: "B",
        school_name: "B校",
        verdict: { before: "meets", after: "falls_short" },
        items_met: { before: 1, after: 0 },
        because: [
          {
            indicator: "backbone_teachers",
            value: { before: 10, after: 0 },
            threshold: { before: 1, after: 1 },
            meets: { before: true, after: false },
            floor_meets: { before: true, after: false },
          },
          {
            indicator: "teaching_area",
            value: { before: 4, after: 2 },
            threshold: { before: 4.5, after: 4.5 },
            meets: { before: false, after: false },
            floor_meets: { before: true, after: false },
          },
        ],
      },
    ]);
  });

  it("leaves out the effect of a school that reported nothing last year, and a CV that does not exist", () => {
    const blank = judged([{ school_code: "A", students_primary: 100 }, school("B", 100, 400)], 2025);
    const { cv } = yearsMoved(blank, after, ask).stages["primary"]!.indicators["teaching_area"]!;
    expect([cv.before, cv.change, cv.rest]).toEqual([null, null, null]);
    expect(cv.schools.map((one) => one.school_code).toSorted()).toEqual(["B", "D"]);
    expect(yearsMoved(after, blank, ask).stages["primary"]!.indicators["teaching_area"]!.cv).toEqual({
      before: area.cv.after,
      after: null,
      change: null,
      schools: [],
      effects: null,
      rest: null,
    });
  });

  it("refuses two standards", () => {
    const other = compileStandard({ ...smallBundle, standard: { ...smallBundle.standard, id: "other" } });
    expect(() => yearsMoved(before, assess(other, after.result.facts), ask)).toThrow(RangeError);
  });
});

const rows = fc
  .array(
    fc.tuple(fc.integer({ min: 1, max: 2000 }), fc.integer({ min: 1, max: 9000 }), fc.integer({ min: 0, max: 30 })),
    {
      minLength: 1,
      maxLength: 12,
    },
  )
  .map((all) => all.map(([students, m2, teachers], i) => school(`S${i}`, students, m2, teachers)));

describe("laws of two years", () => {
  it("nothing moved where nothing changed", () => {
    fc.assert(
      fc.property(rows, (all) => {
        const stage = yearsMoved(judged(all, 2025), judged(all), ask).stages["primary"]!;
        expect([stage.came, stage.gone, stage.verdicts]).toEqual([[], [], []]);
        for (const { cv } of Object.values(stage.indicators))
          if (cv.after !== null) expect([cv.change, cv.schools, cv.effects, cv.rest]).toEqual([0, [], 0, 0]);
      }),
    );
  });

  it("where one school alone changed, its effect is the whole change and nothing is left over", () => {
    fc.assert(
      fc.property(rows, fc.integer({ min: 1, max: 2000 }), (all, students) => {
        const changed = [...all.slice(1), { ...all[0]!, students_primary: students }];
        const { cv } = yearsMoved(judged(all, 2025), judged(changed), ask).stages["primary"]!.indicators[
          "teaching_area"
        ]!;
        expect(cv.schools.length).toBeLessThanOrEqual(1);
        expect(Math.abs(cv.rest!)).toBeLessThan(1e-9);
      }),
    );
  });

  it("does not depend on the order of the rows", () => {
    fc.assert(
      fc.property(rows, rows, (one, two) => {
        const there = yearsMoved(judged(one, 2025), judged(two), ask);
        expect(yearsMoved(judged(one.toReversed(), 2025), judged(two.toReversed()), ask)).toEqual(there);
      }),
    );
  });
});

describe("a year in short", () => {
  const answer = judged([school("A", 100, 900, 0), school("B", 100, 100)]);
  const summary = yearSummary(assessmentDocument(answer), answer.result.standard);

  it("keeps verdict, sections short, and mean, CV and gap of every indicator of the stages taught", () => {
    expect(summary).toMatchObject({
      verdict: "falls_short",
      sections: 2,
      sections_short: 2,
      cvs_over: 2,
      requirements_short: [],
    });
    expect(Object.keys(summary.stages)).toEqual(["primary"]);
    expect(summary.stages["primary"]!.indicators["teaching_area"]).toEqual({
      mean: 5,
      threshold: 4.5,
      cv: 0.8,
      cv_limit: 0.5,
      cv_meets: false,
      sections_short: 1,
      gap: { amount: 350, unit: "m2" },
      gap_share: 350 / 900,
    });
  });

  it("orders CVs by how far over, gaps by their share of what is asked", () => {
    expect(cvsOver(summary)).toEqual([
      { stage: "primary", indicator: "backbone_teachers", cv: 1, limit: 0.5 },
      { stage: "primary", indicator: "teaching_area", cv: 0.8, limit: 0.5 },
    ]);
    expect(largestGaps(summary, 1)).toEqual([
      { stage: "primary", indicator: "backbone_teachers", amount: 1, unit: "persons", share: 0.5, sections_short: 1 },
    ]);
  });
});
