import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import type { BirthsTable, Enrolment, JoinedHistory } from "@youheng/kernel/foresee";
import type { Finding } from "@youheng/kernel/model";
import type { LineageEvent } from "@youheng/kernel/sense";
import { readBirthsFile, readEnrolmentFiles, readLineageFile } from "@youheng/server/sense";
import { EXIT, WrongUsage } from "./exit.ts";
import { findingLines } from "./finding-lines.ts";
import { policyFor } from "./policy-for.ts";

/** The files of a forecast or a back-test, read. */
export interface EnrolmentFiles {
  readonly enrolment: Enrolment;
  readonly births: BirthsTable | null;
  /** schools that have the past of those they came from */
  readonly joined: readonly JoinedHistory[];
  readonly findings: readonly Finding[];
}

/** Options that say how the files are read. */
export interface EnrolmentOptions {
  readonly births?: string;
  readonly grades?: string | true;
  readonly lineage?: string;
  readonly json?: boolean;
  /** LABEL=COLUMN: grouping columns that are asked for */
  readonly level?: readonly string[];
}

/**
 * Reads the enrolment, of one file, several or a folder, and, where given, the births and the lineage of schools. With errors it lists them
 * all, sets the exit status 1 and gives null.
 *
 * @throws WrongUsage when --grades leaves out a grade of the files, or a folder holds none
 */
export async function enrolmentFiles(
  named: readonly string[],
  options: EnrolmentOptions,
): Promise<EnrolmentFiles | null> {
  const grades = gradesOf(options.grades);
  const lineage = await lineageOf(options);
  const { result, findings: ofFiles } = await readEnrolmentFiles(await sourcesOf(named), {
    ...(grades === undefined ? {} : { grades }),
    groups: columnsOf(options.level ?? []),
    lineage: lineage.events,
  });
  const births = options.births === undefined ? null : await readBirthsFile({ path: options.births });
  const findings = [...ofFiles, ...lineage.findings, ...(births?.findings ?? [])];
  if (findings.some(({ severity }) => severity === "error") || result === null) {
    tell(findings, options);
    process.exitCode = EXIT.inputErrors;
    return null;
  }
  const { enrolment, joined } = result;
  const left = grades === undefined ? [] : enrolment.grades.filter((grade) => !grades.includes(grade));
  if (left.length > 0) throw new WrongUsage(`--grades 没有列出 · --grades leaves out: ${left.join(", ")}`);
  return { enrolment, joined, births: births?.result ?? null, findings };
}

const TABLES = /\.(csv|tsv|txt|xlsx|xls|xlsb|ods)(\.gz)?$/i;

/** The files that are named; of a folder all tables in it, by name. */
async function sourcesOf(named: readonly string[]): Promise<readonly { readonly path: string }[]> {
  const sources: { readonly path: string }[] = [];
  for (const path of named) {
    if (!(await isFolder(path))) sources.push({ path });
    else {
      const tables = (await readdir(path)).filter((file) => TABLES.test(file)).toSorted();
      if (tables.length === 0) throw new WrongUsage(`文件夹里没有表格文件 · no table in the folder: ${path}`);
      sources.push(...tables.map((file) => ({ path: join(path, file) })));
    }
  }
  return sources;
}

async function isFolder(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isDirectory();
  } catch {
    return false;
  }
}

async function lineageOf({
  lineage: path,
}: EnrolmentOptions): Promise<{ readonly events: readonly LineageEvent[]; readonly findings: readonly Finding[] }> {
  if (path === undefined) return { events: [], findings: [] };
  const { lineage: form } = await policyFor({});
  if (form === null) throw new WrongUsage("政策里没有学校沿革的格式 · the policy has no form of a lineage");
  const { result, findings } = await readLineageFile({ path }, { form });
  return { events: result, findings };
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
