import type { LineageEvent } from "./lineage.ts";
import { eventsBetween } from "./lineage.ts";

/** The schools of one year's return: code → name. */
export interface SchoolsOfYear {
  readonly schoolYear: number;
  readonly names: ReadonlyMap<string, string | null>;
}

/** A school that is gone, or new, and of which the lineage says nothing. */
export interface LineageGap {
  readonly school_code: string;
  readonly school_name: string | null;
  readonly kind: "vanished" | "appeared";
  readonly before: number;
  readonly after: number;
}

/**
 * Schools that vanished or appeared between two returns and of which the lineage says nothing: somebody should.
 *
 * @param years   oldest first; neighbours are compared, be they years apart
 * @param events  the lineage
 * @returns       by year, those that vanished first, then by code
 * @example       lineageGaps([], []) // []
 */
export function lineageGaps(years: readonly SchoolsOfYear[], events: readonly LineageEvent[]): readonly LineageGap[] {
  return years.slice(1).flatMap((now, i) => {
    const then = years[i]!;
    const span = { before: then.schoolYear, after: now.schoolYear };
    const said = new Set(eventsBetween(events, span).flatMap((event) => [event.from_code, event.to_code]));
    const only = (one: SchoolsOfYear, other: SchoolsOfYear, kind: LineageGap["kind"]): readonly LineageGap[] =>
      [...one.names]
        .filter(([code]) => !other.names.has(code) && !said.has(code))
        .toSorted(([a], [b]) => (a < b ? -1 : 1))
        .map(([school_code, school_name]) => ({ school_code, school_name, kind, ...span }));
    return [...only(then, now, "vanished"), ...only(now, then, "appeared")];
  });
}
