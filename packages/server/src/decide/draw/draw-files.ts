import { parse } from "yaml";
import type { Finding } from "@youheng/kernel/model";
import {
  type ApplicantsReading,
  type DrawRules,
  readApplicants,
  readDrawRules,
  readDrawSchools,
} from "@youheng/kernel/decide";
import { readSheet } from "../../sense/index.ts";

/** A file that was sent, or one on this machine. */
export type DrawFile = { readonly path: string } | { readonly bytes: Uint8Array; readonly name: string };

/** The text of a rules file, and the table of schools beside it, if any. */
export interface RulesFiles {
  readonly text: string;
  /** the name shown in findings */
  readonly name: string;
  readonly schools?: DrawFile;
}

/**
 * Reads the rules of a draw: YAML (of which JSON is a part), with the schools in it or in a table of their own.
 *
 * @returns  the rules, or null with everything that is wrong
 * @example  (await readRulesFiles({ text, name: "rules.yaml" })).rules?.method // "ring"
 */
export async function readRulesFiles({
  text,
  name,
  schools,
}: RulesFiles): Promise<{ readonly rules: DrawRules | null; readonly findings: readonly Finding[] }> {
  const parsed = parsedOr(text, name);
  if ("finding" in parsed) return { rules: null, findings: [parsed.finding] };
  if (schools === undefined) return readDrawRules(parsed.value, name);
  const { result, findings } = await readSheet(schools);
  const table = readDrawSchools(result.rows, { file: result.file, sheet: result.sheet });
  const read = readDrawRules(parsed.value, name, table.schools);
  const all = [...findings, ...table.findings, ...read.findings];
  return { rules: all.some(({ severity }) => severity === "error") ? null : read.rules, findings: all };
}

function parsedOr(text: string, file: string): { readonly value: unknown } | { readonly finding: Finding } {
  try {
    return { value: parse(text, { maxAliasCount: 0 }) as unknown };
  } catch (error) {
    const said = error instanceof Error ? error.message.split("\n")[0] : String(error);
    const finding: Finding = {
      code: "DRAW-001",
      severity: "error",
      where: file,
      place: { file },
      zh: `规则文件不能作为 YAML 或 JSON 读入：${said}`,
      en: `The rules cannot be read as YAML or JSON: ${said}`,
      fix: "请核对所说的那一行：缩进、冒号后的空格、引号。",
      fixEn: "Check the line named: indents, the blank after a colon, quotation marks.",
    };
    return { finding };
  }
}

/**
 * Reads a list of applicants: CSV in any encoding, XLSX, XLS, ODS.
 *
 * @example (await readApplicantsFile({ path: "list.xlsx" }, rules)).list.length
 */
export async function readApplicantsFile(
  source: DrawFile,
  rules: DrawRules,
  fileName?: string,
): Promise<ApplicantsReading> {
  const { result, findings } = await readSheet(source, fileName);
  if (findings.length > 0) return { list: [], findings };
  return readApplicants(result.rows, { file: result.file, sheet: result.sheet, rules });
}
