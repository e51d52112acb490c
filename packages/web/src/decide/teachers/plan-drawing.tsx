import { mapFrame, ringsOf } from "@youheng/kernel/stats";
import type { Boundary } from "../../assess/index.ts";
import type { Drawing } from "../../chart/index.ts";
import { tokens } from "../../design/index.ts";
import type { PlacedSchool, PlanPicture, SpotMark } from "./plan-picture.ts";

const MARGIN = 26;
/** Height for each unit of width; a narrow page gets a square. */
const SHAPE = 0.62;
const NARROW = 520;
/** Lines end before the sign of the school. */
const SHORT_OF = 9;
/** How far an arrow bows, so that both directions are seen. */
const BOW = 0.12;

interface PlanDrawingAsk {
  readonly picture: PlanPicture;
  readonly schools: readonly PlacedSchool[];
  readonly boundary: Boundary | null;
  readonly chosen: string | null;
  readonly choose?: (code: string) => void;
}

type Spot = PlacedSchool & { readonly x: number; readonly y: number };

/** A plan drawn on the map of its schools; empty where no school has coordinates. */
export function planDrawing({ picture, schools, boundary, chosen, choose }: PlanDrawingAsk, width: number): Drawing {
  if (schools.length === 0) return { height: 1, content: null };
  const height = Math.round(width * (width < NARROW ? 1 : SHAPE));
  const rings = boundary === null ? [] : ringsOf(boundary);
  const points = [...rings.flat(), ...schools.map(({ lon, lat }): [number, number] => [lon, lat])];
  const place = mapFrame(points, { width, height, margin: MARGIN });
  const spots = schools.map((school): Spot => {
    const [x, y] = place([school.lon, school.lat]);
    return { ...school, x, y };
  });
  const at = new Map(spots.map((spot) => [spot.code, spot]));
  const at2 = (point: readonly [number, number]): string =>
    place(point)
      .map((n) => n.toFixed(1))
      .join(" ");
  const land = rings.map((ring) => `M${ring.map(at2).join("L")}Z`).join("");
  const touched = new Set([
    ...picture.ways.flatMap(({ from, to }) => [from, to]),
    ...picture.measures.keys(),
    ...picture.pairs.flatMap(({ lead, member }) => [lead, member]),
  ]);
  return {
    height,
    content: (
      <>
        {land !== "" && <path d={land} fill={tokens.sunken} stroke={tokens["line-strong"]} fillRule="evenodd" />}
        <Pairs pairs={picture.pairs} at={at} />
        <Ways ways={picture.ways} at={at} />
        {spots.map((spot) => (
          <SchoolSpot
            key={spot.code}
            spot={spot}
            mark={picture.marks.get(spot.code) ?? "left_out"}
            measures={picture.measures.get(spot.code) ?? 0}
            named={spot.code === chosen || (touched.has(spot.code) && width >= NARROW && touched.size <= MOST_NAMES)}
            chosen={spot.code === chosen}
            {...(choose && { choose })}
          />
        ))}
      </>
    ),
  };
}

/** More names than these hide the lines. */
const MOST_NAMES = 24;

function Pairs({ pairs, at }: { readonly pairs: PlanPicture["pairs"]; readonly at: ReadonlyMap<string, Spot> }) {
  return pairs.map(({ lead, member }) => {
    const [a, b] = [at.get(lead), at.get(member)];
    if (a === undefined || b === undefined) return null;
    return (
      <path
        key={member}
        d={`M${a.x.toFixed(1)} ${a.y.toFixed(1)}L${b.x.toFixed(1)} ${b.y.toFixed(1)}`}
        stroke={tokens["ink-2"]}
        strokeWidth="1.5"
        strokeDasharray="5 4"
        fill="none"
      >
        <title>{`${a.name} → ${b.name}`}</title>
      </path>
    );
  });
}

function Ways({ ways, at }: { readonly ways: PlanPicture["ways"]; readonly at: ReadonlyMap<string, Spot> }) {
  return ways.map(({ from, to, teachers }) => {
    const [a, b] = [at.get(from), at.get(to)];
    if (a === undefined || b === undefined) return null;
    const { line, head, middle } = arrow(a, b);
    return (
      <g key={`${from} ${to}`}>
        <title>{`${a.name} → ${b.name}: ${teachers}`}</title>
        <path d={line} stroke={tokens.trial} strokeWidth={Math.min(4, 1 + teachers / 2)} fill="none" opacity="0.75" />
        <path d={head} fill={tokens.trial} />
        {teachers > 1 && (
          <text
            x={middle[0]}
            y={middle[1]}
            fontSize="11"
            textAnchor="middle"
            fill={tokens.trial}
            stroke={tokens.surface}
            strokeWidth="3"
            paintOrder="stroke"
          >
            {teachers}
          </text>
        )}
      </g>
    );
  });
}

