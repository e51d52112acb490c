import { readOds, readXls, readXlsb, type Workbook } from "hucre";
import type { Cell, SheetRow } from "@youheng/kernel/sense";
import { unreadable } from "./file-findings.ts";
import type { ReadLimits } from "./limits.ts";
import type { OpenSheet } from "./workbook.ts";
import { proveExpansion, zipDirectory } from "./zip-directory.ts";

/** Formats that are small by nature (XLS ends at 65,536 rows) or rare, and are read as a whole. */
export type WholeKind = "xls" | "xlsb" | "ods";

const READERS: Readonly<Record<WholeKind, (bytes: Uint8Array) => Promise<Workbook>>> = {
  xls: readXls,
  xlsb: readXlsb,
  ods: readOds,
};

/**
 * Opens an XLS, XLSB or ODS workbook.
 *
 * @throws UnreadableFile when it is damaged or encrypted
 */
export async function openWhole(bytes: Uint8Array, kind: WholeKind, limits: ReadLimits): Promise<readonly OpenSheet[]> {
  if (kind !== "xls")
    await proveExpansion(bytes, zipDirectory(bytes, kind.toUpperCase(), limits).values(), kind.toUpperCase(), limits);
  const workbook = await readWhole(bytes, kind);
  return workbook.sheets.map((sheet) => {
    const rows = Array.from(sheet.rows, (cells: readonly Cell[] | undefined, at): SheetRow => ({
      number: at + 1,
      cells: cells ?? [],
    }));
    return {
      name: sheet.name,
      hidden: sheet.hidden === true || sheet.veryHidden === true,
      head: async (count) => rows.slice(0, count),
      outline: async () => ({ merges: sheet.merges ?? [], rowCount: rows.length }),
      async *rows() {
        yield rows;
      },
    };
  });
}

/** A whole workbook, or the reason why it cannot be read in our words. */
export async function readWhole(bytes: Uint8Array, kind: WholeKind): Promise<Workbook> {
  try {
    return await READERS[kind](bytes);
  } catch (error) {
    throw isEncrypted(error) ? unreadable.encrypted() : unreadable.damaged(kind.toUpperCase());
  }
}

/** True for the library's own words for a file with a password. */
export function isEncrypted(error: unknown): boolean {
  return error instanceof Error && (error.name === "EncryptedFileError" || /encrypt|password/i.test(error.message));
}
