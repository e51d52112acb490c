import { readFile, stat } from "node:fs/promises";
import { basename } from "node:path";
import type { Finding, Form } from "@youheng/kernel/model";
import { compareYears, type OfficialGround, sortFindings, withKnownCodes } from "@youheng/kernel/sense";
import { markWorkbook, readReturn, type ReadReturn } from "@youheng/server/sense";
import { officialFormFindings, officialGround, type Policy, readOfficialFormText } from "@youheng/server/policy";
import type { Command } from "commander";
import { EXIT, InputRefused, WrongUsage } from "./exit.ts";
import { findingLines } from "./finding-lines.ts";
import { policyFor, type PolicyOptions } from "./policy-for.ts";
import { writeWhole } from "./write-whole.ts";

interface CheckOptions extends PolicyOptions {
  readonly form: string;
  readonly sheet?: string;
  readonly lastYear?: string;
  readonly marked?: string;
  readonly json?: boolean;
}

/** Seats `youheng check RETURN`. */
export function checkCommand(program: Command): void {
  program
    .command("check")
    .description("核对一份报表，列出全部问题 · check a return and list every finding")
    .argument(
      "<return>",
      "报表文件：CSV、XLSX、XLS、ODS；或各校统计报表的文件夹、zip · the return; or a folder or zip of the schools' official workbooks",
    )
    .option(
      "--form <id|file.yaml>",
      "报表格式，或在网页里指着单元格做成的表式文件 · form of the return, or a form file made by pointing in the page",
      "tidy",
    )
    .option("--sheet <name>", "要读的工作表；不写则自动选择 · the sheet to read; chosen by its header if not named")
    .option("--policy <dir...>", "另加的政策目录 · further policy folders")
    .option("--last-year <file>", "去年的报表，用来比较 · last year's return, to compare with")
    .option("--marked <out.xlsx>", "写出标好问题的工作簿 · write the workbook with the cells marked")
    .option("--json", "输出 JSON · print JSON")
    .action(runCheck);
}

async function runCheck(file: string, options: CheckOptions): Promise<void> {
  const policy = await policyFor(options);
  const { form, official } = await formFor(policy, options.form);
  if (options.marked !== undefined && !options.marked.endsWith(".xlsx"))
    throw new WrongUsage(`--marked 要写成 .xlsx 文件 · --marked writes a .xlsx file: ${options.marked}`);
  const read = await readReturn(
    { path: file },
    {
      form,
      fields: policy.fields,
      checks: true,
      official,
      ...(options.sheet === undefined ? {} : { sheet: options.sheet }),
    },
  );
  const compared =
    options.lastYear === undefined ? [] : await comparedWith(options.lastYear, read.result, form, policy);
  const findings = sortFindings([...read.findings, ...compared]);
  if (options.marked !== undefined) await writeMarked(file, options.marked, findings);
  if (options.json) console.log(JSON.stringify(checkDocument(file, read.result, findings)));
  else for (const line of findingLines(findings)) console.log(line);
  if (findings.some((finding) => finding.severity === "error")) process.exitCode = EXIT.inputErrors;
}

const FORM_FILE = /\.ya?ml$/i;

/**
 * The form of the policy with this id; or a form file made by pointing at cells in the page, which is then tried first.
 *
 * @throws WrongUsage when there is no such form; InputRefused with every mistake of a form file
 */
async function formFor(policy: Policy, asked: string): Promise<{ form: Form; official: OfficialGround }> {
  if (!FORM_FILE.test(asked)) return { form: formOrRefuse(policy, asked), official: officialGround(policy) };
  const findings: Finding[] = [];
  const text = await readFile(asked, "utf8").catch(() => null);
  if (text === null) throw new WrongUsage(`打不开表式文件 · no such form file: ${asked}`);
  const local = readOfficialFormText(text, asked, findings);
  const mistakes = local === null ? findings : [...findings, ...officialFormFindings(policy, local, asked)];
  if (local === null || mistakes.length > 0) throw new InputRefused(mistakes);
  return { form: formOrRefuse(policy, local.valuesBy), official: officialGround(policy, [local]) };
}

function formOrRefuse(policy: Policy, id: string): Form {
  const form = policy.forms.get(id);
  if (form !== undefined) return form;
  throw new WrongUsage(`没有报表格式“${id}”，有：${[...policy.forms.keys()].join("、")} · no form "${id}"`);
}

/** What changed since last year; last year's file must be readable. */
async function comparedWith(file: string, now: ReadReturn, form: Form, policy: Policy): Promise<readonly Finding[]> {
  const before = await readReturn({ path: file }, { form, fields: policy.fields, official: officialGround(policy) });
  if (before.result.facts.rows === 0) throw new InputRefused(before.findings);
  return compareYears(before.result.facts, withKnownCodes(now.facts, before.result.facts).facts, form);
}

/** The marked workbook, written beside the target and renamed, so that it is never half-written. */
async function writeMarked(file: string, target: string, findings: readonly Finding[]): Promise<void> {
  await writeWhole(target, await markWorkbook(await bytesToMark(file), basename(file), findings));
}

/** A folder has no workbook of its own to mark: the list of findings alone is written. */
async function bytesToMark(file: string): Promise<Uint8Array> {
  return (await stat(file)).isDirectory() ? new Uint8Array() : await readFile(file);
}

function checkDocument(file: string, read: ReadReturn, findings: readonly Finding[]): object {
  const count = (severity: Finding["severity"]): number =>
    findings.filter((finding) => finding.severity === severity).reduce((sum, finding) => sum + (finding.count ?? 1), 0);
  return {
    file: basename(file),
    sheet: read.sheet,
    rows: read.facts.rows,
    errors: count("error"),
    warnings: count("warning"),
    notes: count("note"),
    columns: read.columns,
    region_facts: read.regionFacts,
    findings: findings.map(({ fixEn, ...finding }) => ({ ...finding, fix_en: fixEn })),
  };
}
