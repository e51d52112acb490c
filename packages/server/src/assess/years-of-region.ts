import { type AnsweredYear, yearsSideBySide } from "@youheng/kernel/assess";
import type { YearsView } from "../api-types.ts";
import { Refusal } from "../returns/index.ts";
import { findPublished, listRegions, newestLineage } from "../store/index.ts";
import { answerFor, type AssessDeps, bundleOrRefuse } from "./assess-return.ts";

export interface YearsOfRegionAsk {
  readonly regionCode: string;
  readonly standardId: string;
  /** schools named for each CV */
  readonly most: number;
}

/**
 * All published years of a region side by side, and what moved between each and the one published before it.
 *
 * @throws Refusal when nothing is published, or there is no such standard
 */
export async function yearsOfRegion(deps: AssessDeps, ask: YearsOfRegionAsk): Promise<YearsView> {
  const bundle = bundleOrRefuse(deps.policy, ask.standardId);
  const answered: AnsweredYear[] = [];
  for (const schoolYear of await publishedYears(deps, ask.regionCode)) {
    const version = await findPublished(deps.store, ask.regionCode, schoolYear);
    if (version !== undefined) answered.push({ answer: await answerFor(deps.store, version, bundle), group: 0 });
  }
  const lineage = (await newestLineage(deps.store, ask.regionCode))?.events ?? [];
  return {
    standard: bundle.standard.id,
    region_code: ask.regionCode,
    ...yearsSideBySide(answered, { most: ask.most, lineage }),
  };
}

/** Oldest first. */
async function publishedYears({ store }: AssessDeps, regionCode: string): Promise<readonly number[]> {
  const region = (await listRegions(store)).find((one) => one.regionCode === regionCode);
  const years = (region?.years ?? []).flatMap((year) => (year.publishedNumber === null ? [] : [year.schoolYear]));
  if (years.length === 0)
    throw new Refusal("not-found", {
      zh: `${regionCode} 还没有发布的数据。`,
      en: `${regionCode} has no published return yet.`,
    });
  return years.toSorted((a, b) => a - b);
}
