import type { Enrolment, Grouping } from "./enrolment.ts";

/** The series of one level: units themselves, or their sums by group. Indexed `(series * grades + grade) * years + year`. */
export interface LevelSeries {
  readonly label: string;
  readonly names: readonly string[];
  readonly count: number;
  readonly grades: number;
  readonly years: number;
  /** NaN where the series is not there */
  readonly students: Float64Array;
  /** 1: a cell that goes into it was blank */
  readonly withheld: Uint8Array;
  /** `series * years + year`: all grades together; NaN where the series is not there */
  readonly totals: Float64Array;
  /** `series * years + year`: 1 when the total is known in full */
  readonly known: Uint8Array;
}

/** The units as they are. */
export function unitSeries(enrolment: Enrolment): LevelSeries {
  const { units, grades, years, students, withheld } = enrolment;
  return withTotals({ label: "unit", names: units, grades: grades.length, years, students, withheld });
}

/**
 * The sums of units by group. A unit that is not there in a year adds nothing; a group none of whose units is there is not there.
 * A blank cell makes the sum unknown: it serves the models with what stands in for it, and is not measured against.
 */
export function groupSeries(enrolment: Enrolment, { label, names, of }: Grouping): LevelSeries {
  const { units, years } = enrolment;
  const grades = enrolment.grades.length;
  const students = new Float64Array(names.length * grades * years).fill(Number.NaN);
  const withheld = new Uint8Array(students.length);
  const block = grades * years;
  for (let unit = 0; unit < units.length; unit++)
    for (let cell = 0; cell < block; cell++) {
      const from = unit * block + cell;
      const to = of[unit]! * block + cell;
      const value = enrolment.students[from]!;
      if (!Number.isNaN(value)) students[to] = (Number.isNaN(students[to]) ? 0 : students[to]!) + value;
      if (enrolment.withheld[from] === 1) withheld[to] = 1;
    }
  return withTotals({ label, names, grades, years, students, withheld });
}

function withTotals(series: Omit<LevelSeries, "count" | "totals" | "known">): LevelSeries {
  const { names, grades, years, students, withheld } = series;
  const totals = new Float64Array(names.length * years).fill(Number.NaN);
  const known = new Uint8Array(totals.length);
  for (let one = 0; one < names.length; one++)
    for (let year = 0; year < years; year++) {
      const cells = Array.from({ length: grades }, (_, grade) => (one * grades + grade) * years + year);
      const there = cells.filter((at) => !Number.isNaN(students[at]));
      if (there.length === 0) continue;
      totals[one * years + year] = there.reduce((sum, at) => sum + students[at]!, 0);
      known[one * years + year] = cells.some((at) => withheld[at] === 1) ? 0 : 1;
    }
  return { ...series, count: names.length, totals, known };
}
