import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { meanOfTotals } from "./mean-of-totals.ts";
import { near, replicated, weighted } from "./weighted.arbitrary.ts";
import { weightedMean } from "./weighted-mean.ts";

const books = [279, 137, 935, 160, 402];
const students = [45, 37, 89, 76, 55];

describe("meanOfTotals and weightedMean", () => {
  it("give 6.33 for the published five-school library example (777doc.com doc-2019910), not the mean of ratios 5.96", () => {
    expect(meanOfTotals(books, students)).toBe(1913 / 302);
    expect(
      weightedMean(
        books.map((count, at) => count / students[at]!),
        students,
      ),
    ).toBeCloseTo(6.3344370860927155, 14);
  });

  it("agree with the plain mean of the sample with a row for each student", () =>
    fc.assert(
      fc.property(weighted, ({ values, weights }) => {
        const rows = replicated(values, weights).values;
        return near(weightedMean(values, weights), rows.reduce((a, b) => a + b, 0) / rows.length);
      }),
    ));

  it("agree with each other where value = resource ÷ students", () =>
    fc.assert(
      fc.property(weighted, ({ values, weights }) =>
        near(
          meanOfTotals(values, weights),
          weightedMean(
            values.map((v, at) => v / weights[at]!),
            weights,
          ),
        ),
      ),
    ));

  it("are missing when a number is", () => {
    expect(meanOfTotals([1, Number.NaN], [1, 1])).toBeNaN();
    expect(meanOfTotals([1, 1], [1, Number.NaN])).toBeNaN();
    expect(weightedMean([1, Number.NaN], [1, 1])).toBeNaN();
    expect(weightedMean([1, 1], [Number.NaN, 1])).toBeNaN();
  });

  it("have no answer without students, or from lists of different length", () => {
    expect(() => meanOfTotals([1], [0])).toThrow("at least one student");
    expect(() => meanOfTotals([1, 2], [3])).toThrow(RangeError);
    expect(() => weightedMean([], [])).toThrow("at least one positive weight");
    expect(() => weightedMean([1], [-1])).toThrow("negative weight -1");
    expect(() => weightedMean([1, 2], [3])).toThrow("2 values and 1 weights");
  });
});
