import type { RegionView } from "@youheng/server/api";

/**
 * The year that a view over many regions opens with: the newest that half of the regions have published, so that the first to publish
 * does not empty the page of all others; the newest of all where there is none.
 *
 * @returns null where nothing is published
 * @example yearToShow([]) // null
 */
export function yearToShow(regions: readonly RegionView[]): number | null {
  const counts = new Map<number, number>();
  for (const region of regions)
    for (const year of region.years)
      if (year.published !== null) counts.set(year.school_year, (counts.get(year.school_year) ?? 0) + 1);
  const years = [...counts.keys()].toSorted((a, b) => b - a);
  const publishing = regions.filter((region) => region.years.some((year) => year.published !== null)).length;
  return years.find((year) => counts.get(year)! * 2 >= publishing) ?? years[0] ?? null;
}

/** Every year that some region has published, newest first. */
export function publishedYears(regions: readonly RegionView[]): readonly number[] {
  const years = regions.flatMap((region) => region.years.filter((year) => year.published !== null));
  return [...new Set(years.map((year) => year.school_year))].toSorted((a, b) => b - a);
}
