/** The day on this person's calendar, not Greenwich's: "2026-07-01". Before eight in the morning, China is a day ahead of it. */
export function today(): string {
  return new Date().toLocaleDateString("sv-SE");
}
