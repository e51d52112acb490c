import { basename } from "node:path";
import type { CoordinateSystem, Ring } from "@youheng/kernel/decide";
import { bytesOf, type NamedRow, type ReturnSource, unzipped } from "../../sense/index.ts";
import { UNIT_COLUMNS } from "./ground-columns.ts";
import type { GroundLog } from "./ground-log.ts";

/** A feature of a map, as a row whose columns are its properties. */
export interface MapFeature extends NamedRow {
  /** rings of all its parts; empty for a point */
  readonly rings: readonly Ring[];
}

/** A map that was read. */
export interface MapFile {
  readonly file: string;
  readonly features: readonly MapFeature[];
  /** the system of coordinates that the file names; null when it names none */
  readonly system: CoordinateSystem | null;
}

/**
 * Whether a source is JSON, by its first character (also gzipped).
 *
 * @example await isJson({ path: "units.geojson" }) // true
 */
export async function isJson(source: ReturnSource): Promise<boolean> {
  try {
    const bytes = await bytesOf(await unzipped(source));
    return /^\s*[[{]/.test(new TextDecoder().decode(bytes.subarray(0, 200)));
  } catch {
    return false;
  }
}

/**
 * Reads a FeatureCollection of points and polygons (RFC 7946). Where a feature has no properties lon and lat, the point itself or the middle of its
 * largest part is taken. Properties may bear the Chinese names of the columns. A shape that cannot be read is told, with its feature.
 */
export async function readGeoJson(source: ReturnSource, log: GroundLog): Promise<MapFile> {
  const file = "path" in source ? basename(source.path) : source.name;
  const broken = (zh: string, en: string): MapFile => {
    const fix = {
      fix: "请重新导出为 GeoJSON（FeatureCollection）。",
      fixEn: "Export it again as GeoJSON (FeatureCollection).",
    };
    log.error("DECIDE-009", { file }, { zh, en, ...fix });
    return { file, features: [], system: null };
  };
  const parsed = parse(await bytesOf(await unzipped(source)));
  if (!isRecord(parsed) || !Array.isArray(parsed.features))
    return broken("不是可以读取的 GeoJSON。", "This is not GeoJSON that can be read.");
  const system = systemOf(parsed.crs);
  if (system === "other")
    return broken(
      "GeoJSON 注明的坐标系不是经纬度（WGS-84 或 CGCS2000）。",
      "The GeoJSON names a coordinate system other than WGS-84 or CGCS2000 degrees.",
    );
  const features = parsed.features.map(featureOf);
  for (const { number, rings } of features) if (rings === null) log.error("DECIDE-017", { file, row: number }, SHAPE);
  return { file, features: features.map((one) => ({ ...one, rings: one.rings ?? [] })), system };
}

function parse(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes).replace(/^\ufeff/, ""));
  } catch {
    return null;
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function systemOf(crs: unknown): CoordinateSystem | "other" | null {
  if (!isRecord(crs) || !isRecord(crs.properties)) return null;
  const name = textOf(crs.properties.name) ?? "";
  if (/CRS84|EPSG:+4326$/i.test(name)) return "wgs84";
  return /EPSG:+4490$/i.test(name) ? "cgcs2000" : "other";
}

const SHAPE = {
  zh: "图形读不出来：应为点、多边形或多个多边形，坐标为成对的数字。",
  en: "The shape cannot be read: a point, a polygon or several, with pairs of numbers, is wanted.",
  fix: "请在地图软件中修复图形后重新导出，或去掉图形、写明 lon 和 lat。",
  fixEn: "Repair the shape and export it again, or leave it out and give lon and lat.",
};

type Read = Omit<MapFeature, "rings"> & { readonly rings: MapFeature["rings"] | null };

function featureOf(feature: unknown, index: number): Read {
  const { properties, geometry } = isRecord(feature) ? feature : {};
  const found = isRecord(properties) ? properties : {};
  const { rings, point } = shapeOf(geometry);
  const [lon, lat] = point ?? middleOf(rings ?? []);
  const all: Record<string, unknown> = { lon, lat, ...withoutBlanks(named(found)) };
  const text = (code: string): string | null => textOf(all[code]);
  const amount = (code: string): number | null => {
    const value = text(code);
    return value === null ? null : Number(value);
  };
  return { number: index + 1, text, amount, rings };
}

/** Properties by the names of columns, in whichever language they are written. */
function named(properties: Record<string, unknown>): Record<string, unknown> {
  const codes = new Map(UNIT_COLUMNS.flatMap(({ code, names }) => names.map((name) => [name, code] as const)));
  const own = Object.entries(properties);
  return Object.fromEntries([
    ...own.flatMap(([name, value]) => (codes.has(name.trim()) ? [[codes.get(name.trim())!, value] as const] : [])),
    ...own.map(([name, value]) => [name.trim(), value] as const),
  ]);
}

function textOf(value: unknown): string | null {
  if (typeof value === "string") return value.trim() === "" ? null : value.trim();
  return typeof value === "number" ? String(value) : null;
}

function withoutBlanks(properties: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(properties).filter(([, value]) => textOf(value) !== null));
}

interface Shape {
  /** null: there is a shape, and it cannot be read */
  readonly rings: readonly Ring[] | null;
  readonly point: readonly [number, number] | null;
}

function shapeOf(geometry: unknown): Shape {
  const { type, coordinates } = isRecord(geometry) ? geometry : {};
  if (type === "Point") return isPosition(coordinates) ? { rings: [], point: coordinates } : UNREAD;
  const rings = type === "MultiPolygon" && Array.isArray(coordinates) ? coordinates.flat() : coordinates;
  if (type !== "Polygon" && type !== "MultiPolygon") return { rings: [], point: null };
  return isRings(rings) ? { rings, point: null } : UNREAD;
}

const UNREAD: Shape = { rings: null, point: null };

function isRings(value: unknown): value is readonly Ring[] {
  return (
    Array.isArray(value) &&
    value.length > 0 &&
    value.every((ring) => Array.isArray(ring) && ring.length > 2 && ring.every(isPosition))
  );
}

function isPosition(value: unknown): value is readonly [number, number] {
  return Array.isArray(value) && Number.isFinite(value[0]) && Number.isFinite(value[1]);
}

/** The centre of area of the largest ring. */
function middleOf(rings: readonly Ring[]): readonly (number | undefined)[] {
  let best: readonly [number, number, number] = [0, Number.NaN, Number.NaN];
  for (const ring of rings) {
    const middle = centreOf(ring);
    if (middle[0] > best[0]) best = middle;
  }
  return best[0] === 0 ? [] : [best[1], best[2]];
}

function centreOf(ring: Ring): readonly [number, number, number] {
  const [ox, oy] = ring[0] ?? [0, 0];
  let [twice, x, y] = [0, 0, 0];
  for (let at = 0; at < ring.length; at++) {
    const [ax, ay] = ring[at]!;
    const [bx, by] = ring[(at + 1) % ring.length]!;
    const cross = (ax - ox) * (by - oy) - (bx - ox) * (ay - oy);
    twice += cross;
    x += (ax + bx - 2 * ox) * cross;
    y += (ay + by - 2 * oy) * cross;
  }
  return twice === 0 ? [0, ox, oy] : [Math.abs(twice), ox + x / (3 * twice), oy + y / (3 * twice)];
}
