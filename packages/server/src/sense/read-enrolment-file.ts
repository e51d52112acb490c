import { basename } from "node:path";
import {
  type BirthsTable,
  birthsTable,
  type ChangeRow,
  type Enrolment,
  enrolmentOf,
  type HousingRow,
  naturalGrades,
  readBirths,
  readChanges,
  readEnrolment,
  readHousing,
  type PlannedPlaces,
  readPlannedPlaces,
  type TablePlace,
} from "@youheng/kernel/foresee";
import type { Answer, Finding } from "@youheng/kernel/model";
import type { SheetRow } from "@youheng/kernel/sense";
import { fileFinding, UnreadableFile } from "./file-findings.ts";
import { type ReturnSource, sizeOf } from "./file-source.ts";
import { READ_LIMITS } from "./limits.ts";
import { openSheets } from "./open-sheets.ts";
import { withoutGzip } from "./unzip-gz.ts";

/**
 * Reads enrolment in long form from a file of any format that returns come in, gzipped or not; of a workbook the first sheet.
 *
 * @param grades  the order of grades; absent: as they first appear
 * @param groups  columns that are groupings whatever they hold
 * @returns       the table, null when the file has errors, with everything that is wrong
 * @example       (await readEnrolmentFile({ path: "enrolment.csv.gz" })).result?.units.length
 */
export async function readEnrolmentFile(
  source: ReturnSource,
  grades?: readonly string[],
  groups: readonly string[] = [],
): Promise<Answer<Enrolment | null>> {
  return readTable(source, (rows, place) => {
    const read = readEnrolment(rows, place, groups);
    const findings = grades === undefined ? read.findings : read.findings.filter(({ code }) => code !== "FORESEE-012");
    const ask = { labels: read.labels, ...(grades === undefined ? {} : { grades }) };
    return { findings, make: () => enrolmentOf(read.rows, ask) };
  });
}

/**
 * Reads enrolment with its grades in the order their names tell, whatever school the file begins with; where they tell none, as they first appear.
 *
 * @example (await readEnrolmentInOrder({ path: "enrolment.csv" })).result?.grades // ["K", "1", "2"]
 */
export async function readEnrolmentInOrder(source: ReturnSource): Promise<Answer<Enrolment | null>> {
  const read = await readEnrolmentFile(source);
  const order = read.result === null ? null : naturalGrades(read.result.grades);
  if (order === null || order.every((grade, at) => grade === read.result!.grades[at])) return read;
  return readEnrolmentFile(source, order);
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
  const file = "path" in source ? basename(source.path) : source.name;
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
