import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { costsOf, loadsOf, sharesOf, type CatchmentProblem } from "./catchment-problem.ts";
import { packedPlan } from "./packed-plan.ts";

/** Units on a line, schools too; ways are what lies between them. */
function line(students: readonly number[], at: readonly number[], most: readonly number[]): CatchmentProblem {
  return {
    units: students.map((_, i) => `U${i}`),
    students: Float64Array.from(students),
    schools: at.map((_, i) => `S${i}`),
    least: new Float64Array(at.length),
    most: Float64Array.from(most),
    wayM: Float64Array.from(students.flatMap((_, unit) => at.map((place) => Math.abs(place - unit)))),
    keep: null,
    maySplit: false,
    contiguous: null,
  };
}

const packed = (problem: CatchmentProblem): Int32Array | null =>
  packedPlan(problem, costsOf(problem), new Float64Array(problem.schools.length));

describe("packedPlan", () => {
  it("gives the large units their places first, where the nearest would leave one out", () => {
    // nearest first, the two small units fill S0 and the large one fits nowhere
    const problem = line([3, 3, 6], [0, 9], [6, 6]);
    expect(Array.from(packed(problem)!)).toEqual([1, 1, 0]);
  });

  it("keeps the most of every school where units are small against the places to spare", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 1, maxLength: 40 }), (students) => {
        const all = students.reduce((sum, one) => sum + one, 0);
        const problem = line(
          students,
          [0, 7, 20],
          Array.from({ length: 3 }, () => Math.ceil(all / 3) + 9),
        );
        const loads = loadsOf(problem, sharesOf(packed(problem)!));
        for (const [school, load] of loads.entries()) expect(load).toBeLessThanOrEqual(problem.most[school]!);
      }),
    );
  });

  it("puts what fits nowhere where most is left, and is silent where a unit is allowed nowhere", () => {
    expect(Array.from(packed(line([9, 1], [0, 1], [3, 4]))!)).toEqual([1, 0]);
    const problem = line([1], [0], [5]);
    expect(packed({ ...problem, wayM: Float64Array.of(Infinity) })).toBeNull();
  });
});
