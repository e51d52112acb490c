// Runs on Node 20 and later.
import { readFileSync } from "node:fs";
import path from "node:path";

/** Licences under which a dependency may reach users: all let them use, change and pass it on, and ask no more than to be named. */
const PERMISSIVE = new Set([
  "MIT",
  "MIT-0",
  "MIT/X11",
  "ISC",
  "Apache-2.0",
  "BSD-2-Clause",
  "BSD-3-Clause",
  "0BSD",
  "BlueOak-1.0.0",
  "Unlicense",
  "Zlib",
  "OFL-1.1", // fonts
]);

/** Packages whose own files state no licence, each looked at by a person. */
const LOOKED_AT = {
  buffers:
    "0.1.1 states none; of the author of chainsaw (MIT/X11). Comes with exceljs, for reading zips, which we do not do with it",
};

/**
 * Sees that everything that reaches users is under a permissive licence, as package-lock.json states it, for every platform.
 *
 * @returns counts; fails when one is not, or when none was looked at
 */
export function checkLicences(root) {
  const lock = JSON.parse(readFileSync(path.join(root, "package-lock.json"), "utf8"));
  const shipped = Object.entries(lock.packages)
    .filter(([where, one]) => where.includes("node_modules/") && one.link !== true && one.dev !== true)
    .map(([where, one]) => ({ name: where.split("node_modules/").at(-1), licence: one.license }));
  const refused = shipped.filter((one) => !isFree(one, shipped));
  for (const { name, licence } of refused) console.log(`✗ ${name}: ${licence ?? "没有写明许可 · states no licence"}`);
  console.log(`${shipped.length} 个随产品分发的依赖 · dependencies that reach users`);
  return { passed: refused.length === 0 && shipped.length > 0 ? 1 : 0, failed: refused.length, skipped: [] };
}

function isFree({ name, licence }, shipped) {
  if (name in LOOKED_AT) return true;
  if (licence === undefined) return isBuildOfAnother(name, shipped);
  return choicesOf(licence).some((all) => all.every((one) => PERMISSIVE.has(one)));
}

/** "(MIT OR GPL-3.0)" gives a choice; "(MIT AND Zlib)" asks for both. */
function choicesOf(licence) {
  return licence
    .replaceAll(/[()]/g, "")
    .split(" OR ")
    .map((choice) => choice.split(" AND "));
}

/** The build of a package for one platform: the lock knows no licence of those that this machine does not install. */
function isBuildOfAnother(name, shipped) {
  return shipped.some((one) => one.licence !== undefined && name.startsWith(`${one.name}-`) && isFree(one, shipped));
}
