import { describe, expect, it } from "vitest";
import { withoutImpossible } from "./impossible-values.ts";
import { factsOf, FIELDS, FORM } from "./testing-form.ts";

describe("values that no school can have", () => {
  it("become missing, not a silent zero: fewer than none, a share over 1; too large stays", () => {
    const facts = factsOf([
      ["学校标识码", "小学在校生数", "教学及辅助用房面积", "随迁子女占比"],
      ["001", -1, 10.5, 0.5],
      ["002", 30_000, -3, 12.5],
      ["003", 0, 0, 1],
    ]);
    const kept = withoutImpossible(facts, FORM, FIELDS);
    expect([...kept.numbers["students_primary"]!]).toEqual([Number.NaN, 30_000, 0]);
    expect([...kept.numbers["teaching_area_m2"]!]).toEqual([10.5, Number.NaN, 0]);
    expect([...kept.numbers["migrant_students_share"]!]).toEqual([0.5, Number.NaN, 1]);
    expect(kept.invalid).toEqual(
      expect.arrayContaining([
        { row: 0, column: "students_primary" },
        { row: 1, column: "teaching_area_m2" },
        { row: 1, column: "migrant_students_share" },
      ]),
    );
    expect(facts.numbers["students_primary"]![0]).toBe(-1);
  });

  it("gives the same facts when there is nothing to take out", () => {
    const facts = factsOf([
      ["学校标识码", "小学在校生数"],
      ["001", null],
    ]);
    expect(withoutImpossible(facts, FORM, FIELDS)).toBe(facts);
  });
});
