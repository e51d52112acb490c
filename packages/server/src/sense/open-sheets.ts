import { basename, extname } from "node:path";
import { csvRows } from "./csv-rows.ts";
import { unreadable } from "./file-findings.ts";
import { kindOfFile } from "./file-kind.ts";
import { bytesOf, headOf, type ReturnSource, sizeOf } from "./file-source.ts";
import type { ReadLimits } from "./limits.ts";
import { openWhole } from "./whole-workbook.ts";
import type { OpenSheet } from "./workbook.ts";
import { openXlsx } from "./xlsx-workbook.ts";
import { zipDirectory } from "./zip-directory.ts";

/**
 * The sheets of a file of any format that is read; a text (CSV) is one sheet with the name of the file.
 *
 * @param fileName  as it was uploaded; for a text its stem is the sheet's name
 * @throws UnreadableFile when it is damaged, encrypted, something else, or larger than allowed
 */
export async function openSheets(
  source: ReturnSource,
  fileName: string,
  limits: ReadLimits,
): Promise<readonly OpenSheet[]> {
  await sizeOf(source, limits);
  const kind = kindOfFile(await headOf(source, 4096));
  if (kind === "html") throw unreadable.html(fileName);
  return kind === "text" ? [textSheet(source, fileName)] : openWorkbook(await bytesOf(source), kind, limits);
}

/**
 * The sheets of a workbook: XLS in an OLE2 container, XLSX, XLSB or ODS in a zip.
 *
 * @throws UnreadableFile when it is damaged, encrypted, something else, or larger than allowed
 */
export async function openWorkbook(
  bytes: Uint8Array,
  kind: "zip" | "ole2",
  limits: ReadLimits,
): Promise<readonly OpenSheet[]> {
  if (kind === "ole2") {
    if (Buffer.from(bytes).includes(Buffer.from("EncryptedPackage", "utf16le"))) throw unreadable.encrypted();
    return openWhole(bytes, "xls", limits);
  }
  const parts = zipDirectory(bytes, "XLSX", limits);
  if (parts.has("xl/workbook.bin")) return openWhole(bytes, "xlsb", limits);
  if (parts.has("content.xml")) return openWhole(bytes, "ods", limits);
  if (!parts.has("[Content_Types].xml")) throw unreadable.foreign("ZIP");
  return openXlsx(bytes, limits);
}

function textSheet(source: ReturnSource, fileName: string): OpenSheet {
  async function* rows() {
    for await (const batch of csvRows(source)) yield batch.rows;
  }
  return {
    name: basename(fileName, extname(fileName)),
    hidden: false,
    head: async (count) => {
      for await (const batch of rows()) return batch.slice(0, count);
      return [];
    },
    outline: async () => ({ merges: [], rowCount: 0 }),
    rows,
  };
}
