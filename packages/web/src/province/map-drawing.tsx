import type { Feature, FeatureCollection } from "geojson";
import { type LonLat, mapFrame, ringsOf } from "@youheng/kernel/stats";
import type { OverviewRow } from "@youheng/server/api";
import type { Drawing } from "../chart/index.ts";
import { tokens } from "../design/index.ts";
import { SmallMark } from "./year-bars.tsx";

const highest = 620;
const lowest = 120;
const margin = 12;
/** Room that a name takes to be written on its region. */
const nameRoom = 46;

/** What the map shows. */
export interface RegionMapAsk {
  readonly boundaries: FeatureCollection;
  readonly rows: readonly OverviewRow[];
  readonly nameOf: (row: OverviewRow) => string;
  readonly verdictOf: (row: OverviewRow) => string;
  readonly open: (row: OverviewRow) => void;
}

const fills = {
  meets: tokens["meets-soft"],
  falls_short: "url(#falls-short)",
  not_assessable: "url(#not-assessable)",
} as const;

/** The regions by verdict: plain, hatched, dotted, and the same shape on each as everywhere else; what is not published is left white. */
export function regionMapDrawing(ask: RegionMapAsk, width: number): Drawing {
  const shapes = shapesOf(ask);
  const points = shapes.flatMap(({ rings }) => rings.flat());
  const height = heightFor(points, width);
  const place = mapFrame(points, { width, height, margin });
  return {
    height,
    content: (
      <>
        <Patterns />
        {shapes.map(({ row, rings }) => (
          <path
            key={row.region_code}
            d={rings.map((ring) => pathOf(ring, place)).join("")}
            fill={row.verdict === null ? tokens.surface : fills[row.verdict]}
            stroke={tokens["line-strong"]}
            strokeWidth="1"
            // an outline and the townships within it are one area; holes run the other way (RFC 7946)
            fillRule="nonzero"
            className="openable"
            onClick={() => ask.open(row)}
          >
            <title>{`${ask.nameOf(row)} · ${ask.verdictOf(row)}`}</title>
          </path>
        ))}
        {shapes.map(({ row, rings }) => (
          <Sign key={row.region_code} name={ask.nameOf(row)} row={row} ring={largest(rings)} place={place} />
        ))}
      </>
    ),
  };
}

interface RegionShape {
  readonly row: OverviewRow;
  readonly rings: readonly (readonly LonLat[])[];
}

function shapesOf({ boundaries, rows }: RegionMapAsk): readonly RegionShape[] {
  const rowOf = new Map(rows.map((row) => [row.region_code, row]));
  return boundaries.features.flatMap((feature: Feature): RegionShape[] => {
    const row = rowOf.get(String(feature.properties?.["region_code"]));
    const rings = ringsOf(feature);
    return row === undefined || rings.length === 0 ? [] : [{ row, rings }];
  });
}

/** As high as the shape asks for, within what a screen shows. */
function heightFor(points: readonly LonLat[], width: number): number {
  const span = (of: (point: LonLat) => number): number => {
    const all = points.map(of);
    return (
      all.reduce((most, one) => Math.max(most, one), -Infinity) -
      all.reduce((least, one) => Math.min(least, one), Infinity)
    );
  };
  const middle = (points[0]![1] * Math.PI) / 180;
  const ratio = span(([, lat]) => lat) / (span(([lon]) => lon) * Math.cos(middle) || 1e-3);
  return Math.min(highest, Math.max(lowest, Math.round(width * ratio)));
}

type Place = (point: LonLat) => readonly [number, number];

function pathOf(ring: readonly LonLat[], place: Place): string {
  const points = ring.map((point) =>
    place(point)
      .map((n) => n.toFixed(1))
      .join(" "),
  );
  return `M${points.join("L")}Z`;
}

function largest(rings: readonly (readonly LonLat[])[]): readonly LonLat[] {
  return rings.reduce((best, ring) => (Math.abs(areaOf(ring)) > Math.abs(areaOf(best)) ? ring : best));
}

function areaOf(ring: readonly (readonly [number, number])[]): number {
  return ring.reduce((sum, [x, y], i) => {
    const [nextX, nextY] = ring[(i + 1) % ring.length]!;
    return sum + (x * nextY - nextX * y) / 2;
  }, 0);
}

/** The middle of the area a ring encloses. */
function middleOf(ring: readonly (readonly [number, number])[]): readonly [number, number] {
  const area = areaOf(ring);
  if (area === 0) return ring[0]!;
  const sum = (at: 0 | 1): number =>
    ring.reduce((total, point, i) => {
      const next = ring[(i + 1) % ring.length]!;
      return total + (point[at] + next[at]) * (point[0] * next[1] - next[0] * point[1]);
    }, 0);
  return [sum(0) / (6 * area), sum(1) / (6 * area)];
}

interface SignProps {
  readonly row: OverviewRow;
  readonly name: string;
  readonly ring: readonly LonLat[];
  readonly place: Place;
}

/** The mark of the verdict, and the name where there is room for it. */
function Sign({ row, name, ring, place }: SignProps) {
  const drawn = ring.map(place);
  const [x, y] = middleOf(drawn);
  const xs = drawn.map(([one]) => one);
  const room = Math.max(...xs) - Math.min(...xs);
  const named =
    room * 0.85 >=
    Math.max(
      nameRoom,
      [...name].reduce((sum, sign) => sum + (sign > "\u2fff" ? 12 : 6.6), 8),
    );
  return (
    <g pointerEvents="none">
      <SmallMark mark={row.verdict} x={x} y={named ? y - 8 : y} size={4.6} />
      {named && (
        <text
          x={x}
          y={y + 12}
          textAnchor="middle"
          fontSize="11.5"
          fill={tokens.ink}
          stroke={tokens.surface}
          strokeWidth="3"
          strokeOpacity="0.8"
          paintOrder="stroke"
        >
          {name}
        </text>
      )}
    </g>
  );
}

function Patterns() {
  return (
    <defs>
      <pattern id="falls-short" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <rect width="6" height="6" fill={tokens["short-soft"]} />
        <rect width="1.6" height="6" fill={tokens.short} opacity="0.55" />
      </pattern>
      <pattern id="not-assessable" width="7" height="7" patternUnits="userSpaceOnUse">
        <rect width="7" height="7" fill={tokens["unknown-soft"]} />
        <circle cx="2" cy="2" r="1" fill={tokens.unknown} />
      </pattern>
    </defs>
  );
}
