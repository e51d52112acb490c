import { assessmentDocument, type AssessmentDocument, type Assessment } from "@youheng/kernel/assess";
import type { Answer, Words } from "@youheng/kernel/model";
import { findBoundary, findPublished, findRegionName, listRegions } from "../store/index.ts";
import { answerFor, type AssessAsk, type AssessDeps, answerForRegion, bundleOrRefuse } from "./assess-return.ts";

/** What the reports of a county-year are made from: its assessment, its other published years, its name and boundary. */
export interface ReportGround {
  readonly answer: Answer<Assessment>;
  readonly otherYears: readonly AssessmentDocument[];
  readonly regionName: Words;
  /** GeoJSON text */
  readonly boundary: string | undefined;
  readonly file: { readonly name: string; readonly digest: string };
}

/**
 * Gathers what the reports of a county-year are made from.
 *
 * @throws Refusal when nothing is published, or there is no such standard
 */
export async function reportGround(
  deps: AssessDeps,
  ask: AssessAsk & { readonly withOtherYears: boolean },
): Promise<ReportGround> {
  const { version, answer } = await answerForRegion(deps, ask);
  return {
    answer,
    otherYears: ask.withOtherYears ? await otherYearsOf(deps, ask) : [],
    regionName: await findRegionName(deps.store, ask.regionCode),
    boundary: await findBoundary(deps.store, ask.regionCode),
    file: { name: version.fileName, digest: version.uploadDigest ?? version.digest },
  };
}

async function otherYearsOf(deps: AssessDeps, ask: AssessAsk): Promise<readonly AssessmentDocument[]> {
  const bundle = bundleOrRefuse(deps.policy, ask.standardId);
  const region = (await listRegions(deps.store)).find((one) => one.regionCode === ask.regionCode);
  const documents: AssessmentDocument[] = [];
  for (const { schoolYear, publishedNumber } of region?.years ?? []) {
    if (publishedNumber === null || schoolYear === ask.schoolYear) continue;
    const version = await findPublished(deps.store, ask.regionCode, schoolYear);
    if (version === undefined) continue;
    const answer = await answerFor(deps.store, version, bundle);
    if (answer.result.grouped.groups.length > 0) documents.push(assessmentDocument(answer, 0));
  }
  return documents;
}
