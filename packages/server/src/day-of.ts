/** The day where the server stands. @example dayOf(new Date(2026, 6, 10)) // "2026-07-10" */
export function dayOf(moment: Date): string {
  const two = (part: number): string => String(part).padStart(2, "0");
  return `${moment.getFullYear()}-${two(moment.getMonth() + 1)}-${two(moment.getDate())}`;
}
