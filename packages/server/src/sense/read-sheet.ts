import { basename } from "node:path";
import type { Finding } from "@youheng/kernel/model";
import type { SheetRow } from "@youheng/kernel/sense";
import { fileFinding, UnreadableFile } from "./file-findings.ts";
import type { ReturnSource } from "./file-source.ts";
import { READ_LIMITS } from "./limits.ts";
import { openSheets } from "./open-sheets.ts";

/** The rows of one sheet, as they stand; nothing is known yet of what they mean. */
export interface SheetRows {
  readonly file: string;
  readonly sheet: string;
  readonly rows: readonly SheetRow[];
}

/**
 * Reads the first visible sheet of a table of any format: CSV in any encoding, XLSX, XLS, ODS.
 *
 * @param fileName  the name shown in findings; absent: that of the source
 * @returns         the rows; a file that cannot be read gives none, and a finding that says why
 * @example         (await readSheet({ path: "list.csv" })).result.rows[0]?.cells // ["报名号", "第一志愿"]
 */
export async function readSheet(
  source: ReturnSource,
  fileName?: string,
): Promise<{ readonly result: SheetRows; readonly findings: readonly Finding[] }> {
  const file = fileName ?? ("path" in source ? basename(source.path) : source.name);
  try {
    const sheets = await openSheets(source, file, READ_LIMITS);
    const chosen = sheets.find(({ hidden }) => !hidden) ?? sheets[0];
    if (chosen === undefined) return { result: { file, sheet: "", rows: [] }, findings: [] };
    const rows: SheetRow[] = [];
    for await (const batch of chosen.rows(await chosen.outline())) for (const row of batch) rows.push(row);
    return { result: { file, sheet: chosen.name, rows }, findings: [] };
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error;
    return {
      result: { file, sheet: "", rows: [] },
      findings: [fileFinding(file, error.code, "error", error.telling)],
    };
  }
}
