import { describe, expect, it } from "vitest";
import { birthPath } from "./birth-path.ts";
import { unitSeries } from "./level-series.ts";
import { enrolmentOf } from "./enrolment.ts";

const FIRST = 2010;
const born = (year: number): number => 200 + 60 * ((year * 7) % 5);

/** Ten years of one school whose first grade is half of the children born six years before. */
const series = unitSeries(
  enrolmentOf(
    Array.from({ length: 10 }, (_, i) => ({
      unit: "a",
      schoolYear: FIRST + i,
      grade: "1",
      students: born(FIRST + i - 6) / 2,
      groups: [],
    })),
    { labels: [] },
  ),
);

function pathOf(from: number, to: number) {
  const years = to - from + 1;
  const births = { firstYear: from, years, births: Float64Array.from({ length: years }, (_, i) => born(from + i)) };
  return birthPath({ series, firstYear: FIRST, origin: 9, horizon: 3, follows: new Float64Array(1), births });
}

describe("birthPath", () => {
  it("finds the years from birth to entry, and tells the entries of children who are born", () => {
    const path = pathOf(2000, 2019);
    expect([path!.grade, path!.lag]).toEqual([0, 6]);
    expect(Array.from(path!.expected)).toEqual([2014, 2015, 2016].map((year) => born(year) / 2));
  });

  it("takes the newest known births for children who are in no file yet", () => {
    expect(Array.from(pathOf(2000, 2014)!.expected)).toEqual([2014, 2014, 2014].map((year) => born(year) / 2));
  });

  it("says nothing from births of another time: none stands in for those of children who have entered", () => {
    expect([pathOf(1950, 1960), pathOf(2030, 2040)]).toEqual([null, null]);
  });
});
