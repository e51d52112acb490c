import { mapFrame, ringsOf } from "@youheng/kernel/stats";
import type { ChartTable, Drawing } from "../chart/index.ts";
import { tokens } from "../design/index.ts";
import type { Boundary } from "./boundary.ts";
import type { Spot } from "./school-map.tsx";

const MARGIN = 20;
const SHAPE = 0.65;

/** The map as a picture to be saved: the boundary, every school in the shape of its verdict, the names of those that fall short. */
export function mapDrawing(spots: readonly Spot[], boundary: Boundary | null, width: number): Drawing {
  const height = Math.round(width * SHAPE);
  const rings = boundary === null ? [] : ringsOf(boundary);
  const points = [...rings.flat(), ...spots.map((spot): [number, number] => [spot.lon, spot.lat])];
  const place = mapFrame(points, { width, height, margin: MARGIN });
  const at = (point: readonly [number, number]): string =>
    place(point)
      .map((position) => position.toFixed(1))
      .join(" ");
  const land = rings.map((ring) => `M${ring.map(at).join("L")}Z`).join("");
  return {
    height,
    content: (
      <>
        {land !== "" && <path d={land} fill={tokens.sunken} stroke={tokens["line-strong"]} fillRule="evenodd" />}
        {spots.map((spot) => {
          const [x, y] = place([spot.lon, spot.lat]);
          return (
            <g key={spot.code} transform={`translate(${x.toFixed(1)} ${y.toFixed(1)})`}>
              <SavedShape mark={spot.mark} />
              {spot.mark === "falls_short" && (
                <text x="9" y="4" fontSize="11" fill={tokens.ink}>
                  {spot.name}
                </text>
              )}
            </g>
          );
        })}
      </>
    ),
  };
}

/** As VerdictShape, with its colours in it. */
function SavedShape({ mark }: Pick<Spot, "mark">) {
  if (mark === "meets") return <circle r="4" fill={tokens.accent} />;
  if (mark === "falls_short") return <path d="M0 -6 6.2 5H-6.2z" fill={tokens.short} />;
  if (mark === "not_assessable")
    return <rect x="-4" y="-4" width="8" height="8" fill={tokens.surface} stroke={tokens["ink-2"]} strokeWidth="1.5" />;
  return <circle r="2" fill={tokens["ink-2"]} />;
}

/** The table behind the map. */
export function mapTable(
  spots: readonly Spot[],
  words: { readonly columns: readonly string[]; readonly verdict: (mark: Spot["mark"]) => string },
): ChartTable {
  return {
    columns: words.columns,
    rows: spots.map(({ code, name, lon, lat, mark }) => [code, name, lon, lat, words.verdict(mark)]),
  };
}
