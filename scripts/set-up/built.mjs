// Runs on Node 20 and later.
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from "node:fs";
import path from "node:path";
import { say } from "./say.mjs";

const WEB = "packages/web";
const SOURCES = [WEB, "packages/kernel/src", "packages/server/src/api-types.ts", "package-lock.json"];
const NOT_SOURCES = new Set(["node_modules", "dist", "dist.new", ".cache"]);

/**
 * Builds the web page when it is absent or older than its sources. A build that fails leaves the old page as it was.
 *
 * @param root  the checkout
 * @param node  the Node program to build with
 * @returns     true when the page is there and new
 */
export function buildIfOlder(root, node) {
  if (isBuilt(root)) return true;
  say("正在构建网页…", "building the web page …");
  const startedAt = new Date();
  const fresh = path.join(root, WEB, "dist.new");
  const vite = path.join(root, "node_modules", "vite", "bin", "vite.js");
  const args = [vite, "build", "--outDir", fresh, "--emptyOutDir", "--logLevel", "warn"];
  const build = spawnSync(node, args, {
    cwd: path.join(root, WEB),
    stdio: ["ignore", 2, 2],
    env: { ...process.env, NODE_ENV: "production" },
  });
  if (build.status !== 0) {
    say("网页构建失败，原因见上", "the web page could not be built, see above");
    return false;
  }
  rmSync(pageFolder(root), { recursive: true, force: true });
  renameSync(fresh, pageFolder(root));
  // sources changed while it was building count as newer
  mkdirSync(path.dirname(stampOf(root)), { recursive: true });
  writeFileSync(stampOf(root), "");
  utimesSync(stampOf(root), startedAt, startedAt);
  return true;
}

/** Tells whether the built page is there and no source of it is newer. */
export function isBuilt(root) {
  if (!existsSync(stampOf(root)) || !existsSync(path.join(pageFolder(root), "index.html"))) return false;
  const builtAt = statSync(stampOf(root)).mtimeMs;
  return SOURCES.every((source) => newestIn(path.join(root, source)) <= builtAt);
}

const pageFolder = (root) => path.join(root, WEB, "dist");
const stampOf = (root) => path.join(root, "node_modules", ".cache", "youheng-web-built");

/** The latest change of a file or of anything in a folder; a folder's own date tells of deletions. */
function newestIn(place) {
  if (!existsSync(place)) return 0;
  const own = statSync(place);
  if (!own.isDirectory()) return own.mtimeMs;
  // the web's own folder changes whenever dist is replaced, so its date says nothing
  const start = path.basename(place) === "web" ? 0 : own.mtimeMs;
  return readdirSync(place)
    .filter((name) => !NOT_SOURCES.has(name) && !name.includes(".test."))
    .reduce((newest, name) => Math.max(newest, newestIn(path.join(place, name))), start);
}
