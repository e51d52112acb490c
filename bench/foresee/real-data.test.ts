import { backtest, enrolmentOf } from "@youheng/kernel/foresee";
import { describe, expect, it } from "vitest";
import { dataFolder, eauClaire, type LongSet, newJersey, newZealand } from "./long-form.ts";
import { birthsOf, rowsOf } from "./tables.ts";

const folder = dataFolder();

/** The data are small samples: a group of a dozen counties may lie a little outside what thousands of schools must keep. */
const SLACK = 1.015;

function measured(set: LongSet) {
  const { rows, labels } = rowsOf(set);
  const enrolment = enrolmentOf(rows, { labels, grades: set.grades });
  return backtest(enrolment, { horizons: [1, 3, 5], levels: set.levels, births: birthsOf(set) }).levels;
}

describe.skipIf(folder === null)("back-tests on ../shared/data", () => {
  it.each([
    ["New Jersey, every grade", () => newJersey(folder!, true)],
    ["New Jersey, K–12", () => newJersey(folder!, false)],
    ["New Zealand, totals only", () => newZealand(folder!)],
    ["Eau Claire with births", () => eauClaire(folder!, true)],
  ])(
    "%s: never worse than last year nor than plain cohort survival, in totals and grades",
    (_, set) => {
      for (const byYears of Object.values(measured(set())))
        for (const found of Object.values(byYears)) {
          expect(found.wape_total!).toBeLessThanOrEqual(
            Math.min(found.naive_wape_total!, found.cohort_wape_total!) * SLACK,
          );
          expect(found.wape_grade!).toBeLessThanOrEqual(
            Math.min(found.naive_wape_grade!, found.cohort_wape_grade!) * SLACK,
          );
          if (found.n > 1000) expect(Math.abs(found.coverage80! - 0.8)).toBeLessThanOrEqual(0.06);
        }
    },
    120_000,
  );
});
if (folder === null) console.warn("没有 ../shared/data，跳过真实数据的回测 · skipped: the real data are not there");
