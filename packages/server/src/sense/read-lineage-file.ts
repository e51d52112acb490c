import { basename } from "node:path";
import type { Answer } from "@youheng/kernel/model";
import { type LineageForm, type PlacedEvent, readLineage } from "@youheng/kernel/sense";
import { fileFinding, UnreadableFile } from "./file-findings.ts";
import type { ReturnSource } from "./file-source.ts";
import { rowsOfFile } from "./rows-of-file.ts";

/**
 * Reads a lineage file: CSV, or the sheet 沿革 of a workbook.
 *
 * @param fileName  the name shown in findings
 * @returns         the events, with everything that is wrong; a file that cannot be read gives none and a finding that says why
 * @example         (await readLineageFile({ path: "lineage.csv" }, { form })).result[0]?.event // "close"
 */
export async function readLineageFile(
  source: ReturnSource,
  { form, fileName }: { readonly form: LineageForm; readonly fileName?: string },
): Promise<Answer<readonly PlacedEvent[]>> {
  const file = fileName ?? ("path" in source ? basename(source.path) : source.name);
  const trace = { zh: `读入 ${file}`, en: `read from ${file}` };
  try {
    const { sheet, rows } = await rowsOfFile(source, file, form.sheets);
    const { events, findings } = readLineage(rows, { file, sheet, form });
    return { result: events, findings, trace };
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error;
    return { result: [], findings: [fileFinding(file, error.code, "error", error.telling)], trace };
  }
}
