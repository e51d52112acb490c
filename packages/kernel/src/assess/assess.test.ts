import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { assess, assessmentDocument, compileStandard, explain } from "./index.ts";
import { factsOf, smallBundle } from "./district.fixture.ts";
import type { ReturnRow } from "./district.fixture.ts";

const standard = compileStandard(smallBundle);
const documentOf = (rows: readonly ReturnRow[]) => assessmentDocument(assess(standard, factsOf(rows)));
const primary = (row: ReturnRow): ReturnRow => ({
  school_kind: "primary",
  backbone_teachers_primary: 5,
  teaching_area_m2: 900,
  students_primary: 100,
  ...row,
});

describe("assess", () => {
  it("gives the CV of the published five-school example (0.5153 weighted, not 0.4888), which is over 0.50", () => {
    const students = [45, 37, 89, 76, 55];
    const books = [279, 137, 935, 160, 402];
    const rows = students.map((count, i) => primary({ students_primary: count, teaching_area_m2: books[i]! }));
    const area = documentOf(rows).stages["primary"]!.indicators["teaching_area"]!;
    expect(area.mean).toBeCloseTo(6.3344370860927155, 12);
    expect(area.cv).toBeCloseTo(0.5152566298844764, 12);
    expect(area.cv_meets).toBe(false);
  });

  it("splits the published nine-year school 1:1.1 (166 and 210 students, 23226 to share: 9711.63 and 13514.37)", () => {
    const document = documentOf([
      {
        school_kind: "nine_year",
        students_primary: 166,
        students_lower_secondary: 210,
        teaching_area_m2: 23226,
        backbone_teachers_primary: 2,
        backbone_teachers_lower_secondary: 3,
      },
    ]);
    const value = (stage: string) =>
      document.stages[stage]!.sections_list[0]!.indicators["teaching_area"]!.value! * (stage === "primary" ? 166 : 210);
    expect(value("primary")).toBeCloseTo(9711.627204030226, 8);
    expect(value("lower_secondary")).toBeCloseTo(13514.372795969775, 8);
  });

  it("splits a complete secondary school 1:1.2 and drops the upper part", () => {
    const document = documentOf([
      {
        school_kind: "complete_secondary",
        students_lower_secondary: 300,
        students_upper_secondary: 500,
        teaching_area_m2: 9000,
        backbone_teachers_lower_secondary: 3,
      },
    ]);
    expect(document.stages["lower_secondary"]!.sections_list[0]!.indicators["teaching_area"]!.value).toBeCloseTo(
      (9000 * 300) / (300 + 1.2 * 500) / 300,
      12,
    );
    expect(document.stages["primary"]!.sections).toBe(0);
  });

  it("does not split teachers, nor a school of one stage", () => {
    const [section] = documentOf([primary({})]).stages["primary"]!.sections_list;
    expect(section).toMatchObject({ share: 1, verdict: "meets", items_met: 2 });
    expect(section!.indicators["teaching_area"]).toMatchObject({
      value: 9,
      meets: true,
      floor_meets: true,
      gap: { amount: 0, unit: "m2" },
    });
  });

  it("counts a value equal to the threshold as met, in decimals, whatever binary makes of it", () => {
    for (let students = 20; students <= 2000; students += 20) {
      const [section] = documentOf([
        primary({
          students_primary: students,
          teaching_area_m2: students * 4.5,
          backbone_teachers_primary: students / 100,
        }),
      ]).stages["primary"]!.sections_list;
      expect(section!.items_met, `${students} students`).toBe(2);
    }
  });

  it("lets one indicator be missed down to 85 %, and not below", () => {
    const verdict = (area: number) =>
      documentOf([primary({ teaching_area_m2: area })]).stages["primary"]!.sections_list[0]!;
    expect(verdict(382.5)).toMatchObject({ verdict: "meets", items_met: 1 });
    expect(verdict(382.49)).toMatchObject({ verdict: "falls_short", items_met: 1 });
    expect(verdict(382.49).indicators["teaching_area"]).toMatchObject({
      floor_meets: false,
      gap: { amount: 67.51, unit: "m2" },
    });
  });

  it("says a gap in whole teachers and hundredths of m²", () => {
    const [section] = documentOf([
      primary({ students_primary: 250, backbone_teachers_primary: 2, teaching_area_m2: 1000.333 }),
    ]).stages["primary"]!.sections_list;
    expect(section!.indicators["backbone_teachers"]!.gap).toEqual({ amount: 1, unit: "persons" });
    expect(section!.indicators["teaching_area"]!.gap).toEqual({ amount: 124.67, unit: "m2" });
  });

  it("leaves a missing number missing: the section, the mean and the CV, with the reason", () => {
    const { backbone_teachers_primary: _, ...blank } = primary({});
    const document = documentOf([primary({}), blank]);
    const stage = document.stages["primary"]!;
    expect(stage.indicators["backbone_teachers"]).toMatchObject({
      mean: null,
      cv: null,
      cv_meets: null,
      missing: { reason: "not-reported", field: "backbone_teachers_primary", school_codes: ["S1"] },
    });
    expect(stage.sections_list[1]).toMatchObject({ verdict: "not_assessable" });
    expect(stage.sections_list[1]!.indicators["backbone_teachers"]).toMatchObject({
      value: null,
      meets: null,
      gap: null,
    });
    expect(document.verdict).toBe("not_assessable");
  });

  it("still says falls short where another number decides it", () => {
    const { backbone_teachers_primary: _, ...blank } = primary({ teaching_area_m2: 10 });
    expect(documentOf([blank]).stages["primary"]!.sections_list[0]!.verdict).toBe("falls_short");
  });

  it("cannot split common facilities while one stage has not reported its students", () => {
    const document = documentOf([
      { school_kind: "nine_year", students_primary: 100, teaching_area_m2: 900, backbone_teachers_primary: 3 },
    ]);
    expect(document.stages["primary"]!.sections_list[0]!.indicators["teaching_area"]).toMatchObject({
      value: null,
      missing: { reason: "not-reported", field: "students_lower_secondary" },
    });
    expect(document.stages["lower_secondary"]!.sections_list[0]).toMatchObject({
      students: null,
      verdict: "not_assessable",
    });
  });

  it("leaves out teaching points under 50, judges those of 50, and says by which rule", () => {
    const point = (students: number) => primary({ school_kind: "teaching_point", students_primary: students });
    const document = documentOf([primary({}), point(49), point(50)]);
    expect(document.stages["primary"]!.sections_list.map((section) => section.students)).toEqual([100, 50]);
    expect(document.findings).toMatchObject([
      { code: "ASSESS-001", severity: "note", place: { row: 3, schoolCode: "S1" } },
    ]);
  });

  it("leaves out a school without students and notes it", () => {
    const document = documentOf([primary({}), primary({ students_primary: 0 })]);
    expect(document.stages["primary"]!.sections).toBe(1);
    expect(document.findings[0]!.code).toBe("ASSESS-002");
  });

  it("judges several regions and years each for itself", () => {
    const answer = assess(
      standard,
      factsOf([primary({ region_code: "999902" }), primary({}), primary({ school_year: 2025 })]),
    );
    expect(answer.result.grouped.groups).toEqual([
      { regionCode: "999901", schoolYear: 2025 },
      { regionCode: "999901", schoolYear: 2026 },
      { regionCode: "999902", schoolYear: 2026 },
    ]);
    expect(
      assessmentDocument(answer, 2).stages["primary"]!.sections_list.map((section) => section.school_code),
    ).toEqual(["S0"]);
  });

  it("says nothing can be assessed where no school is judged", () => {
    expect(documentOf([{ school_kind: "kindergarten" }]).verdict).toBe("not_assessable");
  });

  it("does not depend on the order of the rows", () => {
    const row = fc.record({
      students_primary: fc.integer({ min: 1, max: 900 }),
      teaching_area_m2: fc.integer({ min: 1, max: 9000 }),
      backbone_teachers_primary: fc.integer({ min: 0, max: 9 }),
    });
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 8 }), (rows) => {
        const coded = rows.map((one, i) => primary({ ...one, school_code: `S${i}` }));
        const strip = (document: unknown) =>
          JSON.stringify(document, (key, value: unknown) => (key === "row" ? undefined : value));
        expect(strip(documentOf([...coded].reverse()))).toBe(strip(documentOf(coded)));
      }),
    );
  });
});

