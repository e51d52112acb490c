/**
 * The day of the return 事业统计时点, whose limits hold where no other day is named: 1 September of the school year.
 *
 * @param schoolYear  first year of the school year; null: not known, and no dated limit is in force then
 * @example           dayOfReturn(2026) // "2026-09-01"
 */
export function dayOfReturn(schoolYear: number | null): string {
  return `${schoolYear ?? ""}-09-01`;
}
