/**
 * Forecasts on sets that nothing was tuned to: made-up regions of many sorts and parts of the real sets.
 *
 *   npm run bench:foresee:held-out
 *   node bench/foresee/held-out.ts --only county --seeds 101,102 --cells
 *
 * For every family one line: how our errors stand to the better of "same as last year" and plain cohort survival (1.00: as good), where they
 * were worse, how often the 80 % intervals cover, how wide they are against the naive method's.
 */
import { parseArgs } from "node:util";
import { backtest, enrolmentOf } from "@youheng/kernel/foresee";
import { dataFolder } from "./long-form.ts";
import { madeRegion, REGIONS } from "./made-regions.ts";
import { type Cell, cellsOf, familyLine, HEAD } from "./score.ts";
import { realParts } from "./splits.ts";
import type { TestSet } from "./test-set.ts";

const folder = dataFolder();
const { values: asked } = parseArgs({
  options: {
    only: { type: "string", default: "" },
    seeds: { type: "string", default: "11,12,13" },
    cells: { type: "boolean", default: false },
  },
});
const seeds = asked.seeds.split(",").map(Number);

function measured(set: TestSet): readonly Cell[] {
  const enrolment = enrolmentOf(set.rows, { labels: set.labels, ...(set.grades ? { grades: set.grades } : {}) });
  const levels = Object.fromEntries(set.labels.map((label) => [label, label]));
  const horizons = [1, 3, 5].filter((years) => years < enrolment.years - 3);
  return cellsOf(set.name, backtest(enrolment, { horizons, levels, births: set.births }).levels);
}

const families = new Map<string, readonly TestSet[]>([
  ...REGIONS.map((habits) => [habits.name, seeds.map((seed) => madeRegion(habits, seed))] as const),
  ...(folder === null ? [] : realParts(folder)),
]);
console.log(HEAD);
const all: Cell[] = [];
for (const [name, sets] of families) {
  if (!name.includes(asked.only)) continue;
  const cells = sets.flatMap(measured);
  all.push(...cells);
  console.log(familyLine(name, cells));
  if (asked.cells)
    for (const cell of cells) console.log(JSON.stringify(cell, (_, v) => (typeof v === "number" ? +v.toFixed(3) : v)));
}
console.log(familyLine("**all**", all));
for (const level of ["unit", "district", "county"])
  for (const years of [1, 3, 5])
    console.log(
      familyLine(
        `${level}, ${years}`,
        all.filter((cell) => cell.level === level && cell.years === years),
      ),
    );
