import type { Point } from "../../stats/index.ts";

/** Systems of coordinates 坐标系 that occur in China's map data. */
export const COORDINATE_SYSTEMS = ["wgs84", "cgcs2000", "gcj02", "bd09"] as const;
export type CoordinateSystem = (typeof COORDINATE_SYSTEMS)[number];

/** Krasovsky 1940, on which GCJ-02 is defined. */
const SEMI_MAJOR_M = 6_378_245;
const ECCENTRICITY_SQUARED = 0.006_693_421_622_965_943;
const BAIDU_ANGLE = (Math.PI * 3000) / 180;

/**
 * Coordinates of any of the systems as WGS-84.
 *
 * CGCS2000 differs from WGS-84 by centimetres and is taken over as it is. GCJ-02 (maps sold in China) is shifted by up to 700 m, BD-09 (Baidu)
 * further; they are turned back by iteration to within a centimetre. Outside China GCJ-02 is not shifted.
 *
 * @throws  RangeError when the numbers are not degrees (a projected system in metres, latitude and longitude exchanged)
 * @source  the published approximations of GCJ-02 and BD-09 (eviltransform, coordtransform), tested against their own samples
 * @example toWgs84("gcj02", { lon: 116.404, lat: 39.915 }) // about { lon: 116.39775, lat: 39.91360 }
 */
export function toWgs84(system: CoordinateSystem, point: Point): Point {
  if (!isDegrees(point)) throw new RangeError(`not degrees: ${point.lon}, ${point.lat}`);
  if (system === "wgs84" || system === "cgcs2000") return point;
  return fromGcj02(system === "bd09" ? baiduToGcj02(point) : point);
}

/**
 * Whether numbers can be longitude and latitude in degrees.
 *
 * @example isDegrees({ lon: 39_500_000, lat: 2_900_000 }) // false: metres of a projection
 */
export function isDegrees({ lon, lat }: Point): boolean {
  return Math.abs(lon) <= 180 && Math.abs(lat) <= 90;
}

/** Undoes the shift: the point whose shifted image is the given one. */
function fromGcj02(shifted: Point): Point {
  let guess = shifted;
  for (let round = 0; round < 12; round++) {
    const image = toGcj02(guess);
    guess = { lon: guess.lon + shifted.lon - image.lon, lat: guess.lat + shifted.lat - image.lat };
  }
  return guess;
}

/**
 * WGS-84 as GCJ-02 shows it.
 *
 * @example toGcj02({ lon: 116.39775, lat: 39.9136 }) // about { lon: 116.404, lat: 39.915 }
 */
export function toGcj02({ lon, lat }: Point): Point {
  const inChina = lon >= 72.004 && lon <= 137.8347 && lat >= 0.8293 && lat <= 55.8271;
  if (!inChina) return { lon, lat };
  const [x, y] = [lon - 105, lat - 35];
  const angle = (lat / 180) * Math.PI;
  const magic = 1 - ECCENTRICITY_SQUARED * Math.sin(angle) ** 2;
  const meridian = (SEMI_MAJOR_M * (1 - ECCENTRICITY_SQUARED)) / (magic * Math.sqrt(magic));
  const parallel = (SEMI_MAJOR_M / Math.sqrt(magic)) * Math.cos(angle);
  return {
    lon: lon + (eastShift(x, y) * 180) / (parallel * Math.PI),
    lat: lat + (northShift(x, y) * 180) / (meridian * Math.PI),
  };
}

function waves(value: number, amounts: readonly (readonly [number, number])[]): number {
  return amounts.reduce((sum, [amount, frequency]) => sum + amount * Math.sin(value * frequency * Math.PI), 0);
}

function northShift(x: number, y: number): number {
  const plain = -100 + 2 * x + 3 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * Math.sqrt(Math.abs(x));
  const first = waves(x, [
    [20, 6],
    [20, 2],
  ]);
  const second = waves(y, [
    [20, 1],
    [40, 1 / 3],
  ]);
  const third = waves(y, [
    [160, 1 / 12],
    [320, 1 / 30],
  ]);
  return plain + ((first + second + third) * 2) / 3;
}

function eastShift(x: number, y: number): number {
  const plain = 300 + x + 2 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * Math.sqrt(Math.abs(x));
  const first = waves(x, [
    [20, 6],
    [20, 2],
  ]);
  const second = waves(x, [
    [20, 1],
    [40, 1 / 3],
  ]);
  const third = waves(x, [
    [150, 1 / 12],
    [300, 1 / 30],
  ]);
  return plain + ((first + second + third) * 2) / 3;
}

function baiduToGcj02({ lon, lat }: Point): Point {
  const [x, y] = [lon - 0.0065, lat - 0.006];
  const radius = Math.hypot(x, y) - 0.00002 * Math.sin(y * BAIDU_ANGLE);
  const angle = Math.atan2(y, x) - 0.000003 * Math.cos(x * BAIDU_ANGLE);
  return { lon: radius * Math.cos(angle), lat: radius * Math.sin(angle) };
}
