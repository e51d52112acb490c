import { createHash } from "node:crypto";
import { readFile, stat } from "node:fs/promises";
import { basename, extname } from "node:path";
import type { Assessment } from "@youheng/kernel/assess";
import type { Answer } from "@youheng/kernel/model";
import { kernelVersion } from "@youheng/server/assess";
import { POLICY_ROOT } from "@youheng/server/policy";
import { REPORT_FORMATS, writeRegionsReport, writeReport } from "@youheng/server/report";
import type { RegionsAsk, ReportAsk, ReportFormat } from "@youheng/server/report";
import { loadRegionNames } from "@youheng/server/returns";
import { WrongUsage } from "./exit.ts";
import { todayHere } from "./today-here.ts";
import { writeWhole } from "./write-whole.ts";

/** What `--out` and its companions ask for. */
export interface ReportOptions {
  readonly out: string;
  readonly lang?: string;
  readonly school?: string;
  readonly regionName?: string;
}

/** An assessment and the file it was made from. */
export interface Assessed {
  readonly answer: Answer<Assessment>;
  /** the county-year */
  readonly group: number;
  /** the return, for its name and digest */
  readonly file: string;
  /** what its pictures need besides: the boundary, other years */
  readonly pictures?: Pick<ReportAsk, "boundary" | "otherYears">;
}

/** The format that a file name asks for, or null: `.json` and others are not reports. */
export function reportFormat(file: string): ReportFormat | null {
  return REPORT_FORMATS.find((format) => format === endingOf(file)) ?? null;
}

/** @throws WrongUsage when `--out` names a file that no command writes; before any work is done */
export function refuseOtherEndings(file: string): void {
  if (endingOf(file) === "json" || reportFormat(file) !== null) return;
  const endings = ["json", ...REPORT_FORMATS].map((format) => `.${format}`).join(" ");
  throw new WrongUsage(`--out 写 ${endings} 文件 · --out writes ${endings}: ${file}`);
}

/**
 * Writes the report of a county-year, or of one school of it, in the format that the file's ending names.
 *
 * @throws WrongUsage when the ending, the language or the school is none we have
 */
export async function writeReportFile(
  { answer, group, file, pictures }: Assessed,
  options: ReportOptions,
): Promise<void> {
  const format = reportFormat(options.out);
  if (format === null) return refuseOtherEndings(options.out);
  const ask: ReportAsk = {
    answer,
    group,
    ...pictures,
    language: languageOf(options.lang),
    scope: scopeOf(answer.result, options.school),
    preparedOn: todayHere(),
    ...(options.regionName === undefined ? {} : { regionName: { zh: options.regionName, en: options.regionName } }),
    lineage: await lineageOf(file),
  };
  await writeWhole(options.out, await writeReport({ ...ask, format }));
}

/** An assessment of several county-years and the file it was made from. */
export interface RegionsAssessed extends Omit<Assessed, "group" | "pictures"> {
  readonly groups: readonly number[];
  /** outlines by code, for the map */
  readonly boundaries?: NonNullable<RegionsAsk["boundaries"]>;
}

/**
 * Writes one report on several counties, in the format that the file's ending names.
 *
 * @throws WrongUsage when the ending or the language is none we have
 */
export async function writeRegionsFile(
  { answer, groups, file, boundaries }: RegionsAssessed,
  options: Omit<ReportOptions, "school">,
): Promise<void> {
  const format = reportFormat(options.out);
  if (format === null) return refuseOtherEndings(options.out);
  const { regionName: title } = options;
  const bytes = await writeRegionsReport({
    of: groups.map((group) => ({ answer, group })),
    format,
    language: languageOf(options.lang),
    preparedOn: todayHere(),
    names: await loadRegionNames([POLICY_ROOT]),
    ...(title === undefined ? {} : { title: { zh: title, en: title } }),
    ...(boundaries === undefined ? {} : { boundaries }),
    lineage: await lineageOf(file),
  });
  await writeWhole(options.out, bytes);
}

/** A folder of returns has no digest of its own. */
async function lineageOf(file: string): Promise<NonNullable<ReportAsk["lineage"]>> {
  const known = { file: basename(file), kernelVersion: kernelVersion() };
  if ((await stat(file)).isDirectory()) return known;
  const digest = createHash("sha256")
    .update(await readFile(file))
    .digest("hex");
  return { ...known, digest };
}

function endingOf(file: string): string {
  return extname(file).slice(1).toLowerCase();
}

function languageOf(lang = "zh"): "zh" | "en" {
  if (lang === "zh" || lang === "en") return lang;
  throw new WrongUsage(`--lang 是 zh 或 en · --lang is zh or en: ${lang}`);
}

function scopeOf({ facts }: Assessment, school: string | undefined): ReportAsk["scope"] {
  if (school === undefined) return "district";
  if (facts.text["school_code"]?.includes(school)) return { schoolCode: school };
  throw new WrongUsage(`报表中没有学校标识码 ${school} · the return has no school with the code ${school}`);
}
