import type { DrawnFigures } from "@youheng/kernel/decide";
import type { PlaceGroundView } from "@youheng/server/api";
import { useSpeech } from "../../shell/index.ts";
import { printAmount, printShare } from "../../text/index.ts";
import { HUES } from "./school-hues.ts";

interface LoadTableProps {
  readonly ground: PlaceGroundView;
  readonly figures: DrawnFigures;
  readonly hues: readonly number[];
  readonly brush: number;
  readonly choose: (school: number) => void;
}

/** Every school with its students and ways; choosing one takes it as the brush. */
export function LoadTable({ ground, figures, hues, brush, choose }: LoadTableProps) {
  const { t, language } = useSpeech();
  const metres = (value: number | null): string => (value === null ? "–" : printAmount(Math.round(value), language));
  return (
    <div className="table-box load-box">
      <table className="load-table">
        <thead>
          <tr>
            <th scope="col">{t("catchment.table.school")}</th>
            {(["students", "places", "use", "mean", "longest", "pieces"] as const).map((name) => (
              <th key={name} scope="col" className="figures">
                {t(`catchment.table.${name}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {figures.schools.map((row, school) => {
            const { capacity, school_name, school_code } = ground.schools[school]!;
            return (
              <tr key={school_code} className={school === brush ? "load-on" : undefined}>
                <th scope="row">
                  <button
                    type="button"
                    aria-pressed={school === brush}
                    onClick={() => choose(school === brush ? -1 : school)}
                  >
                    <svg width="12" height="12" aria-hidden="true">
                      <rect width="12" height="12" rx="2" fill={HUES[hues[school]!]} />
                    </svg>
                    {school_name ?? school_code}
                  </button>
                </th>
                <td className="figures">{printAmount(row.students, language)}</td>
                <td className="figures">{printAmount(capacity, language)}</td>
                <td className={row.outside === 0 ? "figures" : "figures figure-short"}>
                  {capacity > 0 ? printShare(row.students / capacity, language) : "–"}
                  {row.outside !== 0 && <small> ▲ {outsideWords(row.outside)}</small>}
                </td>
                <td className="figures">{metres(row.mean_distance_m)}</td>
                <td className="figures">{metres(row.longest_distance_m)}</td>
                <td className={(row.pieces ?? 0) > 1 ? "figures figure-short" : "figures"}>{row.pieces ?? "–"}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );

  function outsideWords(outside: number): string {
    const n = printAmount(Math.ceil(Math.abs(outside)), language);
    return outside > 0 ? t("catchment.table.over", { n }) : t("catchment.table.under", { n });
  }
}
