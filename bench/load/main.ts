/**
 * A thousand principals of one county fill in their returns at once, on PostgreSQL with every commit on disk: each saves a cell every two to
 * four seconds, over loopback. Then every cell is read back: what was acknowledged must stand. Beside it, pairs of people change one cell at
 * the same moment: one is taken, the other is told.
 * Exit status 1 when p95 is not under 200 ms, an answer was not 200, or an update was lost.
 *
 *   npm run bench:load             (-- --principals N --seconds N makes it smaller)
 */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { startPostgres } from "../../scripts/set-up/postgres.mjs";
import { chanceFrom } from "../assess/chance.ts";
import { openCounty, type Principal } from "./county.ts";
import { saver, startServer } from "./server.ts";

const LIMIT_MS = 200;
const SEED = 20_261_125;
const COLUMNS = ["students_primary", "classes_primary", "teachers_primary", "teaching_area_m2", "equipment_yuan"];
const PAIRS = 20;

const { values } = parseArgs({
  options: { principals: { type: "string", default: "1000" }, seconds: { type: "string", default: "60" } },
});
const seconds = Number(values.seconds);

interface Saved {
  readonly times: number[];
  readonly statuses: Map<number, number>;
  /** school and column → the value acknowledged last */
  readonly acknowledged: Map<string, number>;
}

const root = fileURLToPath(new URL("../..", import.meta.url));
const postgres = await startPostgres(root, { durable: true });
const folder = await mkdtemp(join(tmpdir(), "youheng-load-"));
const server = await startServer(folder, postgres.url);
try {
  const principals = await openCounty(server, postgres.url, Number(values.principals));
  console.log(`${postgres.origin}; ${principals.length} principals, ${seconds} s`);
  const saved = await fillIn(principals);
  const lost = await lostUpdates(principals, saved);
  const pairs = await pairsAtOnce(principals.slice(0, PAIRS));
  report(saved, lost, pairs);
} finally {
  await server.stop();
  await postgres.stop();
  await rm(folder, { recursive: true, force: true });
}

async function fillIn(principals: readonly Principal[]): Promise<Saved> {
  const saved: Saved = { times: [], statuses: new Map(), acknowledged: new Map() };
  const until = performance.now() + seconds * 1000;
  await Promise.all(principals.map((principal, at) => oneFills(principal, { saved, until, at })));
  return saved;
}

async function oneFills(
  principal: Principal,
  { saved, until, at }: { readonly saved: Saved; readonly until: number; readonly at: number },
): Promise<void> {
  const chance = chanceFrom(SEED + at);
  const save = saver(server.url, principal);
  const revisions = new Map<string, number>();
  await pause(chance() * 3000); // they do not all begin in one moment
  for (let turn = 0; performance.now() < until; turn += 1) {
    const column = COLUMNS[turn % COLUMNS.length] ?? "";
    const value = 100 + turn;
    const begun = performance.now();
    const answer = await save({ column, value, revision: revisions.get(column) ?? 0 });
    saved.times.push(performance.now() - begun);
    saved.statuses.set(answer.status, (saved.statuses.get(answer.status) ?? 0) + 1);
    if (answer.status === 200 && answer.taken) {
      revisions.set(column, answer.revision);
      saved.acknowledged.set(`${principal.school} ${column}`, value);
    }
    await pause(2000 + chance() * 2000);
  }
}

/** Cells whose value is not the one acknowledged last. */
async function lostUpdates(principals: readonly Principal[], { acknowledged }: Saved): Promise<number> {
  let lost = 0;
  for (const principal of principals) {
    const cells = await saver(server.url, principal).read();
    for (const column of COLUMNS) {
      const wanted = acknowledged.get(`${principal.school} ${column}`);
      if (wanted !== undefined && cells.get(column)?.value !== wanted) lost += 1;
    }
  }
  return lost;
}

/** Two people save one cell at the same moment, having seen the same revision. @returns how often exactly one was taken */
async function pairsAtOnce(principals: readonly Principal[]): Promise<number> {
  let right = 0;
  for (const principal of principals) {
    const save = saver(server.url, principal);
    const revision = (await save.read()).get("sports_area_m2")?.revision ?? 0;
    const both = await Promise.all([1, 2].map((value) => save({ column: "sports_area_m2", value, revision })));
    const taken = both.filter((answer) => answer.taken).length;
    if (taken === 1 && both.every((answer) => answer.status === 200)) right += 1;
  }
  return right;
}

function report({ times, statuses, acknowledged }: Saved, lost: number, pairs: number): void {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number): number => Math.round(sorted[Math.floor(sorted.length * share)] ?? Number.NaN);
  const others = [...statuses].filter(([status]) => status !== 200);
  console.log(`saved ${times.length} cells, ${(times.length / seconds).toFixed(0)} a second`);
  console.log(
    `median ${at(0.5)} ms, p95 ${at(0.95)} ms, p99 ${at(0.99)} ms, most ${Math.round(sorted.at(-1) ?? 0)} ms`,
  );
  console.log(`answers that were not 200: ${others.length === 0 ? "none" : JSON.stringify(others)}`);
  console.log(`${acknowledged.size} cells read back, ${lost} lost updates`);
  const tried = Math.min(PAIRS, Number(values.principals));
  console.log(`two at once on one cell: ${pairs} of ${tried} times one was taken and the other told`);
  if (at(0.95) >= LIMIT_MS || others.length > 0 || lost > 0 || pairs < tried) process.exitCode = 1;
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
