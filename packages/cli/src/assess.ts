import { writeFile, rename } from "node:fs/promises";
import { assess, assessmentDocument, compileStandard } from "@youheng/kernel/assess";
import type { Assessment, AssessmentDocument } from "@youheng/kernel/assess";
import type { Answer } from "@youheng/kernel/model";
import { bundleOf } from "@youheng/server/policy";
import { readRegionFile, readReturn } from "@youheng/server/sense";
import type { Command } from "commander";
import { assessmentLines } from "./assessment-lines.ts";
import { EXIT, InputRefused, WrongUsage } from "./exit.ts";
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
  const read = await readReturn({ path: file }, { ...reading, fileName: file, checks: true });
  const county = options.regionFacts === undefined ? null : await readRegionFile({ path: options.regionFacts }, reading);
  const findings = [...read.findings, ...(county?.findings ?? [])];
  const hasErrors = findings.some((finding) => finding.severity === "error");
  if (hasErrors && read.result.facts.rows === 0) throw new InputRefused(findings);
  const answer = assess(compileStandard(bundleOf(policy, options.standard)), read.result.facts, {
    regionFacts: [...read.result.regionFacts, ...(county?.result ?? [])],
    ...(options.date === undefined ? {} : { date: options.date }),
  });
  await print(documentsOf({ ...answer, findings: [...findings, ...answer.findings] }, options), options);
  if (hasErrors) process.exitCode = EXIT.inputErrors;
}

/** One document for each county-year asked for; the newest year of each region where none is named. */
function documentsOf(answer: Answer<Assessment>, options: AssessOptions): readonly AssessmentDocument[] {
  return groupsAskedFor(answer.result, options).map((group) => assessmentDocument(answer, group));
}

function groupsAskedFor({ grouped }: Assessment, options: AssessOptions): readonly number[] {
  const year = options.schoolYear === undefined ? null : Number(options.schoolYear);
  const asked = grouped.groups.flatMap((group, index) =>
    (options.region === undefined || group.regionCode === options.region) && (year === null || group.schoolYear === year) ? [index] : [],
  );
  if (year !== null) return asked;
  return asked.filter((index, i) => grouped.groups[asked[i + 1] ?? -1]?.regionCode !== grouped.groups[index]!.regionCode);
}

async function print(documents: readonly AssessmentDocument[], options: AssessOptions): Promise<void> {
  const [first] = documents;
  if (first === undefined) throw new WrongUsage("报表中没有所要的区划或学年 · the return has no such region or school year");
  const document = documents.length === 1 ? first : { standard: first.standard, regions: documents };
  if (options.out !== undefined) await writeWhole(options.out, `${JSON.stringify(document, null, 2)}\n`);
  if (options.json) console.log(JSON.stringify(document));
  else for (const one of documents) for (const line of assessmentLines(one)) console.log(line);
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
