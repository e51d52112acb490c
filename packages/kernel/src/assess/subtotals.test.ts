import { describe, expect, it } from "vitest";
import type { Facts } from "../model/index.ts";
import { assess } from "./assess.ts";
import { compileStandard } from "./compile-standard.ts";
import { factsOf, type ReturnRow, smallBundle } from "./district.fixture.ts";
import { assessmentDocument } from "./document.ts";
import { subtotals } from "./subtotals.ts";

const rows: readonly ReturnRow[] = [
  { school_kind: "primary", students_primary: 500, backbone_teachers_primary: 6, teaching_area_m2: 2000 },
  { school_kind: "primary", students_primary: 300, backbone_teachers_primary: 2, teaching_area_m2: 1500 },
  { school_kind: "primary", students_primary: 200, backbone_teachers_primary: 2, teaching_area_m2: 600 },
  {
    school_kind: "nine_year",
    students_primary: 400,
    students_lower_secondary: 200,
    backbone_teachers_primary: 5,
    backbone_teachers_lower_secondary: 1,
    teaching_area_m2: 3000,
  },
  { school_kind: "primary", students_primary: 100, backbone_teachers_primary: 3, teaching_area_m2: 900 },
];

function withTownships(townships: readonly (string | null)[]): Facts {
  const facts = factsOf(rows);
  return { ...facts, text: { ...facts.text, township: townships } };
}

const answer = assess(compileStandard(smallBundle), withTownships(["乙镇", "甲镇", "乙镇", "甲镇", null]));

describe("subtotals of a county by township", () => {
  it("gives each part its own mean and CV: 8 backbone teachers of 700 students in 乙镇, by hand", () => {
    const { primary } = subtotals(answer, { field: "township" }).stages;
    expect(primary!.map((part) => [part.value, part.sections, part.students])).toEqual([
      ["乙镇", 2, 700],
      ["甲镇", 2, 700],
      [null, 1, 100],
    ]);
    const { mean, cv } = primary![0]!.indicators["backbone_teachers"]!;
    expect(mean).toBeCloseTo((8 / 700) * 100, 12);
    // values 1.2 (500 students) and 1.0 (200) around 8/7
    const variance = (500 * (1.2 - 8 / 7) ** 2 + 200 * (1 - 8 / 7) ** 2) / 700;
    expect(cv).toBeCloseTo(Math.sqrt(variance) / (8 / 7), 12);
    expect(primary![2]!.indicators["backbone_teachers"]).toMatchObject({ mean: 3, cv: 0, sections_meeting: 1 });
  });

  it("adds up to the county in sections, students, sections meeting and gaps", () => {
    const county = assessmentDocument(answer).stages;
    const parts = subtotals(answer, { field: "township" }).stages;
    for (const [id, stage] of Object.entries(county)) {
      const sum = (of: (part: (typeof parts)[string][number]) => number): number =>
        (parts[id] ?? []).reduce((total, part) => total + of(part), 0);
      expect(sum((part) => part.sections)).toBe(stage.sections);
      expect(sum((part) => part.students ?? 0)).toBe(stage.students);
      expect(sum((part) => part.sections_meeting)).toBe(stage.sections_meeting);
      expect(sum((part) => part.sections_short)).toBe(stage.sections_short);
      for (const [indicator, one] of Object.entries(stage.indicators)) {
        expect(sum((part) => part.indicators[indicator]!.sections_meeting)).toBe(one.sections_meeting);
        expect(sum((part) => part.indicators[indicator]!.gap!.amount)).toBeCloseTo(one.gap!.amount, 9);
      }
    }
  });

  it("is the county itself where all schools stand in one part", () => {
    const one = assess(compileStandard(smallBundle), withTownships(rows.map(() => "甲镇")));
    const county = assessmentDocument(one).stages["primary"]!;
    const [part, ...others] = subtotals(one, { field: "township" }).stages["primary"]!;
    expect(others).toEqual([]);
    for (const [id, { mean, cv, gap }] of Object.entries(county.indicators))
      expect(part!.indicators[id]).toMatchObject({ mean, cv, gap });
  });

  it("shows a stage only in the parts that teach it, and leaves nobody out where the field is not reported", () => {
    expect(subtotals(answer, { field: "township" }).stages["lower_secondary"]!.map(({ value }) => value)).toEqual([
      "甲镇",
    ]);
    const unknown = subtotals(answer, { field: "school_group" }).stages["primary"]!;
    expect(unknown.map(({ value, sections }) => [value, sections])).toEqual([[null, 5]]);
  });

  it("keeps a part's figure missing where one of its sections lacks it, and the others' whole", () => {
    const lacking = rows.map((row, i): ReturnRow => {
      if (i !== 0) return row;
      const { teaching_area_m2: _left, ...rest } = row;
      return rest;
    });
    const facts = factsOf(lacking);
    const text = { ...facts.text, township: ["乙镇", "甲镇", "乙镇", "甲镇", null] };
    const { primary } = subtotals(assess(compileStandard(smallBundle), { ...facts, text }), {
      field: "township",
    }).stages;
    expect(primary!.map((part) => part.indicators["teaching_area"]!.mean === null)).toEqual([true, false, false]);
  });

  it("refuses a county-year that is not there", () => {
    expect(() => subtotals(answer, { field: "township", group: 3 })).toThrow(RangeError);
  });
});
