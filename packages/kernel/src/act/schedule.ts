import type { FactChange } from "../decide/index.ts";
import { dayAfter, dayNumber } from "./due.ts";

/** One measure of the road map: what it changes, when, and what must be done before it. */
export interface RoadMeasure {
  readonly id: string;
  readonly startsOn: string;
  readonly endsOn: string;
  /** ids of measures that must be done before it begins */
  readonly dependsOn: readonly string[];
  /** what the return will show more of, once it is done; none: it changes no figure */
  readonly changes: readonly FactChange[];
}

/** When each measure can be done, if those it waits for are done on time. */
export interface Schedule {
  /** id → the day on which it is done: its own, or later when it waits for another */
  readonly doneOn: ReadonlyMap<string, string>;
  /** measures that end later than was written, because of what they wait for */
  readonly delayed: readonly string[];
  /** ids that wait for each other in a circle, or for a measure that is not there: they are never done */
  readonly never: readonly string[];
}

/**
 * The days on which measures are done: a measure that waits for another begins on the day after, and takes as long as was written.
 *
 * @throws RangeError when a day is none, or a measure ends before it starts
 * @example schedule([a, b]).doneOn.get("b") // "2027-12-31"
 */
export function schedule(measures: readonly RoadMeasure[]): Schedule {
  const byId = new Map(measures.map((measure) => [measure.id, measure]));
  const doneOn = new Map<string, string | null>();
  for (const { id } of measures) settle(id, { byId, doneOn, above: [] });
  const done = new Map([...doneOn].flatMap(([id, day]) => (day === null || !byId.has(id) ? [] : [[id, day] as const])));
  return {
    doneOn: done,
    delayed: measures.filter(({ id, endsOn }) => (done.get(id) ?? endsOn) > endsOn).map(({ id }) => id),
    never: measures.filter(({ id }) => !done.has(id)).map(({ id }) => id),
  };
}

interface Settling {
  readonly byId: ReadonlyMap<string, RoadMeasure>;
  readonly doneOn: Map<string, string | null>;
  readonly above: readonly string[];
}

function settle(id: string, settling: Settling): string | null {
  const { byId, doneOn, above } = settling;
  const known = doneOn.get(id);
  if (known !== undefined) return known;
  const measure = byId.get(id);
  if (measure === undefined || above.includes(id)) return null;
  const length = dayNumber(measure.endsOn) - dayNumber(measure.startsOn);
  if (length < 0) throw new RangeError(`measure ${id} ends before it starts`);
  const waits = measure.dependsOn.map((one) => settle(one, { ...settling, above: [...above, id] }));
  const begins = waits.some((day) => day === null)
    ? null
    : latest([measure.startsOn, ...waits.map((day) => dayAfter(day!, 1))]);
  const day = begins === null ? null : dayAfter(begins, length);
  doneOn.set(id, day);
  return day;
}

function latest(days: readonly string[]): string {
  return days.reduce((a, b) => (a > b ? a : b));
}
