import { describe, expect, it } from "vitest";
import { parseFormula } from "./formula-parser.ts";
import { parseUnit, unitAgrees, unitOf } from "./formula-units.ts";
import type { Expr } from "./formula.ts";

const UNITS: Readonly<Record<string, string>> = {
  students: "students",
  teachers: "persons",
  area: "m2",
  garden: "m2",
  money: "yuan",
  rooms: "rooms",
  share: "share",
  kind: "text",
  boarding: "flag",
  classes: "classes",
};
const NAMES = new Map(Object.keys(UNITS).map((id) => [id, id]));
const unit = (id: string): string => UNITS[id] ?? "";

function read(text: string): Expr {
  const { expr } = parseFormula(text, NAMES);
  if (expr === null) throw new Error(text);
  return expr;
}

describe("parseUnit", () => {
  it.each([
    ["persons per 100 students", { persons: 1, students: -1 }, 100],
    ["m2 per student", { m2: 1, students: -1 }, 1],
    ["yuan", { yuan: 1 }, 1],
    ["share", {}, 1],
    ["1", {}, 1],
    ["students per class", { students: 1, classes: -1 }, 1],
  ])("reads %s", (text, exponents, scale) =>
    expect(parseUnit(text)).toMatchObject({ kind: "number", exponents, scale }),
  );

  it("does not know furlongs", () => expect(parseUnit("furlongs per student")).toBeNull());
});

describe("unitAgrees", () => {
  it.each([
    ["teachers ÷ students × 100", "persons per 100 students"],
    ["area ÷ students", "m2 per student"],
    ["(area + garden) ÷ students", "m2 per student"],
    ["合计(area, garden) ÷ students", "m2 per student"],
    ["100 × rooms ÷ students", "rooms per 100 students"],
    ["rooms ÷ (students ÷ 100)", "rooms per 100 students"],
    ["(area − 20) ÷ students", "m2 per student"],
    ["share", "share"],
    ["students ≥ 50 且 kind = 'special'", "condition"],
    ["teachers ≤ students", "condition"],
    ["boarding 且 students < 100", "condition"],
    ["area ÷ students ÷ 2 + 1", "m2 per student"],
  ])("accepts %s as %s", (text, declared) => expect(unitAgrees(read(text), declared, unit)).toEqual([]));

  it.each([
    ["teachers ÷ students", "persons per 100 students", "FORMULA-021"],
    ["area ÷ students × 100", "m2 per student", "FORMULA-021"],
    ["area ÷ students", "yuan per student", "FORMULA-021"],
    ["area + money", "m2", "FORMULA-020"],
    ["area ≤ money", "condition", "FORMULA-020"],
    ["students + classes", "students", "FORMULA-020"],
    ["kind + 1", "students", "FORMULA-023"],
    ["kind ≥ 'special'", "condition", "FORMULA-023"],
    ["kind = 3", "condition", "FORMULA-023"],
    ["students 且 boarding", "condition", "FORMULA-024"],
    ["students", "condition", "FORMULA-021"],
    ["area ÷ students", "m2 per pupil", "FORMULA-022"],
  ])("refuses %s as %s", (text, declared, code) =>
    expect(unitAgrees(read(text), declared, unit).map((finding) => finding.code)).toEqual([code]),
  );

  it("says in words what cannot be added", () => {
    expect(unitOf(read("area + money"), unit).findings[0]).toMatchObject({
      zh: "公式第 6 字：平方米与元不能相加减。",
      en: "Formula, character 6: m² and yuan cannot be added or subtracted.",
    });
  });
});
