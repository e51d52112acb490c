import type { Finding } from "../model/index.ts";
import { createFindingLog } from "./finding-log.ts";
import { tellNotThere } from "./lineage-texts.ts";
import type { LineageEvent, PlacedEvent } from "./lineage.ts";

/**
 * Holds a lineage against the returns: a school that goes somewhere should stand in the return before, the one it goes to in the return
 * of the year. Years without a return are not looked at.
 *
 * @param codes  school year → the codes of its return
 * @param file   where the lineage stands, for events without a place
 * @returns      warnings
 * @example      checkLineage([], new Map(), "lineage.csv") // []
 */
export function checkLineage(
  events: readonly (LineageEvent | PlacedEvent)[],
  codes: ReadonlyMap<number, ReadonlySet<string>>,
  file: string,
): readonly Finding[] {
  const log = createFindingLog();
  for (const event of events) {
    const place = "place" in event ? event.place : { file };
    const sides = [
      { code: event.from_code, year: event.school_year - 1, side: "before" },
      { code: event.to_code, year: event.school_year, side: "after" },
    ] as const;
    for (const { code, year, side } of sides)
      if (code !== null && codes.get(year)?.has(code) === false)
        log.add({ code: "SENSE-096", severity: "warning", place, tell: () => tellNotThere(code, year, side) });
  }
  return log.list();
}
