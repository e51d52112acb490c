import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { gradesInOrder, rankOfGrade } from "./grade-order.ts";

describe("gradesInOrder", () => {
  it("puts New Jersey's grades in order however a file begins", () => {
    const grades = ["06", "07", "08", "UG", "PK", "KG", "01", "02"];
    expect(gradesInOrder(grades)).toEqual(["PK", "KG", "01", "02", "06", "07", "08", "UG"]);
  });

  it("knows Chinese names", () => {
    expect(["大班", "一年级", "六年级", "七年级", "初一", "初三", "高二"].map(rankOfGrade)).toEqual([
      -2, 1, 6, 7, 7, 9, 11,
    ]);
  });

  it("leaves names that do not tell, or tell the same, as they first appear", () => {
    expect(gradesInOrder(["b", "1", "a", "1"])).toEqual(["b", "1", "a"]);
    expect(gradesInOrder(["2", "1", "01"])).toEqual(["2", "1", "01"]);
  });

  it("gives the same order for any order of the names", () => {
    const grades = ["PK", "K", ...Array.from({ length: 12 }, (_, i) => String(i + 1))];
    fc.assert(
      fc.property(fc.shuffledSubarray(grades, { minLength: 14 }), (names) => {
        expect(gradesInOrder(names)).toEqual(grades);
      }),
    );
  });
});
