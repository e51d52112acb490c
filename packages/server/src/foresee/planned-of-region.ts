import type { ChangeRow, HousingRow, PlannedChanges } from "@youheng/kernel/foresee";
import type { Answer, Finding } from "@youheng/kernel/model";
import { readChangesFile, readEnrolmentFiles, readHousingFile, type ReturnSource } from "../sense/index.ts";
import {
  type HistoryFile,
  historyFileBytes,
  type HistoryKind,
  listHistoryFiles,
  newestLineage,
  type Store,
} from "../store/index.ts";
import { inThread } from "./in-thread.ts";
import type { PlannedAsk } from "./planned-worker.ts";

/** Kinds of files that say what is planned. */
export type PlannedKind = Extract<HistoryKind, "housing" | "changes">;

/** Years ahead on which plans are checked: those the page shows. */
const CHECKED_YEARS = 5;

/** Whether a kind of file says what is planned. @example isPlanned("births") // false */
export function isPlanned(kind: HistoryKind): kind is PlannedKind {
  return kind === "housing" || kind === "changes";
}

/** The newest file of a kind as a source; null: there is none. */
export async function newestSource(
  store: Store,
  files: readonly HistoryFile[],
  kind: HistoryKind,
): Promise<ReturnSource | null> {
  const file = files.find((one) => one.kind === kind);
  return file === undefined ? null : { bytes: await historyFileBytes(store, file), name: file.fileName };
}

/**
 * What is planned in a region: the newest files of housing and of changes.
 *
 * @returns null when neither was brought, or both are empty
 */
export async function plannedOfRegion(store: Store, files: readonly HistoryFile[]): Promise<PlannedChanges | null> {
  const plan = {
    housing: (await readPlanned("housing", await newestSource(store, files, "housing"))).result ?? [],
    changes: (await readPlanned("changes", await newestSource(store, files, "changes"))).result ?? [],
  };
  return plan.housing.length + plan.changes.length === 0 ? null : plan;
}

type PlannedRead<Kind extends PlannedKind> = Answer<
  readonly (Kind extends "housing" ? HousingRow : ChangeRow)[] | null
>;

async function readPlanned<Kind extends PlannedKind>(
  kind: Kind,
  source: ReturnSource | null,
): Promise<PlannedRead<Kind>> {
  if (source === null) return { result: [], findings: [], trace: { zh: "没有文件", en: "no file" } };
  // the kind says which rows are read
  return (kind === "housing" ? await readHousingFile(source) : await readChangesFile(source)) as PlannedRead<Kind>;
}

/**
 * Checks a file of plans: its cells, and, where enrolment by grade was brought, whether it fits the schools and years of the forecast together with the
 * other kept file of plans. Every mistake at once.
 */
export async function checkPlannedFile(
  store: Store,
  {
    regionCode,
    kind,
    source,
  }: { readonly regionCode: string; readonly kind: PlannedKind; readonly source: ReturnSource },
): Promise<{ readonly rows: number; readonly findings: readonly Finding[] }> {
  const read = await readPlanned(kind, source);
  const files = await listHistoryFiles(store, regionCode);
  const enrolment = await newestSource(store, files, "enrolment");
  const lineage = (await newestLineage(store, regionCode))?.events ?? [];
  const known = enrolment === null ? null : (await readEnrolmentFiles([enrolment], { lineage })).result;
  const rows = read.result?.length ?? 0;
  if (known === null || read.result === null || rows === 0) return { rows, findings: read.findings };
  const kept = await plannedOfRegion(store, files);
  const plan = { housing: [], changes: [], ...kept, [kind]: read.result };
  const ask: PlannedAsk = { enrolment: known.enrolment, plan, horizon: CHECKED_YEARS };
  const fits = await inThread<readonly Finding[]>(new URL("./planned-worker.ts", import.meta.url), ask);
  return { rows, findings: [...read.findings, ...fits] };
}
