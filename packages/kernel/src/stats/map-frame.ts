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
