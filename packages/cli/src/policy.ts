import { resolve } from "node:path";
import {
  bundleOf,
  checkPolicy,
  POLICY_ROOT,
  standardLines,
  unknownStandard,
  type Policy,
  type PolicyCheck,
} from "@youheng/server/policy";
import type { Command } from "commander";
import { EXIT, InputRefused } from "./exit.ts";
import { findingLines } from "./finding-lines.ts";
import { policyFor, type PolicyOptions } from "./policy-for.ts";

interface ListOptions extends PolicyOptions {
  readonly json?: boolean;
}

/** Seats `youheng policy list | show ID | check [DIR…]`. */
export function policyCommand(program: Command): void {
  const policy = program.command("policy").description("标准、字段和表式 · standards, facts and forms");
  policy
    .command("list")
    .description("列出标准和表式 · list standards and forms")
    .option("--policy <dir...>", "另加的政策目录 · further policy folders")
    .option("--json", "输出 JSON · print JSON")
    .action(runList);
  policy
    .command("show")
    .description("按人读的样子打印一个标准 · print a standard as people read it")
    .argument("<id>", "标准编号 · id of the standard")
    .option("--policy <dir...>", "另加的政策目录 · further policy folders")
    .option("--json", "输出 JSON · print JSON")
    .action(runShow);
  policy
    .command("check")
    .description("检查政策文件并运行全部算例 · check policy files and run every case")
    .argument("[dir...]", "政策目录，默认为自带的 policy/ · policy folders; the built-in one by default")
    .option("--json", "输出 JSON · print JSON")
    .action(runCheck);
}

async function runList(options: ListOptions): Promise<void> {
  const policy = await policyFor(options);
  if (options.json === true) printJson(listDocument(policy));
  else for (const line of listLines(policy)) console.log(line);
}

function listDocument(policy: Policy) {
  return {
    standards: [...policy.standards.values()].map(({ id, name, version, region, validFrom, stages, indicators }) => ({
      id,
      name,
      version,
      region,
      valid_from: validFrom,
      stages: stages.map((stage) => stage.id),
      indicators: indicators.map((one) => one.id),
      cases: policy.cases.filter((one) => one.standard === id).length,
    })),
    forms: [...policy.forms.values()].map(({ id, name, version, columns }) => ({
      id,
      name,
      version,
      columns: columns.length,
    })),
    fields: policy.fields.length,
    terms: policy.glossary.length,
  };
}

function listLines(policy: Policy): readonly string[] {
  const { standards, forms } = listDocument(policy);
  return [
    "标准 Standards",
    ...standards.map(
      ({ id, name, indicators, cases }) =>
        `  ${id}  ${name.zh} · ${name.en}（${indicators.length} 项指标 indicators，${cases} 个算例 cases）`,
    ),
    "表式 Forms",
    ...forms.map(({ id, name, columns }) => `  ${id}  ${name.zh} · ${name.en}（${columns} 列 columns）`),
  ];
}

async function runShow(id: string, options: ListOptions): Promise<void> {
  const policy = await policyFor(options);
  const unknown = unknownStandard(policy, id);
  if (unknown !== null) throw new InputRefused([unknown]);
  const bundle = bundleOf(policy, id);
  if (options.json === true) printJson(bundle);
  else for (const line of standardLines(policy, bundle.standard)) console.log(line);
}

async function runCheck(folders: readonly string[], options: { readonly json?: boolean }): Promise<void> {
  const further = folders.map((folder) => resolve(folder)).filter((folder) => folder !== resolve(POLICY_ROOT));
  const check = await checkPolicy([POLICY_ROOT, ...further]);
  if (options.json === true) printJson({ examined: check.examined, findings: check.findings });
  else for (const line of checkLines(check)) console.log(line);
  if (check.findings.some(({ severity }) => severity === "error")) process.exitCode = EXIT.inputErrors;
}

function checkLines({ examined, findings }: PolicyCheck): readonly string[] {
  const { files, standards, indicators, requirements, forms, cases, values } = examined;
  return [
    ...findingLines(findings),
    `已检查 ${files} 个文件：${standards} 个标准、${indicators} 项指标、${requirements} 项要求、${forms} 个表式、${cases} 个算例中的 ${values} 个数。`,
    `Examined ${files} files: ${standards} standards, ${indicators} indicators, ${requirements} requirements, ${forms} forms, ${values} values in ${cases} cases.`,
  ];
}

function printJson(value: unknown): void {
  process.stdout.write(`${JSON.stringify(value, null, 2)}\n`);
}
