import { dayAfter, dayNumber } from "./due.ts";

/** What happened to a finding of a supervision visit 督导发现, oldest first. */
export type FindingEvent =
  | { readonly what: "answered"; readonly by: string; readonly words: string }
  /** a follow-up 复查: whether what was done is enough */
  | { readonly what: "checked"; readonly by: string; readonly words: string; readonly isEnough: boolean }
  /** more time, with the reason */
  | { readonly what: "extended"; readonly by: string; readonly dueOn: string; readonly reason: string }
  | { readonly what: "closed"; readonly by: string; readonly on: string };

/** open: nobody answered, or what was done was not enough · answered: the school says it is mended · checked: a follow-up found it so · closed. */
export type FindingState = "open" | "answered" | "checked" | "closed";

export interface FindingStanding {
  readonly state: FindingState;
  readonly dueOn: string;
  /** a follow-up found that it was not enough, and the school has not answered since */
  readonly isSentBack: boolean;
  readonly closedOn: string | null;
}

/**
 * Where a finding stands. It is closed only after a follow-up found that what the school did is enough: neither the school's word nor
 * a click closes it.
 *
 * @param dueOn  the day given with the finding
 * @example      findingStanding("2027-03-01", [{ what: "answered", by: "li", words: "已改" }]).state // "answered"
 */
export function findingStanding(dueOn: string, events: readonly FindingEvent[]): FindingStanding {
  return events.reduce<FindingStanding>(after, { state: "open", dueOn, isSentBack: false, closedOn: null });
}

function after(standing: FindingStanding, event: FindingEvent): FindingStanding {
  if (standing.state === "closed") return standing;
  switch (event.what) {
    case "answered":
      return { ...standing, state: "answered", isSentBack: false };
    case "checked":
      if (standing.state === "open") return standing;
      return { ...standing, state: event.isEnough ? "checked" : "open", isSentBack: !event.isEnough };
    case "extended":
      return event.reason.trim() === "" ? standing : { ...standing, dueOn: event.dueOn };
    case "closed":
      return standing.state === "checked" ? { ...standing, state: "closed", closedOn: event.on } : standing;
  }
}

/** How many days after its due day a finding rises to a level: policy. */
export interface RiseRule<Level extends string> {
  readonly afterDays: number;
  readonly to: Level;
}

/** To which level a finding rose, and on which day. */
export interface Rise<Level extends string> {
  readonly level: Level;
  readonly on: string;
}

/**
 * The levels to which an overdue finding has risen by a day, lowest first: what the school does not mend in time, the level above sees.
 *
 * @param isClosed  a closed finding rises no further
 * @example         risesOf("2027-03-01", { today: "2027-03-20", isClosed: false, rules: [{ afterDays: 15, to: "city" }] }) // [{ level: "city", on: "2027-03-16" }]
 */
export function risesOf<Level extends string>(
  dueOn: string,
  {
    today,
    isClosed,
    rules,
  }: { readonly today: string; readonly isClosed: boolean; readonly rules: readonly RiseRule<Level>[] },
): readonly Rise<Level>[] {
  if (isClosed) return [];
  const late = dayNumber(today) - dayNumber(dueOn);
  return rules
    .filter(({ afterDays }) => late >= afterDays)
    .toSorted((a, b) => a.afterDays - b.afterDays)
    .map(({ afterDays, to }) => ({ level: to, on: dayAfter(dueOn, afterDays) }));
}
