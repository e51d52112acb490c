/**
 * Back-tests of real enrolment: New Jersey, Eau Claire, New Zealand, beside "same as last year", plain cohort survival and the published
 * figures of the field.
 *
 *   npm run bench:foresee
 *
 * Wants ../shared/data (or YOUHENG_DATA); says so and ends where it is not there. Exit status 1 when a level of at least 200 unit-origins is worse
 * than last year or than plain cohort survival.
 */
import { backtest, type BacktestFigures, enrolmentOf } from "@youheng/kernel/foresee";
import { dataFolder, eauClaire, type LongSet, newJersey, newZealand } from "./long-form.ts";
import { birthsOf, rowsOf } from "./tables.ts";

const ENOUGH = 200;
const folder = dataFolder();
if (folder === null) {
  console.log("没有 ../shared/data，无法回测 · ../shared/data is not there: nothing to back-test");
  process.exit(0);
}

const percent = (value: number | null): string => (value === null ? "—" : (value * 100).toFixed(2));
let worse = 0;

function line(level: string, years: string, found: BacktestFigures): string {
  const best = Math.min(found.naive_wape_total ?? 1, found.cohort_wape_total ?? 1);
  const bestGrade = Math.min(found.naive_wape_grade ?? 1, found.cohort_wape_grade ?? 1);
  if (found.n >= ENOUGH && ((found.wape_total ?? 0) > best || (found.wape_grade ?? 0) > bestGrade)) worse++;
  const cells = [
    level,
    years,
    `**${percent(found.wape_total)}**`,
    percent(found.naive_wape_total),
    percent(found.cohort_wape_total),
    `**${percent(found.wape_grade)}**`,
    percent(found.naive_wape_grade),
    percent(found.cohort_wape_grade),
    percent(found.coverage80),
    percent(found.coverage95),
    percent(found.width80),
    percent(found.naive_width80_at_same_coverage),
    String(found.n),
  ];
  return `| ${cells.join(" | ")} |`;
}

function measure(set: LongSet): void {
  const start = performance.now();
  const { rows, labels } = rowsOf(set);
  const enrolment = enrolmentOf(rows, { labels, grades: set.grades });
  const { levels, origins } = backtest(enrolment, { horizons: [1, 3, 5], levels: set.levels, births: birthsOf(set) });
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  const schoolYears = new Set(set.rows.map(([unit, year]) => `${unit} ${year}`)).size;
  console.log(`\n### ${set.name}\n`);
  console.log(
    `${schoolYears} school-years × ${set.grades.length} grades; origins ${origins[0]}–${origins.at(-1)}; ${seconds} s\n`,
  );
  console.log(
    "| level | years | total | naive | cohort | grade | naive | cohort | 80 % covers | 95 % covers | width | naive's at the same | n |",
  );
  console.log("|---|---|---|---|---|---|---|---|---|---|---|---|---|");
  for (const [level, byYears] of Object.entries(levels))
    for (const [years, found] of Object.entries(byYears)) console.log(line(level, years, found));
}

for (const set of [
  newJersey(folder, true),
  newJersey(folder, false),
  eauClaire(folder, false),
  eauClaire(folder, true),
  newZealand(folder),
])
  measure(set);
console.log(
  "\nPublished: NCES, national 0.3 / 0.6 / 1.3 / 2.5 % at 1 / 2 / 5 / 10 years, states at 5 years up to 7.4 %;",
);
console.log(
  "England's authorities +1.0 % at 1 and +2.7 % at 3 years, the worst about 10 %. School level: none found in print.",
);
if (worse > 0)
  console.log(`\n${worse} levels of at least ${ENOUGH} unit-origins are worse than the better of naive and cohort`);
process.exitCode = worse > 0 ? 1 : 0;
