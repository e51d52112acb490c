import type { SheetRow } from "@youheng/kernel/sense";
import { csvRows } from "./csv-rows.ts";
import { kindOfFile } from "./file-kind.ts";
import { bytesOf, headOf, type ReturnSource } from "./file-source.ts";
import { READ_LIMITS } from "./limits.ts";
import { openWhole } from "./whole-workbook.ts";
import { openXlsx } from "./xlsx-workbook.ts";
import { zipDirectory } from "./zip-directory.ts";

/**
 * The rows of a small file of any format that is read: a text, or the first sheet of a workbook.
 *
 * @param file  as it was uploaded; for a text the name of its sheet
 * @throws UnreadableFile when it is damaged, encrypted, something else, or larger than allowed
 */
export async function rowsOfFile(
  source: ReturnSource,
  file: string,
): Promise<{ readonly sheet: string; readonly rows: readonly SheetRow[] }> {
  const kind = kindOfFile(await headOf(source, 4096));
  if (kind === "text" || kind === "html") return { sheet: file, rows: await collect(textBatches(source)) };
  const bytes = await bytesOf(source);
  const sheets = kind === "ole2" ? await openWhole(bytes, "xls", READ_LIMITS) : await openZip(bytes);
  const [first] = sheets;
  if (first === undefined) return { sheet: file, rows: [] };
  return { sheet: first.name, rows: await collect(first.rows(await first.outline())) };
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
