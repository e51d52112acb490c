import type { EnrolmentRow } from "./enrolment.ts";
import { seededChance } from "../stats/index.ts";

/** A made-up region for tests: schools in districts, grades 1 to so many, years from 2000; the same for the same seed. */
export function madeUpRows(
  seed: number,
  {
    units = 12,
    grades = 5,
    years = 9,
    districts = 3,
  }: Partial<Record<"units" | "grades" | "years" | "districts", number>> = {},
): readonly EnrolmentRow[] {
  const chance = seededChance(seed);
  const around = (mean: number): number => Math.max(1, Math.round(mean * (0.85 + chance(300) / 1000)));
  const rows: EnrolmentRow[] = [];
  for (let unit = 0; unit < units; unit++) {
    const size = 20 + chance(100);
    const groups = [`district ${unit % districts}`];
    let before: number[] = [];
    for (let year = 0; year < years; year++) {
      const now = Array.from({ length: grades }, (_, grade) =>
        grade === 0 || before.length === 0 ? around(size) : around(before[grade - 1]!),
      );
      now.forEach((students, grade) =>
        rows.push({ unit: `school ${unit}`, schoolYear: 2000 + year, grade: String(grade + 1), students, groups }),
      );
      before = now;
    }
  }
  return rows;
}
