import type { BacktestFigures } from "@youheng/kernel/foresee";
import type { OutlookView } from "@youheng/server/api";
import { useSpeech, wordOf } from "../shell/index.ts";
import { percent } from "./use-outlook.ts";

/** The back-test on the region's own data, before any forecast is shown. */
export function BacktestPanel({ view }: { readonly view: OutlookView }) {
  const { t, text } = useSpeech();
  const { origins, levels } = view.backtest;
  const rows = Object.entries(levels)
    .toReversed()
    .flatMap(([label, byYears]) => Object.entries(byYears).map(([years, figures]) => ({ label, years, figures })))
    .filter(({ figures }) => figures.n > 0);
  return (
    <section className="panel" aria-labelledby="foresee-backtest">
      <header>
        <h2 id="foresee-backtest">{t("foresee.backtest.title")}</h2>
      </header>
      {rows.length === 0 ? (
        <p className="empty">{t("foresee.backtest.none")}</p>
      ) : (
        <>
          <p className="fine">{t("foresee.backtest.hint", { from: origins[0] ?? "", to: origins.at(-1) ?? "" })}</p>
          <div className="scroll">
            <table>
              <thead>
                <tr>
                  <th scope="col">{t("foresee.backtest.level")}</th>
                  {(["years", "ours", "naive", "cohort", "grade", "covers", "n"] as const).map((column) => (
                    <th key={column} scope="col" className="num">
                      {t(`foresee.backtest.${column}`)}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {rows.map(({ label, years, figures }) => (
                  <tr key={`${label}-${years}`}>
                    <th scope="row">{wordOf(text.foresee.backtest.levels, label)}</th>
                    <Cells years={years} figures={figures} />
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
          {rows.some(({ figures }) => isWorse(figures)) && <p className="fine">{t("foresee.backtest.worse")}</p>}
          <p className="fine">{t("foresee.backtest.field")}</p>
        </>
      )}
    </section>
  );
}

function isWorse({ wape_total, cohort_wape_total }: BacktestFigures): boolean {
  return (wape_total ?? 0) > (cohort_wape_total ?? 1);
}

function Cells({ years, figures }: { readonly years: string; readonly figures: BacktestFigures }) {
  const totals = [figures.wape_total, figures.naive_wape_total, figures.cohort_wape_total];
  const best = Math.min(...totals.map((value) => value ?? 1));
  return (
    <>
      <td className="num">{years}</td>
      {totals.map((value, i) => (
        <td key={["ours", "naive", "cohort"][i]} className={value === best ? "num is-best" : "num"}>
          {percent(value, 1)}
        </td>
      ))}
      <td className="num">{percent(figures.wape_grade, 1)}</td>
      <td className="num">{percent(figures.coverage80)}</td>
      <td className="num">{figures.n}</td>
    </>
  );
}
