import { describe, expect, it } from "vitest";
import type { Facts } from "../model/index.ts";
import { withKnownCodes } from "./known-codes.ts";

function factsOf(schools: readonly (readonly [string, string])[]): Facts {
  return {
    rows: schools.length,
    text: { school_code: schools.map(([code]) => code), school_name: schools.map(([, name]) => name) },
    numbers: {},
    invalid: [],
    origin: { file: "a.xlsx", sheet: "表Ⅱ-2", rowNumbers: schools.map((_, i) => i + 4), columnLetters: {} },
  };
}

const known = factsOf([
  ["2199210401", "第一小学"],
  ["2199210402", "希望小学"],
  ["2199210403", "希望小学"],
]);

describe("codes found again by name", () => {
  it("are those of the only school of that name; two of one name, and an unknown one, keep their name", () => {
    const { facts, found } = withKnownCodes(
      factsOf([
        ["第一小学", "第一小学"],
        ["希望小学", "希望小学"],
        ["新学校", "新学校"],
      ]),
      known,
    );
    expect(facts.text["school_code"]).toEqual(["2199210401", "希望小学", "新学校"]);
    expect(found).toBe(1);
  });

  it("do not touch a code that is one, nor give one twice", () => {
    const own = factsOf([
      ["2199210401", "第一小学"],
      ["第一小学", "第一小学"],
    ]);
    expect(withKnownCodes(own, known)).toEqual({ facts: own, found: 0 });
  });
});
