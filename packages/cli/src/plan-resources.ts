import { readCosts, planResources } from "@youheng/kernel/decide";
import { openHighsSolver } from "@youheng/server/decide";
import { tableForm } from "@youheng/server/policy";
import { readTableFile } from "@youheng/server/sense";
import type { Command } from "commander";
import { tellFindings } from "./assess-file.ts";
import { WrongUsage } from "./exit.ts";
import { type StudentsOptions, withEnrolment, withStudentsOptions } from "./plan-enrolment.ts";
import { type PlanOptions, printPlan, whileSolving, withPlanOptions, writeModelFile } from "./plan-options.ts";
import { resourcesLines } from "./plan-resources-lines.ts";
import { judgedReturn, refuseErrors, type ReturnOptions, withReturnOptions } from "./plan-return.ts";

interface ResourcesOptions extends PlanOptions, ReturnOptions, StudentsOptions {
  readonly costs: string;
  readonly budget?: number;
  readonly goal: "sections" | "cv";
  readonly years?: readonly number[];
}

/** Seats `youheng plan resources RETURN --standard ID --costs FILE`. */
export function planResourcesCommand(plan: Command): void {
  const command = withReturnOptions(
    plan
      .command("resources")
      .description(
        "资源配置：补齐缺口最省的办法，或预算内达标最多 · resources: the cheapest way to the standard, or the most within a budget",
      )
      .argument("<return>", "报表文件：CSV、XLSX、XLS、ODS · the return")
      .requiredOption("--costs <file>", "单价表：indicator,unit,cost_yuan[,school_code,stage,max_amount] · unit costs")
      .option("--budget <yuan>", "预算（元） · budget in yuan", yuanOf)
      .option("--years <yuan,…>", "各年预算（元），逗号分隔，结余转下年 · budgets of the coming years", yearsOf)
      .option(
        "--goal <sections|cv>",
        "预算内先求达标学部最多，或差异系数降得最多 · within a budget: most sections, or CVs",
        goalOf,
        "sections",
      ),
  );
  withPlanOptions(withStudentsOptions(command), 60).action(runResources);
}

function yuanOf(text: string): number {
  const yuan = Number(text);
  if (text.trim() !== "" && yuan >= 0 && Number.isFinite(yuan)) return yuan;
  throw new WrongUsage(`应为不小于 0 的元数，得到“${text}” · an amount in yuan is wanted, got “${text}”`);
}

function yearsOf(text: string): readonly number[] {
  return text.split(",").map(yuanOf);
}

function goalOf(text: string): "sections" | "cv" {
  if (text === "sections" || text === "cv") return text;
  throw new WrongUsage(`--goal：没有“${text}” · there is no ${text}; sections, cv`);
}

async function runResources(file: string, options: ResourcesOptions): Promise<void> {
  const judged = await judgedReturn(file, options);
  const { assessment, group, findings: more } = await withEnrolment(judged, options);
  const schools = new Set(assessment.facts.text["school_code"]?.map((code) => code ?? ""));
  const costs = readCosts(
    await readTableFile({ path: options.costs }, await tableForm("costs")),
    assessment.standard,
    schools,
  );
  const findings = [...judged.findings, ...more, ...costs.findings];
  refuseErrors(findings);
  const solver = openHighsSolver();
  try {
    const { budget = null, goal, years, seconds } = options;
    const ask = {
      assessment,
      group,
      costs: costs.costs,
      budgetYuan: budget,
      goal,
      ...(years === undefined ? {} : { yearlyYuan: years }),
    };
    const planned = await whileSolving(({ signal, onProgress }) =>
      planResources(solver, ask, { seconds, signal, onProgress }),
    );
    await writeModelFile(options.writeModel, () => planned.model);
    await printPlan({ ...planned.document, findings }, options, () => resourcesLines(planned.document, assessment));
    tellFindings(findings);
  } finally {
    await solver.close();
  }
}
