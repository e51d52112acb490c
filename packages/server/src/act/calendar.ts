/** One day that is due, for a calendar. */
export interface DueDay {
  readonly id: string;
  readonly day: string;
  readonly title: string;
  readonly details: string;
}

/** Octets a line of a calendar may have (RFC 5545, 3.1). */
const longestLine = 75;

/**
 * Due days as an iCalendar file (RFC 5545): one all-day event each.
 *
 * @param stamp  when it was made, UTC
 * @example      calendarOf([{ id: "t1", day: "2027-08-31", title: "补 3 名美术教师", details: "人事科" }], new Date())
 */
export function calendarOf(days: readonly DueDay[], stamp: Date): string {
  const at = `${stamp.toISOString().replaceAll(/[-:]/g, "").slice(0, 15)}Z`;
  const events = days.flatMap(({ id, day, title, details }) => [
    "BEGIN:VEVENT",
    `UID:${escaped(id)}@youheng`,
    `DTSTAMP:${at}`,
    `DTSTART;VALUE=DATE:${day.replaceAll("-", "")}`,
    `SUMMARY:${escaped(title)}`,
    `DESCRIPTION:${escaped(details)}`,
    "TRANSP:TRANSPARENT",
    "END:VEVENT",
  ]);
  const lines = [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//Youheng//act//ZH",
    "CALSCALE:GREGORIAN",
    ...events,
    "END:VCALENDAR",
  ];
  return `${lines.map(folded).join("\r\n")}\r\n`;
}

function escaped(text: string): string {
  return text.replaceAll("\\", "\\\\").replaceAll(";", "\\;").replaceAll(",", "\\,").replaceAll(/\r?\n/g, "\\n");
}

/** Long lines go on in the next, behind a space; no character is cut in two. */
function folded(line: string): string {
  const parts: string[] = [];
  let part = "";
  for (const sign of line) {
    const room = parts.length === 0 ? longestLine : longestLine - 1;
    if (Buffer.byteLength(part + sign) > room) {
      parts.push(part);
      part = "";
    }
    part += sign;
  }
  return [...parts, part].join("\r\n ");
}
