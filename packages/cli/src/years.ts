import { yearsSideBySide } from "@youheng/kernel/assess";
import type { AnsweredYear, YearsSideBySide } from "@youheng/kernel/assess";
import type { Finding } from "@youheng/kernel/model";
import { checkLineage, type PlacedEvent } from "@youheng/kernel/sense";
import type { Policy } from "@youheng/server/policy";
import { readLineageFile } from "@youheng/server/sense";
import type { Command } from "commander";
import { assessFile, countOf, groupsOf, tellFindings } from "./assess-file.ts";
import type { AssessedFile } from "./assess-file.ts";
import { WrongUsage } from "./exit.ts";
import { policyFor } from "./policy-for.ts";
import type { PolicyOptions } from "./policy-for.ts";
import { yearsLines } from "./years-lines.ts";

interface YearsOptions extends PolicyOptions {
  readonly standard: string;
  readonly form: string;
  readonly region?: string;
  readonly most: number;
  readonly lineage?: string;
  readonly json?: boolean;
}

/** Seats `youheng years RETURN [RETURN…] --standard ID`. */
export function yearsCommand(program: Command): void {
  program
    .command("years")
    .description("各年对照：哪些变了，因为哪所学校 · years side by side: what moved, and because of which school")
    .argument("<return...>", "各年的报表，次序不限；一个文件也可有几年 · the returns of the years, in any order")
    .requiredOption("--standard <id>", "标准编号，见 youheng policy list · id of the standard")
    .option("--most <n>", "每个差异系数列出影响最大的几所学校 · schools named for each CV", countOf, 5)
    .option(
      "--lineage <file>",
      "学校沿革表：合并、分立、换码的学校按它接续 · lineage of schools that merged, split, moved",
    )
    .option("--form <id>", "报表格式 · form of the returns", "tidy")
    .option("--policy <dir...>", "另加的政策目录 · further policy folders")
    .option("--region <code>", "只看这一区划 · only this region")
    .option("--json", "输出 JSON · print JSON")
    .action(runYears);
}

async function runYears(files: readonly string[], options: YearsOptions): Promise<void> {
  const policy = await policyFor(options);
  const assessed: AssessedFile[] = [];
  for (const file of files) assessed.push(await assessFile(file, { ...options, policy }));
  const past = await lineageOf(options, policy, assessed);
  const findings = [...past.findings, ...assessed.flatMap((one) => one.findings)];
  const regions = [...yearsOfRegions(assessed, options)].map(([regionCode, years]) => ({
    standard: options.standard,
    region_code: regionCode,
    ...yearsSideBySide(years, { most: options.most, lineage: past.events }),
  }));
  if (options.json) console.log(JSON.stringify(yearsDocument(regions, findings)));
  else {
    const { standard } = assessed[0]!.answer.result;
    for (const line of regions.flatMap((one) => yearsLines(one, standard, policy.lineage))) console.log(line);
  }
  tellFindings(findings);
}

interface Past {
  readonly events: readonly PlacedEvent[];
  readonly findings: readonly Finding[];
}

/** The lineage that was given, held against the returns; lines with an error are left out, and said. */
async function lineageOf(
  { lineage: file }: YearsOptions,
  { lineage: form }: Policy,
  assessed: readonly AssessedFile[],
): Promise<Past> {
  if (file === undefined || form === null) return { events: [], findings: [] };
  const { result: events, findings } = await readLineageFile({ path: file }, { form });
  return { events, findings: [...findings, ...checkLineage(events, codesByYear(assessed), file)] };
}

function codesByYear(assessed: readonly AssessedFile[]): ReadonlyMap<number, ReadonlySet<string>> {
  const codes = new Map<number, Set<string>>();
  for (const { answer } of assessed) {
    const { numbers, text, rows } = answer.result.facts;
    for (let row = 0; row < rows; row++) {
      const year = numbers["school_year"]?.[row] ?? Number.NaN;
      codes.set(year, (codes.get(year) ?? new Set()).add(text["school_code"]?.[row] ?? ""));
    }
  }
  return codes;
}

/** County-years by region, oldest first. */
function yearsOfRegions(
  assessed: readonly AssessedFile[],
  options: YearsOptions,
): ReadonlyMap<string, readonly AnsweredYear[]> {
  const years = assessed.flatMap(({ answer }) =>
    groupsOf(answer.result, options.region === undefined ? {} : { region: options.region }).map((group) => ({
      answer,
      group,
      ...answer.result.grouped.groups[group]!,
    })),
  );
  const byRegion = Map.groupBy(
    years.toSorted((a, b) => (a.schoolYear ?? 0) - (b.schoolYear ?? 0)),
    (year) => year.regionCode ?? "",
  );
  for (const [region, ofRegion] of byRegion) refuseTwice(region, ofRegion);
  return byRegion;
}

function refuseTwice(region: string, years: readonly { readonly schoolYear: number | null }[]): void {
  const twice = years.find((year, i) => i > 0 && years[i - 1]!.schoolYear === year.schoolYear);
  if (twice === undefined) return;
  const year = twice.schoolYear ?? "—";
  throw new WrongUsage(
    `${region} 的 ${year} 学年出现了两次，请每年只给一份报表 · ${region} has ${year} twice: give one return a year`,
  );
}

type RegionYears = YearsSideBySide & { readonly region_code: string };

/** One region as the API gives it; several under `regions`. */
function yearsDocument(regions: readonly RegionYears[], findings: readonly Finding[]): unknown {
  return regions.length === 1 ? { ...regions[0], findings } : { findings, regions };
}
