import type { ShortDetails, ShortStage, ShortYear } from "./short-year.ts";
import type { Verdict } from "./verdict.ts";
import type { CvOver, LargeGap } from "./years-summary.ts";
import type { BeforeAfter } from "./years-moved.ts";

/** One year of a region in a view over many. */
export type RegionYear = Omit<ShortYear, "details">;

/** What moved in a region since the year before that was published. */
export interface RegionMoved {
  readonly school_year: BeforeAfter<number>;
  readonly verdict: BeforeAfter<Verdict>;
  readonly sections_short: BeforeAfter<number>;
  readonly cvs_over: BeforeAfter<number>;
  /** CVs over their limit now and not before, and the other way round; null where the year before is not at hand */
  readonly cvs_came: readonly CvOver[] | null;
  readonly cvs_gone: readonly CvOver[] | null;
  /** the same of the other requirements: not met now, and not met before */
  readonly requirements_came: readonly string[] | null;
  readonly requirements_gone: readonly string[] | null;
}

/** One region in a view over many; figures are null where the year asked for is not there. */
export interface RegionRow {
  readonly region_code: string;
  /** whether the year asked for is there */
  readonly published: boolean;
  readonly verdict: Verdict | null;
  readonly students: number | null;
  readonly sections: number | null;
  readonly sections_short: number | null;
  readonly stages: readonly ShortStage[];
  readonly cvs_over: readonly CvOver[];
  readonly largest_gaps: readonly LargeGap[];
  readonly requirements_short: readonly string[];
  readonly moved: RegionMoved | null;
  /** the years there are, oldest first */
  readonly series: readonly RegionYear[];
}

/** How often an indicator of a stage is in question. */
export interface InRegions {
  readonly stage: string;
  readonly indicator: string;
  readonly regions: number;
}

/** Many regions in one sentence. */
export interface RegionTotals {
  readonly regions: number;
  readonly published: number;
  readonly verdicts: Readonly<Record<Verdict, number>>;
  readonly sections: number;
  readonly sections_short: number;
  /** sum over the regions of which the year is there; null where one of them has no number */
  readonly students: number | null;
  /** regions that reached the standard since their year before, and those that fell behind it; codes in order */
  readonly reached: readonly string[];
  readonly fell: readonly string[];
  /** what is the largest gap of most regions, the most first */
  readonly most_lacked: readonly InRegions[];
  /** the CVs that are over their limit in most regions, the most first */
  readonly most_over: readonly InRegions[];
}

/**
 * One region's row in a view over many: the year asked for, what moved since the year before that is there, and the series.
 *
 * @param regionCode  GB/T 2260
 * @param years       the region's years, oldest first; details at least of the year asked for
 * @param schoolYear  the year asked for
 * @returns           figures null where that year is not there
 * @example           regionRow("990102", years, 2026).moved?.sections_short // { before: 21, after: 18 }
 */
export function regionRow(regionCode: string, years: readonly ShortYear[], schoolYear: number): RegionRow {
  const now = years.find((year) => year.school_year === schoolYear);
  const before = years.findLast((year) => year.school_year < schoolYear);
  return {
    region_code: regionCode,
    published: now !== undefined,
    verdict: now?.verdict ?? null,
    students: now?.details?.students ?? null,
    sections: now?.sections ?? null,
    sections_short: now?.sections_short ?? null,
    stages: now?.details?.stages ?? [],
    cvs_over: now?.details?.cvs_over ?? [],
    largest_gaps: now?.details?.largest_gaps ?? [],
    requirements_short: now?.details?.requirements_short ?? [],
    moved: now === undefined || before === undefined ? null : movedBetween(before, now),
    series: years.map(({ details: _details, ...year }) => year),
  };
}

function movedBetween(before: ShortYear, after: ShortYear): RegionMoved {
  const both = <T>(of: (year: ShortYear) => T): BeforeAfter<T> => ({ before: of(before), after: of(after) });
  return {
    school_year: both((year) => year.school_year),
    verdict: both((year) => year.verdict),
    sections_short: both((year) => year.sections_short),
    cvs_over: both((year) => year.cvs_over),
    cvs_came: overInOne(after.details, before.details),
    cvs_gone: overInOne(before.details, after.details),
    requirements_came: shortInOne(after.details, before.details),
    requirements_gone: shortInOne(before.details, after.details),
  };
}

function overInOne(there: ShortDetails | null, notThere: ShortDetails | null): readonly CvOver[] | null {
  if (there === null || notThere === null) return null;
  const known = new Set(notThere.cvs_over.map(keyOf));
  return there.cvs_over.filter((one) => !known.has(keyOf(one)));
}

function shortInOne(there: ShortDetails | null, notThere: ShortDetails | null): readonly string[] | null {
  if (there === null || notThere === null) return null;
  return there.requirements_short.filter((id) => !notThere.requirements_short.includes(id));
}

function keyOf({ stage, indicator }: { readonly stage: string; readonly indicator: string }): string {
  return `${stage} ${indicator}`;
}

/**
 * Many regions taken together: how many meet, which of them moved to the other side, what they lack most.
 *
 * @param rows  as `regionRow` makes them
 * @example     regionTotals([]).published // 0
 */
export function regionTotals(rows: readonly RegionRow[]): RegionTotals {
  const there = rows.filter((row) => row.published);
  const sum = (of: (row: RegionRow) => number | null): number => there.reduce((all, row) => all + (of(row) ?? 0), 0);
  const count = (verdict: Verdict): number => there.filter((row) => row.verdict === verdict).length;
  return {
    regions: rows.length,
    published: there.length,
    verdicts: {
      meets: count("meets"),
      falls_short: count("falls_short"),
      not_assessable: count("not_assessable"),
    },
    sections: sum((row) => row.sections),
    sections_short: sum((row) => row.sections_short),
    students: there.some((row) => row.students === null) ? null : sum((row) => row.students),
    reached: codesOf(there, ({ before, after }) => before !== "meets" && after === "meets"),
    fell: codesOf(there, ({ before, after }) => before === "meets" && after !== "meets"),
    most_lacked: countedIn(there.map((row) => row.largest_gaps.slice(0, 1))),
    most_over: countedIn(there.map((row) => row.cvs_over)),
  };
}

function codesOf(rows: readonly RegionRow[], changed: (verdict: BeforeAfter<Verdict>) => boolean): readonly string[] {
  return rows
    .filter(({ moved }) => moved !== null && changed(moved.verdict))
    .map((row) => row.region_code)
    .toSorted();
}

/** In how many regions each indicator stands; ties in the order in which they are met. */
function countedIn(
  regions: readonly (readonly { readonly stage: string; readonly indicator: string }[])[],
): readonly InRegions[] {
  const counted = new Map<string, InRegions>();
  for (const { stage, indicator } of regions.flat()) {
    const key = keyOf({ stage, indicator });
    counted.set(key, { stage, indicator, regions: (counted.get(key)?.regions ?? 0) + 1 });
  }
  return [...counted.values()].toSorted((a, b) => b.regions - a.regions);
}
