import { dayAfter, dayNumber } from "./due.ts";

/** A school that a supervisor answers for, with what there is to look at, the weightiest first. */
export interface SchoolToVisit<Point> {
  readonly schoolCode: string;
  readonly points: readonly Point[];
}

/** What a visit plan is made from. Days, spaces and numbers are the bureau's. */
export interface VisitPlanAsk<Point> {
  readonly schools: readonly SchoolToVisit<Point>[];
  readonly from: string;
  readonly to: string;
  /** days between two visits of one supervisor, at least 1 */
  readonly daysBetween: number;
  /** so many points are looked at on one visit */
  readonly mostPoints: number;
}

/** A visit proposed. */
export interface ProposedVisit<Point> {
  readonly schoolCode: string;
  readonly day: string;
  readonly points: readonly Point[];
}

/**
 * Proposes one visit to each school of a supervisor: where most falls short first, on weekdays, spread evenly over the time given and never
 * closer than the days between. Holidays are not known: a day can be moved.
 *
 * @returns  visits by day; `leftOut`: schools for which there is no day left, those with least to look at
 * @throws   RangeError when a day is none, or the time ends before it begins
 * @example  proposeVisits({ schools: [{ schoolCode: "S1", points: [] }], from: "2027-03-06", to: "2027-03-31", daysBetween: 3, mostPoints: 6 }).visits[0]?.day // "2027-03-08", a Monday
 */
export function proposeVisits<Point>({ schools, from, to, daysBetween, mostPoints }: VisitPlanAsk<Point>): {
  readonly visits: readonly ProposedVisit<Point>[];
  readonly leftOut: readonly string[];
} {
  const length = dayNumber(to) - dayNumber(from);
  if (length < 0) throw new RangeError(`the time ends (${to}) before it begins (${from})`);
  const inOrder = schools.toSorted(
    (a, b) => b.points.length - a.points.length || (a.schoolCode < b.schoolCode ? -1 : 1),
  );
  const days = daysFor(inOrder.length, { from, to, daysBetween: Math.max(1, daysBetween) });
  return {
    visits: days.map((day, i) => {
      const { schoolCode, points } = inOrder[i]!;
      return { schoolCode, day, points: points.slice(0, mostPoints) };
    }),
    leftOut: inOrder.slice(days.length).map(({ schoolCode }) => schoolCode),
  };
}

/** At most so many weekdays, as evenly as the time allows. */
function daysFor(
  count: number,
  { from, to, daysBetween }: { readonly from: string; readonly to: string; readonly daysBetween: number },
): readonly string[] {
  const length = dayNumber(to) - dayNumber(from);
  const step = Math.max(daysBetween, Math.floor(length / Math.max(1, count)));
  const days: string[] = [];
  for (let day = weekdayFrom(from); days.length < count && day <= to; day = weekdayFrom(dayAfter(day, step)))
    days.push(day);
  return days.length < count && step > daysBetween ? daysClose(count, { from, to, daysBetween }) : days;
}

/** Weekends may have eaten the last days of an even spread: closer together, more fit. */
function daysClose(
  count: number,
  { from, to, daysBetween }: { readonly from: string; readonly to: string; readonly daysBetween: number },
): readonly string[] {
  const days: string[] = [];
  for (let day = weekdayFrom(from); days.length < count && day <= to; day = weekdayFrom(dayAfter(day, daysBetween)))
    days.push(day);
  return days;
}

const THURSDAY = 4;
const SATURDAY = 6;

/** The day itself, or the Monday after a weekend. 1970-01-01 was a Thursday. */
function weekdayFrom(day: string): string {
  const weekday = (((dayNumber(day) + THURSDAY) % 7) + 7) % 7;
  if (weekday === SATURDAY) return dayAfter(day, 2);
  return weekday === 0 ? dayAfter(day, 1) : day;
}
