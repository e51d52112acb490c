import {
  type BirthsTable,
  type Enrolment,
  enrolmentOf,
  type EnrolmentRow,
  type JoinedHistory,
  type PlannedPlaces,
  withLineage,
} from "@youheng/kernel/foresee";
import { columnId, type FactsJson, type Finding } from "@youheng/kernel/model";
import {
  readBirthsFile,
  type ReadEnrolment,
  readEnrolmentFiles,
  readPlacesFile,
  type ReturnSource,
} from "../sense/index.ts";
import {
  factsOfVersion,
  findPublished,
  type HistoryFile,
  historyFileBytes,
  type HistoryKind,
  listHistoryFiles,
  type LineageVersion,
  listRegions,
  newestLineage,
  type Store,
  type Version,
} from "../store/index.ts";

/** What a region's past is known from. */
export interface RegionHistory {
  /** null: nothing is known at all */
  readonly enrolment: Enrolment | null;
  readonly births: BirthsTable | null;
  readonly places: readonly PlannedPlaces[];
  /** files: enrolment by grade was brought · returns: by stage, from the published returns */
  readonly source: "files" | "returns";
  /** the newest file of each kind */
  readonly files: readonly HistoryFile[];
  /** the published returns, newest first */
  readonly versions: readonly Version[];
  /** the newest lineage of the region's schools; undefined: none was ever saved */
  readonly schools: LineageVersion | undefined;
  /** schools that have the past of those they came from */
  readonly joined: readonly JoinedHistory[];
}

/** What a region's history is read from: its newest files, returns and lineage. */
export type HistoryGround = Pick<RegionHistory, "files" | "versions" | "schools">;

/** The newest file of each kind, the published returns of a region, and the lineage of its schools. */
export async function groundOfHistory(store: Store, regionCode: string): Promise<HistoryGround> {
  const all = await listHistoryFiles(store, regionCode);
  const files = all.filter((file, i) => all.findIndex(({ kind }) => kind === file.kind) === i);
  const region = (await listRegions(store)).find((one) => one.regionCode === regionCode);
  const versions: Version[] = [];
  for (const year of region?.years ?? []) {
    if (year.publishedNumber === null) continue;
    const version = await findPublished(store, regionCode, year.schoolYear);
    if (version !== undefined) versions.push(version);
  }
  return {
    files,
    versions: versions.toSorted((a, b) => b.schoolYear - a.schoolYear),
    schools: await newestLineage(store, regionCode),
  };
}

/**
 * A region's past: the files it brought; without enrolment by grade, students by stage from the published returns.
 *
 * @param stages  ids of the stages a return may have, in the order children pass them
 */
export async function historyOfRegion(
  store: Store,
  ground: HistoryGround,
  stages: readonly string[],
): Promise<RegionHistory> {
  const bytesOf = async (kind: HistoryKind): Promise<ReturnSource | null> => {
    const file = ground.files.find((one) => one.kind === kind);
    return file === undefined ? null : { bytes: await historyFileBytes(store, file), name: file.fileName };
  };
  const [enrolment, births, places] = [await bytesOf("enrolment"), await bytesOf("births"), await bytesOf("places")];
  const lineage = ground.schools?.events ?? [];
  const read = enrolment === null ? null : (await readEnrolmentFiles([enrolment], { lineage })).result;
  const known = read ?? (await fromReturns(store, { ...ground, stages }));
  return {
    ...ground,
    source: read === null ? "returns" : "files",
    enrolment: known?.enrolment ?? null,
    joined: known?.joined ?? [],
    births: births === null ? null : (await readBirthsFile(births)).result,
    places: places === null ? [] : ((await readPlacesFile(places)).result ?? []),
  };
}

async function fromReturns(
  store: Store,
  { versions, schools, stages }: HistoryGround & { readonly stages: readonly string[] },
): Promise<ReadEnrolment | null> {
  const rows: EnrolmentRow[] = [];
  for (const version of versions)
    rows.push(...rowsOf(await factsOfVersion(store, version), version.schoolYear, stages));
  if (rows.length === 0) return null;
  const past = withLineage(rows, schools?.events ?? []);
  return { enrolment: enrolmentOf(past.rows, { labels: ["township"], grades: stages }), joined: past.joined };
}

function rowsOf(facts: FactsJson, schoolYear: number, stages: readonly string[]): readonly EnrolmentRow[] {
  const codes = facts.text["school_code"] ?? [];
  const townships = facts.text["township"] ?? [];
  return codes.flatMap((code, row) =>
    stages.flatMap((stage) => {
      const students = facts.numbers[columnId("students", stage)]?.[row] ?? null;
      if (code === null || students === null) return [];
      return [{ unit: code, schoolYear, grade: stage, students, groups: [townships[row] ?? ""] }];
    }),
  );
}

/** What a file of a region's history holds, or what is wrong with it. */
export async function checkHistoryFile(
  kind: Exclude<HistoryKind, "housing" | "changes">,
  source: ReturnSource,
): Promise<{ readonly rows: number; readonly findings: readonly Finding[] }> {
  if (kind === "enrolment") {
    const { result, findings } = await readEnrolmentFiles([source]);
    return { rows: result?.enrolment.units.length ?? 0, findings };
  }
  if (kind === "births") {
    const { result, findings } = await readBirthsFile(source);
    return { rows: result === null ? 0 : result.areas.length * result.years, findings };
  }
  const { result, findings } = await readPlacesFile(source);
  return { rows: result?.length ?? 0, findings };
}
