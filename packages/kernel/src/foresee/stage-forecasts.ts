import { type ForecastRow, TOTAL } from "./forecast.ts";
import type { StageGrades } from "./stage-grades.ts";

/**
 * Forecasts by stage from those by grade 分学段预测: medians add up; of the interval around a unit's total each stage gets a part by its size, as when the
 * children of stages err independently (variance in proportion to students). A stage that is the whole unit has the interval of its total.
 *
 * @returns  one row for each unit, stage and year with students; `grade` is the stage's id
 * @example  stageForecasts(rows, [{ stage: "primary", entry_grade: "1", grades: ["1", "2"] }])[0]?.median
 */
export function stageForecasts(rows: readonly ForecastRow[], stages: readonly StageGrades[]): readonly ForecastRow[] {
  const stageOf = new Map(stages.flatMap(({ stage, grades }) => grades.map((grade) => [grade, stage] as const)));
  const byCell = Map.groupBy(rows, ({ unit, school_year }) => `${unit}\u0000${school_year}`);
  return [...byCell.values()].flatMap((own) => {
    const total = own.find(({ grade }) => grade === TOTAL);
    const sums = new Map<string, number>();
    for (const { grade, median } of own) {
      const stage = grade === TOTAL ? undefined : stageOf.get(grade);
      if (stage !== undefined) sums.set(stage, (sums.get(stage) ?? 0) + median);
    }
    const { unit, school_year } = own[0]!;
    return [...sums].map(([grade, median]) => ({ unit, school_year, grade, ...widths(median, total) }));
  });
}

function widths(median: number, total: ForecastRow | undefined): Omit<ForecastRow, "unit" | "school_year" | "grade"> {
  const share = total === undefined || total.median <= 0 ? 0 : Math.sqrt(Math.min(1, median / total.median));
  const edge = (value: number | null | undefined): number | null =>
    value === null || value === undefined ? null : Math.max(0, median + share * (value - total!.median));
  return {
    median,
    low: edge(total?.low),
    high: edge(total?.high),
    low95: edge(total?.low95),
    high95: edge(total?.high95),
  };
}
