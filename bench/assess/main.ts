// npm run bench:assess: the assessment of a nation's schools by Youheng, DuckDB and PostgreSQL, in one run.
// Prints a table and the ratios, after checking that all found the same. Options: --schools N --years N --rounds N
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { cpus, tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { assess } from "@youheng/kernel/assess";
import { judgeSections } from "@youheng/kernel/stats";
import { startPostgres } from "../../scripts/set-up/postgres.mjs";
import { writeCsv } from "./csv-file.ts";
import { openDuckdb } from "./duckdb.ts";
import { foundFromRows } from "./found.ts";
import { askInTurn, middleOf } from "./in-turn.ts";
import type { Contender, Timing } from "./in-turn.ts";
import { makeNation } from "./nation.ts";
import { changeOneCell, changeOneFact } from "./one-cell.ts";
import { openPostgres } from "./postgres.ts";
import { assessmentSql } from "./question.ts";
import { foundInAssessment, foundInJudgement, standardOfBench, stageColumns } from "./youheng.ts";

const SEED = 1345;
const AGREEMENT = 1e-9;
const SCHOOLS_IN_A_COUNTY = 74;
const { values: asked } = parseArgs({
  options: {
    schools: { type: "string", default: "210000" },
    years: { type: "string", default: "10" },
    rounds: { type: "string", default: "7" },
  },
});
const size = { schools: Number(asked.schools), years: Number(asked.years) };
const standard = await standardOfBench();
const facts = makeNation({ ...size, counties: Math.max(1, Math.round(size.schools / SCHOOLS_IN_A_COUNTY)) }, SEED);
const { sections, limits } = stageColumns(standard, facts);
const sql = assessmentSql(limits);

say(`${size.schools} schools × ${size.years} years = ${facts.rows} rows, seed ${SEED}`);
say(`${cpus()[0]!.model.trim()}, ${cpus().length} cores · Node ${process.version} · Youheng and DuckDB on one core`);
const judging: Contender = {
  who: "Youheng, judging the columns",
  perRound: 5,
  ask: () => {
    const judgement = judgeSections(sections, limits);
    return () => foundInJudgement(sections, judgement);
  },
};
const whole: Contender = {
  who: "Youheng, assess() from facts",
  perRound: 1,
  ask: () => {
    const { result } = assess(standard, facts);
    return () => foundInAssessment(result);
  },
};
const peaks = { judging: await peakAfter(judging), whole: await peakAfter(whole) };
report(await besideDatabases());
say(
  `\npeak memory with the facts, before the databases: ${peaks.judging} MB judging the columns, ${peaks.whole} MB with assess()`,
);
for (const counties of [1, 40]) oneCell(counties);

async function besideDatabases(): Promise<Timing[]> {
  const folder = mkdtempSync(join(tmpdir(), "youheng-bench-"));
  chmodSync(folder, 0o755); // the server may run as another user
  const csv = join(folder, "school_year.csv");
  await writeCsv(facts, csv);
  const duckdb = await openDuckdb(csv);
  const server = await startPostgres(fileURLToPath(new URL("../..", import.meta.url)));
  try {
    const postgres = await openPostgres(server.url, csv);
    const workers = /Workers Planned: (\d+)/.exec(await postgres.explain(sql))?.[1] ?? "no";
    const read = (rows: number[][]) => () => foundFromRows(rows, limits.items.length);
    const databases: Contender[] = [
      { who: `${duckdb.version}, 1 thread`, perRound: 1, ask: async () => read(await duckdb.ask(sql)) },
      {
        who: `${postgres.version}, ${workers} parallel workers`,
        perRound: 1,
        ask: async () => read(await postgres.ask(sql)),
      },
    ];
    const timings = await askInTurn([judging, ...databases, whole], Number(asked.rounds), AGREEMENT);
    say(`all agree to ${AGREEMENT} in every mean, CV, number meeting and number of schools that meet the standard`);
    await postgres.close();
    return timings;
  } finally {
    duckdb.close();
    await server.stop();
    rmSync(folder, { recursive: true });
  }
}

function report([judging, duckdb, postgres, whole]: readonly Timing[]): void {
  const line = (...cells: readonly string[]): void =>
    say(cells.map((cell, at) => (at === 0 ? cell.padEnd(46) : cell.padStart(14))).join(""));
  say("");
  line("", "median ms", "least ms", "× judging", "× assess()");
  for (const one of [judging!, whole!, duckdb!, postgres!]) {
    const ratios = [judging!, whole!].map(({ median }) => (one.median / median).toFixed(1));
    line(one.who, one.median.toFixed(1), one.least.toFixed(1), ...ratios);
  }
}

/** What a what-if costs in a province of 3,000 schools, all in one county, the worst case, or in several. */
function oneCell(counties: number): void {
  const province = makeNation({ schools: 3000, counties, years: 1 }, SEED);
  const stage = stageColumns(standard, province);
  const again = changeOneCell(stage.sections, stage.limits, judgeSections(stage.sections, stage.limits));
  const changed = changeOneFact(province, "equipment_yuan");
  const judged = timesOf(1200, again);
  const assessed = timesOf(130, () => assess(standard, changed));
  say(
    `one cell of 3,000 schools in ${counties === 1 ? "one county" : `${counties} counties`}: ${judged.toFixed(3)} ms to judge its county again, ` +
      `${assessed.toFixed(3)} ms to assess the province again from facts`,
  );
}

/** Median milliseconds of so many runs, of which the first sixth does not count. */
function timesOf(runs: number, work: () => unknown): number {
  const times = Array.from({ length: runs }, () => {
    const start = performance.now();
    work();
    return performance.now() - start;
  });
  return middleOf(times.slice(runs / 6)).median;
}

/** The most memory this process has held, in MB, once somebody was asked three times. */
async function peakAfter(contender: Contender): Promise<number> {
  for (let run = 0; run < 3; run++) await contender.ask();
  return Math.round(process.resourceUsage().maxRSS / 1024);
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
