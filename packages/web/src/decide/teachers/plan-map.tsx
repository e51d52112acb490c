import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import type { AssessmentBrief } from "@youheng/kernel/decide";
import { VerdictMark } from "../../assess/index.ts";
import { boundaryQuestion, regionsQuestion } from "../../ask/index.ts";
import { ChartFigure } from "../../chart/index.ts";
import { useSpeech } from "../../shell/index.ts";
import { LegendSign, planDrawing } from "./plan-drawing.tsx";
import type { PlanDocument } from "./plan-of.ts";
import { type PlacedSchool, pictureTable, planPicture } from "./plan-picture.ts";
import { useYearPlace } from "./year-place.ts";

interface PlanMapProps {
  readonly document: PlanDocument | null;
  readonly after: AssessmentBrief;
  readonly schools: readonly PlacedSchool[];
  /** names of all schools, placed or not */
  readonly names: ReadonlyMap<string, string>;
  readonly chosen?: string | null;
  readonly choose?: (code: string) => void;
}

/** A plan on the map: verdicts by shape and colour, moves as arrows, resources as squares, groups as dashed lines; the table behind. */
export function PlanMap({ document, after, schools, names, chosen = null, choose }: PlanMapProps) {
  const { t } = useSpeech();
  const place = useYearPlace();
  const regions = useQuery(regionsQuestion);
  const hasBoundary = regions.data?.find(({ region_code }) => region_code === place.region)?.has_boundary === true;
  const boundary = useQuery({ ...boundaryQuestion(place.region), enabled: hasBoundary });
  const picture = useMemo(() => planPicture(document, after), [document, after]);
  const words = {
    columns: t("studio.mapColumns").split("|"),
    move: t("studio.kindMove"),
    measure: t("studio.kindMeasure"),
    pair: t("studio.kindPair"),
  };
  const table = pictureTable(picture, names, words);
  const lost = names.size - schools.length;
  const note =
    schools.length === 0 ? (
      <p className="empty">{t("studio.mapNone")}</p>
    ) : (
      <>
        <p className="legend plan-legend">
          <VerdictMark mark="falls_short" />
          <VerdictMark mark="not_assessable" />
          <VerdictMark mark="meets" />
          <LegendSign sign="move" words={t("studio.legendMove")} />
          <LegendSign sign="measure" words={t("studio.legendMeasure")} />
          <LegendSign sign="pair" words={t("studio.legendPair")} />
        </p>
        {lost > 0 && <p className="fine">{t("studio.mapPart", { n: lost })}</p>}
      </>
    );
  const draw = (width: number) =>
    planDrawing({ picture, schools, boundary: boundary.data ?? null, chosen, ...(choose && { choose }) }, width);
  return (
    <section className="panel plan-map">
      <ChartFigure
        title={t("studio.map")}
        label={t("studio.mapLabel")}
        note={note}
        foot={`${place.region} · ${place.year} · ${place.standard}`}
        table={table}
        draw={draw}
      />
    </section>
  );
}
