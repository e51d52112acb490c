import type { PublishedYear } from "../store/index.ts";
import { listYearSummaries } from "../store/index.ts";
import type { OverviewRow, OverviewView, OverviewYear } from "../api-types.ts";
import { type AssessDeps, bundleOrRefuse } from "./assess-return.ts";
import { isFor, summaryBy } from "./keep-summaries.ts";
import type { SummaryDetails } from "./year-summary.ts";

export interface OverviewAsk {
  readonly standardId: string;
  readonly schoolYear: number;
  /** first digits of the region codes: "33" a province, "3301" a city, "" all */
  readonly under: string;
}

/** Years shown side by side, the one asked for the last. */
const yearsShown = 5;

/**
 * Many regions at once, one light row each, from what was computed when their returns were published.
 *
 * @throws Refusal when there is no such standard
 */
export async function overview(deps: AssessDeps, ask: OverviewAsk): Promise<OverviewView> {
  const { standard } = bundleOrRefuse(deps.policy, ask.standardId);
  const years = await listYearSummaries<SummaryDetails>(deps.store, {
    ...summaryBy(deps, ask.standardId),
    under: ask.under,
    from: ask.schoolYear - yearsShown + 1,
    to: ask.schoolYear,
  });
  const regions = Map.groupBy(
    years.filter((year) => isFor(standard, year.regionCode)),
    (year) => year.regionCode,
  );
  const rows = [...regions.values()].map((series) => rowOf(series, ask.schoolYear));
  return {
    standard: standard.id,
    standard_name: standard.name,
    school_year: ask.schoolYear,
    under: ask.under,
    regions: rows,
    pending: years.filter((year) => year.summary === null && isFor(standard, year.regionCode)).length,
  };
}

function rowOf(series: readonly PublishedYear<SummaryDetails>[], schoolYear: number): OverviewRow {
  const [first] = series;
  const asked = series.find((year) => year.schoolYear === schoolYear);
  const details = asked?.summary?.details ?? null;
  return {
    region_code: first!.regionCode,
    name: first!.name,
    published: asked !== undefined,
    verdict: asked?.summary?.verdict ?? null,
    students: details?.students ?? null,
    sections: asked?.summary?.sections ?? null,
    sections_short: asked?.summary?.sectionsShort ?? null,
    stages: details?.stages ?? [],
    cvs_over: details?.cvs_over ?? [],
    largest_gaps: details?.largest_gaps ?? [],
    series: series.flatMap(yearOf),
  };
}

function yearOf({ schoolYear, summary }: PublishedYear<SummaryDetails>): readonly OverviewYear[] {
  if (summary === null) return [];
  const { verdict, sections, sectionsShort, cvsOver } = summary;
  return [{ school_year: schoolYear, verdict, sections, sections_short: sectionsShort, cvs_over: cvsOver }];
}
