import { useQuery } from "@tanstack/react-query";
import { useNavigate, useParams } from "@tanstack/react-router";
import { useMemo, useState } from "react";
import { boundaryQuestion } from "../ask/index.ts";
import { SaveTools } from "../chart/index.ts";
import { useSpeech } from "../shell/index.ts";
import { usePrinting } from "../table/index.ts";
import { BoundaryUpload } from "./boundary-upload.tsx";
import { useDistrict } from "./district.tsx";
import { chartFoot } from "./chart-foot.ts";
import { DrawnMap } from "./drawn-map.tsx";
import { mapDrawing, mapTable } from "./map-drawing.tsx";
import type { Boundary } from "./boundary.ts";
import { PlainMap } from "./plain-map.tsx";
import { schoolMarks } from "./school-verdicts.ts";
import type { SchoolMark } from "./school-verdicts.ts";
import { VerdictMark } from "./verdict-mark.tsx";

/** A school on the map. */
export interface Spot {
  readonly code: string;
  readonly name: string;
  readonly lon: number;
  readonly lat: number;
  readonly mark: SchoolMark;
}

const legend: readonly SchoolMark[] = ["falls_short", "not_assessable", "meets", "left_out"];

/** The schools where they are, marked by verdict: shape and colour both. No tile, no request outside. */
export default function SchoolMap() {
  const { t } = useSpeech();
  const { now, region } = useDistrict();
  const navigate = useNavigate();
  const params: { readonly region?: string; readonly year?: string } = useParams({ strict: false });
  const [broken, setBroken] = useState(false);
  const printing = usePrinting();
  const boundary = useQuery({ ...boundaryQuestion(region.region_code), enabled: region.has_boundary });
  const { spots, lost } = useMemo(() => spotsOf(now.facts.text, now.facts.numbers, schoolMarks(now)), [now]);
  const open = (code: string): void =>
    void navigate({
      to: "/regions/$region/$year/balance/assess/schools/$school",
      params: { region: params.region ?? "", year: params.year ?? "", school: code },
      search: true,
    });
  const waiting = region.has_boundary && boundary.isPending;
  const plain = broken || printing;
  return (
    <section className="panel map" aria-labelledby="map">
      <header>
        <h2 id="map">{t("assess.map")}</h2>
        <p className="legend">
          {legend
            .filter((mark) => spots.some((spot) => spot.mark === mark))
            .map((mark) => (
              <VerdictMark key={mark} mark={mark} />
            ))}
        </p>
        {spots.length > 0 && !waiting && <MapTools spots={spots} boundary={boundary.data ?? null} />}
      </header>
      {spots.length === 0 ? (
        <p className="empty">{t("assess.mapNone")}</p>
      ) : waiting ? (
        <div className="map-box" />
      ) : (
        <div className="map-box" role="group" aria-label={t("assess.mapLabel", { n: spots.length })}>
          {plain ? (
            <PlainMap spots={spots} boundary={boundary.data ?? null} open={open} />
          ) : (
            <DrawnMap spots={spots} boundary={boundary.data ?? null} open={open} broke={() => setBroken(true)} />
          )}
        </div>
      )}
      {lost > 0 && spots.length > 0 && <p className="fine">{t("assess.mapPart", { n: lost })}</p>}
      {spots.length > 0 && <BoundaryUpload />}
    </section>
  );
}

/** The map as a picture and as a table to be taken along. */
function MapTools({ spots, boundary }: { readonly spots: readonly Spot[]; readonly boundary: Boundary | null }) {
  const speech = useSpeech();
  const district = useDistrict();
  const { t } = speech;
  const columns = t("assess.mapColumns").split("|");
  return (
    <SaveTools
      title={t("assess.map")}
      foot={chartFoot(district, speech)}
      table={mapTable(spots, { columns, verdict: (mark) => t(`verdict.${mark}`) })}
      draw={(width) => mapDrawing(spots, boundary, width)}
    />
  );
}

type Columns<T> = Readonly<Record<string, T>>;

function spotsOf(
  text: Columns<readonly (string | null)[]>,
  numbers: Columns<Float64Array>,
  marks: readonly SchoolMark[],
) {
  const spots: Spot[] = [];
  let lost = 0;
  for (let row = 0; row < marks.length; row++) {
    const lon = numbers["lon"]?.[row] ?? Number.NaN;
    const lat = numbers["lat"]?.[row] ?? Number.NaN;
    if (Number.isNaN(lon) || Number.isNaN(lat)) lost++;
    else
      spots.push({
        code: text["school_code"]?.[row] ?? "",
        name: text["school_name"]?.[row] ?? "",
        lon,
        lat,
        mark: marks[row]!,
      });
  }
  return { spots, lost };
}
