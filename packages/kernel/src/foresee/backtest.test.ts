import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { backtest } from "./backtest.ts";
import { madeUpRows } from "./enrolment.arbitrary.ts";
import { enrolmentOf } from "./enrolment.ts";
import { forecast } from "./forecast.ts";

const labels = ["district"];

describe("backtest", () => {
  const table = enrolmentOf(madeUpRows(11, { units: 120, years: 12 }), { labels });
  const { origins, levels } = backtest(table, { horizons: [1, 3], levels: { district: "district" }, births: null });

  it("forecasts from every year that has three years before it and one after", () => {
    expect(origins).toEqual([2003, 2004, 2005, 2006, 2007, 2008, 2009, 2010]);
  });

  it("counts a unit-origin for each school and origin", () => {
    expect([levels["unit"]!["1"]!.n, levels["unit"]!["3"]!.n, levels["district"]!["1"]!.n]).toEqual([960, 720, 24]);
  });

  it("is never worse than last year nor than plain cohort survival, up to chance, where cohorts rule", () => {
    for (const figures of Object.values(levels["unit"]!)) {
      const { naive_wape_total, naive_wape_grade, cohort_wape_total, cohort_wape_grade } = figures;
      expect(figures.wape_total!).toBeLessThan(Math.min(naive_wape_total!, cohort_wape_total!));
      expect(figures.wape_grade!).toBeLessThan(1.02 * Math.min(naive_wape_grade!, cohort_wape_grade!));
    }
  });

  it("covers what it says, by intervals narrower than those of last year", () => {
    for (const figures of Object.values(levels["unit"]!)) {
      expect(figures.coverage80!).toBeGreaterThan(0.75);
      expect(figures.coverage80!).toBeLessThan(0.85);
      expect(figures.coverage95!).toBeGreaterThan(0.92);
      expect(figures.width80!).toBeLessThan(figures.naive_width80!);
    }
  });

  it("measures last year by hand: one school of 100, 100, 100, 100, 110", () => {
    const rows = [100, 100, 100, 100, 110].map((students, i) => ({
      unit: "a",
      schoolYear: 2000 + i,
      grade: "total",
      students,
      groups: [],
    }));
    const figures = backtest(enrolmentOf(rows, { labels: [] }), { horizons: [1], levels: {}, births: null });
    expect([figures.origins, figures.levels["unit"]!["1"]!.n]).toEqual([[2003], 1]);
    expect(figures.levels["unit"]!["1"]!.naive_wape_total).toBeCloseTo(10 / 110, 12);
    expect(figures.levels["unit"]!["1"]!.cohort_wape_total).toBeCloseTo(10 / 110, 12);
  });

  it("leaves out a year that is missing for everybody, and a total with a blank in it", () => {
    const rows = madeUpRows(5, { units: 4 })
      .filter(({ schoolYear }) => schoolYear !== 2005)
      .map((row) =>
        row.unit === "school 0" && row.schoolYear === 2007 && row.grade === "2" ? { ...row, students: null } : row,
      );
    const found = backtest(enrolmentOf(rows, { labels }), { horizons: [1], levels: {}, births: null });
    expect([found.origins, found.levels["unit"]!["1"]!.n]).toEqual([[2003, 2006, 2007], 4 + 3 + 3]);
  });

  it("has no numbers, and no error, where there are too few years", () => {
    const short = enrolmentOf(madeUpRows(5, { years: 3 }), { labels });
    const { levels: found } = backtest(short, { horizons: [1], levels: {}, births: null });
    expect([found["unit"]!["1"]!.n, found["unit"]!["1"]!.wape_total]).toEqual([0, null]);
  });

  it("does not depend on the order of the rows: forecast and back-test are the same to the last bit", () => {
    const rows = madeUpRows(8, { units: 7, years: 8, grades: 3 });
    const said = (these: typeof rows) => {
      const enrolment = enrolmentOf(these, { labels });
      const ask = { horizons: [1, 3], levels: { district: "district" }, births: null };
      return JSON.stringify([backtest(enrolment, ask), forecast(enrolment, { horizon: 3, births: null })]);
    };
    const straight = said(rows);
    fc.assert(
      fc.property(
        fc.shuffledSubarray([...rows], { minLength: rows.length }),
        (shuffled) => said(shuffled) === straight,
      ),
      { numRuns: 15 },
    );
  });

  it("refuses a level that is no column", () => {
    expect(() => backtest(table, { horizons: [1], levels: { county: "county" }, births: null })).toThrow(RangeError);
  });
});
