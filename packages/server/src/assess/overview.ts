import { regionRow, regionTotals } from "@youheng/kernel/assess";
import type { ShortDetails, ShortYear, Verdict } from "@youheng/kernel/assess";
import { nameOfRegion, type RegionNames } from "../returns/index.ts";
import type { PublishedYear } from "../store/index.ts";
import { listYearSummaries } from "../store/index.ts";
import type { OverviewRow, OverviewView, PlaceView } from "../api-types.ts";
import { type AssessDeps, bundleOrRefuse } from "./assess-return.ts";
import { isFor, summaryBy } from "./keep-summaries.ts";

export interface OverviewAsk {
  readonly standardId: string;
  readonly schoolYear: number;
  /** first digits of the region codes: "33" a province, "3301" a city, "" all */
  readonly under: string;
}

export interface OverviewDeps extends AssessDeps {
  readonly regionNames: RegionNames;
}

/** Years shown side by side, the one asked for the last. */
const yearsShown = 5;

/**
 * Many regions at once, one light row each, from what was computed when their returns were published.
 *
 * @throws Refusal when there is no such standard
 */
export async function overview(deps: OverviewDeps, ask: OverviewAsk): Promise<OverviewView> {
  const { standard } = bundleOrRefuse(deps.policy, ask.standardId);
  const listed = await listYearSummaries<ShortDetails>(deps.store, {
    ...summaryBy(deps, ask.standardId),
    under: ask.under,
    from: ask.schoolYear - yearsShown + 1,
    to: ask.schoolYear,
    detailsFrom: ask.schoolYear - 1,
  });
  const years = listed.filter((year) => isFor(standard, year.regionCode));
  const regions = Map.groupBy(years, (year) => year.regionCode);
  const rows = [...regions.values()].map((series) => rowOf(series, ask.schoolYear));
  return {
    standard: standard.id,
    standard_name: standard.name,
    school_year: ask.schoolYear,
    under: ask.under,
    regions: rows,
    totals: regionTotals(rows),
    places: placesOf(rows, deps.regionNames),
    pending: years.filter((year) => year.summary === null).length,
  };
}

function rowOf(series: readonly PublishedYear<ShortDetails>[], schoolYear: number): OverviewRow {
  const { regionCode, name } = series[0]!;
  const row = regionRow(regionCode, series.flatMap(shortYearOf), schoolYear);
  return { ...row, name, published: series.some((year) => year.schoolYear === schoolYear) };
}

function shortYearOf({ schoolYear, summary }: PublishedYear<ShortDetails>): readonly ShortYear[] {
  if (summary === null) return [];
  const { verdict, sections, sectionsShort, cvsOver, details } = summary;
  return [
    {
      school_year: schoolYear,
      verdict: verdict as Verdict,
      sections,
      sections_short: sectionsShort,
      cvs_over: cvsOver,
      details,
    },
  ];
}

const provinceDigits = 2;
const cityDigits = 4;

/** The provinces and cities in which the regions lie, by code, with their names. */
function placesOf(rows: readonly OverviewRow[], names: RegionNames): readonly PlaceView[] {
  const codes = rows.flatMap(({ region_code: code }) => [code.slice(0, provinceDigits), code.slice(0, cityDigits)]);
  return [...new Set(codes)].toSorted().map((under) => ({ under, name: nameOfRegion(names, under.padEnd(6, "0")) }));
}
