import { assessmentDocument, regionRow, regionTotals, shortYear, yearSummary } from "@youheng/kernel/assess";
import type { ShortYear } from "@youheng/kernel/assess";
import type { Finding } from "@youheng/kernel/model";
import type { OverviewView } from "@youheng/server/api";
import { nameOfRegion, loadRegionNames } from "@youheng/server/returns";
import { type Policy, POLICY_ROOT } from "@youheng/server/policy";
import { assessFile } from "./assess-file.ts";
import type { AssessedFile } from "./assess-file.ts";
import { WrongUsage } from "./exit.ts";
import type { OverviewOptions } from "./overview.ts";

/** An overview without the parts that only a page needs. */
export type Overview = Omit<OverviewView, "places" | "pending">;

interface RegionYear {
  readonly region: string;
  readonly year: ShortYear;
}

/** Judges every county-year of the files and puts the regions side by side. */
export async function overviewOfFiles(
  files: readonly string[],
  policy: Policy,
  options: OverviewOptions,
): Promise<{ readonly view: Overview; readonly findings: readonly Finding[] }> {
  const years: RegionYear[] = [];
  const findings: Finding[] = [];
  for (const file of files) {
    const assessed = await assessFile(file, { ...options, policy });
    findings.push(...assessed.findings);
    years.push(...yearsOf(assessed).filter(({ region }) => region.startsWith(options.under)));
  }
  refuseTwice(years);
  const schoolYear = options.year ?? Math.max(...years.map(({ year }) => year.school_year));
  if (years.length === 0)
    throw new WrongUsage("报表中没有所要的区划 · the returns have no region below the digits asked for");
  const { name } = policy.standards.get(options.standard)!;
  const regions = await rowsOf(years, schoolYear, options);
  const view = {
    standard: options.standard,
    standard_name: name,
    school_year: schoolYear,
    under: options.under,
    regions,
    totals: regionTotals(regions),
  };
  return { view, findings };
}

function yearsOf({ answer }: AssessedFile): readonly RegionYear[] {
  const { grouped, standard } = answer.result;
  return grouped.groups.flatMap(({ regionCode }, group) => {
    const year = shortYear(yearSummary(assessmentDocument(answer, group), standard));
    return year === null ? [] : [{ region: regionCode ?? "", year }];
  });
}

async function rowsOf(
  years: readonly RegionYear[],
  schoolYear: number,
  { policy = [] }: OverviewOptions,
): Promise<Overview["regions"]> {
  const names = await loadRegionNames([POLICY_ROOT, ...policy]);
  const regions = Map.groupBy(
    years.filter(({ year }) => year.school_year <= schoolYear),
    ({ region }) => region,
  );
  return [...regions.keys()].toSorted().map((region) => {
    const series = regions.get(region)!.map(({ year }) => year);
    const ordered = series.toSorted((a, b) => a.school_year - b.school_year);
    return { ...regionRow(region, ordered, schoolYear), name: nameOfRegion(names, region) };
  });
}

function refuseTwice(years: readonly RegionYear[]): void {
  const seen = new Set<string>();
  for (const { region, year } of years) {
    const key = `${region} ${year.school_year}`;
    if (seen.has(key))
      throw new WrongUsage(
        `${region} 的 ${year.school_year} 学年出现了两次，请每年只给一份报表 · ${region} has ${year.school_year} twice: give one return a year`,
      );
    seen.add(key);
  }
}
