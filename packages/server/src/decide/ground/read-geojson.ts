import { basename } from "node:path";
import type { CoordinateSystem, Ring } from "@youheng/kernel/decide";
import { bytesOf, type NamedRow, type ReturnSource, unzipped } from "../../sense/index.ts";
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
 * largest part is taken.
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
  return { file, features: parsed.features.map(featureOf), system };
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

function featureOf(feature: unknown, index: number): MapFeature {
  const { properties, geometry } = isRecord(feature) ? feature : {};
  const found = isRecord(properties) ? properties : {};
  const shape = isRecord(geometry) ? geometry : {};
  const rings = ringsOf(shape);
  const [lon, lat] = shape.type === "Point" ? (shape.coordinates as number[]) : middleOf(rings);
  const all: Record<string, unknown> = { lon, lat, ...withoutBlanks(found) };
  const text = (code: string): string | null => textOf(all[code]);
  const amount = (code: string): number | null => {
    const value = text(code);
    return value === null ? null : Number(value);
  };
  return { number: index + 1, text, amount, rings };
}

function textOf(value: unknown): string | null {
  if (typeof value === "string") return value.trim() === "" ? null : value.trim();
  return typeof value === "number" ? String(value) : null;
}

function withoutBlanks(properties: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(properties).filter(([, value]) => textOf(value) !== null));
}

function ringsOf({ type, coordinates }: Record<string, unknown>): readonly Ring[] {
  if (type === "Polygon") return coordinates as Ring[];
  return type === "MultiPolygon" ? (coordinates as Ring[][]).flat() : [];
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
