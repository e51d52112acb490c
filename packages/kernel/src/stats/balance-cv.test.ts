import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { balanceCv } from "./balance-cv.ts";
import { unweightedCv } from "./unweighted-cv.ts";
import { near, replicated, weighted } from "./weighted.arbitrary.ts";

const books = [279, 137, 935, 160, 402];
const students = [45, 37, 89, 76, 55];
const fiveSchools = books.map((count, at) => ({ value: count / students[at]!, students: students[at]! }));
const sectionsOf = (values: readonly number[], weights: readonly number[]) =>
  values.map((value, at) => ({ value, students: weights[at]! }));

describe("balanceCv", () => {
  it("gives 0.52 for the published five-school library example (777doc.com doc-2019910)", () => {
    expect(balanceCv(fiveSchools)).toBeCloseTo(0.5152566298844764, 14);
    expect(balanceCv(fiveSchools).toFixed(2)).toBe("0.52");
  });

  it("is above the limit of 0.50 where the unweighted alternative, 0.4888, is below it", () => {
    expect(unweightedCv(fiveSchools.map((section) => section.value))).toBeCloseTo(0.48877068160501713, 14);
    expect(balanceCv(fiveSchools)).toBeGreaterThan(0.5);
  });

  it("agrees with S ÷ mean of all seven indicators that Jiujiang published for 2023, to six decimals", () => {
    const mean = [5.515273, 0.887611, 0.879277, 4.563288, 7.925946, 2496.674864, 2.784743];
    const s = [1.643162, 0.445392, 0.353427, 1.316139, 2.975795, 780.914372, 1.097759];
    const published = ["0.297929", "0.501787", "0.401952", "0.288419", "0.375450", "0.312782", "0.394205"];
    // Two halves of the students, one S below the mean and one S above it, have exactly that mean and that S.
    const cvs = mean.map((m, k) =>
      balanceCv([
        { value: m - s[k]!, students: 500 },
        { value: m + s[k]!, students: 500 },
      ]),
    );
    expect(cvs.map((cv) => cv.toFixed(6))).toEqual(published);
  });

  it("equals the unweighted one on the sample with a row for each student", () =>
    fc.assert(
      fc.property(weighted, ({ values, weights }) =>
        near(balanceCv(sectionsOf(values, weights)), unweightedCv(replicated(values, weights).values)),
      ),
    ));

  it("does not change when every school has twice as much, or twice as many students", () =>
    fc.assert(
      fc.property(weighted, ({ values, weights }) => {
        const cv = balanceCv(sectionsOf(values, weights));
        const twice = balanceCv(
          sectionsOf(
            values.map((v) => v * 2),
            weights,
          ),
        );
        return (
          twice === cv &&
          near(
            balanceCv(
              sectionsOf(
                values,
                weights.map((w) => w * 2),
              ),
            ),
            cv,
          )
        );
      }),
    ));

  it("does not change with the order of the schools", () =>
    fc.assert(
      fc.property(weighted, ({ values, weights }) =>
        near(balanceCv(sectionsOf(values, weights)), balanceCv(sectionsOf(values, weights).reverse())),
      ),
    ));

  it("is 0 for one school, and for equal schools", () => {
    expect(balanceCv([{ value: 0.1, students: 7 }])).toBeCloseTo(0, 15);
    expect(
      balanceCv([
        { value: 6, students: 100 },
        { value: 6, students: 50 },
      ]),
    ).toBe(0);
  });

  it("takes a school without students for none", () => {
    expect(balanceCv([...fiveSchools, { value: 99, students: 0 }])).toBe(balanceCv(fiveSchools));
  });

  it("is missing when a value or a number of students is", () => {
    expect(balanceCv([...fiveSchools, { value: Number.NaN, students: 3 }])).toBeNaN();
    expect(balanceCv([...fiveSchools, { value: 3, students: Number.NaN }])).toBeNaN();
  });

  it("keeps huge amounts", () => {
    expect(
      balanceCv([
        { value: 2e150, students: 1 },
        { value: 6e150, students: 1 },
      ]),
    ).toBeCloseTo(0.5, 14);
  });

  it("has no answer without students, or when nobody has anything", () => {
    expect(() => balanceCv([])).toThrow(new RangeError("balanceCv needs at least one student"));
    expect(() => balanceCv([{ value: 0, students: 9 }])).toThrow(
      new RangeError("balanceCv needs a positive mean, got 0"),
    );
    expect(() => unweightedCv([])).toThrow(RangeError);
    expect(() => unweightedCv([0, 0])).toThrow(RangeError);
  });
});
