/** The day on this machine's calendar, as people here write it: "2026-07-01". */
export function todayHere(): string {
  const now = new Date();
  const two = (part: number): string => String(part).padStart(2, "0");
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}
