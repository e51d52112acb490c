import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { kernelVersion, overview, startSummaryKeeper } from "@youheng/server/assess";
import type { OverviewView } from "@youheng/server/api";
import { type Policy, POLICY_ROOT } from "@youheng/server/policy";
import { loadRegionNames } from "@youheng/server/returns";
import { FolderInUse, listRegions, openStore, type Store } from "@youheng/server/store";
import { WrongUsage } from "./exit.ts";
import type { OverviewOptions } from "./overview.ts";

/** The overview of what is published in a data folder, or in the PostgreSQL that DATABASE_URL names. */
export async function overviewOfStore(policy: Policy, options: OverviewOptions): Promise<OverviewView> {
  const store = await storeOrExplain(options);
  try {
    const schoolYear = options.year ?? (await newestYear(store, options.under));
    const regionNames = await loadRegionNames([POLICY_ROOT, ...(options.policy ?? [])]);
    const deps = { store, policy, kernelVersion: kernelVersion(), regionNames };
    const keeper = startSummaryKeeper(deps, rethrow);
    await keeper.idle();
    await keeper.stop();
    return await overview(deps, { standardId: options.standard, schoolYear, under: options.under });
  } finally {
    await store.close();
  }
}

function rethrow(error: unknown): never {
  throw error;
}

async function storeOrExplain({ data }: OverviewOptions): Promise<Store> {
  const databaseUrl = process.env["DATABASE_URL"];
  if (data === undefined && databaseUrl !== undefined) return await openStore({ databaseUrl });
  if (data === undefined)
    throw new WrongUsage("请给出报表，或用 --data 指明数据文件夹 · give returns, or a data folder with --data");
  const dataFolder = resolve(data);
  if (!existsSync(dataFolder)) throw new WrongUsage(`没有文件夹 ${dataFolder} · there is no such folder`);
  try {
    return await openStore({ dataFolder });
  } catch (error) {
    throw error instanceof FolderInUse ? new WrongUsage(error.message) : error;
  }
}

async function newestYear(store: Store, under: string): Promise<number> {
  const years = (await listRegions(store))
    .filter((region) => region.regionCode.startsWith(under))
    .flatMap((region) => region.years.filter((year) => year.publishedNumber !== null))
    .map((year) => year.schoolYear);
  if (years.length > 0) return Math.max(...years);
  throw new WrongUsage("这里还没有已发布的报表 · no return is published here yet");
}
