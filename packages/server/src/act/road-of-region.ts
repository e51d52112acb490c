import { roadAhead, type RoadMeasure, schedule } from "@youheng/kernel/act";
import { type Assessment, assessmentDocument, dayOfReturn } from "@youheng/kernel/assess";
import type { RoadAheadView } from "../api-types.ts";
import { answerFor, type AssessDeps, bundleOrRefuse } from "../assess/index.ts";
import { findPublished, type RoadMeasureRow, versionId } from "../store/index.ts";
import { newestYear } from "./newest-year.ts";

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
 * The measures as they bear on a return: changes of schools or columns that it has not are left out (a school that closed needs nothing
 * any more), and so are those of measures done before its day, which it shows already, or shows that they failed.
 */
export function measuresForReturn(
  { facts }: Assessment,
  schoolYear: number,
  rows: readonly RoadMeasureRow[],
): readonly RoadMeasure[] {
  const schools = new Set(facts.text["school_code"]);
  const doneOn = doneDays(rows);
  const day = dayOfReturn(schoolYear);
  return rows.map((row): RoadMeasure => {
    const measure = roadMeasureOf(row);
    const isInReturn =
      row.from_year !== null && row.from_year < schoolYear && (doneOn.get(row.measure_id) ?? day) < day;
    const changes = isInReturn
      ? []
      : measure.changes.filter(({ schoolCode, column }) => schools.has(schoolCode) && column in facts.numbers);
    return { ...measure, changes };
  });
}

/**
 * By when the district passes if all is done on time, from its newest published return, and which measures decide the day.
 *
 * @param measures  those that were not dropped
 * @returns         null when nothing is published, or there is no measure
 */
export async function roadOfRegion(
  deps: AssessDeps,
  ask: { readonly regionCode: string; readonly standardId: string; readonly measures: readonly RoadMeasureRow[] },
): Promise<RoadAheadView | null> {
  const newest = await newestYear(deps.store, ask.regionCode);
  if (newest === null || ask.measures.length === 0) return null;
  const version = await findPublished(deps.store, ask.regionCode, newest);
  if (version === undefined) return null;
  const answer = await answerFor(deps.store, version, bundleOrRefuse(deps.policy, ask.standardId));
  const measures = measuresForReturn(answer.result, newest, ask.measures);
  const { steps, passesOn, last, way, stillShort } = roadAhead(answer.result, 0, measures);
  return {
    standard: ask.standardId,
    from_version: versionId(version),
    steps: [...steps],
    passes_on: passesOn,
    last: [...last],
    way: [...way],
    still_short: stillShort,
    verdict: assessmentDocument(answer).verdict,
  };
}
