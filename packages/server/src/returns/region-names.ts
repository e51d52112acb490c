import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Words } from "@youheng/kernel/model";
import { asSystem, listRegionNames, type Store } from "../store/index.ts";

/** Region code (6 digits) → name. */
export type RegionNames = ReadonlyMap<string, Words>;

/**
 * Reads the names of China's divisions from `regions/cn-divisions-2023.csv` of the policy folders.
 *
 * @returns empty when no folder has the file; a later folder wins
 */
export async function loadRegionNames(policyRoots: readonly string[]): Promise<RegionNames> {
  const names = new Map<string, Words>();
  for (const root of policyRoots) {
    const text = await readFile(join(root, "regions", "cn-divisions-2023.csv"), "utf8").catch(whenAbsent);
    for (const line of text.split("\n").slice(1)) {
      const [code, zh] = line.trim().split(",");
      if (code !== undefined && zh !== undefined) names.set(code, { zh, en: zh });
    }
  }
  return names;
}

function whenAbsent(error: NodeJS.ErrnoException): string {
  if (error.code === "ENOENT") return "";
  throw error;
}

/**
 * The name of a region; where the list has none, its code stands for it, behind the name of the city or province that it lies in.
 *
 * @example nameOfRegion(names, "330188") // { zh: "杭州市（330188）", en: "杭州市 (330188)" }
 */
export function nameOfRegion(names: RegionNames, regionCode: string): Words {
  const own = names.get(regionCode);
  if (own !== undefined) return own;
  const above = names.get(`${regionCode.slice(0, 4)}00`) ?? names.get(`${regionCode.slice(0, 2)}0000`);
  if (above === undefined) return { zh: `区划 ${regionCode}`, en: `Region ${regionCode}` };
  return { zh: `${above.zh}（${regionCode}）`, en: `${above.en} (${regionCode})` };
}

/** The names of the divisions, and over them those that regions were given here (an example district has no official one). */
export async function namesInUse(store: Store, names: RegionNames): Promise<RegionNames> {
  return new Map([...names, ...(await asSystem(() => listRegionNames(store)))]);
}
