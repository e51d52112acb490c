import { dayAfter, dayNumber } from "./due.ts";
import type { RoadMeasure, Schedule } from "./schedule.ts";

/** One measure on the way to a day, with how much time it has. */
export interface WayStep {
  readonly id: string;
  readonly beginsOn: string;
  readonly doneOn: string;
  /** days by which it may be late without moving the day; 0: it decides the day */
  readonly slackDays: number;
}

/**
 * The measures that a day rests on, and how late each may be (the critical path method): those wanted, and all that they wait for.
 *
 * @param wanted  ids of measures that must be done by the day
 * @param day     the day that must not move
 * @returns       oldest first; those with `slackDays` 0 decide the day. A measure that is never done is left out
 * @example       criticalWay(measures, schedule(measures), { wanted: ["b"], day: "2027-04-11" }).map(({ slackDays }) => slackDays) // [0, 0]
 */
export function criticalWay(
  measures: readonly RoadMeasure[],
  { doneOn }: Schedule,
  { wanted, day }: { readonly wanted: readonly string[]; readonly day: string },
): readonly WayStep[] {
  const byId = new Map(measures.map((measure) => [measure.id, measure]));
  const latest = new Map<string, string>();
  const hold = (id: string, by: string): void => {
    const measure = byId.get(id);
    const before = latest.get(id);
    if (measure === undefined || !doneOn.has(id) || (before !== undefined && before <= by)) return;
    latest.set(id, by);
    for (const one of measure.dependsOn) hold(one, dayAfter(by, -lengthOf(measure) - 1));
  };
  for (const id of wanted) hold(id, day);
  return [...latest]
    .map(([id, by]): WayStep => {
      const done = doneOn.get(id)!;
      const slackDays = dayNumber(by) - dayNumber(done);
      return { id, beginsOn: dayAfter(done, -lengthOf(byId.get(id)!)), doneOn: done, slackDays };
    })
    .toSorted((a, b) => (a.doneOn === b.doneOn ? (a.id < b.id ? -1 : 1) : a.doneOn < b.doneOn ? -1 : 1));
}

function lengthOf({ startsOn, endsOn }: RoadMeasure): number {
  return dayNumber(endsOn) - dayNumber(startsOn);
}
