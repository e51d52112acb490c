import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compareYears } from "./compare-years.ts";
import { differenceOf } from "./difference-of.ts";
import { rowsOf, splitFacts } from "./split-facts.ts";
import { factsOf, FORM } from "./testing-form.ts";

const HEADER = ["学校标识码", "学校名称", "小学在校生数", "小学专任教师数", "经度", "纬度"];
const before = factsOf([
  HEADER,
  ["001", "一小", 100, 10, 119, 26],
  ["002", "二小", 100, 8, 119, 26],
  ["003", "三小", 50, 5, 119, 26],
]);

describe("comparison with last year", () => {
  it("finds what vanished, appeared, changed by more than 30 %, jumped tenfold or moved", () => {
    const after = factsOf([
      HEADER,
      ["001", "一小", 131, 100, 119, 26],
      ["002", "二小", 70, 9, 119.1, 26],
      ["004", "四小", 20, 2, 119, 26],
    ]);
    expect(
      compareYears(before, after, FORM).map(
        (one) => `${one.severity} ${one.code} ${one.place.cell} ${one.place.schoolCode}`,
      ),
    ).toEqual([
      "warning SENSE-050 undefined 003",
      "warning SENSE-052 C2 001",
      "warning SENSE-053 D2 001",
      "warning SENSE-054 E3 002",
      "note SENSE-051 A4 004",
    ]);
  });

  it("takes exactly 30 % for no large change, a tenth for a jump, and compares only what both years report", () => {
    const after = factsOf([
      HEADER,
      ["001", "一小", 130, 1, 119, 26],
      ["002", "二小", null, null, null, 26],
      ["003", "三小", 35, 0.6, 119, 26],
    ]);
    expect(compareYears(before, after, FORM).map((one) => `${one.code} ${one.place.schoolCode}`)).toEqual([
      "SENSE-053 001",
    ]);
  });

  it("finds nothing between a return and itself", () => expect(compareYears(before, before, FORM)).toEqual([]));
});

describe("difference of two returns", () => {
  it("names every cell that changed, and who came and went", () => {
    const after = factsOf([
      HEADER,
      ["002", "二小", 100, null, 119, 26],
      ["001", "第一小学", 101, 10, 119, 26],
      ["004", "四小", 20, 2, 119, 26],
    ]);
    expect(differenceOf(before, after)).toEqual({
      appeared: [{ school_code: "004", school_name: "四小" }],
      vanished: [{ school_code: "003", school_name: "三小" }],
      changes: [
        { school_code: "001", school_name: "第一小学", column: "school_name", before: "一小", after: "第一小学" },
        { school_code: "001", school_name: "第一小学", column: "students_primary", before: 100, after: 101 },
        { school_code: "002", school_name: "二小", column: "teachers_primary", before: 8, after: null },
      ],
    });
  });

  const schools = fc.uniqueArray(
    fc.record({
      code: fc.string({ minLength: 1, maxLength: 3, unit: fc.constantFrom("1", "2", "3") }),
      students: fc.option(fc.nat(2000)),
    }),
    { selector: (one) => one.code },
  );
  const facts = schools.map((list) =>
    factsOf([["学校标识码", "小学在校生数"], ...list.map((one) => [one.code, one.students])]),
  );

  it("is nothing between a return and itself, and mirrored when the two are swapped", () => {
    fc.assert(
      fc.property(facts, facts, (a, b) => {
        expect(differenceOf(a, a)).toEqual({ appeared: [], vanished: [], changes: [] });
        const [there, back] = [differenceOf(a, b), differenceOf(b, a)];
        expect([there.appeared, there.vanished]).toEqual([back.vanished, back.appeared]);
        expect(there.changes.map((one) => [one.school_code, one.before, one.after])).toEqual(
          back.changes.map((one) => [one.school_code, one.after, one.before]),
        );
      }),
    );
  });
});

describe("regions and years of a file", () => {
  it("parts them, sorted, with their source rows and unreadable cells", () => {
    const facts = factsOf([
      ["区划代码", "学年", "学校标识码", "小学在校生数"],
      ["990102", 2024, "3", 3],
      ["990101", 2024, "2", "x"],
      ["990101", 2023, "1", 1],
      ["990102", 2024, "4", 4],
    ]);
    expect(
      splitFacts(facts).map((part) => [
        part.regionCode,
        part.schoolYear,
        part.facts.text["school_code"],
        part.facts.origin.rowNumbers,
        part.facts.invalid,
      ]),
    ).toEqual([
      ["990101", 2023, ["1"], [4], []],
      ["990101", 2024, ["2"], [3], [{ row: 0, column: "students_primary" }]],
      ["990102", 2024, ["3", "4"], [2, 5], []],
    ]);
  });

  it("says null where the file does not say", () => {
    expect(
      splitFacts(factsOf([["学校标识码"], ["1"]])).map((part) => [part.regionCode, part.schoolYear, part.facts.rows]),
    ).toEqual([[null, null, 1]]);
  });

  it("loses no school", () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.constantFrom("990101", "990102", null), fc.constantFrom(2023, 2024, null)), {
          maxLength: 30,
        }),
        (places) => {
          const facts = factsOf([
            ["区划代码", "学年", "学校标识码"],
            ...places.map(([region, year], at) => [region, year, String(at)]),
          ]);
          const rows = splitFacts(facts).flatMap((part) => part.facts.origin.rowNumbers);
          expect(rows.toSorted((a, b) => a - b)).toEqual(facts.origin.rowNumbers);
        },
      ),
    );
    expect(rowsOf(before, []).rows).toBe(0);
  });
});
