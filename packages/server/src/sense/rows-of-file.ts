import type { SheetRow } from "@youheng/kernel/sense";
import { csvRows } from "./csv-rows.ts";
import { kindOfFile } from "./file-kind.ts";
import { bytesOf, headOf, type ReturnSource, sizeOf } from "./file-source.ts";
import { READ_LIMITS } from "./limits.ts";
import type { OpenSheet } from "./workbook.ts";
import { openXlsx } from "./xlsx-workbook.ts";
import { openWhole } from "./whole-workbook.ts";
import { zipDirectory } from "./zip-directory.ts";

/** One sheet of a small file, all its rows. */
export interface SheetOfFile {
  readonly sheet: string;
  readonly rows: readonly SheetRow[];
}

/**
 * All rows of a small file: a CSV, or one sheet of a workbook: the first of the names that it has, else its first.
 *
 * @param names  sheet names to look for
 * @throws       UnreadableFile
 */
export async function rowsOfFile(
  source: ReturnSource,
  file: string,
  names: readonly string[] = [],
): Promise<SheetOfFile> {
  await sizeOf(source, READ_LIMITS);
  const kind = kindOfFile(await headOf(source, 4096));
  if (kind === "text" || kind === "html") return { sheet: file, rows: await collect(textBatches(source)) };
  const bytes = await bytesOf(source);
  const sheets = kind === "ole2" ? await openWhole(bytes, "xls", READ_LIMITS) : await openZip(bytes);
  const chosen = namedSheet(sheets, names) ?? sheets[0];
  if (chosen === undefined) return { sheet: file, rows: [] };
  return { sheet: chosen.name, rows: await collect(chosen.rows(await chosen.outline())) };
}

/** The sheet of one of these names, whatever its letters' case. */
export function namedSheet(sheets: readonly OpenSheet[], names: readonly string[]): OpenSheet | undefined {
  const known = new Set(names.map((name) => name.toLowerCase()));
  return sheets.find((sheet) => known.has(sheet.name.trim().toLowerCase()));
}

async function openZip(bytes: Uint8Array): Promise<ReturnType<typeof openXlsx>> {
  const parts = zipDirectory(bytes, "XLSX", READ_LIMITS);
  return parts.has("content.xml") ? openWhole(bytes, "ods", READ_LIMITS) : openXlsx(bytes, READ_LIMITS);
}

async function* textBatches(source: ReturnSource): AsyncGenerator<readonly SheetRow[]> {
  for await (const batch of csvRows(source)) yield batch.rows;
}

async function collect(batches: AsyncIterable<readonly SheetRow[]>): Promise<readonly SheetRow[]> {
  const rows: SheetRow[] = [];
  for await (const batch of batches) rows.push(...batch);
  return rows;
}
