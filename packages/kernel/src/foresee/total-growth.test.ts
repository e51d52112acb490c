import { describe, expect, it } from "vitest";
import { enrolmentOf } from "./enrolment.ts";
import { unitSeries } from "./level-series.ts";
import { totalDrift, totalTrend } from "./total-growth.ts";

const seriesOf = (totals: readonly number[]) =>
  unitSeries(
    enrolmentOf(
      totals.map((students, i) => ({ unit: "a", schoolYear: 2000 + i, grade: "total", students, groups: [] })),
      { labels: [] },
    ),
  );

describe("totalDrift", () => {
  it("believes a growth of 5 % that comes every year nearly whole, and keeps it", () => {
    const drift = totalDrift(seriesOf([100, 105, 110.25, 115.7625, 121.550625, 127.62815625]), 5, 5);
    expect(drift[0]).toBeCloseTo(0.95 * Math.log(1.05), 2);
    expect(drift[4]).toBeGreaterThan(3.8 * Math.log(1.05));
  });

  it("believes little of a growth that wavers, and less than the short trend further ahead", () => {
    const wavers = seriesOf([100, 110, 99, 112, 101, 104]);
    expect(Math.abs(totalDrift(wavers, 5, 5)[4]!)).toBeLessThan(0.02);
  });

  it("says nothing where one year is known, and sees nothing after the origin", () => {
    expect(Array.from(totalDrift(seriesOf([100]), 0, 2))).toEqual([0, 0]);
    expect(totalDrift(seriesOf([100, 105, 300]), 1, 2)).toEqual(totalDrift(seriesOf([100, 105]), 1, 2));
  });
});

describe("totalTrend", () => {
  it("is three quarters of three quarters of a growth that came in each of three years", () => {
    expect(totalTrend(seriesOf([100, 110, 121, 133.1]), 3, 1)[0]).toBeCloseTo(0.75 * 0.75 * Math.log(1.1), 12);
  });
});
