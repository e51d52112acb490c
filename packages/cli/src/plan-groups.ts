import { type EarlierMember, type GroupsPlan, planGroups } from "@youheng/kernel/decide";
import type { Finding } from "@youheng/kernel/model";
import { openHighsSolver } from "@youheng/server/decide";
import { groupRules, tableForm } from "@youheng/server/policy";
import { readTableFile } from "@youheng/server/sense";
import type { Command } from "commander";
import { countOf, tellFindings } from "./assess-file.ts";
import { numberFrom } from "./plan-ground.ts";
import { type PlanOptions, printPlan, whileSolving, withPlanOptions, writeModelFile } from "./plan-options.ts";
import { judgedReturn, refuseErrors, type ReturnOptions, withReturnOptions } from "./plan-return.ts";
import { planStatusLine } from "./plan-status.ts";

interface GroupsOptions extends PlanOptions, ReturnOptions {
  readonly previous?: string;
  readonly reachKm?: number;
  readonly largest?: number;
}

/** Seats `youheng plan groups RETURN --standard ID`. */
export function planGroupsCommand(plan: Command): void {
  const command = withReturnOptions(
    plan
      .command("groups")
      .description(
        "集团化办学：强校带弱校，就近、稳定、不过大 · groups: strong schools lead weak ones, near, stable, not too large",
      )
      .argument("<return>", "报表文件：CSV、XLSX、XLS、ODS · the return")
      .option("--previous <file>", "往年的集团：lead,school_code · groups of the year before")
      .option(
        "--reach-km <km>",
        "牵头校到成员校的最远距离 · farthest member from its lead",
        numberFrom(0, "--reach-km"),
      )
      .option("--largest <n>", "一个集团最多几所学校（含牵头校） · schools in a group, the lead among them", countOf),
  );
  withPlanOptions(command, 30).action(runGroups);
}

async function runGroups(file: string, options: GroupsOptions): Promise<void> {
  const [{ assessment, group, findings: read }, rules, previous] = await Promise.all([
    judgedReturn(file, options),
    groupRules(),
    earlierGroups(options.previous),
  ]);
  const findings = [...read, ...previous.findings];
  refuseErrors(findings);
  const own = { ...rules, reachKm: options.reachKm ?? rules.reachKm, largest: options.largest ?? rules.largest };
  const solver = openHighsSolver();
  try {
    const ask = { assessment, group, rules: own, earlier: previous.earlier };
    const { seconds } = options;
    const planned = await whileSolving(({ signal, onProgress }) =>
      planGroups(solver, ask, { seconds, signal, onProgress }),
    );
    await writeModelFile(options.writeModel, () => planned.model);
    await printPlan({ ...planned.document, findings }, options, () => groupsLines(planned.document));
    tellFindings(findings);
  } finally {
    await solver.close();
  }
}

async function earlierGroups(
  file: string | undefined,
): Promise<{ readonly earlier: readonly EarlierMember[]; readonly findings: readonly Finding[] }> {
  if (file === undefined) return { earlier: [], findings: [] };
  const table = await readTableFile({ path: file }, await tableForm("groups"));
  const text = (id: string, row: number): string => String(table.columns[id]?.[row] ?? "");
  const earlier = Array.from({ length: table.rows }, (_, row) => ({
    lead: text("lead", row),
    school_code: text("school_code", row),
  }));
  return { earlier, findings: table.findings };
}

function groupsLines(plan: GroupsPlan): readonly string[] {
  return [
    `${plan.region_code ?? "—"}  ${plan.school_year ?? "—"}  集团化办学 · school groups`,
    planStatusLine(plan.status, plan.seconds),
    ...plan.goals.map(
      ({ says, objective }) => `  ${says.zh} · ${says.en}: ${objective === null ? "—" : Number(objective.toFixed(2))}`,
    ),
    `  达标学部 sections that meet: ${plan.before.sections_meeting} → ${plan.after.sections_meeting}`,
    "",
    ...plan.groups.flatMap((group) => [
      `${group.lead_name}（${group.size} 所 schools）`,
      ...group.members.flatMap((one) => [`  ${one.school_name}  ${one.because}`, `    ${one.because_en}`]),
    ]),
    ...plan.ungrouped.flatMap((one) => [`  未入集团 ${one.school_name}：${one.zh}`, `  without a group: ${one.en}`]),
    "",
  ];
}
