import { basename } from "node:path";
import { readTable, type TableForm, type TableReading } from "@youheng/kernel/sense";
import { fileFinding, UnreadableFile } from "./file-findings.ts";
import type { ReturnSource } from "./file-source.ts";
import { rowsOfFile } from "./rows-of-file.ts";

/**
 * Reads a small table (a roster, a list of costs): CSV in any encoding, or the first sheet of a workbook.
 *
 * @returns the table with everything that is wrong; a file that cannot be read gives no rows and a finding that says why
 * @example (await readTableFile({ path: "teachers.csv" }, await tableForm("teachers"))).rows // 4000
 */
export async function readTableFile(source: ReturnSource, form: TableForm): Promise<TableReading> {
  const file = "path" in source ? basename(source.path) : source.name;
  try {
    const { sheet, rows } = await rowsOfFile(source, file);
    return readTable(rows, form, { file, sheet });
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error;
    return {
      rows: 0,
      columns: {},
      rowNumbers: [],
      placeOf: () => ({ file }),
      findings: [fileFinding(file, error.code, "error", error.telling)],
    };
  }
}
