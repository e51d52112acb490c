import { describe, expect, it } from "vitest";
import { birthsFindings } from "./births-findings.ts";
import { birthsByLevel, birthsTable } from "./births-table.ts";
import { madeUpRows } from "./enrolment.arbitrary.ts";
import { enrolmentOf } from "./enrolment.ts";
import { levelTree } from "./level-tree.ts";

const enrolment = enrolmentOf(madeUpRows(3, { units: 6, years: 5 }), { labels: ["district"] });
const [district] = enrolment.groupings[0]!.names;
const bornIn = (...areas: readonly string[]) =>
  birthsTable(areas.map((area, i) => ({ area, year: 2000, births: 10 ** i })));
const byLevel = (...areas: readonly string[]) =>
  birthsByLevel(bornIn(...areas), levelTree(enrolment).levels).map((one) => Array.from(one!.births));

describe("areas of a births file", () => {
  it("are those of the enrolment; others, however many, are left out and named", () => {
    expect(byLevel("x", district!, "y", "z", "w")[0]).toEqual([10]);
    const [finding] = birthsFindings(bornIn("x", district!, "y"), enrolment);
    expect([finding!.code, finding!.severity, finding!.count, finding!.where]).toEqual([
      "FORESEE-014",
      "warning",
      2,
      "x、y",
    ]);
  });

  it("stand together for the whole where none is known, which is said when there are several", () => {
    expect(byLevel("x", "y")[0]).toEqual([11]);
    expect(birthsFindings(bornIn("x", "y"), enrolment)[0]!.en).toContain("None of the 2 areas");
    expect(birthsFindings(bornIn("x"), enrolment)).toEqual([]);
  });

  it("need no word when there are no births or all areas are known", () => {
    expect([
      birthsFindings(null, enrolment),
      birthsFindings(bornIn(...enrolment.groupings[0]!.names), enrolment),
    ]).toEqual([[], []]);
  });
});
