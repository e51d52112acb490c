import type { BirthsTable } from "./births-table.ts";
import type { Enrolment } from "./enrolment.ts";
import { type ForecastRow, type LevelMethod, TOTAL } from "./forecast.ts";
import { WHOLE } from "./level-tree.ts";

/** Births and the entries they led, or are expected to lead, to. */
export interface BirthsAndEntries {
  /** null: no births were brought */
  readonly births: readonly { readonly year: number; readonly births: number }[] | null;
  /** the grade that is entered */
  readonly grade: string;
  /** years from birth to that grade; null: births are not used, because they told the last years no better than a mean of three years, or are missing */
  readonly lag: number | null;
  readonly entries: readonly {
    readonly school_year: number;
    readonly students: number;
    readonly expected: boolean;
    readonly low: number | null;
    readonly high: number | null;
  }[];
}

/** What births are laid beside. */
export interface EntriesAsk {
  readonly enrolment: Enrolment;
  readonly births: BirthsTable | null;
  readonly methods: readonly LevelMethod[];
  /** rows of the whole */
  readonly whole: readonly ForecastRow[];
  /** the grade shown where births tell none */
  readonly grade: string;
}

/**
 * Births of all areas beside the entries of the whole, known and expected 出生与入学对照. A year for which an area's births, or a school's
 * entries, are not known is left out.
 *
 * @example birthsAndEntries({ enrolment, births: null, methods: [], whole: [], grade: "1" }).births // null
 */
export function birthsAndEntries(ask: EntriesAsk): BirthsAndEntries {
  const { enrolment, births, methods, whole } = ask;
  const told = methods.find(({ level, births: path }) => level === WHOLE && path !== null)?.births ?? null;
  const grade = told?.grade ?? ask.grade;
  const expected = whole
    .filter((row) => row.grade === grade && grade !== TOTAL)
    .map(({ school_year, median, low, high }) => ({ school_year, students: median, expected: true, low, high }));
  return {
    births: births === null ? null : sumsOf(births),
    grade,
    lag: told?.lag ?? null,
    entries: [...entered(enrolment, grade), ...expected],
  };
}

function sumsOf({ areas, firstYear, years, births }: BirthsTable) {
  return Array.from({ length: years }, (_, at) => ({
    year: firstYear + at,
    births: areas.reduce((sum, __, area) => sum + births[area * years + at]!, 0),
  })).filter((one) => !Number.isNaN(one.births));
}

function entered({ units, grades, firstYear, years, students }: Enrolment, grade: string): BirthsAndEntries["entries"] {
  const at = grades.indexOf(grade);
  if (at < 0) return [];
  return Array.from({ length: years }, (_, year) => ({
    school_year: firstYear + year,
    students: units.reduce((sum, __, unit) => {
      const value = students[(unit * grades.length + at) * years + year]!;
      return Number.isNaN(value) ? sum : sum + value;
    }, 0),
    expected: false,
    low: null,
    high: null,
  })).filter((one) => one.students > 0);
}
