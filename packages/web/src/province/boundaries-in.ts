import type { Feature, FeatureCollection } from "geojson";

/** One region's part of a file of many boundaries. */
export interface RegionBoundary {
  readonly regionCode: string;
  readonly boundary: Feature;
}

/**
 * The boundaries of known regions in a file of many: each feature belongs to the region whose 6-digit code stands in one of its
 * properties, whatever that property is called, or in its id.
 *
 * @param shape  parsed GeoJSON
 * @param known  codes of the regions that are shown
 * @returns      null where it is no collection of features; features of no known region are left out
 * @example      boundariesIn({ type: "FeatureCollection", features: [] }, new Set()) // []
 */
export function boundariesIn(shape: unknown, known: ReadonlySet<string>): readonly RegionBoundary[] | null {
  if (!isCollection(shape)) return null;
  return shape.features.flatMap((feature): RegionBoundary[] => {
    const words = [feature.id, ...Object.values(feature.properties ?? {})].map((value) => String(value).slice(0, 6));
    const regionCode = words.find((word) => known.has(word));
    return regionCode === undefined ? [] : [{ regionCode, boundary: { ...feature, properties: {} } }];
  });
}

function isCollection(shape: unknown): shape is FeatureCollection {
  return (
    typeof shape === "object" &&
    shape !== null &&
    (shape as { type?: unknown }).type === "FeatureCollection" &&
    Array.isArray((shape as { features?: unknown }).features)
  );
}
