// Runs on Node 20 and later.
import { spawnSync } from "node:child_process";
import { aptInstall } from "./apt.mjs";

const USUAL_PLACES = [
  "chromium",
  "chromium-browser",
  "google-chrome-stable",
  "google-chrome",
  "microsoft-edge",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
  "C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe",
];

const HOW_TO_INSTALL = {
  linux: "sudo apt-get install -y chromium",
  darwin: "brew install --cask chromium",
  win32: "winget install Google.Chrome",
};

/**
 * The browser for the journeys: the one CHROMIUM names, one in a usual place, or one installed now.
 *
 * @returns  the path of a program that runs
 * @throws   Error that names the one command to type
 */
export function findChromium() {
  const named = process.env.CHROMIUM;
  if (named !== undefined && named !== "") {
    const program = runnable(named);
    if (program !== null) return program;
    throw new Error(`CHROMIUM=${named} 无法运行 · CHROMIUM=${named} does not run`);
  }
  const found =
    firstRunnable() ?? (aptInstall("chromium", { zh: "浏览器测试", en: "browser journeys" }) ? firstRunnable() : null);
  if (found !== null) return found;
  const command = HOW_TO_INSTALL[process.platform] ?? "CHROMIUM=/path/to/chromium npm test";
  throw new Error(`没有找到 Chromium 浏览器。请运行 · no Chromium browser was found. Please run: ${command}`);
}

function firstRunnable() {
  for (const place of USUAL_PLACES) {
    const program = runnable(place);
    if (program !== null) return program;
  }
  return null;
}

/** The full path of a browser that answers; Windows browsers answer nothing, there it is enough that they are found. */
function runnable(place) {
  if (process.platform === "win32") return spawnSync("where", ["/Q", place]).status === 0 ? place : null;
  if (spawnSync(place, ["--version"], { stdio: "ignore", timeout: 20_000 }).status !== 0) return null;
  return place.startsWith("/")
    ? place
    : spawnSync("sh", ["-c", `command -v ${place}`], { encoding: "utf8" }).stdout.trim();
}
