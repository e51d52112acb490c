import { describe, expect, it } from "vitest";
import { mapFrame, ringsOf } from "./map-frame.ts";

describe("a map", () => {
  it("keeps north above and east at the right, with the shape of the middle latitude", () => {
    const place = mapFrame(
      [
        [0, 60],
        [1, 61],
      ],
      { width: 100, height: 100, margin: 0 },
    );
    const [[west, south], [east, north]] = [place([0, 60]), place([1, 61])];
    expect(north).toBeLessThan(south);
    expect((east - west) / (south - north)).toBeCloseTo(Math.cos((60.5 * Math.PI) / 180), 10);
  });

  it("finds the rings of polygons in whatever GeoJSON holds them", () => {
    const ring = [
      [0, 0],
      [1, 0],
      [1, 1],
      [0, 0],
    ];
    const polygon = { type: "Polygon", coordinates: [ring] };
    expect(ringsOf({ type: "FeatureCollection", features: [{ type: "Feature", geometry: polygon }] })).toEqual([ring]);
    expect(ringsOf({ type: "MultiPolygon", coordinates: [[ring], [ring]] })).toEqual([ring, ring]);
    expect(ringsOf({ type: "Point", coordinates: [0, 0] })).toEqual([]);
    expect(ringsOf("no map")).toEqual([]);
  });
});
