import type { BirthsTable, Enrolment } from "@youheng/kernel/foresee";
import type { Finding } from "@youheng/kernel/model";
import { readBirthsFile, readEnrolmentFile } from "@youheng/server/sense";
import { EXIT, WrongUsage } from "./exit.ts";
import { findingLines } from "./finding-lines.ts";

/** The files of a forecast or a back-test, read. */
export interface EnrolmentFiles {
  readonly enrolment: Enrolment;
  readonly births: BirthsTable | null;
  readonly findings: readonly Finding[];
}

/** Options that say how the files are read. */
export interface EnrolmentOptions {
  readonly births?: string;
  readonly grades?: string | true;
  readonly json?: boolean;
  /** LABEL=COLUMN: grouping columns that are asked for */
  readonly level?: readonly string[];
}

/**
 * Reads the enrolment and, where given, the births. With errors it lists them all, sets the exit status 1 and gives null.
 *
 * @throws WrongUsage when --grades leaves out a grade of the file
 */
export async function enrolmentFiles(file: string, options: EnrolmentOptions): Promise<EnrolmentFiles | null> {
  const grades = gradesOf(options.grades);
  const enrolment = await readEnrolmentFile({ path: file }, grades, columnsOf(options.level ?? []));
  const births = options.births === undefined ? null : await readBirthsFile({ path: options.births });
  const findings = [...enrolment.findings, ...(births?.findings ?? [])];
  if (findings.some(({ severity }) => severity === "error") || enrolment.result === null) {
    tell(findings, options);
    process.exitCode = EXIT.inputErrors;
    return null;
  }
  const left = grades === undefined ? [] : enrolment.result.grades.filter((grade) => !grades.includes(grade));
  if (left.length > 0) throw new WrongUsage(`--grades 没有列出 · --grades leaves out: ${left.join(", ")}`);
  return { enrolment: enrolment.result, births: births?.result ?? null, findings };
}

/** "county=县" names the column 县; "county" the column county. */
function columnsOf(levels: readonly string[]): readonly string[] {
  return levels.flatMap((one) => one.split(",")).map((one) => (one.split("=")[1] ?? one).trim());
}

function gradesOf(text: string | true | undefined): readonly string[] | undefined {
  if (text === undefined || text === true) return undefined;
  const grades = text.split(",").map((grade) => grade.trim());
  return grades.filter((grade) => grade !== "");
}

/** With --json the findings are the document; else they are lines on standard error. */
function tell(findings: readonly Finding[], { json }: EnrolmentOptions): void {
  if (json) console.log(JSON.stringify({ findings }));
  for (const line of findingLines(findings)) console.error(line);
}
