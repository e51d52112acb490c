import { changedForecast, forecast } from "@youheng/kernel/foresee";
import type { Command } from "commander";
import { enrolmentFiles, type EnrolmentOptions } from "./enrolment-files.ts";
import { EXIT, WrongUsage } from "./exit.ts";
import { findingLines } from "./finding-lines.ts";
import { appliedLines, forecastLines } from "./forecast-lines.ts";
import { followsLines } from "./follows-lines.ts";
import { forecastFollows, type GroundedOptions } from "./forecast-ground.ts";
import { plannedFiles, type PlannedOptions } from "./planned-files.ts";

interface ForecastOptions extends EnrolmentOptions, PlannedOptions, GroundedOptions {
  readonly horizon: number;
}

/** Seats `youheng forecast ENROLMENT`. */
export function forecastCommand(program: Command): void {
  program
    .command("forecast")
    .description(
      "预测今后各年的学生数，分单位、年级，附区间 · expected enrolment by unit, grade and year, with intervals",
    )
    .argument(
      "<enrolment...>",
      "学生数长表：unit,school_year,grade,students 及分组列；可给几个文件或一个文件夹 · enrolment in long form, gzipped or not; several files, or a folder, are put together",
    )
    .option(
      "--lineage <file>",
      "学校沿革：合并、换码的学校接续前身的历年学生数 · lineage: schools that merged or got another code keep their past",
    )
    .option("--births <file>", "出生数：area,year,births · births by area and year")
    .option("--horizon <years>", "预测几年 · years ahead", horizonOf, 5)
    .option("--grades [order]", "年级的顺序，逗号分隔 · the order of grades: K,1,2")
    .option(
      "--housing <file>",
      "新建住房：unit,school_year,dwellings,students_per_dwelling[,grade] · new housing that sends children",
    )
    .option(
      "--changes <file>",
      "学校新建、撤销、合并：school_year,kind,unit,into[,from,share] · schools that open, close, merge",
    )
    .option(
      "--places <file>",
      "学位数：unit,stage,entry_grade,planned_entry,capacity，得出预警和利用率 · planned places: warnings and utilisation",
    )
    .option(
      "--return <file>",
      "最新报表，得出需要的班级、教室、教师和超班额、超规模名单 · the newest return: classes, rooms, teachers needed; classes and schools over the lines",
    )
    .option("--standard <id>", "班额依据的标准 · the standard that limits classes", "cn-quality-balance-2017")
    .option("--warning <id>", "预警依据的标准 · the standard of warnings", "cn-zj-place-warning-2018")
    .option("--policy <dir...>", "另加的政策目录 · further policy folders")
    .option("--json", "输出 JSON · print JSON")
    .action(runForecast);
}

async function runForecast(named: readonly string[], options: ForecastOptions): Promise<void> {
  const files = await enrolmentFiles(named, options);
  if (files === null) return;
  const { enrolment, births, joined, findings } = files;
  const planned = await plannedFiles(options);
  const said = forecast(enrolment, { horizon: options.horizon, births });
  const result = planned === null ? said : changedForecast(said, planned.plan, enrolment);
  const ground = await forecastFollows(result, enrolment, options);
  const all = [...findings, ...(planned?.findings ?? []), ...result.findings, ...(ground?.findings ?? [])];
  if (all.some(({ severity }) => severity === "error")) {
    process.exitCode = EXIT.inputErrors;
    if (options.json) console.log(JSON.stringify({ findings: all }));
    for (const line of findingLines(all)) console.error(line);
    return;
  }
  if (options.json)
    console.log(JSON.stringify({ ...result, joined_histories: joined, ...ground?.follows, findings: all }));
  else
    for (const line of [...forecastLines(result), ...appliedLines(result), ...followsLines(ground?.follows ?? {})])
      console.log(line);
  const worse = all.filter(({ severity }) => severity !== "note");
  if (!options.json && worse.length > 0) for (const line of findingLines(worse)) console.error(line);
}

function horizonOf(text: string): number {
  const years = Number(text);
  if (Number.isInteger(years) && years >= 1 && years <= 15) return years;
  throw new WrongUsage(`--horizon 应为 1 到 15 的整数 · a whole number from 1 to 15; got “${text}”`);
}
