import { assess, assessmentDocument, compileStandard, subtotals } from "@youheng/kernel/assess";
import type { Assessment, AssessmentDocument } from "@youheng/kernel/assess";
import type { Answer, Finding } from "@youheng/kernel/model";
import { bundleOf, officialGround, type UnitWords } from "@youheng/server/policy";
import { readRegionFile, readReturn } from "@youheng/server/sense";
import type { Command } from "commander";
import { assessmentLines } from "./assessment-lines.ts";
import { EXIT, WrongUsage } from "./exit.ts";
import { findingLines } from "./finding-lines.ts";
import { boundariesIn, reportPictures } from "./report-pictures.ts";
import { policyFor } from "./policy-for.ts";
import type { PolicyOptions } from "./policy-for.ts";
import { groupingsAsked, subtotalLines } from "./subtotal-lines.ts";
import { refuseOtherEndings, writeRegionsFile, writeReportFile } from "./write-report.ts";
import { writeWhole } from "./write-whole.ts";

interface AssessOptions extends PolicyOptions {
  readonly standard: string;
  readonly form: string;
  readonly regionFacts?: string;
  readonly date?: string;
  readonly region?: string;
  readonly schoolYear?: string;
  readonly out?: string;
  readonly lang?: string;
  readonly school?: string;
  readonly regionName?: string;
  readonly boundary?: string;
  readonly otherYears?: readonly string[];
  readonly by?: string;
  readonly json?: boolean;
}

/** Seats `youheng assess RETURN --standard ID`. */
export function assessCommand(program: Command): void {
  program
    .command("assess")
    .description("按国家标准评估一份报表 · assess a return against a standard")
    .argument(
      "<return>",
      "报表文件：CSV、XLSX、XLS、ODS；或各校统计报表的文件夹、zip · the return; or a folder or zip of the schools' official workbooks",
    )
    .requiredOption("--standard <id>", "标准编号，见 youheng policy list · id of the standard")
    .option("--form <id>", "报表格式 · form of the return", "tidy")
    .option("--policy <dir...>", "另加的政策目录 · further policy folders")
    .option("--region-facts <file>", "县域数据（field,value,evidence）· facts of the county")
    .option("--date <yyyy-mm-dd>", "按这一天有效的限值评估，默认学年 9 月 1 日 · the day whose limits hold")
    .option("--region <code>", "只评估这一区划 · only this region")
    .option("--school-year <year>", "只评估这一学年（起始年）· only this school year (its first year)")
    .option("--by <fields>", "按这些字段小计，逗号分隔：township,school_group · subtotals by these fields")
    .option("--json", "输出 JSON · print JSON")
    .option("--out <file>", "写入文件，按扩展名：.json .xlsx .docx .pdf .html · write a file, by its ending")
    .option("--lang <zh|en>", "报告的语言 · language of the report", "zh")
    .option("--school <code>", "只写这一所学校的“一校一案” · the plan of this school only")
    .option("--region-name <name>", "报告标题里的区县名称 · name of the district in the title")
    .option(
      "--boundary <file>",
      "边界 GeoJSON，画进报告的地图；几个区县的，每个要素属性里有区划代码 · boundary for the map; of several counties, with a code in each feature",
    )
    .option(
      "--other-years <file...>",
      "其他学年的报表，画进报告的变化图 · returns of other years, for the picture across years",
    )
    .action(runAssess);
}

async function runAssess(file: string, options: AssessOptions): Promise<void> {
  if (options.out !== undefined) refuseOtherEndings(options.out);
  const policy = await policyFor(options);
  const form = policy.forms.get(options.form) ?? unknown("form", options.form, policy.forms.keys());
  if (!policy.standards.has(options.standard)) unknown("standard", options.standard, policy.standards.keys());
  const reading = { form, fields: policy.fields };
  const read = await readReturn({ path: file }, { ...reading, checks: true, official: officialGround(policy) });
  const county =
    options.regionFacts === undefined ? null : await readRegionFile({ path: options.regionFacts }, reading);
  const findings = [...read.findings, ...(county?.findings ?? [])];
  const answer = assess(compileStandard(bundleOf(policy, options.standard)), read.result.facts, {
    regionFacts: [...read.result.regionFacts, ...(county?.result ?? [])],
    ...(options.date === undefined ? {} : { date: options.date }),
  });
  const groups = groupsAskedFor(answer.result, options).filter((group) => !isMisplaced(answer.result, group, findings));
  noteOtherYears(answer.result, groups, options);
  const by = groupingsAsked(options.by, answer);
  const documents = groups.map((group) => ({
    ...assessmentDocument(answer, group),
    ...(by.length === 0 ? {} : { subtotals: by.map((field) => subtotals(answer, { field, group })) }),
  }));
  const printed = { documents, findings };
  if (documents.length === 0 && findings.every(({ severity }) => severity !== "error"))
    throw new WrongUsage("报表中没有所要的区划或学年 · the return has no such region or school year");
  if (options.out !== undefined) await writeOut({ ...printed, answer, groups, file }, { ...options, out: options.out });
  print(printed, options, policy.units);
  if (!options.json)
    for (const group of groups)
      for (const line of subtotalLines(answer, { by, group, units: policy.units })) console.log(line);
  if (findings.some((finding) => finding.severity === "error")) process.exitCode = EXIT.inputErrors;
}

