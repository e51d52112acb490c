import { setImmediate } from "node:timers/promises";
import type { Assessment } from "@youheng/kernel/assess";
import type { Answer, Words } from "@youheng/kernel/model";
import { nameOfRegion, Refusal } from "../returns/index.ts";
import { boundariesUnder, listYearSummaries } from "../store/index.ts";
import { answerForRegion, bundleOrRefuse } from "./assess-return.ts";
import { isFor, summaryBy } from "./keep-summaries.ts";
import type { OverviewAsk, OverviewDeps } from "./overview.ts";

/** What a report on several regions is made from. */
export interface RegionsReportGround {
  readonly of: readonly { readonly answer: Answer<Assessment>; readonly group: number }[];
  /** region code → name */
  readonly names: ReadonlyMap<string, Words>;
  /** the province or city; undefined: all regions */
  readonly title: Words | undefined;
  /** region code → GeoJSON text */
  readonly boundaries: ReadonlyMap<string, string>;
}

/**
 * Gathers what the report on all regions of a province or city is made from: every return published in that year, judged one
 * after the other, others being served between two.
 *
 * @throws Refusal when nothing is published there, or there is no such standard
 */
export async function regionsReportGround(deps: OverviewDeps, ask: OverviewAsk): Promise<RegionsReportGround> {
  const { schoolYear, standardId, under } = ask;
  const { standard } = bundleOrRefuse(deps.policy, standardId);
  const span = { under, from: schoolYear, to: schoolYear, detailsFrom: schoolYear + 1 };
  const published = await listYearSummaries(deps.store, { ...summaryBy(deps, standardId), ...span });
  const regions = published.filter(({ regionCode }) => isFor(standard, regionCode));
  const of: { answer: Answer<Assessment>; group: number }[] = [];
  for (const { regionCode } of regions) {
    const { answer } = await answerForRegion(deps, { regionCode, schoolYear, standardId });
    if (answer.result.grouped.groups.length > 0) of.push({ answer, group: 0 });
    await setImmediate();
  }
  if (of.length === 0)
    throw new Refusal("not-found", {
      zh: "这一学年这里还没有发布的报表，写不成汇总报告。",
      en: "No return of this year is published here, so there is nothing to report on.",
    });
  return {
    of,
    names: new Map(regions.map(({ regionCode, name }) => [regionCode, name])),
    title: under === "" ? undefined : nameOfRegion(deps.regionNames, under.padEnd(6, "0")),
    boundaries: new Map((await boundariesUnder(deps.store, under)).map((one) => [one.regionCode, one.geojson])),
  };
}
