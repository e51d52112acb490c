import type { RoadMeasureView } from "@youheng/server/api";

/** How the measures are looked at, and which of them: in the address, so that a link brings it back. */
export interface RoadSearch {
  readonly view?: RoadViewName;
  readonly school?: string;
  readonly owner?: string;
  readonly indicator?: string;
}

export const roadViews = ["board", "timeline", "table"] as const;
export type RoadViewName = (typeof roadViews)[number];

/**
 * The indicators that a measure serves: those its plan names; of one that was written those whose name its columns begin with.
 *
 * @example indicatorsOf(measure, ["equipment"]) // ["equipment"], for a column "equipment_yuan"
 */
export function indicatorsOf(
  { indicators, changes }: Pick<RoadMeasureView, "indicators" | "changes">,
  known: readonly string[],
): readonly string[] {
  if (indicators.length > 0) return indicators;
  return known.filter((id) => changes.some(({ column }) => column === id || column.startsWith(`${id}_`)));
}

/** The measures that the filter leaves. */
export function shownMeasures(
  measures: readonly RoadMeasureView[],
  { school, owner, indicator }: RoadSearch,
): readonly RoadMeasureView[] {
  return measures.filter(
    (one) =>
      (school === undefined ||
        one.school_code === school ||
        one.changes.some((change) => change.schoolCode === school)) &&
      (owner === undefined || one.owner === owner) &&
      (indicator === undefined || indicatorsOf(one, [indicator]).includes(indicator)),
  );
}