/** Whether a county-year stands there only because its schools' region code or school year is wrong in the file. */
function isMisplaced({ grouped, facts }: Assessment, group: number, findings: readonly Finding[]): boolean {
  const wrong = new Set(
    findings
      .filter(
        ({ severity, place }) => severity === "error" && ["region_code", "school_year"].includes(place.field ?? ""),
      )
      .map(({ place }) => place.row),
  );
  const rows = grouped.order.subarray(grouped.offsets[group], grouped.offsets[group + 1]);
  return rows.every((row) => wrong.has(facts.origin.rowNumbers[row]));
}

/** The county-years asked for; the newest year of each region where none is named. */
function groupsAskedFor({ grouped }: Assessment, options: AssessOptions): readonly number[] {
  const year = options.schoolYear === undefined ? null : Number(options.schoolYear);
  const asked = grouped.groups.flatMap((group, index) =>
    (options.region === undefined || group.regionCode === options.region) &&
    (year === null || group.schoolYear === year)
      ? [index]
      : [],
  );
  if (year !== null) return asked;
  return asked.filter(
    (index, i) => grouped.groups[asked[i + 1] ?? -1]?.regionCode !== grouped.groups[index]!.regionCode,
  );
}

/** A file of several years: says on standard error which years were not assessed, and how to ask for one. */
function noteOtherYears({ grouped }: Assessment, groups: readonly number[], { schoolYear }: AssessOptions): void {
  if (schoolYear !== undefined) return;
  const regions = new Set(groups.map((group) => grouped.groups[group]!.regionCode));
  const others = grouped.groups.filter(({ regionCode }, group) => regions.has(regionCode) && !groups.includes(group));
  const years = [...new Set(others.map((other) => other.schoolYear))].filter((year) => year !== null);
  if (years.length === 0) return;
  console.error(
    `报表含多个学年，只评估最新的；另有 · the newest year only; also in the file: ${years.join(", ")}（--school-year ${years.at(-1)}）`,
  );
}

interface Printed {
  readonly documents: readonly AssessmentDocument[];
  /** what reading and checking found in the whole file, also in rows that belong to no document shown */
  readonly findings: readonly Finding[];
}

function print(printed: Printed, options: AssessOptions, units: UnitWords): void {
  if (options.json) return console.log(JSON.stringify(wholeDocument(printed, options.standard)));
  for (const one of printed.documents) for (const line of assessmentLines(one, units)) console.log(line);
  for (const line of findingLines(printed.findings.filter((finding) => finding.severity !== "note")))
    console.error(line);
}

interface Written extends Printed {
  readonly answer: Answer<Assessment>;
  readonly groups: readonly number[];
  /** the return */
  readonly file: string;
}

/** The document as JSON, or the report of the one county-year asked for. */
async function writeOut(
  { answer, groups, file, ...printed }: Written,
  options: AssessOptions & { readonly out: string },
): Promise<void> {
  if (options.out.endsWith(".json"))
    return writeWhole(options.out, `${JSON.stringify(wholeDocument(printed, options.standard), null, 2)}\n`);
  const [group, ...others] = groups;
  if (group === undefined) return;
  const said = { ...answer, findings: [...printed.findings, ...answer.findings] };
  if (others.length === 0)
    return writeReportFile(
      { answer: said, group, file, pictures: await reportPictures({ answer, group }, options) },
      options,
    );
  if (options.school !== undefined)
    throw new WrongUsage(
      "“一校一案”一次写一个区县的学校：请用 --region 选择 · a school's plan is of one region: choose it by --region",
    );
  const { boundary } = options;
  const boundaries = boundary === undefined ? {} : { boundaries: await boundariesIn(boundary) };
  await writeRegionsFile({ answer: said, groups, file, ...boundaries }, options);
}

/** CONTRACTS §2 for one county; for several, each of them under `regions`. Every finding stands at the top. */
function wholeDocument({ documents, findings }: Printed, standard: string): unknown {
  const [first] = documents;
  if (first === undefined) return { standard, verdict: "not_assessable", stages: {}, findings };
  if (documents.length === 1) return { ...first, findings: [...findings, ...first.findings] };
  return { standard, findings, regions: documents };
}

function unknown(what: string, asked: string, known: Iterable<string>): never {
  throw new WrongUsage(`没有“${asked}”，现有 · no ${what} “${asked}”; there are: ${[...known].join(", ")}`);
}
