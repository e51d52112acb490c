import { roadAhead, type RoadMeasure, schedule } from "@youheng/kernel/act";
import { assessmentDocument } from "@youheng/kernel/assess";
import type { RoadAheadView } from "../api-types.ts";
import { answerFor, type AssessDeps, bundleOrRefuse } from "../assess/index.ts";
import { findPublished, listRegions, type RoadMeasureRow, versionId } from "../store/index.ts";

/** A measure as the engine takes it. */
export function roadMeasureOf(row: RoadMeasureRow): RoadMeasure {
  return {
    id: row.measure_id,
    startsOn: row.starts_on,
    endsOn: row.ends_on,
    dependsOn: row.depends_on,
    changes: row.changes,
  };
}

/** When each measure is done, by id; null: never. */
export function doneDays(rows: readonly RoadMeasureRow[]): ReadonlyMap<string, string> {
  return schedule(rows.map(roadMeasureOf)).doneOn;
}

/**
 * By when the district passes if all is done on time, from its newest published return. Changes of schools or columns that this return has not
 * are left out: a school that closed needs nothing any more.
 *
 * @returns null when nothing is published, or there is no measure
 */
export async function roadOfRegion(
  deps: AssessDeps,
  ask: { readonly regionCode: string; readonly standardId: string; readonly measures: readonly RoadMeasureRow[] },
): Promise<RoadAheadView | null> {
  const region = (await listRegions(deps.store)).find((one) => one.regionCode === ask.regionCode);
  const newest = region?.years.find((one) => one.publishedNumber !== null);
  if (newest === undefined || ask.measures.length === 0) return null;
  const version = await findPublished(deps.store, ask.regionCode, newest.schoolYear);
  if (version === undefined) return null;
  const answer = await answerFor(deps.store, version, bundleOrRefuse(deps.policy, ask.standardId));
  const { facts } = answer.result;
  const schools = new Set(facts.text["school_code"]);
  const measures = ask.measures.map(roadMeasureOf).map((measure) => ({
    ...measure,
    changes: measure.changes.filter(({ schoolCode, column }) => schools.has(schoolCode) && column in facts.numbers),
  }));
  const { steps, passesOn } = roadAhead(answer.result, 0, measures);
  return {
    standard: ask.standardId,
    from_version: versionId(version),
    steps: [...steps],
    passes_on: passesOn,
    verdict: assessmentDocument(answer).verdict,
  };
}
