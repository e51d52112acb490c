import type { Assessment } from "@youheng/kernel/assess";
import type { Finding } from "@youheng/kernel/model";
import type { Command } from "commander";
import { assessFile, groupsOf } from "./assess-file.ts";
import { InputRefused, WrongUsage } from "./exit.ts";
import { policyFor, type PolicyOptions } from "./policy-for.ts";

/** Which return a plan is made for. */
export interface ReturnOptions extends PolicyOptions {
  readonly standard: string;
  readonly form: string;
  readonly region?: string;
  readonly schoolYear?: string;
}

/** One county-year judged, on which a plan is made. */
export interface JudgedReturn {
  readonly assessment: Assessment;
  readonly group: number;
  readonly findings: readonly Finding[];
}

/**
 * Reads and judges the return of a plan: its newest year, of the one region in it or the one named.
 *
 * @throws InputRefused when the return has errors; WrongUsage when it holds several regions and none is named
 */
export async function judgedReturn(file: string, options: ReturnOptions): Promise<JudgedReturn> {
  const policy = await policyFor(options);
  const { answer, findings } = await assessFile(file, { policy, standard: options.standard, form: options.form });
  refuseErrors(findings);
  const assessment = answer.result;
  const asked = groupsOf(assessment, options);
  const regions = new Set(asked.map((group) => assessment.grouped.groups[group]!.regionCode));
  if (regions.size > 1)
    throw new WrongUsage(
      `报表有几个区划，请用 --region 选择 · the return has several regions, choose one by --region: ${[...regions].join(", ")}`,
    );
  return { assessment, group: asked.at(-1)!, findings };
}

/** Stops before a plan is made of an input with errors; all of them are listed. */
export function refuseErrors(findings: readonly Finding[]): void {
  if (findings.some(({ severity }) => severity === "error")) throw new InputRefused(findings);
}

/** Adds the options by which a plan names its return and standard. */
export function withReturnOptions(command: Command): Command {
  return command
    .requiredOption("--standard <id>", "标准编号，见 youheng policy list · id of the standard")
    .option("--form <id>", "报表格式 · form of the return", "tidy")
    .option("--policy <dir...>", "另加的政策目录 · further policy folders")
    .option("--region <code>", "哪个区划 · which region")
    .option("--school-year <year>", "哪个学年（起始年），默认最新 · which school year; the newest by default");
}
