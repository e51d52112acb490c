import { basename } from "node:path";
import {
  type BirthsTable,
  birthsTable,
  type ChangeRow,
  type Enrolment,
  enrolmentOf,
  type FileReading,
  type HousingRow,
  joinedFiles,
  type JoinedHistory,
  readBirths,
  readChanges,
  readEnrolment,
  readHousing,
  type PlannedPlaces,
  readPlannedPlaces,
  type TablePlace,
  withLineage,
} from "@youheng/kernel/foresee";
import type { Answer, Finding } from "@youheng/kernel/model";
import type { LineageEvent, SheetRow } from "@youheng/kernel/sense";
import { fileFinding, UnreadableFile } from "./file-findings.ts";
import { type ReturnSource, sizeOf } from "./file-source.ts";
import { READ_LIMITS } from "./limits.ts";
import { openSheets } from "./open-sheets.ts";
import { withoutGzip } from "./unzip-gz.ts";

/** What is said of the order of grades, which is of no use where it was given. */
const ORDER_TOLD = new Set(["FORESEE-012", "FORESEE-013"]);

/** How enrolment is read. */
export interface EnrolmentFileAsk {
  /** the order of grades; absent: by their names, else as they first appear */
  readonly grades?: readonly string[];
  /** columns that are groupings whatever they hold */
  readonly groups?: readonly string[];
  /** what became of schools: their past is read under the codes of today */
  readonly lineage?: readonly LineageEvent[];
}

/** Enrolment that was read, and whose past was joined. */
export interface ReadEnrolment {
  readonly enrolment: Enrolment;
  readonly joined: readonly JoinedHistory[];
}

/**
 * Reads enrolment in long form from one file or several, of any format that returns come in, gzipped or not; of a workbook the first
 * sheet. Several files are put together: districts that keep a file each, or years.
 *
 * @returns  the table, null when a file has errors, with everything that is wrong in all of them
 * @example  (await readEnrolmentFiles([{ path: "enrolment.csv.gz" }])).result?.enrolment.units.length
 */
export async function readEnrolmentFiles(
  sources: readonly ReturnSource[],
  { grades, groups = [], lineage = [] }: EnrolmentFileAsk = {},
): Promise<Answer<ReadEnrolment | null>> {
  const read: FileReading[] = [];
  const unread: Finding[] = [];
  for (const source of sources) {
    const file = nameOf(source);
    const one = await readTable(source, (rows, place) => {
      const reading = readEnrolment(rows, place, groups);
      return { findings: reading.findings, make: () => ({ ...reading, file }), evenWrong: true };
    });
    if (one.result === null) unread.push(...one.findings);
    else read.push(one.result);
  }
  const trace = { zh: `读入 ${sources.map(nameOf).join("、")}`, en: `read from ${sources.map(nameOf).join(", ")}` };
  const joined = read.length === 0 ? { rows: [], labels: [], findings: [] } : joinedFiles(read);
  const past = withLineage(joined.rows, lineage);
  const findings = [...unread, ...joined.findings, ...past.findings].filter(
    ({ code }) => grades === undefined || !ORDER_TOLD.has(code),
  );
  if (findings.some(({ severity }) => severity === "error") || past.rows.length === 0)
    return { result: null, findings, trace };
  const ask = { labels: joined.labels, ...(grades === undefined ? {} : { grades }) };
  return { result: { enrolment: enrolmentOf(past.rows, ask), joined: past.joined }, findings, trace };
}

function nameOf(source: ReturnSource): string {
  return "path" in source ? basename(source.path) : source.name;
}

/** Reads births, or population by age, in the same way. */
export async function readBirthsFile(source: ReturnSource): Promise<Answer<BirthsTable | null>> {
  return readTable(source, (rows, place) => {
    const read = readBirths(rows, place);
    return { findings: read.findings, make: () => (read.rows.length === 0 ? null : birthsTable(read.rows)) };
  });
}

/** Reads planned places of schools in the same way. */
export async function readPlacesFile(source: ReturnSource): Promise<Answer<readonly PlannedPlaces[] | null>> {
  return readTable(source, (rows, place) => {
    const read = readPlannedPlaces(rows, place);
    return { findings: read.findings, make: () => read.rows };
  });
}

/** Reads new housing in the same way; rows that can be used are given even where others are wrong, so that they too can be checked. */
export async function readHousingFile(source: ReturnSource): Promise<Answer<readonly HousingRow[] | null>> {
  return readTable(source, (rows, place) => usable(readHousing(rows, place)));
}

/** Reads schools that open, close and merge in the same way as housing. */
export async function readChangesFile(source: ReturnSource): Promise<Answer<readonly ChangeRow[] | null>> {
  return readTable(source, (rows, place) => usable(readChanges(rows, place)));
}

function usable<Row>({ rows, findings }: { readonly rows: readonly Row[]; readonly findings: readonly Finding[] }) {
  return { findings, make: () => rows, evenWrong: true };
}

interface Made<T> {
  readonly findings: readonly Finding[];
  readonly make: () => T | null;
  /** make it where rows are wrong too */
  readonly evenWrong?: boolean;
}

async function readTable<T>(
  source: ReturnSource,
  read: (rows: readonly SheetRow[], place: TablePlace) => Made<T>,
): Promise<Answer<T | null>> {
  const file = nameOf(source);
  const trace = { zh: `读入 ${file}`, en: `read from ${file}` };
  try {
    await sizeOf(source, READ_LIMITS);
    const [sheet] = await openSheets(await withoutGzip(source, READ_LIMITS), file, READ_LIMITS);
    const {
      findings,
      make,
      evenWrong = false,
    } = read(sheet === undefined ? [] : await rowsOfSheet(sheet), {
      file,
      sheet: sheet?.name ?? file,
    });
    const wrong = findings.some(({ severity }) => severity === "error");
    return { result: wrong && !evenWrong ? null : make(), findings, trace };
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error;
    return { result: null, findings: [fileFinding(file, error.code, "error", error.telling)], trace };
  }
}

async function rowsOfSheet(sheet: Awaited<ReturnType<typeof openSheets>>[number]): Promise<readonly SheetRow[]> {
  const rows: SheetRow[] = [];
  for await (const batch of sheet.rows(await sheet.outline())) for (const row of batch) rows.push(row);
  return rows;
}
