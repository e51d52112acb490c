import { chance } from "./chance.ts";
import { readTable, schools, seed } from "./roster.ts";

export type Point = readonly [lon: number, lat: number];

/** Corners of the townships on a plain of kilometres, east and north of the district's south-west corner. */
const corners: Readonly<Record<string, Point>> = {
  a: [2, 6],
  b: [13, 1],
  c: [25, 3],
  d: [36, 9],
  e: [38, 21],
  f: [33, 33],
  g: [20, 38],
  h: [8, 34],
  i: [0, 22],
  m: [13, 12],
  n: [21, 13],
  o: [26, 19],
  p: [19, 23],
  q: [10, 19],
  r: [20, 31],
  s: [27, 27],
};
/** Rings of corners; two townships that touch share corners, and so the same winding border. */
const rings: Readonly<Record<string, string>> = {
  wenrong: "mnopq",
  xinlan: "bcdonm",
  tingwan: "abmqi",
  rongping: "desrpo",
  chaao: "iqprh",
  beixiu: "efgrs",
  shilong: "hrg",
};
const border = "abcdefghi";

/** Fictional: no place of this shape is there. Kilometres to WGS-84 degrees near 25° N. */
export function toDegrees([east, north]: Point): Point {
  return [round(114.62 + east / 100.9), round(25.02 + north / 110.8)];
}

function round(degrees: number): number {
  return Math.round(degrees * 1e6) / 1e6;
}

/** The winding line between two corners, the same in both directions. */
function borderLine(from: string, to: string): Point[] {
  const [first, last] = from < to ? [from, to] : [to, from];
  const line = bend(corners[first] ?? [0, 0], corners[last] ?? [0, 0], `${first}${last}`, 4);
  return from === first ? line : line.toReversed();
}

function bend(from: Point, to: Point, name: string, depth: number): Point[] {
  if (depth === 0) return [from, to];
  const aside = (chance(seed, "border", name) - 0.5) * 0.28;
  const middle: Point = [
    (from[0] + to[0]) / 2 - (to[1] - from[1]) * aside,
    (from[1] + to[1]) / 2 + (to[0] - from[0]) * aside,
  ];
  return [...bend(from, middle, `${name}0`, depth - 1).slice(0, -1), ...bend(middle, to, `${name}1`, depth - 1)];
}

function ringOf(letters: string): Point[] {
  const closed = [...letters, letters[0] ?? ""];
  const lines = closed.slice(1).map((to, k) => borderLine(closed[k] ?? "", to).slice(0, -1));
  const open = lines.flat();
  return [...open, open[0] ?? [0, 0]];
}

function isInside([x, y]: Point, ring: readonly Point[]): boolean {
  let inside = false;
  for (let k = 1; k < ring.length; k++) {
    const [x1, y1] = ring[k - 1] ?? [0, 0];
    const [x2, y2] = ring[k] ?? [0, 0];
    if (y1 > y !== y2 > y && x < ((x2 - x1) * (y - y1)) / (y2 - y1) + x1) inside = !inside;
  }
  return inside;
}

function distance(a: Point, b: Point): number {
  return Math.hypot(a[0] - b[0], a[1] - b[1]);
}

/** A spot in the township, towards its middle, at least `apart` km from the schools already there. */
function spotFor(serial: string, ring: readonly Point[], taken: readonly Point[]): Point {
  const middle: Point = [mean(ring.map((p) => p[0])), mean(ring.map((p) => p[1]))];
  for (let attempt = 0; ; attempt++) {
    const spread = serial.startsWith("218") ? 11 : 7;
    const angle = 2 * Math.PI * chance(seed, "angle", serial, attempt);
    const far = spread * Math.sqrt(chance(seed, "far", serial, attempt));
    const spot: Point = [middle[0] + far * Math.cos(angle), middle[1] + far * Math.sin(angle)];
    if (isInside(spot, ring) && taken.every((other) => distance(spot, other) > 0.45)) return spot;
  }
}

function mean(values: readonly number[]): number {
  return values.reduce((a, b) => a + b, 0) / values.length;
}

function placeSchools(): Map<string, Point> {
  const taken: Point[] = [];
  return new Map(
    schools.map((school) => {
      const spot = spotFor(school.serial, ringOf(rings[school.township] ?? ""), taken);
      taken.push(spot);
      return [school.code, toDegrees(spot)];
    }),
  );
}

/** School code → lon, lat in degrees. Fictional. */
export const coordinates: ReadonlyMap<string, Point> = placeSchools();

/** The township in which a point of the plain (kilometres) lies; null outside the district. */
export function townshipAt(point: Point): string | null {
  return Object.keys(rings).find((id) => isInside(point, ringOf(rings[id] ?? ""))) ?? null;
}

/** Degrees back to kilometres of the plain. */
export function toPlain([lon, lat]: Point): Point {
  return [(lon - 114.62) * 100.9, (lat - 25.02) * 110.8];
}

/** The district and its townships as GeoJSON (WGS-84 degrees, fictional), the district first. */
export function boundary(): object {
  const district = feature(
    { level: "district", name: "青榕区（虚构）", nameEn: "Qingrong District (fictional)", code: "990102" },
    border,
  );
  const townships = readTable("townships.csv").map((row, k) =>
    feature(
      {
        level: "township",
        name: row["name"] ?? "",
        nameEn: row["name_en"] ?? "",
        code: `990102${String(k + 1).padStart(3, "0")}`,
      },
      rings[row["id"] ?? ""] ?? "",
    ),
  );
  return { type: "FeatureCollection", features: [district, ...townships] };
}

interface Division {
  readonly level: "district" | "township";
  readonly name: string;
  readonly nameEn: string;
  readonly code: string;
}

function feature({ level, name, nameEn, code }: Division, letters: string): object {
  const ring = counterClockwise(ringOf(letters)).map(toDegrees);
  return {
    type: "Feature",
    properties: { level, code, name, name_en: nameEn, fictional: true },
    geometry: { type: "Polygon", coordinates: [ring] },
  };
}

function counterClockwise(ring: readonly Point[]): readonly Point[] {
  const area = ring.slice(1).reduce((sum, [x, y], k) => sum + ((ring[k]?.[0] ?? 0) * y - x * (ring[k]?.[1] ?? 0)), 0);
  return area > 0 ? ring : ring.toReversed();
}
