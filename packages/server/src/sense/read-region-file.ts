import { basename } from "node:path";
import type { Answer, Field, Finding, Form } from "@youheng/kernel/model";
import { readRegionFacts, type RegionFact } from "@youheng/kernel/sense";
import { fileFinding, UnreadableFile } from "./file-findings.ts";
import type { ReturnSource } from "./file-source.ts";
import { rowsOfFile } from "./rows-of-file.ts";

/**
 * Reads a file of county facts: columns field, value, evidence; CSV, or the sheet of the form's names, else the first, of a workbook.
 *
 * @returns  the facts, with everything that is wrong; a file that cannot be read gives none and a finding that says why
 * @example  (await readRegionFile({ path: "region.csv" }, { form, fields })).result[0]?.field // "pay_ratio"
 */
export async function readRegionFile(
  source: ReturnSource,
  { form, fields }: { readonly form: Form; readonly fields: readonly Field[] },
): Promise<Answer<readonly RegionFact[]>> {
  const file = "path" in source ? basename(source.path) : source.name;
  const trace = { zh: `读入 ${file}`, en: `read from ${file}` };
  try {
    const { sheet, rows } = await rowsOfFile(source, file, form.regionSheets);
    const read = readRegionFacts(rows, { file, sheet, fields, blanks: form.blanks, scales: form.scales });
    return { result: read.regionFacts, findings: read.findings, trace };
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error;
    const finding: Finding = fileFinding(file, error.code, "error", error.telling);
    return { result: [], findings: [finding], trace };
  }
}
