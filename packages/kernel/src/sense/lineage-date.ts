import { isDay } from "../model/index.ts";
import { type Cell, cellText } from "./cell.ts";

const SCHOOL_YEAR = /^(\d{4})(?:[-–—~至到/](?:\d{2}|\d{4}))?(?:学年度?|年度|秋季?)$/;
const PARTS = /^(\d{4})(?:[-./年](\d{1,2}))?(?:[-./月](\d{1,2}))?[月日号]?$/;
const COMPACT = /^(\d{4})(\d{2})(\d{2})?$/;

/**
 * Reads a day as people write it: 2025-07-15, 2025/7/15, 2025年7月15日, 20250715, a date cell; a month; a year, or "2025学年", which is
 * the school year itself.
 *
 * @returns "2025-07-15", "2025-07", "2025"; null when it is no day there can be
 * @example readLineageDate("2025年7月15日") // "2025-07-15"
 */
export function readLineageDate(cell: Cell | undefined): string | null {
  if (cell instanceof Date) return Number.isNaN(cell.getTime()) ? null : cell.toISOString().slice(0, 10);
  const text = cellText(cell).replaceAll(" ", "").replace(/\.0$/, "");
  const schoolYear = SCHOOL_YEAR.exec(text);
  if (schoolYear !== null) return yearOrNull(schoolYear[1]!);
  const found = PARTS.exec(text) ?? COMPACT.exec(text);
  if (found === null) return null;
  const [, year = "", month, day] = found;
  if (month === undefined) return yearOrNull(year);
  if (Number(month) < 1 || Number(month) > 12) return null;
  const yearMonth = `${year}-${month.padStart(2, "0")}`;
  if (day === undefined) return yearOrNull(year) && yearMonth;
  const whole = `${yearMonth}-${day.padStart(2, "0")}`;
  return isDay(whole) ? yearOrNull(year) && whole : null;
}

function yearOrNull(year: string): string | null {
  return year >= "1900" && year <= "2200" ? year : null;
}
