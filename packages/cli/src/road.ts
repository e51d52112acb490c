import { readMeasures, roadAhead, schedule } from "@youheng/kernel/act";
import { tableForm } from "@youheng/server/policy";
import { readTableFile } from "@youheng/server/sense";
import type { Command } from "commander";
import { tellFindings } from "./assess-file.ts";
import { judgedReturn, refuseErrors, type ReturnOptions, withReturnOptions } from "./plan-return.ts";
import { type RoadDocument, roadLines } from "./road-lines.ts";
import { writeWhole } from "./write-whole.ts";

interface RoadOptions extends ReturnOptions {
  readonly measures: string;
  readonly json?: boolean;
  readonly out?: string;
}

/** Seats `youheng road RETURN --measures FILE --standard ID`. */
export function roadCommand(program: Command): void {
  withReturnOptions(
    program
      .command("road")
      .description(
        "路线图：措施都按时做完，哪一天达标，由哪条决定 · road map: by when all is met if all is done on time, and what decides the day",
      )
      .argument("<return>", "报表文件：CSV、XLSX、XLS、ODS · the return")
      .requiredOption(
        "--measures <file>",
        "措施表：measure,starts_on,ends_on[,title,after,school_code,column,add] · measures",
      ),
  )
    .option("--out <file>", "把 JSON 写入文件 · write the JSON to a file")
    .option("--json", "输出 JSON · print JSON")
    .action(runRoad);
}

async function runRoad(file: string, options: RoadOptions): Promise<void> {
  const { assessment, group, findings: before } = await judgedReturn(file, options);
  const read = readMeasures(
    await readTableFile({ path: options.measures }, await tableForm("measures")),
    assessment,
    group,
  );
  const findings = [...before, ...read.findings];
  refuseErrors(findings);
  const ahead = roadAhead(assessment, group, read.measures);
  const { doneOn, delayed } = schedule(read.measures);
  const { regionCode, schoolYear } = assessment.grouped.groups[group]!;
  const document: RoadDocument = {
    standard: options.standard,
    region_code: regionCode,
    school_year: schoolYear,
    passes_on: ahead.passesOn,
    last: ahead.last,
    way: ahead.way.map(({ id, beginsOn, doneOn: done, slackDays }) => ({
      measure: id,
      begins_on: beginsOn,
      done_on: done,
      slack_days: slackDays,
    })),
    measures: read.measures.map(({ id, title }) => ({
      measure: id,
      title,
      done_on: doneOn.get(id) ?? null,
      is_delayed: delayed.includes(id),
    })),
    steps: ahead.steps.map(({ day, measures, verdict, sectionsShort }) => ({
      day,
      measures,
      verdict,
      sections_short: sectionsShort,
    })),
    still_short: ahead.stillShort,
    findings,
  };
  const json = JSON.stringify(document);
  if (options.out !== undefined) await writeWhole(options.out, `${json}\n`);
  if (options.json === true) console.log(json);
  else for (const line of roadLines(document)) console.log(line);
  tellFindings(findings);
}
