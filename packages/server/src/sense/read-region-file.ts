import { basename } from "node:path";
import type { Answer, Field, Finding, Form } from "@youheng/kernel/model";
import { readRegionFacts, type RegionFact, type SheetRow } from "@youheng/kernel/sense";
import { csvRows } from "./csv-rows.ts";
import { fileFinding, UnreadableFile } from "./file-findings.ts";
import { kindOfFile } from "./file-kind.ts";
import { bytesOf, headOf, type ReturnSource } from "./file-source.ts";
import { READ_LIMITS } from "./limits.ts";
import { openXlsx } from "./xlsx-workbook.ts";
import { openWhole } from "./whole-workbook.ts";
import { zipDirectory } from "./zip-directory.ts";

/**
 * Reads a file of county facts: columns field, value, evidence; CSV or the first sheet of a workbook.
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
    const { sheet, rows } = await rowsOfFile(source, file);
    const read = readRegionFacts(rows, { file, sheet, fields, blanks: form.blanks, scales: form.scales });
    return { result: read.regionFacts, findings: read.findings, trace };
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error;
    const finding: Finding = fileFinding(file, error.code, "error", error.telling);
    return { result: [], findings: [finding], trace };
  }
}

async function rowsOfFile(
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
