// Runs on Node 20 and later.
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { say } from "./say.mjs";

/** `npm ci` would refuse where a mirror lacks a package for another system, and would wipe the folder under a running server. */
const AS_LOCKED = [
  "--no-save",
  "--include=dev",
  "--include=optional",
  "--ignore-scripts",
  "--engine-strict=false",
  "--no-audit",
  "--no-fund",
  "--prefer-offline",
  "--loglevel=error",
];

/**
 * Brings node_modules to what package-lock.json says, when it is not there already.
 * npm's own record of what it installed is compared with the lock, so that neither dates nor a stamp of ours can mislead.
 *
 * @param root    the checkout
 * @returns       true when everything is there
 */
export function installIfNeeded(root) {
  const missing = missingPackages(root);
  if (missing.length === 0) return true;
  say(
    `正在安装依赖（${missing.length} 个软件包缺失或已过期）…`,
    `installing what is missing (${missing.length} packages absent or out of date) …`,
  );
  const npm = spawnSync("npm", ["install", ...AS_LOCKED], {
    cwd: root,
    stdio: ["ignore", 2, 2],
    shell: process.platform === "win32",
  });
  if (npm.status === 0) return true;
  say(
    "安装失败，原因见上。需要能访问 npm 软件源，参见 docs/operate/zh.md",
    "the installation failed, see above. It needs an npm registry: docs/operate/en.md",
  );
  return false;
}

/** Tells whether nothing was ever installed here. */
export function isFreshClone(root) {
  return !existsSync(path.join(root, "node_modules", ".package-lock.json"));
}

/** The packages of the lock that are not installed in the version it names. Optional ones may be absent: they are for other systems. */
export function missingPackages(root) {
  const wanted = packagesOf(path.join(root, "package-lock.json"));
  const found = packagesOf(path.join(root, "node_modules", ".package-lock.json"));
  return Object.entries(wanted)
    .filter(([place, entry]) => place.includes("node_modules/") && !entry.link && !entry.inBundle)
    .filter(
      ([place, entry]) => found[place]?.version !== entry.version && !(entry.optional && found[place] === undefined),
    )
    .map(([place]) => place)
    .concat(lostOfWorkspaces(root, found));
}

/** What npm put beside a package of ours, because two versions are needed, and someone removed since. */
function lostOfWorkspaces(root, found) {
  return Object.keys(found).filter(
    (place) => /^packages\/[^/]+\/node_modules\//.test(place) && !existsSync(path.join(root, place)),
  );
}

function packagesOf(file) {
  try {
    return JSON.parse(readFileSync(file, "utf8")).packages ?? {};
  } catch (error) {
    if (error.code === "ENOENT") return {};
    throw error;
  }
}
