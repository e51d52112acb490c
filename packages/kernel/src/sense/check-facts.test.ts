import { describe, expect, it } from "vitest";
import { checkFacts } from "./check-facts.ts";
import { factsOf, FIELDS, FORM, readRows } from "./testing-form.ts";

const found = (rows: Parameters<typeof factsOf>[0]): string[] =>
  checkFacts(factsOf(rows), FORM, FIELDS).map((one) => `${one.severity} ${one.code} ${one.place.cell ?? ""}`);

describe("values of a return", () => {
  it("finds nothing in a return that is right", () => {
    expect(
      found([
        ["学校标识码", "小学在校生数", "小学专任教师数"],
        ["001", 500, 30],
        ["002", 300, null],
      ]),
    ).toEqual([]);
  });

  it("finds a missing school code and a school that stands twice in a year, not one in two years", () => {
    const rows = [
      ["学校标识码", "学年", "学校名称"],
      ["001", 2024, "一小"],
      [null, 2024, "二小"],
      ["001", 2024, "三小"],
      ["001", 2023, "一小"],
    ];
    expect(found(rows)).toEqual(["error SENSE-023 A3", "error SENSE-024 A4"]);
    expect(checkFacts(factsOf(rows), FORM, FIELDS)[1]?.zh).toBe(
      "学校标识码 001 与第 2 行重复，同一学年每校只能有一行。",
    );
  });

  it("finds values that cannot be true: range, whole numbers, shares written as percent", () => {
    expect(
      found([
        ["学校标识码", "小学在校生数", "教学及辅助用房面积", "随迁子女占比"],
        ["001", -1, 10.5, 0.5],
        ["002", 30_000, -3, 12.5],
        ["003", 12.5, 0, 120],
      ]),
    ).toEqual([
      "error SENSE-020 B2",
      "error SENSE-021 B3",
      "error SENSE-020 C3",
      "error SENSE-015 D3",
      "error SENSE-022 B4",
      "error SENSE-021 D4",
    ]);
  });

  it("runs the form's checks for every stage where all their facts are reported, with the values", () => {
    const facts = factsOf([
      ["学校标识码", "小学在校生数", "小学专任教师数", "初中在校生数", "初中专任教师数"],
      ["001", 10, 20, null, 5],
      ["002", 20, 20, 5, 6],
    ]);
    expect(checkFacts(facts, FORM, FIELDS).map((one) => [one.code, one.place.cell, one.zh, one.en])).toEqual([
      [
        "SENSE-014",
        "C2",
        "教师多于学生（小学专任教师数 = 20，小学在校生数 = 10）。",
        "There are more teachers than students (Teachers (primary) = 20, Students (primary) = 10).",
      ],
      [
        "SENSE-014",
        "E3",
        "教师多于学生（初中专任教师数 = 6，初中在校生数 = 5）。",
        "There are more teachers than students (Teachers (lower_secondary) = 6, Students (lower_secondary) = 5).",
      ],
    ]);
  });

  it("does not judge again what the reader could not read", () => {
    const { facts, findings } = readRows([
      ["学校标识码", "小学在校生数"],
      ["2.1E+09", "x"],
    ]);
    expect(findings.filter((one) => one.severity === "error").map((one) => one.place.cell)).toEqual(["A2", "B2"]);
    expect(checkFacts(facts, FORM, FIELDS)).toEqual([]);
  });

  it("takes a text column that the file does not have for missing, in a check that compares it", () => {
    const byKind = { ...FORM, checks: [{ ...FORM.checks[0]!, holds: "办学类型 ≠ 'primary' 或 小学在校生数 > 10" }] };
    const codes = (rows: Parameters<typeof factsOf>[0]): string[] =>
      checkFacts(factsOf(rows), byKind, FIELDS).map((one) => one.code);
    expect(
      codes([
        ["学校标识码", "小学在校生数"],
        ["001", 5],
      ]),
    ).toEqual([]);
    expect(
      codes([
        ["学校标识码", "小学在校生数", "办学类型"],
        ["001", 5, "小学"],
        ["002", 5, "312"],
      ]),
    ).toEqual(["SENSE-014"]);
  });

  it("throws when a check of the policy cannot be read", () => {
    const broken = { ...FORM, checks: [{ ...FORM.checks[0]!, holds: "没有的字段 > 1" }] };
    expect(() => checkFacts(factsOf([["学校标识码"], ["1"]]), broken, FIELDS)).toThrow(
      'check "few_teachers" of form "test"',
    );
  });
});
