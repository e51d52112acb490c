/** Longitude and latitude. */
export type LonLat = readonly [number, number];

/** Every ring of the polygons in a GeoJSON geometry, feature or collection; whatever is no polygon is left out. */
export function ringsOf(geojson: unknown): readonly (readonly LonLat[])[] {
  if (typeof geojson !== "object" || geojson === null) return [];
  const one = geojson as { readonly [key: string]: unknown };
  if (Array.isArray(one["features"])) return one["features"].flatMap(ringsOf);
  if (one["geometry"] !== undefined) return ringsOf(one["geometry"]);
  if (one["type"] === "Polygon") return one["coordinates"] as LonLat[][];
  return one["type"] === "MultiPolygon" ? (one["coordinates"] as LonLat[][][]).flat() : [];
}

/** West, south, east, north of some points. @throws RangeError without points */
export function boundsOf(points: readonly LonLat[]): readonly [number, number, number, number] {
  if (points.length === 0) throw new RangeError("boundsOf needs at least one point");
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [lon, lat] of points) {
    west = Math.min(west, lon);
    east = Math.max(east, lon);
    south = Math.min(south, lat);
    north = Math.max(north, lat);
  }
  return [west, south, east, north];
}

/** Places longitude and latitude on a sheet, keeping shapes as they are at the middle latitude. */
export function mapFrame(
  points: readonly LonLat[],
  sheet: { readonly width: number; readonly height: number; readonly margin: number },
): (point: LonLat) => readonly [number, number] {
  const [west, south, east, north] = boundsOf(points);
  const squeeze = Math.cos((((south + north) / 2) * Math.PI) / 180);
  const scale = Math.min(
    (sheet.width - 2 * sheet.margin) / ((east - west || 1e-3) * squeeze),
    (sheet.height - 2 * sheet.margin) / (north - south || 1e-3),
  );
  const left = (sheet.width - (east - west) * squeeze * scale) / 2;
  const top = (sheet.height - (north - south) * scale) / 2;
  return ([lon, lat]) => [left + (lon - west) * squeeze * scale, top + (north - lat) * scale];
}

/** A point inside the largest of some outlines: halfway along its widest stretch of land on the middle latitude. */
export function inside(rings: readonly (readonly LonLat[])[]): LonLat {
  const largest = rings.toSorted((a, b) => spanOf(b) - spanOf(a))[0] ?? [];
  const [, south, , north] = boundsOf(largest);
  // off the middle by a hair, so that the line does not run through a corner
  const lat = south + (north - south) * 0.5003;
  const crossings = largest
    .flatMap(([x, y], i): number[] => {
      const [nextX, nextY] = largest[(i + 1) % largest.length]!;
      return y > lat === nextY > lat ? [] : [x + ((lat - y) / (nextY - y)) * (nextX - x)];
    })
    .toSorted((a, b) => a - b);
  let widest: readonly [number, number] = [crossings[0] ?? largest[0]![0], crossings[1] ?? largest[0]![0]];
  for (let i = 0; i + 1 < crossings.length; i += 2)
    if (crossings[i + 1]! - crossings[i]! > widest[1] - widest[0]) widest = [crossings[i]!, crossings[i + 1]!];
  return [(widest[0] + widest[1]) / 2, lat];
}

function spanOf(ring: readonly LonLat[]): number {
  const [west, south, east, north] = boundsOf(ring);
  return (east - west) * (north - south);
}

/**
 * The outlines of each region in a file of many: a feature belongs to the region whose six-digit code begins one of its
 * properties, whatever that is called, or its id.
 *
 * @returns nothing where it is no collection of features with codes
 */
export function ringsByRegion(geojson: unknown): ReadonlyMap<string, readonly (readonly LonLat[])[]> {
  const found = new Map<string, readonly (readonly LonLat[])[]>();
  const features = (geojson as { readonly features?: unknown } | null)?.features;
  if (!Array.isArray(features)) return found;
  for (const feature of features as readonly { readonly id?: unknown; readonly properties?: object | null }[]) {
    const words = [feature.id, ...Object.values(feature.properties ?? {})].map(String);
    const code = words.map((word) => /^([1-9]\d{5})(\d{6})?$/.exec(word)?.[1]).find((one) => one !== undefined);
    if (code !== undefined) found.set(code, [...(found.get(code) ?? []), ...ringsOf(feature)]);
  }
  return found;
}
