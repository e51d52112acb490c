/**
 * A school year 学年 as people write it, from the calendar year it begins in.
 *
 * @example schoolYearSpan(2024) // "2024–25"
 * @example schoolYearSpan(2099) // "2099–00"
 */
export function schoolYearSpan(year: number): string {
  return `${year}–${String((year + 1) % 100).padStart(2, "0")}`;
}
