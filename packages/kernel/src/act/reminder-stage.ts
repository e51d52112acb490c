import { dayNumber } from "./due.ts";

/** When somebody is reminded of a due day: rules of the bureau (policy/people/reminders.yaml). */
export interface ReminderRules {
  /** days before the due day, 0 the day itself */
  readonly daysBefore: readonly number[];
  /** days after the due day at which the first reminder of what is overdue is sent */
  readonly firstDayLate: number;
  /** and then every so many days */
  readonly everyDaysLate: number;
}

/**
 * Which reminder of a due day stands on a day: the days left at which it falls due, below 0 when it is late. The latest that has come
 * counts, so that a server that slept a week reminds once and not of every day it missed.
 *
 * @returns null: none yet
 * @throws  RangeError when a day is none, or the rules name no rhythm
 * @example reminderStage("2027-08-31", "2027-08-19", { daysBefore: [14, 3, 0], firstDayLate: 1, everyDaysLate: 7 }) // 14
 */
export function reminderStage(dueOn: string, today: string, rules: ReminderRules): number | null {
  const { daysBefore, firstDayLate, everyDaysLate } = rules;
  if (!(firstDayLate >= 1) || !(everyDaysLate >= 1))
    throw new RangeError(`a rhythm of reminders needs days ≥ 1, got ${firstDayLate} and ${everyDaysLate}`);
  const left = dayNumber(dueOn) - dayNumber(today);
  const late = -left;
  if (late >= firstDayLate) return -(firstDayLate + Math.floor((late - firstDayLate) / everyDaysLate) * everyDaysLate);
  const come = daysBefore.filter((days) => left <= days);
  return come.length === 0 ? null : Math.min(...come);
}
