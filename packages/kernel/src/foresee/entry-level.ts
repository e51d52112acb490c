import type { LevelSeries } from "./level-series.ts";
import type { Progression } from "./progression.ts";

const NEWEST_FIRST = [0.5, 0.3, 0.2] as const;

/**
 * The usual size of each grade: the last three years, the newest counting most. Years in which the grade was empty do not count;
 * a grade that is empty now stays empty.
 *
 * @returns `series * grades + grade`
 */
export function usualLevel({ count, grades, years, students }: LevelSeries, origin: number): Float64Array {
  const level = new Float64Array(count * grades);
  for (let at = 0; at < level.length; at++) {
    const now = students[at * years + origin]!;
    if (!(now > 0)) continue;
    let [sum, weight] = [0, 0];
    NEWEST_FIRST.forEach((share, back) => {
      const value = origin - back < 0 ? Number.NaN : students[at * years + origin - back]!;
      if (value > 0) [sum, weight] = [sum + share * value, weight + share];
    });
    level[at] = sum / weight;
  }
  return level;
}

/** The newest size of each grade; 0 where the series is not there. */
export function newestLevel({ count, grades, years, students }: LevelSeries, origin: number): Float64Array {
  return Float64Array.from({ length: count * grades }, (_, at) => {
    const now = students[at * years + origin]!;
    return Number.isNaN(now) ? 0 : now;
  });
}

/**
 * Yearly growth, in logarithms, of what enters from outside (entry grades and grades that do not follow the one below), of all
 * series of the level together over the last four years; drawn to nothing when few years are known.
 */
export function entryGrowth(series: LevelSeries, origin: number, { follows }: Progression): number {
  const { years, students } = series;
  let [growth, found] = [0, 0];
  for (let year = Math.max(1, origin - 3); year <= origin; year++) {
    let [before, now] = [0, 0];
    for (let at = 0; at < follows.length; at++) {
      const a = students[at * years + year - 1]!;
      const b = students[at * years + year]!;
      if (!(a > 0) || !(b > 0)) continue;
      before += (1 - follows[at]!) * a;
      now += (1 - follows[at]!) * b;
    }
    if (before > 0 && now > 0) [growth, found] = [growth + Math.log(now / before), found + 1];
  }
  return growth / (found + 1);
}
