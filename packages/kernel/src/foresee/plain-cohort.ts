import type { LevelSeries } from "./level-series.ts";

/**
 * Plain cohort survival 队列升级法（不加防护）: each grade is the grade below a year earlier × the mean of the last three
 * progression ratios; where there is no grade below, or it was empty, the mean of the last three years. Nothing is guarded:
 * a ratio of 20 is used as it is. Kept to measure against.
 *
 * @param series   a level
 * @param origin   index of the last known year
 * @param horizon  years ahead
 * @returns        `(series * grades + grade) * horizon + step`
 * @source         CONTRACTS §3: "cohort" = 3-year mean grade-progression ratios, unguarded
 */
export function plainCohort(series: LevelSeries, origin: number, horizon: number): Float64Array {
  const { count, grades } = series;
  const out = new Float64Array(count * grades * horizon);
  const ratios = new Float64Array(grades);
  const means = new Float64Array(grades);
  let before = new Float64Array(grades);
  for (let one = 0; one < count; one++) {
    for (let grade = 0; grade < grades; grade++) {
      ratios[grade] = meanRatio(series, { one, grade, origin });
      means[grade] = meanLevel(series, { one, grade, origin });
      before[grade] = zeroIfNaN(series.students[(one * grades + grade) * series.years + origin]!);
    }
    for (let step = 0; step < horizon; step++) {
      const next = new Float64Array(grades);
      for (let grade = 0; grade < grades; grade++) {
        const below = grade === 0 ? 0 : before[grade - 1]!;
        next[grade] = below > 0 && !Number.isNaN(ratios[grade]) ? below * ratios[grade]! : means[grade]!;
        out[(one * grades + grade) * horizon + step] = next[grade]!;
      }
      before = next;
    }
  }
  return out;
}

interface Cell {
  readonly one: number;
  readonly grade: number;
  readonly origin: number;
}

function meanRatio({ grades, years, students }: LevelSeries, { one, grade, origin }: Cell): number {
  if (grade === 0) return Number.NaN;
  let [sum, found] = [0, 0];
  for (let year = Math.max(1, origin - 2); year <= origin; year++) {
    const below = students[(one * grades + grade - 1) * years + year - 1]!;
    const here = students[(one * grades + grade) * years + year]!;
    if (below > 0 && !Number.isNaN(here)) [sum, found] = [sum + here / below, found + 1];
  }
  return found === 0 ? Number.NaN : sum / found;
}

function meanLevel({ grades, years, students }: LevelSeries, { one, grade, origin }: Cell): number {
  let [sum, found] = [0, 0];
  for (let year = Math.max(0, origin - 2); year <= origin; year++) {
    const here = students[(one * grades + grade) * years + year]!;
    if (!Number.isNaN(here)) [sum, found] = [sum + here, found + 1];
  }
  return found === 0 ? 0 : sum / found;
}

function zeroIfNaN(value: number): number {
  return Number.isNaN(value) ? 0 : value;
}
