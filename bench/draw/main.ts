/**
 * Draws of admission, in one run: how long Youheng takes for the whole draw (numbers by HMAC, places, waiting lists, results), for the
 * placing alone, and beside it deferred acceptance as a textbook writes it (lists of objects, sorted again at every offer).
 * Published for comparison: the Python package `matching` needs 6.83 s for 10,000 × 80 × 5 (anchors/peers.md; another machine).
 * Beside the wall clock stands the processor's own time, which other work on the machine does not lengthen as much.
 * Every placing is checked by code that shares nothing with the methods: no blocking pair.
 *
 *   npm run bench:draw
 */
import {
  type Applicant,
  blockingPairs,
  deferredAcceptance,
  type DrawRules,
  drawOutcome,
  type Wishes,
} from "@youheng/kernel/decide";
import { seededChance } from "@youheng/kernel/stats";
import { textbook } from "./textbook.ts";

const RUNS = 5;
const PREFERENCES = 5;
const MATCHING_PUBLISHED_MS = 6830;
const source = { salt: "5a".repeat(32), commitmentDigest: "c3".repeat(32), seed: "3 1 6 2 5 4" };

function rulesFor(applicants: number, schools: number, method: DrawRules["method"]): DrawRules {
  const places = Math.floor((applicants * 0.9) / schools);
  return {
    title: { zh: "", en: "" },
    method,
    numbers: "single",
    groups: "admit_whole",
    waiting_list: "unplaced",
    priorities: [],
    schools: Array.from({ length: schools }, (_, s) => ({ school_code: `S${s}`, name: "", places, held_back: 0 })),
    seed: { kind: "public", source: "", count: null, lowest: null, highest: null },
    draw_date: null,
    delete_on: null,
  };
}

/** Applicants who crowd to popular schools (the lower of two), a third of them with a class of priority at their first choice. */
function applicantsFor(count: number, schools: number): readonly Applicant[] {
  const chance = seededChance(20261125);
  return Array.from({ length: count }, (_, at) => {
    const chosen = new Set<number>();
    while (chosen.size < PREFERENCES) chosen.add(Math.min(chance(schools), chance(schools)));
    const preferences = Array.from(chosen, (s) => `S${s}`);
    const first = chance(3) === 0 ? 1 : null;
    return {
      applicant: `A${String(at).padStart(6, "0")}`,
      group: null,
      number: null,
      preferences,
      priorities: preferences.map((_, rank) => (rank === 0 ? first : null)),
    };
  });
}

interface Time {
  readonly wall: number;
  readonly processor: number;
}

function median(run: () => unknown, runs = RUNS): Time {
  const times = Array.from({ length: runs }, (): Time => {
    const [start, used] = [performance.now(), process.cpuUsage()];
    run();
    const { user, system } = process.cpuUsage(used);
    return { wall: performance.now() - start, processor: (user + system) / 1000 };
  });
  const middle = (of: keyof Time): number => times.map((time) => time[of]).sort((a, b) => a - b)[Math.floor(runs / 2)]!;
  return { wall: middle("wall"), processor: middle("processor") };
}

function line(label: string, { wall, processor }: Time, note = ""): void {
  const ms = (time: number): string => `${time.toFixed(1).padStart(9)} ms`;
  console.log(`  ${label.padEnd(40)}${ms(wall)}  processor${ms(processor)}  ${note}`);
}

function sameAs(wishes: Wishes, placing: Int32Array, theirs: readonly number[]): string {
  return theirs.every((wish, u) => wish === placing[u]) && theirs.length === wishes.units ? "same result" : "DIFFERENT";
}

for (const [count, schools, limit] of [
  [10_000, 80, 100],
  [100_000, 1000, 1000],
] as const) {
  const list = applicantsFor(count, schools);
  console.log(
    `${count} applicants × ${schools} schools × ${PREFERENCES} preferences, median of ${RUNS} (asked for: under ${limit} ms)`,
  );
  for (const method of ["random_numbers", "deferred_acceptance"] as const) {
    const rules = rulesFor(count, schools, method);
    drawOutcome(list, rules, source);
    const { wishes, placing, schools: filled } = drawOutcome(list, rules, source);
    const unstable = blockingPairs(wishes, placing).length;
    const admitted = filled.reduce((sum, one) => sum + one.admitted, 0);
    line(
      `whole draw, ${method}`,
      median(() => drawOutcome(list, rules, source)),
      `${admitted} placed, ${unstable} justified complaints`,
    );
    if (method === "random_numbers") continue;
    line(
      "  placing alone",
      median(() => deferredAcceptance(wishes)),
    );
    line(
      "  stability checked",
      median(() => blockingPairs(wishes, placing)),
    );
    const theirs = textbook(wishes);
    line(
      "  placing alone as in a textbook",
      median(() => textbook(wishes), 1),
      sameAs(wishes, placing, theirs),
    );
  }
}
console.log(`  published: Python matching, 10,000 × 80 × 5: ${MATCHING_PUBLISHED_MS} ms (another machine)`);
