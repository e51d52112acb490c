import type { Place, Words } from "../model/index.ts";

/** The parts of one line of a lineage file. */
export type LineagePart = "date" | "event" | "from_code" | "from_name" | "to_code" | "to_name" | "note";

/** What may happen to a school: its id, its name, and which parts must be said of it. */
export interface LineageEventKind extends Words {
  readonly id: string;
  readonly needs: readonly LineagePart[];
  /** other spellings met in files */
  readonly also: readonly string[];
}

/** Where the lineage of schools is found, and what the policy says of it. */
export interface LineageForm {
  readonly id: string;
  readonly name: Words;
  readonly version: string;
  /** names of the sheet in a workbook */
  readonly sheets: readonly string[];
  /** month and day of the return: what happened by then stands in that school year's */
  readonly returnDay: string;
  readonly columns: Readonly<
    Record<LineagePart, Words & { readonly headers: readonly string[]; readonly required: boolean }>
  >;
  readonly events: readonly LineageEventKind[];
}

/** One way that a school went: A merged into B, C split off from A, D closed. Codes and names are null where there is none. */
export interface LineageEvent {
  /** "2025-07-15", or the first year of a school year: "2025" */
  readonly date: string;
  /** the first school year whose return shows it */
  readonly school_year: number;
  /** id of the policy: merge, split, move, change_kind, recode, rename, open, close */
  readonly event: string;
  readonly from_code: string | null;
  readonly from_name: string | null;
  readonly to_code: string | null;
  readonly to_name: string | null;
  readonly note: string | null;
}

/** An event with where it was read. */
export interface PlacedEvent extends LineageEvent {
  readonly place: Place;
}

/** Two school years: what lies between them came after the first and not after the second. */
export interface YearSpan {
  readonly before: number;
  readonly after: number;
}

/**
 * The first school year whose return shows what happened on a day.
 *
 * @param date       "2025-07-15", or "2025" for the school year itself
 * @param returnDay  month and day of the return, "09-01"
 * @example schoolYearOf("2025-09-02", "09-01") // 2026
 */
export function schoolYearOf(date: string, returnDay: string): number {
  const year = Number(date.slice(0, 4));
  return date.length > 4 && date.slice(5) > returnDay ? year + 1 : year;
}

/** The events that lie between two school years, in the order of their dates; ties as they stand. */
export function eventsBetween<E extends LineageEvent>(events: readonly E[], { before, after }: YearSpan): readonly E[] {
  return events
    .filter((one) => one.school_year > before && one.school_year <= after)
    .toSorted((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
}

/**
 * Which codes belong together between two school years: those that events join, over as many steps as it takes.
 *
 * @returns  code → the smallest code it is joined with; a code that no event joins with another is not in it
 * @example  joinedCodes([{ …, event: "merge", from_code: "A", to_code: "B", school_year: 2025 }], { before: 2024, after: 2025 }).get("B") // "A"
 */
export function joinedCodes(events: readonly LineageEvent[], span: YearSpan): ReadonlyMap<string, string> {
  const parent = new Map<string, string>();
  const rootOf = (code: string): string => {
    const above = parent.get(code) ?? code;
    return above === code ? code : rootOf(above);
  };
  for (const { from_code: from, to_code: to } of eventsBetween(events, span)) {
    if (from === null || to === null || from === to) continue;
    const [low, high] = [rootOf(from), rootOf(to)].toSorted() as [string, string];
    for (const code of [from, to, low, high]) if (!parent.has(code)) parent.set(code, code);
    parent.set(high, low);
  }
  return new Map([...parent.keys()].map((code) => [code, rootOf(code)]));
}

/** A code under which students of today's school were reported in an earlier year. */
export interface Forerunner {
  readonly school_code: string;
  /** false: it also became other schools, so that not all of its students belong to this one's past */
  readonly whole: boolean;
}

/**
 * Under which codes the past of a school was reported in an earlier year: its own where it was there, and those of the schools that
 * became it. Their figures together are its history, where all are `whole`.
 *
 * @param events      the lineage of the region
 * @param schoolCode  the school as it is coded in `span.after`
 * @returns           by code; the school's own code first unless it was opened in between or came from others alone
 * @example           forerunners([], "A", { before: 2020, after: 2025 }) // [{ school_code: "A", whole: true }]
 */
export function forerunners(
  events: readonly LineageEvent[],
  schoolCode: string,
  span: YearSpan,
): readonly Forerunner[] {
  const days = Map.groupBy(eventsBetween(events, span), (event) => event.date);
  let codes: ReadonlyMap<string, boolean> = new Map([[schoolCode, true]]);
  for (const ofDay of [...days.values()].toReversed()) codes = dayBack(codes, ofDay);
  return [...codes]
    .toSorted(([a], [b]) => Number(b === schoolCode) - Number(a === schoolCode) || (a < b ? -1 : 1))
    .map(([school_code, whole]) => ({ school_code, whole }));
}

/** Codes as they were before a day. A school that opened, split off or got another code was not there under its own. */
function dayBack(codes: ReadonlyMap<string, boolean>, events: readonly LineageEvent[]): ReadonlyMap<string, boolean> {
  const earlier = new Map(codes);
  const began = new Set<string>();
  for (const { event, from_code: from, to_code: to } of events.toReversed()) {
    const isOther = from !== null && from !== to;
    // what a school gave away was in its figures before
    if (event === "split" && isOther && earlier.has(from)) earlier.set(from, false);
    if (to === null || !earlier.has(to)) continue;
    if (event === "open" || (isOther && event !== "merge")) began.add(to);
    if (isOther) earlier.set(from, event !== "split" && earlier.get(to)!);
  }
  for (const code of began) earlier.delete(code);
  return earlier;
}
