// How long a whole district's report takes, each format in a process of its own and again in the same one: npm run bench:report
import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";

const LIMIT_SECONDS = 3;
const one = fileURLToPath(new URL("./one-report.ts", import.meta.url));

console.log("一个区（86 所学校）的报告 · the report of one district\n");
// on a busy machine the clock says how long others worked; the processor time is the report's own
console.log("format   first s     cpu s   again s      kB   peak MB");
let slowest = 0;
for (const format of ["xlsx", "docx", "pdf", "html"]) {
  const { first, worked, again, bytes, peakMb } = JSON.parse(
    execFileSync(process.execPath, [one, format], { encoding: "utf8" }),
  ) as Record<string, number>;
  slowest = Math.max(slowest, first!);
  console.log(
    [
      format.padEnd(7),
      first!.toFixed(2).padStart(9),
      worked!.toFixed(2).padStart(9),
      again!.toFixed(2).padStart(9),
      (bytes! / 1000).toFixed(0).padStart(7),
      peakMb!.toFixed(0).padStart(9),
    ].join(" "),
  );
}
console.log(`\nslowest ${slowest.toFixed(2)} s, to beat ${LIMIT_SECONDS} s`);
process.exitCode = slowest < LIMIT_SECONDS ? 0 : 1;
