/**
 * Whether a text is a day of the calendar, written as 2027-08-31. A day that no month has is none: `Date.parse` would take it for one
 * of the next month.
 *
 * @example isDay("2027-02-29") // false
 * @example isDay("2028-02-29") // true
 */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const moment = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(moment.getTime()) && moment.toISOString().startsWith(text);
}