/** A bowed line from one school to another, its head, and the place of its number. */
export function arrow(
  a: { readonly x: number; readonly y: number },
  b: { readonly x: number; readonly y: number },
): { readonly line: string; readonly head: string; readonly middle: readonly [number, number] } {
  const [dx, dy] = [b.x - a.x, b.y - a.y];
  const control = { x: (a.x + b.x) / 2 - dy * BOW, y: (a.y + b.y) / 2 + dx * BOW };
  const [ux, uy] = unit(b.x - control.x, b.y - control.y);
  const tip = { x: b.x - ux * SHORT_OF, y: b.y - uy * SHORT_OF };
  const back = { x: tip.x - ux * 7, y: tip.y - uy * 7 };
  const n = (value: number): string => value.toFixed(1);
  return {
    line: `M${n(a.x)} ${n(a.y)}Q${n(control.x)} ${n(control.y)} ${n(back.x)} ${n(back.y)}`,
    head: `M${n(tip.x)} ${n(tip.y)}L${n(back.x - uy * 3.5)} ${n(back.y + ux * 3.5)}L${n(back.x + uy * 3.5)} ${n(back.y - ux * 3.5)}Z`,
    middle: [(a.x + b.x) / 4 + control.x / 2, (a.y + b.y) / 4 + control.y / 2 + 4],
  };
}

function unit(x: number, y: number): readonly [number, number] {
  const length = Math.hypot(x, y);
  return length === 0 ? [1, 0] : [x / length, y / length];
}

interface SpotProps {
  readonly spot: Spot;
  readonly mark: SpotMark;
  readonly measures: number;
  readonly named: boolean;
  readonly chosen: boolean;
  readonly choose?: (code: string) => void;
}

function SchoolSpot({ spot, mark, measures, named, chosen, choose }: SpotProps) {
  return (
    <g
      transform={`translate(${spot.x.toFixed(1)} ${spot.y.toFixed(1)})`}
      {...(choose && { onClick: () => choose(spot.code), className: "plan-spot" })}
    >
      <title>{spot.name}</title>
      <circle r="11" fill={chosen ? tokens["trial-soft"] : "transparent"} stroke={chosen ? tokens.trial : "none"} />
      <Shape mark={mark} />
      {measures > 0 && (
        <g transform="translate(6 -13)">
          <rect width="13" height="13" rx="2" fill={tokens.ink} />
          <text x="6.5" y="10" fontSize="10" textAnchor="middle" fill={tokens.surface}>
            {measures}
          </text>
        </g>
      )}
      {named && (
        <text x="10" y="14" fontSize="11" fill={tokens.ink} stroke={tokens.surface} strokeWidth="3" paintOrder="stroke">
          {spot.name}
        </text>
      )}
    </g>
  );
}

function Shape({ mark }: { readonly mark: SpotMark }) {
  if (mark === "meets") return <circle r="5" fill={tokens.accent} />;
  if (mark === "falls_short") return <path d="M0 -7 7.2 6H-7.2z" fill={tokens.short} />;
  if (mark === "not_assessable")
    return <rect x="-4.5" y="-4.5" width="9" height="9" fill={tokens.surface} stroke={tokens["ink-2"]} />;
  return <circle r="2" fill={tokens["ink-2"]} />;
}

/** A sign of the map with its meaning. */
export function LegendSign({ sign, words }: { readonly sign: "move" | "measure" | "pair"; readonly words: string }) {
  return (
    <span className="plan-sign">
      <svg width="26" height="14" viewBox="0 0 26 14" aria-hidden="true">
        {sign === "move" && <path d="M1 7H17V3L25 7 17 11V7" fill={tokens.trial} stroke={tokens.trial} />}
        {sign === "measure" && <rect x="7" y="1" width="12" height="12" rx="2" fill={tokens.ink} />}
        {sign === "pair" && <path d="M1 7H25" stroke={tokens["ink-2"]} strokeWidth="1.5" strokeDasharray="5 4" />}
      </svg>
      {words}
    </span>
  );
}
