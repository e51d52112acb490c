import fc from "fast-check";
import { expect, it } from "vitest";
import type { ForecastRow } from "./forecast.ts";
import { stageForecasts } from "./stage-forecasts.ts";

const row = (grade: string, median: number, width: number | null = null): ForecastRow => {
  const at = (side: number): number | null => (width === null ? null : median + side * width);
  return { unit: "S", school_year: 2027, grade, median, low: at(-1), high: at(1), low95: at(-2), high95: at(2) };
};
const stages = [
  { stage: "primary", entry_grade: "1", grades: ["1", "2"] },
  { stage: "lower_secondary", entry_grade: "7", grades: ["7"] },
];

it("gives a stage that is the whole school the interval of its total", () =>
  expect(stageForecasts([row("1", 60), row("2", 40), row("total", 100, 10)], stages)).toEqual([
    row("primary", 100, 10),
  ]));

it("shares the width by the root of the size: 75 and 25 of 100 ± 8 are 75 ± 6.93 and 25 ± 4", () => {
  const [primary, lower] = stageForecasts([row("1", 75), row("7", 25), row("total", 100, 8)], stages);
  expect(primary!.high).toBeCloseTo(75 + 8 * Math.sqrt(0.75), 9);
  expect(lower).toMatchObject({ grade: "lower_secondary", median: 25, low: 21, high: 29, low95: 17, high95: 33 });
});

it("combines the widths of the stages to that of the total", () =>
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 900 }), fc.integer({ min: 1, max: 900 }), (a, b) => {
      const said = stageForecasts([row("1", a), row("7", b), row("total", a + b, 0.1 * (a + b))], stages);
      const width = Math.hypot(...said.map(({ high, median }) => high! - median));
      expect(width).toBeCloseTo(0.1 * (a + b), 6);
    }),
  ));

it("knows no interval where the total has none", () =>
  expect(stageForecasts([row("1", 60), row("total", 60)], stages)[0]).toMatchObject({ median: 60, high: null }));
