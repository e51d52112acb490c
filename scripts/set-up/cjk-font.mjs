// Runs on Node 20 and later.
import { spawnSync } from "node:child_process";
import { aptInstall } from "./apt.mjs";

/**
 * Makes sure that Chinese text has a font to be drawn with. macOS and Windows bring one.
 *
 * @throws  Error that names the one command to type
 */
export function ensureCjkFont() {
  if (process.platform !== "linux" || hasCjkFont()) return;
  if (aptInstall("fonts-noto-cjk", { zh: "中文字体", en: "a font for Chinese" }) && hasCjkFont()) return;
  throw new Error(
    "没有中文字体。请运行 · there is no font for Chinese. Please run: sudo apt-get install -y fonts-noto-cjk fontconfig",
  );
}

function hasCjkFont() {
  const list = spawnSync("fc-list", [":lang=zh", "family"], { encoding: "utf8" });
  if (list.error?.code === "ENOENT")
    return aptInstall("fontconfig", { zh: "查找字体", en: "to find fonts" }) && hasCjkFont();
  return list.stdout.trim() !== "";
}
