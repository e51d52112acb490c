import type { PlaceUse } from "@youheng/kernel/foresee";
import type { OutlookView } from "@youheng/server/api";

/** What is set against what: students of the stage against places, or new pupils against planned enrolment. */
export type Measure = "capacity" | "entry";

/** One school and stage over the years. */
export interface UseOfSchool {
  readonly unit: string;
  readonly stage: string;
  readonly cells: readonly PlaceUse[];
}

/** The schools with places, the fullest of the coming years first. */
export function placesInUse(view: OutlookView, measure: Measure): readonly UseOfSchool[] {
  const rows = measure === "capacity" ? view.use : view.entry_use;
  const schools = Array.from(
    Map.groupBy(rows, ({ unit, stage }) => `${unit}\u0000${stage}`).values(),
    (cells): UseOfSchool => ({ unit: cells[0]!.unit, stage: cells[0]!.stage, cells }),
  );
  return schools.toSorted((a, b) => fullest(b, view) - fullest(a, view) || (a.unit < b.unit ? -1 : 1));
}

function fullest({ cells }: UseOfSchool, { last_year }: OutlookView): number {
  return Math.max(-1, ...cells.filter(({ school_year }) => school_year >= last_year).map(({ use }) => use ?? -1));
}
