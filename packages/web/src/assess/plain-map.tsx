import { mapFrame, ringsOf } from "@youheng/kernel/stats";
import { useSpeech } from "../shell/index.ts";
import type { Boundary } from "./boundary.ts";
import type { Spot } from "./school-map.tsx";
import { VerdictShape } from "./verdict-mark.tsx";

const width = 800;
const height = 520;

/** The map as a drawing: for paper, and for devices that cannot draw the other. */
export function PlainMap({
  spots,
  boundary,
  open,
}: {
  readonly spots: readonly Spot[];
  readonly boundary: Boundary | null;
  readonly open: (code: string) => void;
}) {
  const { t } = useSpeech();
  const rings = boundary === null ? [] : ringsOf(boundary);
  const place = mapFrame([...rings.flat(), ...spots.map((spot): [number, number] => [spot.lon, spot.lat])], {
    width,
    height,
    margin: 20,
  });
  const path = rings
    .map(
      (ring) =>
        `M${ring
          .map((point) =>
            place(point)
              .map((n) => n.toFixed(1))
              .join(" "),
          )
          .join("L")}Z`,
    )
    .join("");
  return (
    <svg className="plain-map" viewBox={`0 0 ${width} ${height}`}>
      <path d={path} className="land" />
      {spots.map((spot) => {
        const [x, y] = place([spot.lon, spot.lat]);
        return (
          <g key={spot.code} transform={`translate(${x - 6} ${y - 6})`} onClick={() => open(spot.code)}>
            <title>{`${spot.name} · ${t(`verdict.${spot.mark}`)}`}</title>
            <VerdictShape mark={spot.mark} />
          </g>
        );
      })}
    </svg>
  );
}
