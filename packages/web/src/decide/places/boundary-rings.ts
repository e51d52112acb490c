import type { Feature, FeatureCollection, Geometry } from "geojson";

/**
 * The rings of a boundary, whatever shape of GeoJSON it came in; none where it is not known.
 *
 * @example ringsOfBoundary(undefined) // []
 */
export function ringsOfBoundary(
  boundary: FeatureCollection | Feature | undefined,
): readonly (readonly (readonly number[])[])[] {
  if (boundary === undefined) return [];
  const features = boundary.type === "FeatureCollection" ? boundary.features : [boundary];
  return features.flatMap(({ geometry }) => ringsOf(geometry));
}

function ringsOf(geometry: Geometry): readonly (readonly (readonly number[])[])[] {
  if (geometry.type === "Polygon") return geometry.coordinates;
  return geometry.type === "MultiPolygon" ? geometry.coordinates.flat() : [];
}
