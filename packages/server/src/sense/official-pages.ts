import { basename, extname } from "node:path";
import type { Finding } from "@youheng/kernel/model";
import type { OfficialPage, SheetRow } from "@youheng/kernel/sense";
import { csvRows } from "./csv-rows.ts";
import { fileFinding, unreadable, UnreadableFile } from "./file-findings.ts";
import { kindOfFile } from "./file-kind.ts";
import type { ReadLimits } from "./limits.ts";
import type { OfficialFile } from "./official-files.ts";
import { openWorkbook } from "./open-sheets.ts";
import type { OpenSheet } from "./workbook.ts";

/** A school's workbook has some hundred rows; a sheet with more is no sheet of an official return. */
const MOST_ROWS = 5000;

/**
 * All sheets of one file with their rows. A file that cannot be read is a finding and gives no sheet, so that the others of the
 * folder are read all the same.
 */
export async function officialPages(
  file: OfficialFile,
  limits: ReadLimits,
): Promise<{ pages: OfficialPage[]; findings: Finding[] }> {
  try {
    return { pages: await pagesOf(file, limits), findings: [] };
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error;
    return { pages: [], findings: [fileFinding(file.name, error.code, "error", error.telling)] };
  }
}

async function pagesOf(file: OfficialFile, limits: ReadLimits): Promise<OfficialPage[]> {
  const bytes = await file.bytes();
  if (bytes.length === 0) throw unreadable.empty();
  const kind = kindOfFile(bytes.subarray(0, 4096));
  if (kind === "html") throw unreadable.html(file.name);
  if (kind === "text") return [await textPage(file.name, bytes)];
  return await pagesOfSheets(file.name, await openWorkbook(bytes, kind, limits));
}

async function textPage(name: string, bytes: Uint8Array): Promise<OfficialPage> {
  const rows: SheetRow[] = [];
  for await (const batch of csvRows({ bytes, name })) {
    rows.push(...batch.rows);
    if (rows.length > MOST_ROWS) break;
  }
  return { file: name, sheet: basename(name, extname(name)), rows };
}

/** The rows of every visible sheet. */
export async function pagesOfSheets(file: string, sheets: readonly OpenSheet[]): Promise<OfficialPage[]> {
  const pages: OfficialPage[] = [];
  for (const sheet of sheets) if (!sheet.hidden) pages.push({ file, sheet: sheet.name, rows: await rowsOf(sheet) });
  return pages;
}

async function rowsOf(sheet: OpenSheet): Promise<SheetRow[]> {
  const rows: SheetRow[] = [];
  for await (const batch of sheet.rows(await sheet.outline())) {
    rows.push(...batch);
    if (rows.length > MOST_ROWS) break;
  }
  return rows;
}
