import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anyFormula, FIELD_NAMES } from "./formula.fixture.ts";
import { formatFormula, plainNumber, substitute } from "./formula-format.ts";
import { likelyWord } from "./formula-likely.ts";
import { evaluateColumn } from "./formula-evaluate.ts";
import { formulaNames, formulasByStage } from "./formula-names.ts";
import { parseFormula } from "./formula-parser.ts";
import { fieldsOf, ratioForm } from "./formula-ratio.ts";
import type { Expr } from "./formula.ts";

function read(text: string): Expr {
  const { expr } = parseFormula(text, FIELD_NAMES);
  if (expr === null) throw new Error(text);
  return expr;
}

const shown = (expr: Expr): string => formatFormula(expr, (id) => id);

describe("ratioForm", () => {
  it.each([
    ["teachers ÷ students × 100", "teachers", "students", 100],
    ["100 × teachers ÷ students", "teachers", "students", 100],
    ["teachers ÷ (students ÷ 100)", "teachers", "students", 100],
    ["(teachers + pe_arts_teachers − 1) ÷ students", "teachers + pe_arts_teachers − 1", "students", 1],
    ["合计(teachers, teachers) ÷ students ÷ 2", "合计(teachers, teachers)", "students", 0.5],
  ])("takes %s apart", (text, numerator, denominator, scale) => {
    const names = new Map([...FIELD_NAMES, ["pe_arts_teachers", "pe_arts_teachers"]]);
    const { expr } = parseFormula(text, names);
    const ratio = expr && ratioForm(expr);
    expect(ratio && [shown(ratio.numerator), shown(ratio.denominator), ratio.scale]).toEqual([
      numerator,
      denominator,
      scale,
    ]);
  });

  it.each([
    "teachers",
    "teachers × students",
    "teachers ÷ students + 1",
    "100 ÷ students",
    "teachers ÷ students ÷ students",
    "teachers ÷ students × -1",
    "teachers ÷ (0 × students)",
  ])("has none for %s", (text) => expect(ratioForm(read(text))).toBeNull());

  it("means the same as the formula", () => {
    const values: Readonly<Record<string, number>> = {
      students: 412,
      teachers: 21,
      teaching_area_m2: 3456.7,
      pe_arts_teachers: 3,
    };
    const at = (expr: Expr): number => evaluateColumn(expr, (id) => Float64Array.of(values[id] ?? 0), 1)[0] as number;
    fc.assert(
      fc.property(anyFormula, (expr) => {
        const ratio = ratioForm(expr);
        const whole = at(expr);
        if (ratio === null || !Number.isFinite(whole)) return;
        const parts = (at(ratio.numerator) / at(ratio.denominator)) * ratio.scale;
        if (Number.isFinite(parts))
          expect(Math.abs(parts - whole)).toBeLessThanOrEqual(1e-9 * Math.max(1e-9, Math.abs(whole)));
      }),
      { numRuns: 1000 },
    );
  });
});

describe("substitute", () => {
  it("puts the values in, plainly", () => {
    const values: Readonly<Record<string, number | null>> = { teachers: 21, students: 500 };
    expect(substitute(read("teachers ÷ students × 100"), (id) => values[id] ?? null)).toBe("21 ÷ 500 × 100");
    expect(substitute(read("teaching_area_m2 ÷ students"), (id) => values[id] ?? null)).toBe("— ÷ 500");
    expect(substitute(read("teachers − students"), () => -2)).toBe("(-2) − (-2)");
  });

  it.each([
    [0.1 + 0.2, "0.3"],
    [1e21, "1000000000000000000000"],
    [3456.78 * 3 - 6913.56, "3456.78"],
    [1e-7, "0.0000001"],
    [2000, "2000"],
  ])("prints %d as %s", (value, text) => expect(plainNumber(value)).toBe(text));
});

describe("names of fields", () => {
  const fields = [
    {
      id: "students",
      zh: "在校生数",
      en: "Students",
      type: "count",
      unit: "students",
      byStage: true,
      aliases: ["学生数"],
    },
    { id: "built_year", zh: "建校年份", en: "Year built", type: "year", unit: "year", byStage: false },
  ] as const;
  const stages = [{ id: "primary", zh: "小学", en: "Primary" }];

  it("are ids, Chinese names, other names, and columns of a stage", () => {
    expect([...formulaNames(fields, stages)]).toEqual([
      ["students", "students"],
      ["built_year", "built_year"],
      ["在校生数", "students"],
      ["学生数", "students"],
      ["建校年份", "built_year"],
      ["students_primary", "students_primary"],
      ["小学在校生数", "students_primary"],
      ["小学学生数", "students_primary"],
    ]);
  });

  it("make one formula a stage where a by-stage fact is meant", () => {
    const byStage = new Set(["students"]);
    expect(
      formulasByStage(read("students"), ["primary", "lower_secondary"], byStage).map(({ stage, expr }) => [
        stage,
        ...fieldsOf(expr),
      ]),
    ).toEqual([
      ["primary", "students_primary"],
      ["lower_secondary", "students_lower_secondary"],
    ]);
    expect(formulasByStage(read("teaching_area_m2"), ["primary"], byStage).map(({ stage }) => stage)).toEqual([null]);
  });
});

describe("likelyWord", () => {
  it.each([
    ["atleast", "at_least"],
    ["at_lest", "at_least"],
    ["cvatmost", "cv_at_most"],
    ["weather", null],
    ["", null],
  ])("for %j is %j", (written, likely) =>
    expect(likelyWord(written, ["at_least", "cv_at_most", "formula"])).toBe(likely),
  );
});
