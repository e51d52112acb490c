import type { Finding } from "@youheng/kernel/model";
import {
  applicationPages,
  cellText,
  cleanKey,
  type FormIndex,
  HEADER_WITHIN,
  indexForm,
  type OfficialGround,
  type OfficialPage,
  type OfficialReading,
  readOfficialReturn,
  recogniseSheets,
} from "@youheng/kernel/sense";
import { bytesOf, headOf, type ReturnSource, sizeOf } from "./file-source.ts";
import { kindOfFile } from "./file-kind.ts";
import type { ReadLimits } from "./limits.ts";
import { openSheets } from "./open-sheets.ts";
import { isFolder, nameOfSource, type OfficialFile, officialFiles } from "./official-files.ts";
import { officialPages } from "./official-pages.ts";
import { zipDirectory } from "./zip-directory.ts";

/** Called after each file: how many of how many were read. */
export type OfficialPace = (read: number, of: number) => Promise<void>;

/** A workbook larger than this is no school's. */
const LARGEST_WORKBOOK = 8 * 2 ** 20;

/**
 * Whether a source is an official return: a folder, a zip that holds files, or a workbook with sheets that a form knows.
 *
 * @throws UnreadableFile when it is damaged, encrypted or no spreadsheet
 */
export async function isOfficialSource(
  source: ReturnSource,
  ground: OfficialGround,
  limits: ReadLimits,
): Promise<boolean> {
  if (await isFolder(source)) return true;
  const bytes = await sizeOf(source, limits);
  const kind = kindOfFile(await headOf(source, 4096));
  if (kind === "zip" && isCollection(await bytesOf(source), limits)) return true;
  return (
    (kind === "zip" || kind === "ole2") && bytes <= LARGEST_WORKBOOK && (await holdsKnownSheet(source, ground, limits))
  );
}

async function holdsKnownSheet(source: ReturnSource, ground: OfficialGround, limits: ReadLimits): Promise<boolean> {
  const pages: OfficialPage[] = [];
  for (const sheet of await openSheets(source, nameOfSource(source), limits))
    pages.push({ file: "", sheet: sheet.name, rows: await sheet.head(HEADER_WITHIN) });
  const { known } = recogniseSheets(pages, ground.forms);
  if (known.some(({ sheet }) => sheet.remark === undefined && !sheet.aside)) return true;
  const applied = ground.application === null ? [] : applicationPages(pages, ground.application);
  if (known.length === 0 && applied.length === 0) return false;
  const table = ground.tables.get(ground.application?.valuesBy ?? "");
  const index = table === undefined ? null : indexForm(table, ground.fields);
  return index === null || !pages.some((page) => isOneRowASchool(page, index));
}

/** What heads a sheet with a row for each school. */
const WHO = ["region_code", "school_year", "school_code"];

/** The workbook of a report holds the application tables and, on a sheet of its own, the return from which they were written. */
function isOneRowASchool({ rows }: OfficialPage, { bySpelling }: FormIndex): boolean {
  return rows.some(({ cells }) => {
    const named = new Set(cells.map((cell) => bySpelling.get(cleanKey(cellText(cell)))?.id));
    return WHO.every((id) => named.has(id));
  });
}

/** A workbook is a zip too: it has parts of these names. */
function isCollection(bytes: Uint8Array, limits: ReadLimits): boolean {
  const parts = zipDirectory(bytes, "ZIP", limits);
  return !["xl/workbook.bin", "content.xml", "[Content_Types].xml"].some((part) => parts.has(part));
}

/**
 * Reads the official return of a folder or zip: every workbook in it, one after the other, then all of them together.
 *
 * @param fileName  the name shown for the whole of it
 * @returns         the reading, with findings on files that cannot be read
 */
export async function readOfficialSource(
  source: ReturnSource,
  how: {
    readonly fileName?: string;
    readonly ground: OfficialGround;
    readonly limits: ReadLimits;
    readonly pace: OfficialPace;
  },
): Promise<OfficialReading> {
  const files = await filesOf(source, how.limits, how.fileName ?? nameOfSource(source));
  const pages: OfficialPage[] = [];
  const findings: Finding[] = [];
  for (const [index, file] of files.entries()) {
    const read = await officialPages(file, how.limits);
    pages.push(...read.pages);
    findings.push(...read.findings);
    await how.pace(index + 1, files.length);
  }
  const reading = readOfficialReturn(how.fileName ?? nameOfSource(source), pages, how.ground);
  return { ...reading, findings: [...findings, ...reading.findings] };
}

/** The files of a folder or zip; a workbook by itself is the only one. */
async function filesOf(source: ReturnSource, limits: ReadLimits, name: string): Promise<readonly OfficialFile[]> {
  if (await isFolder(source)) return await officialFiles(source, limits);
  const isZip = kindOfFile(await headOf(source, 4096)) === "zip";
  return !isZip || !isCollection(await bytesOf(source), limits)
    ? [{ name, bytes: () => bytesOf(source) }]
    : await officialFiles(source, limits);
}
