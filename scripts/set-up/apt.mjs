// Runs on Node 20 and later.
import { spawnSync } from "node:child_process";
import { say } from "./say.mjs";

let listsAreNew = false;

/**
 * Installs a Debian package where the user may; says so first.
 *
 * @param name  the package: "chromium"
 * @param why   what it is for, in both languages
 * @returns     true when it was installed
 */
export function aptInstall(name, why) {
  if (!mayInstall()) return false;
  say(`正在用 apt-get 安装 ${name}（${why.zh}）…`, `installing ${name} with apt-get (${why.en}) …`);
  if (!listsAreNew) listsAreNew = apt(["update", "-qq"]);
  return apt(["install", "-y", "-qq", "--no-install-recommends", name]);
}

function mayInstall() {
  return process.getuid?.() === 0 && spawnSync("apt-get", ["--version"], { stdio: "ignore" }).status === 0;
}

function apt(args) {
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  return spawnSync("apt-get", args, { stdio: ["ignore", "ignore", "inherit"], env }).status === 0;
}
