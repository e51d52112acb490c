import type { LineageEvent } from "../sense/index.ts";
import { eventsBetween } from "../sense/index.ts";

/** What the lineage says of a school, in short. */
export type LineageNote = Pick<
  LineageEvent,
  "date" | "event" | "from_code" | "from_name" | "to_code" | "to_name" | "note"
>;

/** What the lineage says between two years, by date; nothing where a year is not known. `codes`: of these schools alone. */
export function eventNoteOf(
  events: readonly LineageEvent[],
  { before, after }: { readonly before: number | null; readonly after: number | null },
  codes?: readonly string[],
): readonly LineageNote[] {
  if (before === null || after === null) return [];
  const concerns = (code: string | null): boolean => code !== null && codes?.includes(code) === true;
  return eventsBetween(events, { before, after })
    .filter((event) => codes === undefined || concerns(event.from_code) || concerns(event.to_code))
    .map(({ date, event, from_code, from_name, to_code, to_name, note }) => ({
      date,
      event,
      from_code,
      from_name,
      to_code,
      to_name,
      note,
    }));
}
