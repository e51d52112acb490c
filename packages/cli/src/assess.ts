import { writeFile, rename } from "node:fs/promises";
import { assess, assessmentDocument, compileStandard } from "@youheng/kernel/assess";
import type { Assessment, AssessmentDocument } from "@youheng/kernel/assess";
import type { Finding } from "@youheng/kernel/model";
import { bundleOf } from "@youheng/server/policy";
import { readRegionFile, readReturn } from "@youheng/server/sense";
import type { Command } from "commander";
import { assessmentLines } from "./assessment-lines.ts";
import { EXIT, WrongUsage } from "./exit.ts";
import { findingLines } from "./finding-lines.ts";
import { policyFor } from "./policy-for.ts";
import type { PolicyOptions } from "./policy-for.ts";

interface AssessOptions extends PolicyOptions {
  readonly standard: string;
  readonly form: string;
  readonly regionFacts?: string;
  readonly date?: string;
  readonly region?: string;
  readonly schoolYear?: string;
  readonly out?: string;
  readonly json?: boolean;
}

/** Seats `youheng assess RETURN --standard ID`. */
export function assessCommand(program: Command): void {
  program
    .command("assess")
    .description("按国家标准评估一份报表 · assess a return against a standard")
    .argument("<return>", "报表文件：CSV、XLSX、XLS、ODS · the return")
    .requiredOption("--standard <id>", "标准编号，见 youheng policy list · id of the standard")
    .option("--form <id>", "报表格式 · form of the return", "tidy")
    .option("--policy <dir...>", "另加的政策目录 · further policy folders")
    .option("--region-facts <file>", "县域数据（field,value,evidence）· facts of the county")
    .option("--date <yyyy-mm-dd>", "按这一天有效的限值评估，默认学年 9 月 1 日 · the day whose limits hold")
    .option("--region <code>", "只评估这一区划 · only this region")
    .option("--school-year <year>", "只评估这一学年（起始年）· only this school year (its first year)")
    .option("--json", "输出 JSON · print JSON")
    .option("--out <file>", "写入 JSON 文件 · write a JSON file")
    .action(runAssess);
}

async function runAssess(file: string, options: AssessOptions): Promise<void> {
  const policy = await policyFor(options);
  const form = policy.forms.get(options.form) ?? unknown("form", options.form, policy.forms.keys());
  if (!policy.standards.has(options.standard)) unknown("standard", options.standard, policy.standards.keys());
  const reading = { form, fields: policy.fields };
  const read = await readReturn({ path: file }, { ...reading, checks: true });
  const county = options.regionFacts === undefined ? null : await readRegionFile({ path: options.regionFacts }, reading);
  const findings = [...read.findings, ...(county?.findings ?? [])];
  const answer = assess(compileStandard(bundleOf(policy, options.standard)), read.result.facts, {
    regionFacts: [...read.result.regionFacts, ...(county?.result ?? [])],
    ...(options.date === undefined ? {} : { date: options.date }),
  });
  const groups = groupsAskedFor(answer.result, options).filter((group) => !isMisplaced(answer.result, group, findings));
  await print({ documents: groups.map((group) => assessmentDocument(answer, group)), findings }, options);
  if (findings.some((finding) => finding.severity === "error")) process.exitCode = EXIT.inputErrors;
}

/** Whether a county-year stands there only because its schools' region code or school year is wrong in the file. */
function isMisplaced({ grouped, facts }: Assessment, group: number, findings: readonly Finding[]): boolean {
  const wrong = new Set(
    findings.filter(({ severity, place }) => severity === "error" && ["region_code", "school_year"].includes(place.field ?? "")).map(({ place }) => place.row),
  );
  const rows = grouped.order.subarray(grouped.offsets[group], grouped.offsets[group + 1]);
  return rows.every((row) => wrong.has(facts.origin.rowNumbers[row]));
}

/** The county-years asked for; the newest year of each region where none is named. */
function groupsAskedFor({ grouped }: Assessment, options: AssessOptions): readonly number[] {
  const year = options.schoolYear === undefined ? null : Number(options.schoolYear);
  const asked = grouped.groups.flatMap((group, index) =>
    (options.region === undefined || group.regionCode === options.region) && (year === null || group.schoolYear === year) ? [index] : [],
  );
  if (year !== null) return asked;
  return asked.filter((index, i) => grouped.groups[asked[i + 1] ?? -1]?.regionCode !== grouped.groups[index]!.regionCode);
}

interface Printed {
  readonly documents: readonly AssessmentDocument[];
  /** what reading and checking found in the whole file, also in rows that belong to no document shown */
  readonly findings: readonly Finding[];
}

async function print(printed: Printed, options: AssessOptions): Promise<void> {
  if (printed.documents.length === 0 && !printed.findings.some((finding) => finding.severity === "error"))
    throw new WrongUsage("报表中没有所要的区划或学年 · the return has no such region or school year");
  const document = wholeDocument(printed, options.standard);
  if (options.out !== undefined) await writeWhole(options.out, `${JSON.stringify(document, null, 2)}\n`);
  if (options.json) return console.log(JSON.stringify(document));
  for (const one of printed.documents) for (const line of assessmentLines(one)) console.log(line);
  for (const line of findingLines(printed.findings.filter((finding) => finding.severity !== "note"))) console.error(line);
}

/** CONTRACTS §2 for one county; for several, each of them under `regions`. Every finding stands at the top. */
function wholeDocument({ documents, findings }: Printed, standard: string): unknown {
  const [first] = documents;
  if (first === undefined) return { standard, verdict: "not_assessable", stages: {}, findings };
  if (documents.length === 1) return { ...first, findings: [...findings, ...first.findings] };
  return { standard, findings, regions: documents };
}

/** Writes beside the target and renames, so that no file is ever half-written. */
async function writeWhole(file: string, text: string): Promise<void> {
  if (!file.endsWith(".json")) throw new WrongUsage(`--out 目前写 .json 文件 · --out writes a .json file: ${file}`);
  const beside = `${file}.${process.pid}.part`;
  await writeFile(beside, text);
  await rename(beside, file);
}

function unknown(what: string, asked: string, known: Iterable<string>): never {
  throw new WrongUsage(`没有“${asked}”，现有 · no ${what} “${asked}”; there are: ${[...known].join(", ")}`);
}
