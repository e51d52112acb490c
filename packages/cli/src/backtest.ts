import { backtest, birthsFindings, UNIT } from "@youheng/kernel/foresee";
import type { Command } from "commander";
import { backtestLines } from "./backtest-lines.ts";
import { enrolmentFiles, type EnrolmentOptions } from "./enrolment-files.ts";
import { WrongUsage } from "./exit.ts";
import { findingLines } from "./finding-lines.ts";

interface BacktestOptions extends EnrolmentOptions {
  readonly horizons: readonly number[];
}

/** Seats `youheng backtest ENROLMENT`. */
export function backtestCommand(program: Command): void {
  program
    .command("backtest")
    .description("回测：若在过去各年作预测，会差多少 · how wrong forecasts made in past years would have been")
    .argument(
      "<enrolment...>",
      "学生数长表：unit,school_year,grade,students 及分组列；可给几个文件或一个文件夹 · enrolment in long form, gzipped or not; several files, or a folder, are put together",
    )
    .option(
      "--lineage <file>",
      "学校沿革：合并、换码的学校接续前身的历年学生数 · lineage: schools that merged or got another code keep their past",
    )
    .option("--births <file>", "出生数：area,year,births · births by area and year")
    .option("--horizons <years>", "提前几年，逗号分隔 · years ahead", horizonsOf, [1, 3, 5])
    .option("--level <label=column...>", "另按这些分组列衡量 · also measured by these grouping columns")
    .option("--grades [order]", "年级的顺序，逗号分隔 · the order of grades: K,1,2")
    .option("--json", "输出 JSON · print JSON")
    .action(runBacktest);
}

async function runBacktest(named: readonly string[], options: BacktestOptions): Promise<void> {
  const files = await enrolmentFiles(named, options);
  if (files === null) return;
  const { enrolment, births, joined } = files;
  const findings = [...files.findings, ...birthsFindings(births, enrolment)];
  const levels = levelsOf(options.level ?? [], ["unit", "all", ...enrolment.groupings.map(({ label }) => label)]);
  const result = backtest(enrolment, { horizons: options.horizons, levels, births });
  if (options.json) console.log(JSON.stringify({ ...result, joined_histories: joined, findings }));
  else for (const line of backtestLines(result)) console.log(line);
  const worse = findings.filter(({ severity }) => severity !== "note");
  if (!options.json && worse.length > 0) for (const line of findingLines(worse)) console.error(line);
}

function levelsOf(asked: readonly string[], known: readonly string[]): Readonly<Record<string, string>> {
  const levels: Record<string, string> = { [UNIT]: UNIT };
  for (const one of asked.flatMap((text) => text.split(","))) {
    const [label = "", column = label] = one.split("=").map((part) => part.trim());
    const found = known.find((name) => name === column) ?? known.find((name) => alike(name, column));
    if (label === "" || found === undefined)
      throw new WrongUsage(`--level：没有“${column}”列，现有 · there is no column “${column}”; ${known.join(", ")}`);
    if ((levels[label] ?? found) !== found)
      throw new WrongUsage(
        `--level：“${label}”已经是“${levels[label]}”列 · “${label}” is the column “${levels[label]}” already`,
      );
    levels[label] = found;
  }
  return levels;
}

function alike(a: string, b: string): boolean {
  return a.trim().toLowerCase() === b.trim().toLowerCase();
}

/** Years ahead as they are typed: "1,3,5". */
function horizonsOf(text: string): readonly number[] {
  const years = text.split(",").map((part) => Number(part.trim()));
  if (years.length > 0 && years.every((one) => Number.isInteger(one) && one >= 1 && one <= 15)) return years;
  throw new WrongUsage(`--horizons 应为 1 到 15 的整数，逗号分隔 · whole numbers from 1 to 15; got “${text}”`);
}
