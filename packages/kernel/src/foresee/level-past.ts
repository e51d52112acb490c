import type { Enrolment, Grouping } from "./enrolment.ts";
import { errorBlock, type ErrorBlock } from "./error-size.ts";
import { groupSeries, type LevelSeries } from "./level-series.ts";
import type { levelTree } from "./level-tree.ts";
import { plainCohort } from "./plain-cohort.ts";
import { summedUp, totalsOf } from "./reconcile.ts";
import { measured, type RollingForecasts } from "./rolling-origins.ts";

/** Forecasts of one level by origin, and what they are held against. Null where an origin was not forecast. */
export interface LevelPast {
  readonly series: LevelSeries;
  readonly units: boolean;
  readonly horizon: number;
  readonly students: readonly (Float64Array | null)[];
  readonly totals: readonly (Float64Array | null)[];
  readonly plain: readonly (Float64Array | null)[];
}

/** Where a level is looked for. */
export interface PastAsk {
  readonly tree: ReturnType<typeof levelTree>;
  readonly rolling: RollingForecasts;
  readonly horizon: number;
}

/** The levels of a table that can be asked for, by the label of their column. */
export function levelPast(enrolment: Enrolment, column: string, { tree, rolling, horizon }: PastAsk): LevelPast {
  const i = tree.levels.findIndex(({ series }) => series.label === column);
  if (i < 0) {
    const grouping = tree.beside.find(({ label }) => label === column);
    if (grouping === undefined) throw new RangeError(`there is no level ${column}`);
    return besidePast(enrolment, grouping, { tree, rolling, horizon });
  }
  return {
    series: tree.levels[i]!.series,
    units: i === tree.levels.length - 1,
    horizon,
    students: rolling.at.map((levels) => levels?.[i]!.students ?? null),
    totals: rolling.at.map((levels) => levels?.[i]!.totals ?? null),
    plain: rolling.at.map((levels) => levels?.[i]!.plain ?? null),
  };
}

/** A grouping that stands beside the others: summed from the units. */
function besidePast(enrolment: Enrolment, grouping: Grouping, { rolling, horizon }: PastAsk): LevelPast {
  const series = groupSeries(enrolment, grouping);
  const shape = { grades: enrolment.grades.length, horizon };
  const students = rolling.at.map((levels) =>
    levels === null
      ? null
      : summedUp(levels.at(-1)!.students, grouping.of, { ...shape, groups: grouping.names.length }),
  );
  return {
    series,
    units: false,
    horizon,
    students,
    totals: students.map((one) => (one === null ? null : totalsOf(one, shape))),
    plain: students.map((one, origin) => (one === null ? null : plainCohort(series, origin, horizon))),
  };
}

/** Totals that the naive method says: as at the origin, at every step. NaN where the series is not there. */
export function naiveTotals({ totals, count, years }: LevelSeries, origin: number, horizon: number): Float64Array {
  return Float64Array.from({ length: count * horizon }, (_, i) => totals[Math.floor(i / horizon) * years + origin]!);
}

/**
 * The errors of a level's totals at every origin and step, as blocks.
 *
 * @param said  by origin the totals that were forecast: `series * horizon + step`
 */
export function totalBlocks(
  { series, horizon }: Pick<LevelPast, "series" | "horizon">,
  said: readonly (Float64Array | null)[],
): readonly ErrorBlock[] {
  return said.flatMap((totals, origin) => {
    if (totals === null || origin === 0) return [];
    const steps = Math.min(horizon, series.years - 1 - origin);
    return Array.from({ length: steps }, (_, step) => {
      const ones = measured(series, origin, origin + step + 1, Math.min(origin, 2));
      const forecasts = Float64Array.from({ length: series.count }, (__, one) => totals[one * horizon + step]!);
      return errorBlock(series, forecasts, { origin, step, ones });
    });
  });
}
