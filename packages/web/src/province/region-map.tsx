import { useQuery } from "@tanstack/react-query";
import { boundariesQuestion } from "../ask/index.ts";
import { VerdictMark } from "../assess/index.ts";
import { ChartFigure } from "../chart/index.ts";
import { useSpeech } from "../shell/index.ts";
import { BoundariesUpload } from "./boundaries-upload.tsx";
import { regionMapDrawing } from "./map-drawing.tsx";
import { useOverviewTable } from "./overview-table.ts";
import { useProvince } from "./province.tsx";

const legend = ["falls_short", "not_assessable", "meets"] as const;

/** The districts by verdict, drawn from the boundaries that were uploaded and nothing else. */
export function RegionMap({ under }: { readonly under: string }) {
  const { t, say } = useSpeech();
  const { view, open } = useProvince();
  const { table, foot, verdictOf } = useOverviewTable();
  const { data: boundaries } = useQuery(boundariesQuestion(under));
  const drawn = new Set(boundaries?.features.map((one) => String(one.properties?.["region_code"])));
  const rows = view.regions.filter((row) => drawn.has(row.region_code));
  const lost = view.regions.length - rows.length;
  const { meets, falls_short: short, not_assessable: unknown } = view.totals.verdicts;
  return (
    <section className="panel" aria-label={t("province.map")}>
      {boundaries !== undefined && rows.length > 0 ? (
        <ChartFigure
          title={t("province.map")}
          label={t("province.mapLabel", { meets, short, unknown })}
          note={
            <p className="legend province-legend">
              {legend.map((mark) => (
                <VerdictMark key={mark} mark={mark} />
              ))}
            </p>
          }
          foot={foot}
          table={table(rows)}
          draw={(width) =>
            regionMapDrawing({ boundaries, rows, nameOf: (row) => say(row.name), verdictOf, open }, width)
          }
        />
      ) : (
        <>
          <h2>{t("province.map")}</h2>
          {boundaries !== undefined && <p className="empty">{t("province.mapNone")}</p>}
        </>
      )}
      {lost > 0 && rows.length > 0 && <p className="fine">{t("province.mapPart", { n: lost })}</p>}
      <BoundariesUpload />
    </section>
  );
}
