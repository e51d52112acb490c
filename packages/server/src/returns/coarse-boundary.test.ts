import { expect, it } from "vitest";
import { coarseBoundaries } from "./coarse-boundary.ts";

type Point = readonly [number, number];
const square = (west: number, south: number, size: number): Point[] => [
  [west, south],
  [west + size, south],
  [west + size, south + size],
  [west, south + size],
  [west, south],
];
const feature = (geometry: object, properties: object | null = null) => ({ type: "Feature", properties, geometry });
const boundary = (regionCode: string, shape: object) => ({ regionCode, geojson: JSON.stringify(shape) });
const polygon = (ring: readonly Point[]) => ({ type: "Polygon", coordinates: [ring] });

it("draws regions together, whatever GeoJSON each came as, and names them by code alone", () => {
  const { features } = coarseBoundaries([
    boundary("990101", feature(polygon(square(110, 25, 1)), { name: "甲区", owner: "x" })),
    boundary("990102", { type: "FeatureCollection", features: [feature(polygon(square(111, 25, 1)))] }),
    boundary("990103", { type: "MultiPolygon", coordinates: [[square(112, 25, 1)], [square(113, 26, 1)]] }),
    boundary("990104", { type: "GeometryCollection", geometries: [polygon(square(110, 26, 1))] }),
  ]);
  expect(features.map((one) => [one.properties, one.geometry.coordinates.length])).toEqual([
    [{ region_code: "990101" }, 1],
    [{ region_code: "990102" }, 1],
    [{ region_code: "990103" }, 2],
    [{ region_code: "990104" }, 1],
  ]);
});

it("leaves out points too close to be told apart, and the border of neighbours stays one line", () => {
  const wavy = Array.from({ length: 2001 }, (_, i): Point => [111 + Math.sin(i) * 1e-5, 25 + i / 2000]);
  const left: Point[] = [[110, 25], ...wavy, [110, 26], [110, 25]];
  const right: Point[] = [[112, 25], [112, 26], ...wavy.toReversed(), [112, 25]];
  const { features } = coarseBoundaries([boundary("990101", polygon(left)), boundary("990102", polygon(right))]);
  const [a, b] = features.map((one) => one.geometry.coordinates[0]![0]!);
  expect(a!.length).toBeLessThan(900);
  const shared = (ring: readonly number[][]) => ring.filter(([lon]) => Math.abs(lon! - 111) < 0.01).map(String);
  expect(shared(a!)).toEqual(shared(b!).toReversed());
});

it("leaves out a region too small to be seen, one without a polygon, and has nothing of nothing", () => {
  const seen = coarseBoundaries([
    boundary("990101", polygon(square(110, 25, 10))),
    boundary("990102", polygon(square(111, 26, 1e-4))),
    boundary("990103", { type: "FeatureCollection", features: [feature({ type: "Point", coordinates: [1, 2] })] }),
  ]);
  expect(seen.features.map((one) => one.properties?.["region_code"])).toEqual(["990101"]);
  expect(coarseBoundaries([]).features).toEqual([]);
});
