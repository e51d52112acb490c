import { compileStandard } from "@youheng/kernel/assess";
import { placeWarnings, stageNeeds } from "@youheng/kernel/foresee";
import { describe, expect, it } from "vitest";
import { bundleOf, loadPolicy, POLICY_ROOT } from "../policy/index.ts";

const { policy } = await loadPolicy([POLICY_ROOT]);
const lines = compileStandard(bundleOf(policy, "cn-zj-place-warning-2018"));
const balance = compileStandard(bundleOf(policy, "cn-quality-balance-2017"));

const expected = (unit: string, median: number, half: number) => ({
  unit,
  school_year: 2027,
  grade: "1",
  median,
  low: median - half,
  high: median + half,
  low95: median - 1.5 * half,
  high95: median + 1.5 * half,
});
const place = (unit: string, plannedEntry: number | null) => ({
  unit,
  stage: "primary",
  entryGrade: "1",
  plannedEntry,
  capacity: null,
});

describe("placeWarnings by cn-zj-place-warning-2018", () => {
  it("turns yellow at 90 % and red at 100 % of planned enrolment, as the policy says", () => {
    const said = placeWarnings(
      lines,
      [expected("a", 89.9, 0), expected("b", 90, 0), expected("c", 99.9, 0), expected("d", 100, 0)],
      ["a", "b", "c", "d"].map((unit) => place(unit, 100)),
    );
    expect(said.map(({ level }) => level)).toEqual(["none", "yellow", "yellow", "red"]);
  });

  it("says how likely it is: a half where the line is the median, a tenth where it is the upper end of the 80 % interval", () => {
    const [at, above] = placeWarnings(
      lines,
      [expected("a", 100, 10), expected("b", 90, 10)],
      [place("a", 100), place("b", 100)],
    );
    expect(at!.red_probability!).toBeCloseTo(0.5, 1);
    expect(above!.red_probability!).toBeCloseTo(0.1, 1);
    expect(above!.yellow_probability!).toBeCloseTo(0.5, 1);
  });

  it("says nothing where planned enrolment is not given", () => {
    const [said] = placeWarnings(lines, [expected("a", 100, 10)], [place("a", null)]);
    expect([said!.level, said!.red_probability, said!.planned]).toEqual([null, null, null]);
  });
});

it("stageNeeds counts classes by the limit of the standard: 451 pupils want 11 classes of at most 45", () => {
  const facts = {
    rows: 1,
    text: { school_code: ["a"] },
    numbers: {
      students_primary: Float64Array.of(400),
      classes_primary: Float64Array.of(10),
      teachers_primary: Float64Array.of(20),
    },
    invalid: [],
    origin: { file: "", sheet: "", rowNumbers: [2], columnLetters: {} },
  };
  const [needs] = stageNeeds(balance, facts, {
    schoolYear: 2027,
    students: [{ unit: "a", stage: "primary", students: 451 }],
  });
  expect(needs).toMatchObject({
    class_limit: 45,
    classes_needed: 11,
    classes_lacking: 1,
    teachers_needed: 23,
    schools_over_limit: ["a"],
  });
});
