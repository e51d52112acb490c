// npm run bench:assess: the assessment of a nation's schools by Youheng, DuckDB and PostgreSQL, in one run.
// Prints a table and the ratios, after checking that all found the same. Options: --schools N --years N
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { cpus, tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { assess } from "@youheng/kernel/assess";
import type { Facts } from "@youheng/kernel/model";
import { judgeSections } from "@youheng/kernel/stats";
import { startPostgres } from "../../scripts/set-up/postgres.mjs";
import { writeCsv } from "./csv-file.ts";
import { openDuckdb } from "./duckdb.ts";
import { foundFromRows, largestDifference } from "./found.ts";
import type { Found } from "./found.ts";
import { makeNation } from "./nation.ts";
import { changeOneCell, changeOneFact } from "./one-cell.ts";
import { openPostgres } from "./postgres.ts";
import { assessmentSql } from "./question.ts";
import { timed } from "./timed.ts";
import type { Timing } from "./timed.ts";
import { foundInAssessment, foundInJudgement, standardOfBench, stageColumns } from "./youheng.ts";
import type { StageColumns } from "./youheng.ts";

const SEED = 1345;
const AGREEMENT = 1e-9;
const SCHOOLS_IN_A_COUNTY = 74;
const root = fileURLToPath(new URL("../..", import.meta.url));
const { values: asked } = parseArgs({
  options: { schools: { type: "string", default: "210000" }, years: { type: "string", default: "10" } },
});
const size = { schools: Number(asked.schools), years: Number(asked.years) };
const standard = await standardOfBench();

interface Line {
  readonly who: string;
  readonly timing: Timing;
}

say(`${size.schools} schools × ${size.years} years = ${size.schools * size.years} rows, seed ${SEED}`);
say(`${cpus()[0]!.model.trim()}, ${cpus().length} cores · Node ${process.version} · one core for Youheng and DuckDB`);
const facts = makeNation({ ...size, counties: Math.max(1, Math.round(size.schools / SCHOOLS_IN_A_COUNTY)) }, SEED);
const columns = stageColumns(standard, facts);
const core = await timed(15, 3, () => judgeSections(columns.sections, columns.limits));
const ours = foundInJudgement(columns.sections, core.found);
const corePeak = peakMemory();
const whole = await timed(5, 2, () => foundInAssessment(assess(standard, facts).result));
const wholePeak = peakMemory();
agreed("Youheng, assess() from facts", whole.timing, largestDifference(ours, whole.found));
const others = await databases(facts, columns, ours);
await oneCell();
report([
  { who: "Youheng, judging the columns", timing: core.timing },
  { who: "Youheng, assess() from facts", timing: whole.timing },
  ...others,
]);
say(`\npeak memory with the facts, before the databases: ${corePeak} judging the columns, ${wholePeak} with assess()`);

/** Asks both databases the same, and stops the run when one finds something else. */
async function databases(facts: Facts, { limits }: StageColumns, ours: Found): Promise<Line[]> {
  const folder = mkdtempSync(join(tmpdir(), "youheng-bench-"));
  chmodSync(folder, 0o755); // the server may run as another user
  const csv = join(folder, "school_year.csv");
  try {
    await writeCsv(facts, csv);
    return [await inDuckdb(csv, limits, ours), await inPostgres(csv, limits, ours)];
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function inDuckdb(csv: string, limits: StageColumns["limits"], ours: Found): Promise<Line> {
  const duckdb = await openDuckdb(csv);
  const { timing, found } = await timed(9, 2, () => duckdb.ask(assessmentSql(limits)));
  duckdb.close();
  return agreed(
    `${duckdb.version}, 1 thread`,
    timing,
    largestDifference(ours, foundFromRows(found, limits.items.length)),
  );
}

async function inPostgres(csv: string, limits: StageColumns["limits"], ours: Found): Promise<Line> {
  const server = await startPostgres(root);
  try {
    const postgres = await openPostgres(server.url, csv);
    const { timing, found } = await timed(5, 2, () => postgres.ask(assessmentSql(limits)));
    const plan = await postgres.explain(assessmentSql(limits));
    await postgres.close();
    const workers = /Workers Planned: (\d+)/.exec(plan)?.[1] ?? "0";
    return agreed(
      `${postgres.version}, as it comes (${workers} parallel workers)`,
      timing,
      largestDifference(ours, foundFromRows(found, limits.items.length)),
    );
  } finally {
    await server.stop();
  }
}

function agreed(who: string, timing: Timing, difference: number): Line {
  if (!(difference <= AGREEMENT))
    throw new Error(`${who} differs from Youheng by ${difference}: no ratio without agreement`);
  say(`${who}: agrees with Youheng to ${difference.toExponential(1)} in every mean, CV and count`);
  return { who, timing };
}

/** What a what-if costs in a province of 3,000 schools: all in one county, the worst case, and in forty. */
async function oneCell(): Promise<void> {
  for (const counties of [1, 40]) {
    const province = makeNation({ schools: 3000, counties, years: 1 }, SEED);
    const { sections, limits } = stageColumns(standard, province);
    const judged = await timed(1001, 200, changeOneCell(sections, limits, judgeSections(sections, limits)));
    const changed = changeOneFact(province, "equipment_yuan");
    const again = await timed(101, 30, () => assess(standard, changed));
    say(
      `one cell of 3,000 schools in ${counties} ${counties === 1 ? "county" : "counties"}: ` +
        `${ms(judged.timing)} judging its county again, ${ms(again.timing)} the whole province from facts`,
    );
  }
}

function report(lines: readonly Line[]): void {
  const [core, whole, ...databases] = lines.map((line) => line.timing.median);
  say(`\n${"".padEnd(52)}${"median".padStart(10)}${"least".padStart(10)}`);
  for (const { who, timing } of lines)
    say(`${who.padEnd(52)}${ms(timing).padStart(10)}${`${timing.least.toFixed(1)} ms`.padStart(10)}`);
  lines.slice(2).forEach(({ who }, at) => {
    say(
      `${who}: ${(databases[at]! / core!).toFixed(1)} × the time of judging, ${(databases[at]! / whole!).toFixed(1)} × of assess()`,
    );
  });
}

function peakMemory(): string {
  return `${Math.round(process.resourceUsage().maxRSS / 1024)} MB`;
}

function ms({ median }: Timing): string {
  return `${median.toFixed(median < 10 ? 3 : 1)} ms`;
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
