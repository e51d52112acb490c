import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { birthsByLevel, birthsTable } from "./births-table.ts";
import { madeUpRows } from "./enrolment.arbitrary.ts";
import { enrolmentOf, type EnrolmentRow } from "./enrolment.ts";
import { levelTree } from "./level-tree.ts";
import { rollingForecasts } from "./rolling-origins.ts";

const births = birthsTable(
  Array.from({ length: 20 }, (_, i) => ({ area: "all", year: 1990 + i, births: 400 + 13 * ((i * 7) % 5) })),
);

function forecastsOf(rows: readonly EnrolmentRow[], withBirths: boolean) {
  const enrolment = enrolmentOf(rows, { labels: ["district"] });
  const { levels } = levelTree(enrolment);
  const known = birthsByLevel(withBirths ? births : null, levels);
  return rollingForecasts({
    levels,
    firstYear: enrolment.firstYear,
    years: enrolment.years,
    horizon: 3,
    births: known,
  });
}

describe("rollingForecasts", () => {
  it("sees nothing of the years after the origin: the same rows up to then give the same forecast", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 1000 }),
        fc.integer({ min: 2, max: 7 }),
        fc.boolean(),
        (seed, origin, born) => {
          const rows = madeUpRows(seed);
          const whole = forecastsOf(rows, born).at[origin]!;
          const cut = forecastsOf(
            rows.filter(({ schoolYear }) => schoolYear <= 2000 + origin),
            born,
          ).at[origin]!;
          expect(cut.map(({ students }) => Array.from(students))).toEqual(
            whole.map(({ students }) => Array.from(students)),
          );
        },
      ),
      { numRuns: 20 },
    );
  });

  it("adds up: schools to districts, districts to the whole, in every grade and year", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1000 }), (seed) => {
        const { levels, at } = forecastsOf(madeUpRows(seed), false);
        const last = at.at(-1)!;
        for (let level = 1; level < levels.length; level++) {
          const block = last[level]!.students.length / levels[level]!.series.count;
          const sums = new Float64Array(last[level - 1]!.students.length);
          last[level]!.students.forEach((value, i) => {
            sums[levels[level]!.within[Math.floor(i / block)]! * block + (i % block)]! += value;
          });
          sums.forEach((sum, i) => expect(sum).toBeCloseTo(last[level - 1]!.students[i]!, 6));
        }
      }),
      { numRuns: 20 },
    );
  });

  it("says the same number of a region where nothing ever changes", () => {
    const rows = madeUpRows(1).map((row) => ({ ...row, students: 50 }));
    for (const { students } of forecastsOf(rows, false).at.at(-1)!.slice(-1))
      students.forEach((value) => expect(value).toBeCloseTo(50, 6));
  });

  it("says nothing negative, and nothing of what is not there", () => {
    const rows = madeUpRows(3).filter(({ unit, schoolYear }) => unit !== "school 1" || schoolYear < 2005);
    const last = forecastsOf(rows, false).at.at(-1)!.at(-1)!;
    last.students.forEach((value) => expect(value).toBeGreaterThanOrEqual(0));
    expect(Array.from(last.totals.slice(3, 6))).toEqual([0, 0, 0]);
  });

  it("speaks of a single year too", () => {
    const last = forecastsOf(madeUpRows(2, { years: 1 }), false)
      .at.at(-1)!
      .at(-1)!;
    expect(last.totals.every((total) => total > 0)).toBe(true);
  });
});