describe("explain", () => {
  const rows = [
    {
      school_kind: "nine_year",
      students_primary: 166,
      students_lower_secondary: 210,
      teaching_area_m2: 2322.6,
      backbone_teachers_primary: 1,
      backbone_teachers_lower_secondary: 3,
    },
    primary({}),
  ];
  const answer = assess(standard, factsOf(rows));

  it("shows formula, values with their cells, split, threshold and gap", () => {
    const trace = explain(answer, { stage: "primary", indicator: "teaching_area", schoolCode: "S0" })!;
    expect(trace.formula).toBe("教学及辅助用房面积 ÷ 在校生数");
    expect(trace.inputs![0]).toMatchObject({
      field: "teaching_area_m2",
      value: 2322.6,
      place: { file: "return.xlsx", sheet: "学校", row: 2 },
    });
    expect(trace.steps![0]!.substituted).toBe("1 × 166 ÷ (1 × 166 + 1.1 × 210)");
    expect(trace.steps!.at(-1)!.value).toBe(0);
  });

  it("shows mean and CV with every section that went in", () => {
    const trace = explain(answer, { stage: "primary", indicator: "backbone_teachers" })!;
    expect(trace.steps![0]).toMatchObject({ substituted: "6 ÷ 266 × 100" });
    expect(trace.steps![1]!.inputs!.map((input) => input.value)).toEqual([(1 / 166) * 100, 5]);
    expect(trace.value).toBe(assessmentDocument(answer).stages["primary"]!.indicators["backbone_teachers"]!.cv);
  });

  it("is null for what is not there", () => {
    expect(explain(answer, { stage: "primary", indicator: "nonsense" })).toBeNull();
    expect(explain(answer, { stage: "primary", indicator: "teaching_area", schoolCode: "S9" })).toBeNull();
  });
});
