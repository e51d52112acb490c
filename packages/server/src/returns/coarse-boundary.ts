import type { Feature, FeatureCollection, MultiPolygon, Position } from "geojson";

/** Points across the whole picture that can still be told apart when many regions are drawn together. */
const pointsAcross = 1000;
const smallestRing = 4;

/** A region with its boundary as it was uploaded. */
export interface BoundaryOf {
  readonly regionCode: string;
  readonly geojson: string;
}

/**
 * The boundaries of many regions in one collection, every point moved to the nearest of a grid as fine as a picture of all of them can
 * show, and points that fall together left out. Neighbours share the points of their border, so it stays one line.
 *
 * @param boundaries  GeoJSON texts; what is no polygon is left out
 * @returns           one feature a region that has a polygon, with `region_code`
 * @example           coarseBoundaries([]).features // []
 */
export function coarseBoundaries(boundaries: readonly BoundaryOf[]): FeatureCollection<MultiPolygon> {
  const shapes = boundaries.map(({ regionCode, geojson }) => ({
    regionCode,
    polygons: polygonsOf(JSON.parse(geojson)),
  }));
  const step = stepOf(shapes.flatMap(({ polygons }) => polygons.flat(2)));
  const features = shapes.flatMap(({ regionCode, polygons }): Feature<MultiPolygon>[] => {
    const coarse = polygons
      .map((rings) => rings.map((ring) => coarseRing(ring, step)).filter((ring) => ring.length >= smallestRing))
      .filter((rings) => rings.length > 0);
    if (coarse.length === 0) return [];
    const geometry: MultiPolygon = { type: "MultiPolygon", coordinates: coarse };
    return [{ type: "Feature", properties: { region_code: regionCode }, geometry }];
  });
  return { type: "FeatureCollection", features };
}

interface Shape {
  readonly type: string;
  readonly geometry?: Shape | null;
  readonly features?: readonly Shape[];
  readonly geometries?: readonly Shape[];
  readonly coordinates?: unknown;
}

function polygonsOf(shape: Shape): readonly Position[][][] {
  if (shape.type === "Polygon") return [shape.coordinates as Position[][]];
  if (shape.type === "MultiPolygon") return shape.coordinates as Position[][][];
  const inside = [...(shape.features ?? []), ...(shape.geometries ?? []), ...(shape.geometry ? [shape.geometry] : [])];
  return inside.flatMap(polygonsOf);
}

function stepOf(points: readonly Position[]): number {
  let [least, most] = [Infinity, -Infinity];
  let [south, north] = [Infinity, -Infinity];
  for (const [lon = 0, lat = 0] of points) {
    least = Math.min(least, lon);
    most = Math.max(most, lon);
    south = Math.min(south, lat);
    north = Math.max(north, lat);
  }
  return Math.max(most - least, north - south) / pointsAcross;
}

function coarseRing(ring: readonly Position[], step: number): Position[] {
  if (!(step > 0)) return [...ring];
  const decimals = Math.max(0, Math.ceil(-Math.log10(step))) + 1;
  const onGrid = (degrees: number): number => Number((Math.round(degrees / step) * step).toFixed(decimals));
  const points = ring.map(([lon = 0, lat = 0]): Position => [onGrid(lon), onGrid(lat)]);
  return points.filter((point, i) => i === 0 || point[0] !== points[i - 1]![0] || point[1] !== points[i - 1]![1]);
}
