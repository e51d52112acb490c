import type { DrawnBreaches, DrawnFigures } from "@youheng/kernel/decide";
import { useSpeech } from "../../shell/index.ts";
import { type Language, printAmount, printShare } from "../../text/index.ts";

interface FiguresTableProps {
  readonly today: DrawnFigures | null;
  readonly drawn: DrawnFigures;
  readonly solved: DrawnFigures | null;
  /** student-metres no plan goes below; null: not known */
  readonly bound: number | null;
  readonly detour: number;
  /** ways are the district's own */
  readonly ownWays: boolean;
  /** of today's, the drawn and the solved plan */
  readonly breaches: readonly (DrawnBreaches | null)[];
}

const ROWS = ["mean", "longest", "moved", "outside", "apart", "without"] as const;

/** Today, drawn and solved side by side; the drawn column follows every stroke. */
export function FiguresTable({ today, drawn, solved, bound, detour, ownWays, breaches }: FiguresTableProps) {
  const { t, language } = useSpeech();
  const columns = [
    ["today", today],
    ["drawn", drawn],
    ["solved", solved],
  ] as const;
  const shown = columns.filter(([, figures]) => figures !== null);
  return (
    <div className="table-box">
      <table className="plan-figures">
        <thead>
          <tr>
            <th scope="col">{t("catchment.figure.title")}</th>
            {shown.map(([name]) => (
              <th key={name} scope="col" className="figures">
                {t(`catchment.figure.${name}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {ROWS.map((row) => (
            <tr key={row}>
              <th scope="row">{t(`catchment.figure.${row}`)}</th>
              {shown.map(([name, figures]) => {
                const value = valueOf(figures!, row);
                const isBad = (row === "outside" || row === "apart" || row === "without") && (value ?? 0) > 0;
                return (
                  <td key={name} className={isBad ? "figures figure-short" : "figures"}>
                    {value === null ? "–" : `${isBad ? "▲ " : ""}${printAmount(Math.round(value), language)}`}
                  </td>
                );
              })}
            </tr>
          ))}
          <BreachRows shown={columns.map(([, figures]) => figures !== null)} breaches={breaches} />
          {bound !== null && (
            <tr>
              <th scope="row">{t("catchment.figure.fromBest")}</th>
              {shown.map(([name, figures]) => (
                <td key={name} className="figures">
                  {printShare(Math.max(0, figures!.student_metres / bound - 1), language, 2)}
                </td>
              ))}
            </tr>
          )}
        </tbody>
      </table>
      <p className="fine">{ownWays ? t("placesInput.ownWays") : t("catchment.figure.distance", { detour })}</p>
    </div>
  );
}

interface BreachRowsProps {
  readonly shown: readonly boolean[];
  readonly breaches: FiguresTableProps["breaches"];
}

/** What plans break of pairs and of the longest way; nothing where none breaks anything. */
function BreachRows({ shown, breaches }: BreachRowsProps) {
  const { t, language } = useSpeech();
  const rows = (["against_pairs", "too_far"] as const).filter((row) =>
    breaches.some((one, column) => shown[column] === true && (one?.[row] ?? 0) > 0),
  );
  return rows.map((row) => (
    <tr key={row}>
      <th scope="row">{t(`placesInput.breach.${row}`)}</th>
      {breaches.flatMap((one, column) =>
        shown[column] === true
          ? [<BreachCell key={COLUMNS[column]} count={one?.[row] ?? null} language={language} />]
          : [],
      )}
    </tr>
  ));
}

const COLUMNS = ["today", "drawn", "solved"] as const;

function BreachCell({ count, language }: { readonly count: number | null; readonly language: Language }) {
  const isBad = (count ?? 0) > 0;
  return (
    <td className={isBad ? "figures figure-short" : "figures"}>
      {count === null ? "–" : `${isBad ? "▲ " : ""}${printAmount(count, language)}`}
    </td>
  );
}

function valueOf(figures: DrawnFigures, row: (typeof ROWS)[number]): number | null {
  switch (row) {
    case "mean":
      return figures.mean_distance_m;
    case "longest":
      return figures.longest_distance_m;
    case "moved":
      return figures.moved_students;
    case "outside":
      return figures.outside;
    case "apart":
      return figures.apart;
    case "without":
      return figures.without_school;
  }
}
