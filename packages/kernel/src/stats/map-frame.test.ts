import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { inside, type LonLat, mapFrame, ringsByRegion, ringsOf } from "./map-frame.ts";

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

const square: readonly LonLat[] = [
  [0, 0],
  [2, 0],
  [2, 2],
  [0, 2],
];

describe("a point inside an outline", () => {
  it("is the middle of a square, and on the arm of a U that is wider", () => {
    expect(inside([square])[0]).toBe(1);
    const u: readonly LonLat[] = [
      [0, 0],
      [10, 0],
      [10, 4],
      [9, 4],
      [9, 1],
      [3, 1],
      [3, 4],
      [0, 4],
    ];
    expect(inside([u])[0]).toBe(1.5);
  });

  it("is within every triangle", () => {
    const coordinate = fc.double({ min: 0, max: 100, noNaN: true });
    fc.assert(
      fc.property(fc.array(fc.tuple(coordinate, coordinate), { minLength: 3, maxLength: 3 }), (corners) => {
        const [a, b, c] = corners as unknown as [LonLat, LonLat, LonLat];
        const side = ([px, py]: LonLat, [qx, qy]: LonLat, [rx, ry]: LonLat): number =>
          (qx - px) * (ry - py) - (qy - py) * (rx - px);
        fc.pre(Math.abs(side(a, b, c)) > 1);
        const p = inside([[a, b, c]]);
        const signs = [side(a, b, p), side(b, c, p), side(c, a, p)].map((one) => Math.sign(Math.round(one * 1e6)));
        expect(new Set(signs.filter((one) => one !== 0)).size).toBeLessThanOrEqual(1);
      }),
    );
  });
});

describe("outlines of many regions", () => {
  it("go by a six-digit code, whatever the property is called; parts of one region stand together", () => {
    const feature = (properties: object) => ({
      type: "Feature",
      properties,
      geometry: { type: "Polygon", coordinates: [square] },
    });
    const found = ringsByRegion({
      type: "FeatureCollection",
      features: [
        feature({ adcode: 350102, name: "鼓楼区" }),
        feature({ id: "350103000000" }),
        feature({ code: "350102" }),
        feature({ name: "无码" }),
      ],
    });
    expect([...found].map(([code, rings]) => [code, rings.length])).toEqual([
      ["350102", 2],
      ["350103", 1],
    ]);
    expect(ringsByRegion(null).size).toBe(0);
  });
});
