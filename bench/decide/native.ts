import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type LinearModel, writeMps } from "@youheng/kernel/solve";

/** What a natively compiled solver made of a model. */
export interface Native {
  readonly seconds: number;
  readonly objective: number | null;
}

/** Solves a model with CBC (Debian: coinor-cbc) on one thread; null where it is not installed. */
export function solvedByCbc(model: LinearModel, seconds: number, gap: number): Native | null {
  if (spawnSync("sh", ["-c", "command -v cbc"]).status !== 0) return null;
  const folder = mkdtempSync(join(tmpdir(), "youheng-bench-"));
  try {
    const [file, out] = [join(folder, "model.mps"), join(folder, "out.txt")];
    writeFileSync(file, writeMps(model));
    const before = performance.now();
    spawnSync(
      "cbc",
      [file, "timeMode", "elapsed", "sec", String(seconds), "ratio", String(gap), "solve", "solution", out],
      {
        stdio: "ignore",
      },
    );
    const took = (performance.now() - before) / 1000;
    const found = /objective value\s+(-?[\d.e+-]+)/.exec(readFileSync(out, "utf8"));
    return { seconds: took, objective: found === null ? null : Number(found[1]) };
  } catch {
    return { seconds, objective: null };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
