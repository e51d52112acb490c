/**
 * How fast a return is read, and in how much memory, beside what one would otherwise pick. One run:
 *
 *     node bench/import/main.ts [ROWS]          200,000 rows × 30 columns unless told otherwise
 *
 * The file is made first (seeded, in a temporary folder). Every contender runs in a process of its own, one after the other. Ours
 * goes all the way to facts with every check of the form; the others only hand over cells. The least we promise: 50,000 rows/s from
 * CSV, 10,000 rows/s from XLSX; exit status 1 when that is not reached. Seconds are of the clock; CPU seconds say how much a busy
 * machine stretched them (more threads than one may count in them).
 */
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { CONTENDERS } from "./contenders.ts";
import { writeCsvReturn, writeXlsxReturn } from "./make-return.ts";

interface Measured {
  readonly rows: number;
  readonly seconds: number;
  readonly cpuSeconds: number;
  readonly peakMb: number;
}

const PROMISED = { csv: 50_000, xlsx: 10_000 } as const;
const RUN_ONE = fileURLToPath(new URL("./run-one.ts", import.meta.url));
const count = Number(process.argv[2] ?? 200_000);

function measure(format: "csv" | "xlsx", name: string, path: string): Measured | null {
  try {
    const out = execFileSync(process.execPath, ["--max-old-space-size=6144", RUN_ONE, format, name, path], {
      encoding: "utf8",
      stdio: ["ignore", "pipe", "ignore"],
    });
    return JSON.parse(out) as Measured;
  } catch {
    return null;
  }
}

function line(format: string, name: string, measured: Measured | null): string {
  const start = `${format.padEnd(5)}${name.padEnd(28)}`;
  if (measured === null) return `${start}failed`;
  const { rows, seconds, cpuSeconds, peakMb } = measured;
  const cells = [
    `${Math.round(rows / seconds)} rows/s`,
    `${seconds.toFixed(2)} s`,
    `${cpuSeconds.toFixed(2)} s CPU`,
    `${Math.round(peakMb)} MB`,
    `${rows} rows`,
  ];
  return start + cells.map((cell) => cell.padStart(14)).join("");
}

/** Runs one contender, prints its line, and says whether it kept what we promise (of ours only). */
function contest(format: "csv" | "xlsx", name: string, path: string): boolean {
  const measured = measure(format, name, path);
  say(line(format, name, measured));
  return (
    !name.startsWith("youheng") ||
    (measured !== null && measured.rows === count && measured.rows / measured.seconds >= PROMISED[format])
  );
}

const folder = mkdtempSync(join(tmpdir(), "youheng-bench-"));
const say = (text: string): void => void process.stdout.write(`${text}\n`);
try {
  const files = { csv: join(folder, "return.csv"), xlsx: join(folder, "return.xlsx") } as const;
  await writeCsvReturn(files.csv, count);
  await writeXlsxReturn(files.xlsx, count);
  const kept = (["csv", "xlsx"] as const).flatMap((format) =>
    Object.keys(CONTENDERS[format]).map((name) => contest(format, name, files[format])),
  );
  if (kept.includes(false)) process.exitCode = 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
