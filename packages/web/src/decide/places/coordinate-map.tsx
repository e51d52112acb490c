import { useMemo } from "react";
import type { CoordinateQuestionView, PlaceGroundView } from "@youheng/server/api";
import { tokens } from "../../design/index.ts";
import { useSpeech } from "../../shell/index.ts";
import { frameOf, outline, SHEET } from "./map-drawing.ts";

/** A colour and a shape for each reading. */
export const READING_LOOKS = [
  { fill: tokens.accent, shape: "dot" },
  { fill: tokens.short, shape: "square" },
  { fill: tokens.trial, shape: "triangle" },
] as const;

/** A point in the shape of its reading. @example shapeOf("dot", 0, 0) // a path */
export function shapeOf(shape: (typeof READING_LOOKS)[number]["shape"], x: number, y: number): string {
  const r = 4;
  if (shape === "square") return `M${x - r} ${y - r}h${2 * r}v${2 * r}h${-2 * r}Z`;
  if (shape === "triangle") return `M${x} ${y - r - 1}L${x + r + 0.5} ${y + r - 0.5}H${x - r - 0.5}Z`;
  return `M${x - r} ${y}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0Z`;
}

interface CoordinateMapProps {
  readonly question: CoordinateQuestionView;
  readonly ground: PlaceGroundView;
  readonly boundary: readonly (readonly (readonly number[])[])[];
  /** metres across around the middle of the points; absent: all of it */
  readonly acrossM?: number | undefined;
}

/** So many points of each reading are drawn: where they lie is seen from some. */
const DRAWN = 400;

/** The readings of a file beside what is known of the district: each in its own colour and shape, each point joined to itself. */
export function CoordinateMap({ question, ground, boundary, acrossM }: CoordinateMapProps) {
  const { t } = useSpeech();
  const drawn = useMemo(
    () => drawReadings({ question, ground, boundary, acrossM }),
    [question, ground, boundary, acrossM],
  );
  return (
    <svg
      className="coordinate-map"
      viewBox={`0 0 ${SHEET.width} ${SHEET.height}`}
      role="img"
      aria-label={t("placesInput.crs.map", { file: question.file })}
    >
      {drawn.boundary.map((path) => (
        <path key={path.slice(0, 60)} d={path} fill="none" stroke={tokens["line-strong"]} strokeWidth="2" />
      ))}
      {drawn.units.map((path, unit) => (
        <path
          key={ground.units[unit]!.unit}
          d={path}
          fill={tokens["accent-soft"]}
          stroke={tokens["line-strong"]}
          strokeWidth="0.6"
        />
      ))}
      {drawn.joins.map((path) => (
        <path key={path} d={path} stroke={tokens["ink-3"]} strokeWidth="0.6" fill="none" />
      ))}
      {drawn.readings.map((path, reading) => (
        <path
          key={question.readings[reading]!.system}
          d={path}
          fill={READING_LOOKS[reading]!.fill}
          stroke={tokens.surface}
          strokeWidth="0.8"
        />
      ))}
    </svg>
  );
}

function drawReadings({ question: { part, readings }, ground, boundary, acrossM }: CoordinateMapProps) {
  const every = Math.ceil((readings[0]?.points.length ?? 0) / DRAWN);
  const some = readings.map(({ points }) => points.filter((_, at) => at % Math.max(1, every) === 0));
  const units = part === "units" ? [] : ground.units;
  const rings = units.map((one) => one.rings);
  const edge = boundary.map((ring) => ring.map(([lon = 0, lat = 0]) => [lon, lat] as const));
  const place = frameOf(
    acrossM === undefined ? [...some.flat(), ...rings.flat(2), ...edge.flat()] : windowAround(some[0] ?? [], acrossM),
  );
  return {
    boundary: edge.map((ring) => outline(ring.map(place))),
    units: rings.map((own) => own.map((ring) => outline(ring.map(place))).join("")),
    joins: (some[0] ?? []).map(
      (_, at) =>
        `M${some
          .map((points) =>
            place(points[at]!)
              .map((n) => n.toFixed(1))
              .join(" "),
          )
          .join("L")}`,
    ),
    readings: some.map((points, reading) =>
      points.map((point) => shapeOf(READING_LOOKS[reading]!.shape, ...place(point))).join(""),
    ),
  };
}

const METRES_PER_DEGREE = 111_195;

/** Two corners of a window around the point that lies nearest to the middle of all. */
function windowAround(
  points: readonly (readonly [number, number])[],
  acrossM: number,
): readonly (readonly [number, number])[] {
  const mean = (axis: 0 | 1): number => points.reduce((sum, point) => sum + point[axis], 0) / points.length;
  const [lon, lat] = [mean(0), mean(1)];
  const off = ([x, y]: readonly [number, number]): number => Math.hypot(x - lon, y - lat);
  const [x, y] = points.reduce((best, point) => (off(point) < off(best) ? point : best), points[0] ?? [lon, lat]);
  const half = acrossM / 2 / METRES_PER_DEGREE;
  return [
    [x - half / Math.cos((y * Math.PI) / 180), y - half],
    [x + half / Math.cos((y * Math.PI) / 180), y + half],
  ];
}
