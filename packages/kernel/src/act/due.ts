import { isDay } from "../model/index.ts";

/** How a due day stands today. Days are calendar days, "2027-08-31". */
export interface DueState {
  readonly state: "on_time" | "due_soon" | "overdue" | "closed";
  /** days until it is due; below 0: days it is late; null: closed */
  readonly days: number | null;
}

const dayMs = 86_400_000;

/**
 * How a due day stands on a day.
 *
 * @param soonDays  from how many days before it is called due soon: a rule of the bureau, not of this function
 * @throws          RangeError when a day is none
 * @example         dueState("2027-08-31", { today: "2027-08-25", soonDays: 14, isClosed: false }) // { state: "due_soon", days: 6 }
 */
export function dueState(
  dueOn: string,
  { today, soonDays, isClosed }: { readonly today: string; readonly soonDays: number; readonly isClosed: boolean },
): DueState {
  if (isClosed) return { state: "closed", days: null };
  const days = dayNumber(dueOn) - dayNumber(today);
  if (days < 0) return { state: "overdue", days };
  return { state: days <= soonDays ? "due_soon" : "on_time", days };
}

/** Days since 1970-01-01. @throws RangeError when the text is no day of the calendar */
export function dayNumber(day: string): number {
  if (!isDay(day)) throw new RangeError(`"${day}" is no day`);
  return Date.parse(`${day}T00:00:00Z`) / dayMs;
}

/** The day so many days later. @example dayAfter("2027-02-27", 2) // "2027-03-01" */
export function dayAfter(day: string, days: number): string {
  return textOfDay(dayNumber(day) + days);
}

/** A day as text, from its number: the calendar worked out, because the kernel has no clock to ask. */
function textOfDay(number: number): string {
  // civil from days: era of 400 years, year of era, day of year; years begin in March
  const shifted = number + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const marchMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * marchMonth + 2) / 5) + 1;
  const month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  return `${String(year).padStart(4, "0")}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
}
