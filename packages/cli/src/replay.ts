import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { kernelVersion, packageOf, replay, replayPackageOf } from "@youheng/server/assess";
import type { Replay, ReplayPackage } from "@youheng/server/assess";
import { FolderInUse, listAssessments, openStore } from "@youheng/server/store";
import type { Store } from "@youheng/server/store";
import type { Command } from "commander";
import { EXIT, InputRefused, WrongUsage } from "./exit.ts";
import { replayLines } from "./replay-lines.ts";

interface ReplayOptions {
  readonly data?: string;
  readonly standard?: string;
  readonly json?: boolean;
}

/** Assessments of one county-year replayed at once: one for each standard, policy and engine by which it was ever judged. */
const mostAtOnce = 1000;

/** Seats `youheng replay PACKAGE.json` and `youheng replay --data DIR REGION YEAR`. */
export function replayCommand(program: Command): void {
  program
    .command("replay")
    .description(
      "离线重算一次已保存的评估，逐字节比较 · make a stored assessment again, offline, and compare byte by byte",
    )
    .argument(
      "<package|region>",
      "评估包 JSON；或与 --data 同用的区划代码 · a replay package; or with --data a region code",
    )
    .argument("[year]", "学年（起始年），与 --data 同用 · the school year (its first year), with --data")
    .option("--data <folder>", "数据文件夹（服务须先停止）· the data folder, while no server has it")
    .option("--standard <id>", "只重算这一标准的评估 · only assessments by this standard")
    .option("--json", "输出 JSON · print JSON")
    .action(runReplay);
}

async function runReplay(first: string, year: string | undefined, options: ReplayOptions): Promise<void> {
  const version = kernelVersion();
  const found =
    options.data === undefined
      ? [replay(await packageFrom(first, year), version)]
      : await replayStored(options.data, keptAsk(first, year, options), version);
  if (options.json) console.log(JSON.stringify(options.data === undefined ? found[0] : { replays: found }));
  else for (const line of found.flatMap(replayLines)) console.log(line);
  if (found.some((one) => !one.same)) process.exitCode = EXIT.inputErrors;
}

async function packageFrom(file: string, year: string | undefined): Promise<ReplayPackage> {
  if (year !== undefined)
    throw new WrongUsage("从库中重算请加 --data · with a region and a year, name the data folder by --data");
  const { result, findings } = replayPackageOf(file, await textOf(file));
  if (result === null) throw new InputRefused(findings);
  return result;
}

async function textOf(file: string): Promise<string> {
  try {
    return await readFile(file, "utf8");
  } catch (error) {
    throw new WrongUsage(`读不到文件 · cannot read the file: ${file}（${(error as NodeJS.ErrnoException).code}）`);
  }
}

interface KeptAsk {
  readonly regionCode: string;
  readonly schoolYear: number;
  readonly standardId: string | undefined;
}

function keptAsk(regionCode: string, year: string | undefined, { standard }: ReplayOptions): KeptAsk {
  if (year === undefined || !/^\d{4}$/.test(year))
    throw new WrongUsage(
      "请写区划代码和学年：youheng replay --data DIR 990102 2026 · name the region and the school year",
    );
  return { regionCode, schoolYear: Number(year), standardId: standard };
}

async function replayStored(folder: string, ask: KeptAsk, version: string): Promise<readonly Replay[]> {
  const store = await storeIn(folder);
  try {
    const all = await listAssessments(store, { ...ask, most: mostAtOnce });
    const kept = all.filter((one) => one.hasBundle);
    if (kept.length === 0) throw nothingKept(ask, all.length);
    const found: Replay[] = [];
    for (const one of kept) found.push(replay(await packageOf(store, one), version));
    return found;
  } finally {
    await store.close();
  }
}

async function storeIn(folder: string): Promise<Store> {
  try {
    return await openStore({ dataFolder: resolve(folder) });
  } catch (error) {
    throw error instanceof FolderInUse ? new WrongUsage(error.message) : error;
  }
}

function nothingKept({ regionCode, schoolYear }: KeptAsk, withoutPolicy: number): WrongUsage {
  const which = `${regionCode} ${schoolYear}`;
  if (withoutPolicy === 0)
    return new WrongUsage(`${which} 没有已保存的评估 · there is no stored assessment of ${which}`);
  return new WrongUsage(
    `${which} 的评估是在开始保存政策文本之前做出的，请重新评估一次 · the assessments of ${which} were made before policy was kept with them: assess once more`,
  );
}
