import { compileStandard } from "@youheng/kernel/assess";
import { enrolmentOf, placeUse, sizeLists, useLines } from "@youheng/kernel/foresee";
import { describe, expect, it } from "vitest";
import { bundleOf, loadPolicy, POLICY_ROOT, readSizeLines, sizeLinesOrThrow } from "../policy/index.ts";

const { policy } = await loadPolicy([POLICY_ROOT]);
const warning = compileStandard(bundleOf(policy, "cn-zj-place-warning-2018"));
const balance = compileStandard(bundleOf(policy, "cn-quality-balance-2017"));

const enrolment = enrolmentOf(
  ["1", "2", "7"].map((grade) => ({ unit: "a", schoolYear: 2026, grade, students: 45, groups: [] })),
  { labels: [] },
);
const expected = (grade: string, median: number) => ({
  unit: "a",
  school_year: 2027,
  grade,
  median,
  low: null,
  high: null,
  low95: null,
  high95: null,
});
const stages = [
  { stage: "primary", grades: ["1", "2"] },
  { stage: "lower_secondary", grades: ["7"] },
];
const place = (stage: string, capacity: number | null) => ({
  unit: "a",
  stage,
  entryGrade: stage === "primary" ? "1" : "7",
  plannedEntry: null,
  capacity,
});
const use = (places: readonly ReturnType<typeof place>[], forecasts = [expected("1", 50), expected("2", 49)]) =>
  placeUse(warning, { enrolment, forecasts, places, stages });

describe("utilisation of places", () => {
  it("adds up the grades of the stage: 90 of 100 today is yellow, 99 next year too, 100 would be red", () => {
    expect(use([place("primary", 100)])).toEqual([
      {
        unit: "a",
        stage: "primary",
        school_year: 2026,
        expected: false,
        students: 90,
        capacity: 100,
        use: 0.9,
        level: "yellow",
      },
      {
        unit: "a",
        stage: "primary",
        school_year: 2027,
        expected: true,
        students: 99,
        capacity: 100,
        use: 0.99,
        level: "yellow",
      },
    ]);
    expect(use([place("primary", 99)])[1]!.level).toBe("red");
  });

  it("says nothing of a school whose places are not given: a blank is not 0", () => {
    expect(use([place("primary", null)]).map((row) => [row.use, row.level])).toEqual([
      [null, null],
      [null, null],
    ]);
  });

  it("has no row for a year in which nobody of the stage is expected", () => {
    expect(use([place("lower_secondary", 50)]).map(({ school_year }) => school_year)).toEqual([2026]);
  });

  it("finds the lines of the policy itself", () => {
    expect(useLines(warning, ["primary", "preschool"])).toEqual([
      { stage: "primary", yellow: 0.9, red: 1 },
      { stage: "preschool", yellow: null, red: null },
    ]);
  });
});

describe("classes and schools over the lines", () => {
  const facts = {
    rows: 2,
    text: { school_code: ["a", "b"] },
    numbers: { classes_primary: Float64Array.of(10, Number.NaN) },
    invalid: [],
    origin: { file: "f", sheet: "s", rowNumbers: [2, 3], columnLetters: {} },
  };
  const year = (students: number) => [
    {
      schoolYear: 2027,
      students: [
        { unit: "a", stage: "primary", students },
        { unit: "b", stage: "primary", students },
      ],
    },
  ];

  it("spreads the students evenly over today's classes: 455 in ten are five of 46 and five of 45", async () => {
    const { classes, schools } = sizeLists(await sizeLinesOrThrow(), facts, year(455));
    expect(classes).toEqual([
      {
        school_year: 2027,
        stage: "primary",
        over: 45,
        unit: "a",
        students: 455,
        classes: 10,
        classes_over: 5,
        largest: 46,
      },
    ]);
    expect(schools).toEqual([]);
  });

  it("lists a school under every line it is over, and one without a count of classes under none but its size", async () => {
    const { classes, schools } = sizeLists(await sizeLinesOrThrow(), facts, year(2001));
    expect(classes.map(({ over, unit, classes_over }) => [over, unit, classes_over])).toEqual([
      [45, "a", 10],
      [55, "a", 10],
    ]);
    expect(schools.map(({ unit, students }) => [unit, students])).toEqual([
      ["a", 2001],
      ["b", 2001],
    ]);
  });

  it("keeps the lines of the standard: what a class may have there is a line here", async () => {
    const { lines } = await readSizeLines();
    const rule = balance.requirements.find((one) => one.requirement.id === "class_size");
    const limits = (rule !== undefined && "holds" in rule ? rule.holds : []).flatMap(({ stages: of, expr }) =>
      expr.kind === "op" && expr.right.kind === "number" ? [[of[0], expr.right.value]] : [],
    );
    expect(limits).toHaveLength(2);
    for (const [stage, limit] of limits)
      expect(lines!.classes.some((one) => one.over === limit && one.stages.includes(String(stage)))).toBe(true);
  });

  it("tells what is wrong with a file of lines", async () => {
    const { lines, findings } = await readSizeLines("/nowhere/size-lines.yaml");
    expect([lines, findings.length]).toEqual([null, 1]);
  });
});
