import { describe, expect, it } from "vitest";
import type { AssessmentDocument } from "../assess/index.ts";
import { type Goal, goalPoint, goalStanding } from "./goal.ts";

const goal = (more: Partial<Goal>): Goal => ({
  aimsAt: "sections_meeting",
  stage: null,
  indicator: null,
  target: 1,
  schoolYear: 2029,
  fromYear: 2026,
  ...more,
});

/** Two stages: 6 of 10 sections meet, and 3 of 5; equipment CVs 0.4 and 0.6. */
const stage = (sections: number, meeting: number, cv: number | null) => ({
  sections,
  sections_meeting: meeting,
  indicators: { equipment: { cv, mean: 2000, sections_meeting: meeting - 1 } },
});
const document = (second: number | null = 0.6, verdict = "falls_short") =>
  ({
    school_year: 2027,
    verdict,
    stages: { primary: stage(10, 6, 0.4), junior: stage(5, 3, second), none: stage(0, 0, null) },
  }) as unknown as AssessmentDocument;

describe("what a return says of a goal", () => {
  it.each([
    [goal({}), { value: 0.6, isReached: false }],
    [goal({ target: 0.6 }), { value: 0.6, isReached: true }],
    [goal({ stage: "primary" }), { value: 0.6, isReached: false }],
    [goal({ indicator: "equipment" }), { value: 7 / 15, isReached: false }],
    [goal({ aimsAt: "cv", indicator: "equipment", target: 0.5 }), { value: 0.6, isReached: false }],
    [goal({ aimsAt: "cv", stage: "primary", indicator: "equipment", target: 0.5 }), { value: 0.4, isReached: true }],
    [goal({ aimsAt: "mean", indicator: "equipment", target: 1999 }), { value: 2000, isReached: true }],
    [goal({ aimsAt: "verdict", target: null }), { value: null, isReached: false }],
  ])("%o → %o", (one, said) => expect(goalPoint(one, document())).toEqual({ schoolYear: 2027, ...said }));

  it("is nothing where a figure is missing, the indicator is unknown, or nothing can be judged", () => {
    const nothing = { schoolYear: 2027, value: null, isReached: null };
    const cv = goal({ aimsAt: "cv", indicator: "equipment", target: 0.5 });
    expect(goalPoint(cv, document(null))).toEqual(nothing);
    expect(goalPoint(goal({ indicator: "none" }), document())).toEqual(nothing);
    expect(goalPoint(goal({ aimsAt: "verdict", target: null }), document(0, "not_assessable"))).toEqual(nothing);
    expect(goalPoint(goal({ stage: "upper" }), document())).toEqual(nothing);
  });
});

describe("where a goal stands", () => {
  const point = (schoolYear: number, value: number | null, isReached: boolean | null = false) => ({
    schoolYear,
    value,
    isReached,
  });
  const from = point(2026, 0.4);

  it.each([
    ["no_return_yet", [], null],
    ["no_return_yet", [from], 0.4],
    ["on_course", [point(2027, 0.6), from], 0.6],
    ["behind", [from, point(2028, 0.7)], 0.8],
    ["reached", [from, point(2028, 1, true)], 0.8],
    ["missed", [from, point(2029, 0.9)], 1],
    ["unknown", [from, point(2028, null, null)], 0.8],
    ["unknown", [point(2028, 0.7)], null],
  ] as const)("%s after %o", (state, points, needed) => {
    const standing = goalStanding(goal({}), points);
    expect(standing.state).toBe(state);
    if (needed === null) expect(standing.neededNow).toBeNull();
    else expect(standing.neededNow).toBeCloseTo(needed, 12);
  });

  it("asks for less, year by year, of a CV", () => {
    const cv = goal({ aimsAt: "cv", target: 0.3 });
    expect(goalStanding(cv, [point(2026, 0.6), point(2027, 0.5)]).state).toBe("on_course");
    expect(goalStanding(cv, [point(2026, 0.6), point(2027, 0.51)]).state).toBe("behind");
  });

  it("has no half-way of a verdict", () => {
    const verdict = goal({ aimsAt: "verdict", target: null });
    expect(goalStanding(verdict, [point(2026, null), point(2028, null)]).state).toBe("on_course");
    expect(goalStanding(verdict, [point(2026, null), point(2029, null)]).state).toBe("missed");
  });
});
