import type { StageFigures } from "@youheng/kernel/decide";
import { TableTools } from "../../chart/index.ts";
import { useSpeech } from "../../shell/index.ts";
import { printAmount } from "../../text/index.ts";
import type { ProjectsDesk } from "./use-projects.ts";

const TEN_THOUSAND = 10_000;

/** Year by year and stage by stage: children, places, who is without one, with the plan and if nothing is done. */
export function YearTable({ desk }: { readonly desk: ProjectsDesk }) {
  const { t, text, language } = useSpeech();
  const names: Readonly<Record<string, string>> = text.stage;
  const { figures, nothing, problem } = desk;
  const rows = figures.stages
    .map((one, at) => ({ ...one, idle: nothing.stages[at]! }))
    .toSorted((a, b) => a.year - b.year || a.stage - b.stage);
  const columns = ["year", "stage", "children", "places", "short", "idle", "where"] as const;
  const title = t("projects.years.title");
  const table = {
    columns: columns.map((id) => t(`projects.years.${id}`)),
    rows: rows.map((one) => [
      problem.years[one.year]!,
      names[problem.stages[one.stage]!] ?? problem.stages[one.stage]!,
      one.children,
      one.places,
      one.short,
      one.idle.short,
      whereWords(desk, one, language),
    ]),
  };
  return (
    <section className="panel" aria-label={title}>
      <header className="chart-head">
        <h2>{title}</h2>
        <TableTools title={title} table={table} />
      </header>
      <div className="table-scroll">
        <table className="plain-table">
          <thead>
            <tr>
              {columns.map((id, at) => (
                <th key={id} scope="col" className={at > 1 && at < 6 ? "num" : undefined}>
                  {t(`projects.years.${id}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((one) => (
              <YearRow key={`${one.year} ${one.stage}`} desk={desk} one={one} idle={one.idle.short} />
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

interface YearRowProps {
  readonly desk: ProjectsDesk;
  readonly one: StageFigures;
  /** children without a place if nothing is done */
  readonly idle: number;
}

function YearRow({ desk, one, idle }: YearRowProps) {
  const { text, language } = useSpeech();
  const names: Readonly<Record<string, string>> = text.stage;
  const { problem } = desk;
  const print = (value: number): string => printAmount(Math.round(value), language);
  const stage = problem.stages[one.stage]!;
  return (
    <tr>
      <th scope="row">{problem.years[one.year]}</th>
      <td>{names[stage] ?? stage}</td>
      <td className="num figures">{print(one.children)}</td>
      <td className="num figures">{print(one.places)}</td>
      <td className={one.short > 0 ? "num figures figure-short" : "num figures"}>
        {one.short > 0 ? `▲ ${print(one.short)}` : "0"}
      </td>
      <td className="num figures">{print(idle)}</td>
      <td className="fine">{whereWords(desk, one, language)}</td>
    </tr>
  );
}

const NAMED = 3;

/** The areas in which most are short. */
function whereWords({ names }: ProjectsDesk, { shortOf }: StageFigures, language: "zh" | "en"): string {
  return Array.from(shortOf.entries())
    .filter(([, children]) => children > 0)
    .toSorted((a, b) => b[1] - a[1])
    .slice(0, NAMED)
    .map(([area, children]) => `${names.area(area)[language]} ${printAmount(Math.round(children), language)}`)
    .join(language === "zh" ? "、" : ", ");
}

/** What is spent in each year, building and running; within the budget or not. */
export function MoneyTable({ desk }: { readonly desk: ProjectsDesk }) {
  const { t, language } = useSpeech();
  const { figures, setting } = desk;
  const limit = (at: number): number | null =>
    setting.yearly_yuan === null ? null : (setting.yearly_yuan[at] ?? setting.yearly_yuan.at(-1)!);
  const print = (yuan: number): string => printAmount(Math.round(yuan / TEN_THOUSAND), language);
  const title = t("projects.money.title");
  return (
    <section className="panel" aria-label={title}>
      <h2>{title}</h2>
      <div className="table-scroll">
        <table className="plain-table">
          <thead>
            <tr>
              {(["year", "capital", "running"] as const).map((id) => (
                <th key={id} scope="col" className={id === "year" ? undefined : "num"}>
                  {t(`projects.money.${id}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {figures.money.map(({ year, capital, running }, at) => {
              const isOver = limit(at) !== null && capital > limit(at)! + 0.5;
              return (
                <tr key={year}>
                  <th scope="row">{year}</th>
                  <td className={isOver ? "num figures figure-short" : "num figures"}>
                    {isOver ? `▲ ${print(capital)} / ${print(limit(at)!)}` : print(capital)}
                  </td>
                  <td className="num figures">{print(running)}</td>
                </tr>
              );
            })}
            <tr>
              <th scope="row">{t("projects.money.discounted")}</th>
              <td className="num figures" colSpan={2}>
                {print(figures.discounted)}
              </td>
            </tr>
          </tbody>
        </table>
      </div>
    </section>
  );
}
