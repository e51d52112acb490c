import { readFile } from "node:fs/promises";
import { assessWithStudents } from "@youheng/kernel/decide";
import { type ExpectedStudents, expectedStudents, type ForecastRow, type StageEntry } from "@youheng/kernel/foresee";
import type { Finding } from "@youheng/kernel/model";
import { readStudents, unknownStudents } from "@youheng/server/decide";
import { stageEntries } from "@youheng/server/policy";
import type { Command } from "commander";
import { WrongUsage } from "./exit.ts";
import type { JudgedReturn } from "./plan-return.ts";

/** Whose students a plan is made for. */
export interface StudentsOptions {
  readonly enrolment?: string;
  readonly enrolmentYear?: number;
  readonly entryGrades?: readonly StageEntry[];
}

/** Adds the options by which a plan names the students it is made for. */
export function withStudentsOptions(command: Command): Command {
  return command
    .option(
      "--enrolment <file>",
      "预测学生数：school_code,stage,students，或 youheng forecast --json 的结果（- 为标准输入） · forecast students, or the JSON of youheng forecast (-: standard input)",
    )
    .option("--enrolment-year <year>", "预测的哪一学年 · which year of the forecast", yearOf)
    .option(
      "--entry-grades <stage=grade,…>",
      "各学段从哪个年级开始，默认见 policy/grades · the grade in which each stage begins",
      entriesOf,
    );
}

function yearOf(text: string): number {
  if (/^\d{4}$/.test(text)) return Number(text);
  throw new WrongUsage(`--enrolment-year 应为四位年份，得到“${text}” · a year is wanted, got “${text}”`);
}

function entriesOf(text: string): readonly StageEntry[] {
  return text.split(",").map((part) => {
    const [stage = "", grade = ""] = part.split("=").map((one) => one.trim());
    if (stage !== "" && grade !== "") return { stage, grade };
    throw new WrongUsage(`--entry-grades 应为 primary=1,lower_secondary=7 的样子 · such as primary=1: ${part}`);
  });
}

/**
 * The return judged with the students of a forecast in place of today's, so that nothing is planned for children who will not come.
 * Sections of which nothing is said keep today's, and a warning names how many.
 *
 * @throws WrongUsage when the forecast has several years and none is named, or not the one that is
 */
export async function withEnrolment(judged: JudgedReturn, options: StudentsOptions): Promise<JudgedReturn> {
  const { enrolment: file } = options;
  if (file === undefined) return { ...judged, findings: [] };
  const text = await forecastText(file);
  const { rows, findings } = text === null ? await readStudents({ path: file }) : await forecastStudents(text, options);
  const { assessment, unknown, asToday } = assessWithStudents(judged.assessment, rows);
  // a forecast may speak of schools that are not in the return; a list that the county wrote for it may not
  const strange = text === null ? unknownStudents(unknown, file) : [];
  const kept = asToday.length === 0 ? [] : [keptAsToday(file, asToday)];
  return { assessment, group: judged.group, findings: [...findings, ...strange, ...kept] };
}

/** The text of a file that holds a forecast's JSON; null where it is a table. */
async function forecastText(file: string): Promise<string | null> {
  if (file === "-") return await standardInput();
  if (!/\.json$/i.test(file)) return null;
  return await readFile(file, "utf8").catch(() => {
    throw new WrongUsage(`--enrolment：读不到 ${file} · cannot be read: ${file}`);
  });
}

async function standardInput(): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of process.stdin) parts.push(Buffer.from(part as Buffer));
  return Buffer.concat(parts).toString("utf8");
}

async function forecastStudents(
  text: string,
  { enrolmentYear, entryGrades }: StudentsOptions,
): Promise<{ readonly rows: readonly ExpectedStudents[]; readonly findings: readonly Finding[] }> {
  const rows = forecastRows(text);
  const years = [...new Set(rows.map(({ school_year }) => school_year))].toSorted((a, b) => a - b);
  if (enrolmentYear === undefined && years.length > 1)
    throw new WrongUsage(
      `预测有几个学年，请用 --enrolment-year 选择 · the forecast has several years, choose one by --enrolment-year: ${years.join(", ")}`,
    );
  const schoolYear = enrolmentYear ?? years[0] ?? 0;
  if (!years.includes(schoolYear))
    throw new WrongUsage(`预测没有 ${schoolYear} 学年 · the forecast has no ${schoolYear}; it has ${years.join(", ")}`);
  const grades = [...new Set(rows.map(({ grade }) => grade))].filter((grade) => grade !== "total").toSorted(byGrade);
  const entries = entryGrades ?? (await stageEntries());
  return { rows: expectedStudents(rows, { grades, entries, schoolYear }), findings: [] };
}

/** Numbered grades in their order, after those that have a name: "K", "1", … "10". */
function byGrade(a: string, b: string): number {
  const [left, right] = [a, b].map((grade) => (/^\d+$/.test(grade) ? Number(grade) : -1));
  return left! - right!;
}

type Row = Pick<ForecastRow, "unit" | "school_year" | "grade" | "median">;

/** @throws WrongUsage where it is no forecast */
function forecastRows(text: string): readonly Row[] {
  try {
    const { forecasts } = JSON.parse(text) as { readonly forecasts?: unknown };
    if (Array.isArray(forecasts) && forecasts.length > 0 && forecasts.every(isRow)) return forecasts;
  } catch {
    // told below
  }
  throw new WrongUsage(
    "--enrolment：这不是 youheng forecast --json 的结果 · this is not what youheng forecast --json prints",
  );
}

function isRow(row: unknown): row is Row {
  const { unit, school_year, grade, median } = (row ?? {}) as Partial<Row>;
  return (
    typeof unit === "string" &&
    typeof school_year === "number" &&
    typeof grade === "string" &&
    typeof median === "number"
  );
}

function keptAsToday(
  file: string,
  asToday: readonly { readonly schoolCode: string; readonly stage: string }[],
): Finding {
  const n = asToday.length;
  const first = asToday.slice(0, 5).map(({ schoolCode, stage }) => `${schoolCode} ${stage}`);
  return {
    code: "DECIDE-016",
    severity: "warning",
    where: file,
    place: { file },
    zh: `${n} 个学部没有预测学生数，按今天的学生数计：${first.join("、")}${n > 5 ? "……" : ""}。`,
    en: `${n} sections have no forecast and keep today's students: ${first.join(", ")}${n > 5 ? " …" : ""}.`,
    fix: "如需预测，请补上这些学校。",
    fixEn: "Add these schools if they are to be forecast.",
  };
}
