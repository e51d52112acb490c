import { describe, expect, it } from "vitest";
import type { LineageEvent } from "../sense/index.ts";
import { balanceCv } from "../stats/index.ts";
import type { ReturnRow } from "./district.fixture.ts";
import { factsOf, smallBundle } from "./district.fixture.ts";
import { assess, compileStandard, yearsMoved } from "./index.ts";

const compiled = compileStandard(smallBundle);
const judged = (rows: readonly ReturnRow[], year: number) =>
  assess(compiled, factsOf(rows.map((row) => ({ school_year: year, school_kind: "primary", ...row }))));
const school = (code: string, students: number, area: number): ReturnRow => ({
  school_code: code,
  school_name: `${code}校`,
  students_primary: students,
  teaching_area_m2: area,
  backbone_teachers_primary: 10,
});
const event = (kind: string, from: string | null, to: string | null, schoolYear = 2026): LineageEvent => ({
  date: `${schoolYear}-07-15`,
  school_year: schoolYear,
  event: kind,
  from_code: from,
  from_name: null,
  to_code: to,
  to_name: null,
  note: "批文",
});
const moved = (before: readonly ReturnRow[], after: readonly ReturnRow[], lineage: readonly LineageEvent[]) =>
  yearsMoved(judged(before, 2025), judged(after, 2026), { group: { before: 0, after: 0 }, most: 9, lineage }).stages[
    "primary"
  ]!;
const names = (schools: readonly { readonly school_code: string }[]): string =>
  schools.map((one) => one.school_code).join("");

describe("years side by side with a lineage", () => {
  const rest = [school("C", 100, 600)];
  const two = [school("A", 100, 500), school("B", 300, 900), ...rest];
  const merged = [school("A", 400, 1400), ...rest];

  it("takes merged schools together: neither gone nor new, last year's figures added up, and says so", () => {
    const stage = moved(two, merged, [event("merge", "B", "A")]);
    expect([stage.came, stage.gone, stage.sections]).toEqual([[], [], { before: 3, after: 2 }]);
    expect(stage.joined).toMatchObject([
      {
        students: { before: 400, after: 400 },
        because: [{ event: "merge", from_code: "B", to_code: "A", note: "批文" }],
      },
    ]);
    expect(stage.joined.map((one) => [names(one.before), names(one.after)])).toEqual([["AB", "A"]]);
    const { cv } = stage.indicators["teaching_area"]!;
    expect(cv.schools).toMatchObject([
      { school_code: "A", kind: "stayed", value: { before: 3.5, after: 3.5 }, students: { before: 400, after: 400 } },
    ]);
    expect(names(cv.schools[0]!.predecessors)).toBe("AB");
  });

  it("puts the predecessors back each by itself, so that one merger alone explains the whole change", () => {
    const { cv } = moved(two, merged, [event("merge", "B", "A")]).indicators["teaching_area"]!;
    const was = balanceCv([5, 3, 6].map((value, i) => ({ value, students: [100, 300, 100][i]! })));
    expect(cv.before).toBeCloseTo(was, 12);
    expect(cv.schools[0]!.cv_put_back).toBeCloseTo(was, 12);
    expect(Math.abs(cv.rest!)).toBeLessThan(1e-12);
  });

  it("without a lineage shows the merged school as gone", () => {
    const stage = moved(two, merged, []);
    expect([names(stage.gone), stage.gone[0]!.because, stage.joined]).toEqual(["B", null, []]);
  });

  it("follows a school to its new code, its verdict too", () => {
    const stage = moved(
      [school("A", 100, 500), ...rest],
      [school("A2", 100, 100), ...rest],
      [event("recode", "A", "A2")],
    );
    expect([stage.came, stage.gone]).toEqual([[], []]);
    expect(stage.verdicts).toMatchObject([{ school_code: "A2", verdict: { before: "meets", after: "falls_short" } }]);
    expect(names(stage.indicators["teaching_area"]!.cv.schools[0]!.predecessors)).toBe("A");
  });

  it("takes the parts of a split school together", () => {
    const stage = moved(
      [school("A", 400, 2000), ...rest],
      [school("A", 100, 600), school("N", 300, 1500), ...rest],
      [event("split", "A", "N")],
    );
    const [effect] = stage.indicators["teaching_area"]!.cv.schools;
    expect([names(effect!.successors), effect!.students, effect!.value]).toEqual([
      "AN",
      { before: 400, after: 400 },
      { before: 5, after: 5.25 },
    ]);
    expect([stage.came, stage.gone]).toEqual([[], []]);
  });

  it("says why a school is gone, or new; and knows nothing of what lies outside the two years", () => {
    const closed = moved(
      two,
      [school("A", 100, 500), ...rest, school("N", 10, 90)],
      [event("close", "B", null), event("open", null, "N"), event("merge", "B", "A", 2024)],
    );
    const { lineage } = yearsMoved(judged(two, 2025), judged(merged, 2026), {
      group: { before: 0, after: 0 },
      most: 1,
      lineage: [event("close", "X", null), event("close", "Y", null, 2025)],
    });
    expect(lineage.map((one) => one.from_code)).toEqual(["X"]);
    expect([closed.gone[0]!.because?.event, closed.came[0]!.because?.event, closed.joined]).toEqual([
      "close",
      "open",
      [],
    ]);
  });

  it("has no figure taken together where one of them was not reported", () => {
    const blank = [{ school_code: "B", school_name: "B校", students_primary: 300 }];
    const stage = moved([school("A", 100, 500), ...blank, ...rest], merged, [event("merge", "B", "A")]);
    expect(stage.joined[0]!.students).toEqual({ before: 400, after: 400 });
    expect(stage.indicators["teaching_area"]!.cv.before).toBeNull();
    expect(stage.indicators["teaching_area"]!.cv.schools).toEqual([]);
  });
});
