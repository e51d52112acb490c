import type { PlaceGroundView } from "@youheng/server/api";

export const SHEET = { width: 720, height: 620, margin: 14 } as const;
const DOT = 5;

/** A map as it is drawn: a path for each unit, a place for each middle, school and candidate. */
export interface MapDrawing {
  readonly paths: readonly string[];
  readonly middles: readonly (readonly [number, number])[];
  readonly schools: readonly (readonly [number, number])[];
  readonly candidates: readonly (readonly [number, number])[];
}

/** Draws a ground on the sheet; units without borders become dots. */
export function drawGround({ units, schools, candidates }: PlaceGroundView): MapDrawing {
  const points = [
    ...units.flatMap(({ rings, lon, lat }) => [[lon, lat] as const, ...rings.flat()]),
    ...schools.map(({ lon, lat }) => [lon, lat] as const),
  ];
  const place = frameOf(points);
  const at = ({ lon, lat }: { readonly lon: number; readonly lat: number }) => place([lon, lat]);
  return {
    paths: units.map((unit) =>
      unit.rings.length === 0 ? dot(at(unit)) : unit.rings.map((ring) => outline(ring.map(place))).join(""),
    ),
    middles: units.map(at),
    schools: schools.map(at),
    candidates: candidates.map(at),
  };
}

/** A closed path through points of the sheet. */
export function outline(points: readonly (readonly [number, number])[]): string {
  return `M${points.map(([x, y]) => `${x.toFixed(1)} ${y.toFixed(1)}`).join("L")}Z`;
}

function dot([x, y]: readonly [number, number]): string {
  return `M${x - DOT} ${y}a${DOT} ${DOT} 0 1 0 ${2 * DOT} 0a${DOT} ${DOT} 0 1 0 ${-2 * DOT} 0Z`;
}

/** Where a point of the earth lies on the sheet, so that all the points fit. */
export function frameOf(
  points: readonly (readonly [number, number])[],
): (point: readonly [number, number]) => readonly [number, number] {
  let [west, east, south, north] = [Infinity, -Infinity, Infinity, -Infinity];
  for (const [lon, lat] of points) {
    west = Math.min(west, lon);
    east = Math.max(east, lon);
    south = Math.min(south, lat);
    north = Math.max(north, lat);
  }
  const squeeze = Math.cos((((south + north) / 2) * Math.PI) / 180);
  const { width, height, margin } = SHEET;
  const wide = (width - 2 * margin) / Math.max(1e-6, (east - west) * squeeze);
  const scale = Math.min(wide, (height - 2 * margin) / Math.max(1e-6, north - south));
  const left = (width - (east - west) * squeeze * scale) / 2;
  const top = (height - (north - south) * scale) / 2;
  return ([lon, lat]) => [left + (lon - west) * squeeze * scale, top + (north - lat) * scale];
}

/** The unit to which an arrow key walks: the nearest middle in that direction. */
export function unitTowards(middles: MapDrawing["middles"], from: number, key: string): number {
  const turn = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, 1], ArrowUp: [0, -1] }[key];
  const here = middles[from];
  if (turn === undefined || here === undefined) return from;
  let best = from;
  let nearest = Infinity;
  for (const [unit, [x, y]] of middles.entries()) {
    const [dx, dy] = [x - here[0], y - here[1]];
    const along = dx * turn[0]! + dy * turn[1]!;
    const aside = Math.abs(dx * turn[1]!) + Math.abs(dy * turn[0]!);
    if (unit === from || along <= 0 || aside > along) continue;
    if (along + 2 * aside >= nearest) continue;
    nearest = along + 2 * aside;
    best = unit;
  }
  return best;
}
