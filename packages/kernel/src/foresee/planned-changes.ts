import type { Place } from "../model/index.ts";

/** New housing that sends children to a unit. */
export interface HousingRow {
  readonly unit: string;
  /** the school year in which the children come */
  readonly schoolYear: number;
  readonly dwellings: number;
  /** student generation rate 户均学生数 */
  readonly studentsPerDwelling: number;
  /** null: split as the unit's own forecast */
  readonly grade: string | null;
  readonly place: Place;
}

/** A school that opens, closes or merges. */
export interface ChangeRow {
  readonly schoolYear: number;
  readonly kind: "open" | "close" | "merge";
  readonly unit: string;
  /** where the students of a closing or merging unit go; "" for one that opens */
  readonly into: string;
  /** the unit that gives an opening one a share of its students; "": none */
  readonly from: string;
  /** 0 to 1; null where `from` is "" */
  readonly share: number | null;
  /** groups of an opening unit by the label of the grouping; absent: those of the units that give */
  readonly groups: Readonly<Record<string, string>>;
  readonly place: Place;
}

/** What is planned. */
export interface PlannedChanges {
  readonly housing: readonly HousingRow[];
  readonly changes: readonly ChangeRow[];
}

/** One planned thing, in the order in which things happen. */
export type PlannedEvent =
  | { readonly what: "change"; readonly row: ChangeRow }
  | { readonly what: "housing"; readonly row: HousingRow };

/**
 * What is planned, year by year; in one year schools open, then close and merge, then people move into new dwellings.
 *
 * @example eventsInOrder({ housing: [], changes: [] }) // []
 */
export function eventsInOrder({ housing, changes }: PlannedChanges): readonly PlannedEvent[] {
  const events: readonly PlannedEvent[] = [
    ...changes.map((row) => ({ what: "change", row }) as const),
    ...housing.map((row) => ({ what: "housing", row }) as const),
  ];
  return events.toSorted((a, b) => a.row.schoolYear - b.row.schoolYear || rankOf(a) - rankOf(b));
}

function rankOf(event: PlannedEvent): number {
  if (event.what === "housing") return 2;
  return event.row.kind === "open" ? 0 : 1;
}
