import { performance } from "node:perf_hooks";
import { planRotation, type RotationPlan, rosterGround, rosterOf } from "@youheng/kernel/decide";
import { openHighsSolver } from "@youheng/server/decide";
import { rotationRules, tableForm } from "@youheng/server/policy";
import { readTableFile } from "@youheng/server/sense";
import type { Command } from "commander";
import { tellFindings } from "./assess-file.ts";
import { InputRefused } from "./exit.ts";
import { judgedReturn, refuseErrors, type ReturnOptions, withReturnOptions } from "./plan-return.ts";
import { type PlanOptions, printPlan, whileSolving, withPlanOptions, writeModelFile } from "./plan-options.ts";
import { rotationLines } from "./plan-rotation-lines.ts";

interface RotationOptions extends PlanOptions, ReturnOptions {
  readonly teachers: string;
  readonly rules?: string;
}

/** How near to the least distance a plan must be to count as proven; shortfalls and moves are proven to the last one. */
const DISTANCE_GAP = 0.005;

/** Seats `youheng plan rotation RETURN --teachers FILE --standard ID`. */
export function planRotationCommand(plan: Command): void {
  const command = withReturnOptions(
    plan
      .command("rotation")
      .description(
        "教师交流轮岗：补齐短缺、调动最少、距离最短的方案 · a rotation of teachers: fewest shortfalls, then fewest moves, then least distance",
      )
      .argument("<return>", "报表文件：CSV、XLSX、XLS、ODS · the return")
      .requiredOption("--teachers <file>", "教师名册，一名教师一行 · the roster, one teacher a row")
      .option(
        "--rules <file>",
        "本地规则（YAML），只写与通用规则不同的 · a county's own rules (YAML), only what differs",
      ),
  );
  withPlanOptions(command, 60).action(runRotation);
}

async function runRotation(file: string, options: RotationOptions): Promise<void> {
  const [{ assessment, group, findings: read }, form, { rules, findings: ruleFindings }] = await Promise.all([
    judgedReturn(file, options),
    tableForm("teachers"),
    rotationRules(options.rules),
  ]);
  if (rules === null) throw new InputRefused(ruleFindings);
  const ground = rosterGround(assessment, group, rules.counts);
  const roster = rosterOf(await readTableFile({ path: options.teachers }, form), ground);
  const findings = [...read, ...roster.findings];
  refuseErrors(findings);
  const solver = openHighsSolver();
  try {
    const startedAt = performance.now();
    const clock = (): number => (performance.now() - startedAt) / 1000;
    const ask = { assessment, group, roster: roster.teachers, rosterGround: ground, rules };
    const planned = await whileSolving(({ signal, onProgress }) =>
      planRotation(solver, ask, { seconds: options.seconds, gap: DISTANCE_GAP, clock, signal, onProgress }),
    );
    await writeModelFile(options.writeModel, () => planned.model);
    const document: RotationPlan & { readonly findings: typeof findings } = { ...planned.document, findings };
    await printPlan(document, options, () => rotationLines(planned.document));
    tellFindings(findings);
  } finally {
    await solver.close();
  }
}
