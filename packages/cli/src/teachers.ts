import { rosterGround, rosterOf, rosterRows, teacherOverview, teacherStanding } from "@youheng/kernel/decide";
import { rotationRules, tableForm } from "@youheng/server/policy";
import { readTableFile } from "@youheng/server/sense";
import type { Command } from "commander";
import { tellFindings } from "./assess-file.ts";
import { InputRefused } from "./exit.ts";
import { judgedReturn, refuseErrors, type ReturnOptions, withReturnOptions } from "./plan-return.ts";
import { teacherLines } from "./teacher-lines.ts";

interface TeachersOptions extends ReturnOptions {
  readonly teachers: string;
  readonly lastTeachers?: string;
  readonly rules?: string;
  readonly json?: boolean;
}

/** Seats `youheng teachers RETURN --teachers FILE --standard ID`. */
export function teachersCommand(program: Command): void {
  withReturnOptions(
    program
      .command("teachers")
      .description(
        "教师队伍对照要求：交流轮岗、骨干占比、培训学时、资格证、编制、缺科 · the teachers against what is asked: rotation, training, certificates, posts, subjects",
      )
      .argument("<return>", "报表文件：CSV、XLSX、XLS、ODS · the return")
      .requiredOption("--teachers <file>", "教师名册，一名教师一行 · the roster, one teacher a row")
      .option(
        "--last-teachers <file>",
        "上一年的教师名册，用来判断交流轮岗 · last year's roster, by which rotation is judged",
      )
      .option("--rules <file>", "本地规则（YAML） · a county's own rules (YAML)"),
  )
    .option("--json", "输出 JSON · print JSON")
    .action(runTeachers);
}

async function runTeachers(file: string, options: TeachersOptions): Promise<void> {
  const [{ assessment, group, findings: read }, form, { rules, findings: ruleFindings }] = await Promise.all([
    judgedReturn(file, options),
    tableForm("teachers"),
    rotationRules(options.rules),
  ]);
  if (rules === null) throw new InputRefused(ruleFindings);
  const ground = rosterGround(assessment, group, rules.counts);
  const roster = rosterOf(await readTableFile({ path: options.teachers }, form), ground);
  const last = options.lastTeachers === undefined ? null : await readTableFile({ path: options.lastTeachers }, form);
  const findings = [...read, ...roster.findings, ...(last?.findings ?? [])];
  refuseErrors(findings);
  const ask = { assessment, group, roster: roster.teachers, rosterGround: ground, rules };
  const standing = teacherStanding(ask, last === null ? null : rosterRows(last));
  const { regionCode, schoolYear } = assessment.grouped.groups[group]!;
  const document = { region_code: regionCode, school_year: schoolYear, overview: teacherOverview(ask), standing };
  if (options.json === true) console.log(JSON.stringify({ ...document, findings }));
  else for (const line of teacherLines(document)) console.log(line);
  tellFindings(findings);
}
