// Runs on Node 20 and later.
import { spawnSync } from "node:child_process";
import { aptInstall } from "./apt.mjs";

const WANTED = [
  { program: "soffice", args: ["--version"], packages: ["libreoffice-calc", "libreoffice-writer"] },
  { program: "pdftotext", args: ["-v"], packages: ["poppler-utils"] },
];
const WHY = { zh: "打开导出的报告", en: "to open the reports we export" };
const BY_HAND = {
  linux: "sudo apt-get install -y libreoffice-calc libreoffice-writer poppler-utils",
  darwin: "brew install --cask libreoffice && brew install poppler",
  win32: "winget install TheDocumentFoundation.LibreOffice && winget install oschwartz10612.Poppler",
};

/**
 * Makes sure that the tests of exports can open them with a program that is not ours.
 *
 * @throws  Error that names the one command to type
 */
export function ensureOffice() {
  for (const { program, args, packages } of WANTED) {
    if (runs(program, args) || (packages.every((name) => aptInstall(name, WHY)) && runs(program, args))) continue;
    throw new Error(
      `没有找到 ${program}。请运行 · ${program} was not found. Please run: ${BY_HAND[process.platform] ?? BY_HAND.linux}`,
    );
  }
}

function runs(program, args) {
  return spawnSync(program, args, { stdio: "ignore", timeout: 60_000 }).status === 0;
}
