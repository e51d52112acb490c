import { describe, expect, it } from "vitest";
import { assess, compileStandard, inequality } from "./index.ts";
import { factsOf, smallBundle } from "./district.fixture.ts";

const students = [45, 37, 89, 76, 55];
const books = [279, 137, 935, 160, 402];
const facts = factsOf(
  students.map((count, i) => ({
    school_kind: "primary",
    students_primary: count,
    teaching_area_m2: books[i]!,
    backbone_teachers_primary: 0,
  })),
);
const answer = assess(compileStandard(smallBundle), {
  ...facts,
  text: { ...facts.text, locality: ["urban", "rural", "urban", "rural", "urban"] },
});
const ask = { stage: "primary", by: ["locality", "township"], permutations: 99, seed: 1, epsilon: 0.5 };

describe("inequality", () => {
  const [area, ...others] = inequality(answer, ask);

  it("contrasts the published weighted CV 0.5153 with the unweighted 0.4888", () => {
    expect(area).toMatchObject({ indicator: "teaching_area", sections: 5 });
    expect(area!.cv).toBeCloseTo(0.5152566298844764, 12);
    expect(area!.cv_unweighted).toBeCloseTo(0.48877068160501713, 12);
  });

  it("parts Theil's index exactly by a grouping the return has, and leaves out one that it has not", () => {
    expect(area!.by.map((one) => one.field)).toEqual(["locality"]);
    const [locality] = area!.by;
    expect(locality!.between + locality!.within).toBeCloseTo(area!.theil, 12);
    expect(locality!.groups).toEqual([
      { group: "rural", sections: 2, students: 113, mean: 297 / 113 },
      { group: "urban", sections: 3, students: 189, mean: 1616 / 189 },
    ]);
  });

  it("leaves out an indicator of which nothing is provided, and a stage that is not there", () => {
    expect(others).toEqual([]);
    expect(inequality(answer, { ...ask, stage: "nonsense" })).toEqual([]);
  });
});
