import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkFacts } from "./check-facts.ts";
import { factsOfRows, rowOfFacts } from "./facts-of-rows.ts";
import { FIELDS, FORM } from "./testing-form.ts";

const ground = { form: FORM, fields: FIELDS, called: "年度填报 2027" };

describe("facts that were filled in", () => {
  it("hold what was typed, and nothing where nothing was", () => {
    const facts = factsOfRows([{ school_code: "S1", students_primary: 300 }, { school_code: "S2" }], ground);
    expect(facts.text["school_code"]).toEqual(["S1", "S2"]);
    expect([...facts.numbers["students_primary"]!]).toEqual([300, Number.NaN]);
    expect(facts.invalid).toEqual([]);
  });

  it("keep a zero apart from a blank", () => {
    const facts = factsOfRows(
      [
        { school_code: "S1", students_primary: 0 },
        { school_code: "S2", students_primary: null },
      ],
      ground,
    );
    expect([...facts.numbers["students_primary"]!]).toEqual([0, Number.NaN]);
  });

  it("count words in a column of numbers as invalid, never as a number", () => {
    const facts = factsOfRows([{ school_code: "S1", students_primary: "三百" }], ground);
    expect(facts.invalid).toEqual([{ row: 0, column: "students_primary" }]);
    expect(facts.numbers["students_primary"]![0]).toBeNaN();
  });

  it("are checked like a return from a file", () => {
    const facts = factsOfRows([{ school_code: "S1" }, { school_code: "S1" }], ground);
    expect(checkFacts(facts, FORM, FIELDS).map(({ code }) => code)).toContain("SENSE-024");
  });

  it("give the same rows back", () => {
    const row = fc.record({ school_code: fc.stringMatching(/^S\d{1,5}$/), students_primary: fc.nat(5000) });
    fc.assert(
      fc.property(fc.array(row, { maxLength: 8 }), (rows) => {
        const facts = factsOfRows(rows, ground);
        expect(rows.map((_, i) => rowOfFacts(facts, i))).toEqual(rows);
      }),
    );
  });
});
