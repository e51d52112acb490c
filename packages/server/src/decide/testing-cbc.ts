import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Whether a program is on this machine. @example has("cbc") */
export function has(program: string): boolean {
  try {
    execFileSync("which", [program], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}

/** The least value that CBC, another solver, finds for a model in MPS. */
export function inCbc(text: string): number {
  const folder = mkdtempSync(join(tmpdir(), "youheng-cbc-"));
  try {
    const [file, out] = [join(folder, "m.mps"), join(folder, "out.txt")];
    writeFileSync(file, text);
    execFileSync("cbc", [file, "ratio", "0", "solve", "solution", out], { stdio: "ignore" });
    return Number(/objective value\s*(-?[\d.e+-]+)/i.exec(readFileSync(out, "utf8"))![1]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
