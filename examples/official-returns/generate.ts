import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { loadPolicy } from "@youheng/server/policy";
import { damagedFiles } from "./make/damage.ts";
import { districtReturns, filesOf } from "./make/district.ts";
import { zipOf } from "./make/zip.ts";

/**
 * Writes the official returns of the example district as its schools would hand them in, laid out by the form files in `policy/forms`:
 * `returns-YEAR.zip`, `returns-YEAR-damaged.zip` with a mistake of each kind, and the same workbooks in the folder `YEAR/`.
 *
 *     node examples/official-returns/generate.ts FOLDER [YEAR]
 */
const [folder, year = "2026"] = process.argv.slice(2);
if (folder === undefined) {
  console.error("用法 usage: node examples/official-returns/generate.ts FOLDER [YEAR]");
  process.exit(2);
}
const { policy } = await loadPolicy();
const form = policy.officialForms.get("cn-return-2021");
if (form === undefined) throw new Error('the policy has no official form "cn-return-2021"');
const schools = districtReturns(Number(year));
const files = await filesOf(form, schools);
const damaged = await damagedFiles(form, schools);
for (const [name, bytes] of files) write(join(folder, year, name), bytes);
write(join(folder, `returns-${year}.zip`), zipOf(files));
write(join(folder, `returns-${year}-damaged.zip`), zipOf(damaged.files));
console.error(`${schools.length} 所学校 schools，${files.size} 个文件 files → ${folder}`);

function write(path: string, bytes: Uint8Array): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, bytes);
}
