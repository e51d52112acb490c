import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import type { Applicant, DrawRules } from "@youheng/kernel/decide";
import type { Finding } from "@youheng/kernel/model";
import { InputRefused, WrongUsage } from "./exit.ts";
import { findingLines } from "./finding-lines.ts";

/** The papers of a draw, read; `findings` are warnings and notes only. */
export interface DrawPapers {
  readonly rules: DrawRules;
  readonly list: readonly Applicant[];
  readonly findings: readonly Finding[];
}

/**
 * The rules of a draw.
 *
 * @throws WrongUsage when there is no such file; InputRefused with everything that is wrong
 */
export async function rulesFrom(
  file: string,
  schools: string | undefined,
): Promise<{ readonly rules: DrawRules; readonly findings: readonly Finding[] }> {
  const ask = { text: await textOf(file), name: basename(file) };
  const { readRulesFiles } = await filesReader();
  const { rules, findings } = await readRulesFiles(
    schools === undefined ? ask : { ...ask, schools: { path: schools } },
  );
  if (rules === null) throw new InputRefused(findings);
  return { rules, findings };
}

/** The list of applicants. @throws InputRefused with everything that is wrong */
export async function applicantsFrom(
  file: string,
  rules: DrawRules,
): Promise<{ readonly list: readonly Applicant[]; readonly findings: readonly Finding[] }> {
  const { readApplicantsFile } = await filesReader();
  const { list, findings } = await readApplicantsFile({ path: file }, rules);
  if (findings.some(({ severity }) => severity === "error")) throw new InputRefused(findings);
  return { list, findings };
}

/** Fetched when a list or rules are read: verifying a receipt does not wait for what reads spreadsheets. */
const filesReader = () => import("@youheng/server/decide");

/** The text of a file. @throws WrongUsage when it cannot be read */
export async function textOf(file: string): Promise<string> {
  try {
    return await readFile(file, "utf8");
  } catch (error) {
    throw new WrongUsage(`读不到文件 · cannot read the file: ${file}（${(error as NodeJS.ErrnoException).code}）`);
  }
}

/** What a file holds as JSON. @throws InputRefused when it is none */
export async function jsonOf(file: string): Promise<unknown> {
  const text = await textOf(file);
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw refused("DRAW-050", basename(file), {
      zh: "这不是 JSON 文件。",
      en: "This is no JSON file.",
      fix: "请选择 youheng draw 写出的文件。",
      fixEn: "Choose a file that youheng draw wrote.",
    });
  }
}

/** One thing that stands in the way, as a refusal. @example throw refused("DRAW-053", "seed", telling) */
export function refused(
  code: string,
  where: string,
  telling: Pick<Finding, "zh" | "en" | "fix" | "fixEn">,
): InputRefused {
  return new InputRefused([{ code, severity: "error", where, place: { file: where }, ...telling }]);
}

/** Warnings, for those who wait, on standard error. */
export function tellDrawFindings(findings: readonly Finding[]): void {
  if (findings.length > 0) for (const line of findingLines(findings)) console.error(line);
}

/**
 * Runs an action of the draw; with --json a refusal is a document on standard output too: `{"findings": […]}`.
 */
export async function orFindings(json: boolean | undefined, action: () => Promise<void>): Promise<void> {
  try {
    await action();
  } catch (error) {
    if (json && error instanceof InputRefused) {
      console.log(JSON.stringify({ findings: error.findings.map(({ fixEn, ...one }) => ({ ...one, fix_en: fixEn })) }));
      error.isPrinted = true;
    }
    throw error;
  }
}
