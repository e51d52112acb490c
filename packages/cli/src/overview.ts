import type { Finding } from "@youheng/kernel/model";
import { type Command, InvalidArgumentError } from "commander";
import { tellFindings } from "./assess-file.ts";
import { WrongUsage } from "./exit.ts";
import { overviewLines } from "./overview-lines.ts";
import { overviewOfFiles } from "./overview-of-files.ts";
import { overviewOfStore } from "./overview-of-store.ts";
import { policyFor } from "./policy-for.ts";
import type { PolicyOptions } from "./policy-for.ts";

/** What the overview is asked for, and where its returns lie. */
export interface OverviewOptions extends PolicyOptions {
  readonly standard: string;
  readonly form: string;
  readonly year?: number;
  readonly under: string;
  readonly data?: string;
  readonly json?: boolean;
}

/** Seats `youheng overview [RETURN…] --standard ID`. */
export function overviewCommand(program: Command): void {
  program
    .command("overview")
    .description("省市总览：每个区县一行 · many regions at once, a row each: verdict, what is lacking, what moved")
    .argument("[return...]", "多个区县、多个学年的报表 · returns of many regions and years")
    .requiredOption("--standard <id>", "标准编号，见 youheng policy list · id of the standard")
    .option("--year <n>", "学年，默认最近一年 · school year; the newest by default", yearOf)
    .option("--under <digits>", "区划代码的前几位：33 浙江 · first digits of the region codes", digitsOf, "")
    .option("--data <folder>", "不给报表时，读这个数据文件夹里已发布的 · the published returns of this data folder")
    .option("--form <id>", "报表格式 · form of the returns", "tidy")
    .option("--policy <dir...>", "另加的政策目录 · further policy folders")
    .option("--json", "输出 JSON · print JSON")
    .addHelpText("after", "\nDATABASE_URL=postgres://… 读 PostgreSQL 里已发布的 · the published returns of a server")
    .action(runOverview);
}

async function runOverview(files: readonly string[], options: OverviewOptions): Promise<void> {
  const policy = await policyFor(options);
  const { standards } = policy;
  if (!standards.has(options.standard))
    throw new WrongUsage(
      `没有“${options.standard}”，现有 · no standard; there are: ${[...standards.keys()].join(", ")}`,
    );
  const { view, findings } =
    files.length > 0
      ? await overviewOfFiles(files, policy, options)
      : { view: await overviewOfStore(policy, options), findings: [] as readonly Finding[] };
  if (options.json) console.log(JSON.stringify({ ...view, findings }));
  else for (const line of overviewLines(view, standards.get(options.standard)!, policy.units)) console.log(line);
  tellFindings(findings);
}

function yearOf(text: string): number {
  if (/^(19|20|21)\d{2}$/.test(text)) return Number(text);
  throw new InvalidArgumentError("学年是四位数字 · a school year has four digits");
}

function digitsOf(text: string): string {
  if (/^\d{0,6}$/.test(text)) return text;
  throw new InvalidArgumentError("区划代码的前几位数字 · the first digits of region codes");
}
