import type { Enrolment, Grouping } from "./enrolment.ts";
import { groupSeries, type LevelSeries, unitSeries } from "./level-series.ts";

/** One level of the tree, coarse to fine. */
export interface Level {
  readonly series: LevelSeries;
  /** place of the level above in the list; null for the whole */
  readonly parent: number | null;
  /** for each series the series above that it belongs to; empty for the whole */
  readonly within: Int32Array;
  /** for each unit its series of this level */
  readonly of: Int32Array;
}

/** Label of the whole file as one series. */
export const WHOLE = "all";

/**
 * The levels of a table, coarse to fine: the whole, the groupings that nest in one another, the units at the end. A grouping that
 * does not nest in the coarser ones stands beside them and is summed from the units.
 *
 * @returns nested levels (the last is the units), and the groupings that stand beside
 */
export function levelTree(enrolment: Enrolment): {
  readonly levels: readonly Level[];
  readonly beside: readonly Grouping[];
} {
  const count = enrolment.units.length;
  const whole: Grouping = { label: WHOLE, names: [WHOLE], of: new Int32Array(count) };
  const byWidth = enrolment.groupings.toSorted((a, b) => a.names.length - b.names.length);
  const nested: Grouping[] = [whole];
  const beside: Grouping[] = [];
  for (const grouping of byWidth) {
    const above = nested.at(-1)!;
    if (isNested(grouping, above)) nested.push(grouping);
    else beside.push(grouping);
  }
  const levels: Level[] = nested.map((grouping, i) => ({
    series: groupSeries(enrolment, grouping),
    parent: i === 0 ? null : i - 1,
    within: i === 0 ? new Int32Array() : parentsOf(grouping, nested[i - 1]!),
    of: grouping.of,
  }));
  const finest = nested.at(-1)!;
  const of = Int32Array.from({ length: count }, (_, unit) => unit);
  levels.push({ series: unitSeries(enrolment), parent: nested.length - 1, within: finest.of, of });
  return { levels, beside };
}

function isNested(fine: Grouping, coarse: Grouping): boolean {
  const above = new Map<number, number>();
  return fine.of.every((group, unit) => {
    const found = above.get(group) ?? coarse.of[unit]!;
    above.set(group, found);
    return found === coarse.of[unit];
  });
}

function parentsOf(fine: Grouping, coarse: Grouping): Int32Array {
  const parents = new Int32Array(fine.names.length);
  fine.of.forEach((group, unit) => {
    parents[group] = coarse.of[unit]!;
  });
  return parents;
}
