import { useMemo } from "react";
import { ChartFigure } from "../chart/index.ts";
import { useSpeech } from "../shell/index.ts";
import { multiplesDrawing } from "./small-multiples.tsx";
import { useOverviewTable } from "./overview-table.ts";
import { useProvince, yearsOf } from "./province.tsx";
import { sortRegions } from "./region-rows.ts";

/** More small charts than this are no picture any more. */
const mostDrawn = 240;

/** One small chart a district, the worst first: five years on one scale. */
export function Multiples() {
  const { t, say } = useSpeech();
  const { view, open } = useProvince();
  const { table, foot } = useOverviewTable();
  const rows = useMemo(() => sortRegions(view.regions, { by: "verdict", down: false }), [view]);
  const shown = rows.slice(0, mostDrawn);
  const years = yearsOf(view);
  return (
    <section className="panel multiples" aria-label={t("province.multiples")}>
      <ChartFigure
        title={t("province.multiples")}
        label={t("province.multiplesLabel", { n: shown.length })}
        note={
          <p className="fine">
            {t("province.multiplesNote")}
            {rows.length > shown.length && t("province.multiplesMore", { shown: shown.length, all: rows.length })}
          </p>
        }
        foot={foot}
        table={table(rows)}
        draw={(width) =>
          multiplesDrawing(
            {
              rows: shown,
              years,
              open,
              nameOf: (row) => say(row.name),
              figureOf: (row) => (row.sections === null ? "—" : `${row.sections_short}/${row.sections}`),
            },
            width,
          )
        }
      />
    </section>
  );
}
