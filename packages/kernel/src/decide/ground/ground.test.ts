import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { wayM } from "../../stats/index.ts";
import { toGcj02, toWgs84 } from "./coordinates.ts";
import { joinIslands } from "./join-islands.ts";
import { pointNeighbours } from "./point-neighbours.ts";
import { polygonNeighbours, type Ring } from "./polygon-neighbours.ts";
import { waysM } from "./way.ts";

const inChina = fc.record({
  lon: fc.double({ min: 75, max: 134, noNaN: true }),
  lat: fc.double({ min: 4, max: 53, noNaN: true }),
});

describe("waysM", () => {
  it("refuses a detour shorter than the straight line", () => {
    expect(() => waysM([], [], 0.9)).toThrow(RangeError);
  });
});

describe("toWgs84", () => {
  it("turns back the published sample of Tiananmen: GCJ-02 116.404, 39.915", () => {
    const { lon, lat } = toWgs84("gcj02", { lon: 116.404, lat: 39.915 });
    expect(lon).toBeCloseTo(116.39775, 4);
    expect(lat).toBeCloseTo(39.9136, 4);
  });

  it("turns back the published sample of BD-09: 116.404, 39.915 is GCJ-02 116.39762729, 39.90865674", () => {
    const direct = toWgs84("gcj02", { lon: 116.39762729119315, lat: 39.90865673957631 });
    const { lon, lat } = toWgs84("bd09", { lon: 116.404, lat: 39.915 });
    expect(lon).toBeCloseTo(direct.lon, 5);
    expect(lat).toBeCloseTo(direct.lat, 5);
  });

  it("undoes the shift to within a centimetre", () => {
    fc.assert(
      fc.property(inChina, (point) => {
        expect(wayM(toWgs84("gcj02", toGcj02(point)), point)).toBeLessThan(0.01);
      }),
    );
  });

  it("refuses metres of a projection", () => {
    expect(() => toWgs84("cgcs2000", { lon: 39_500_000, lat: 2_900_000 })).toThrow(RangeError);
  });
});

const square = (x: number, y: number, side = 1): Ring => [
  [x, y],
  [x + side, y],
  [x + side, y + side],
  [x, y + side],
  [x, y],
];

describe("polygonNeighbours", () => {
  it("takes those that share a border, not those that touch in a corner", () => {
    const four = [square(0, 0), square(1, 0), square(0, 1), square(1, 1)].map((ring) => [ring]);
    expect(polygonNeighbours(four)).toEqual([
      [1, 2],
      [0, 3],
      [0, 3],
      [1, 2],
    ]);
  });

  it("takes a large one beside small ones whose corners it does not have", () => {
    const units = [square(0, 0, 2), square(2, 0), square(2, 1), square(3, 0)].map((ring) => [ring]);
    expect(polygonNeighbours(units)).toEqual([[1, 2], [0, 2, 3], [0, 1], [1]]);
  });
});

describe("pointNeighbours", () => {
  it("joins a lattice to its four sides", () => {
    const lattice = Array.from({ length: 9 }, (_, i) => ({ lon: i % 3, lat: 0.001 * Math.floor(i / 3) }));
    expect(pointNeighbours(lattice.map(({ lon, lat }) => ({ lon: lon * 0.001, lat })))[4]).toEqual([1, 3, 5, 7]);
  });

  it("is in one piece, also where several stand at one place", () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ lon: fc.integer({ min: 0, max: 6 }), lat: fc.integer({ min: 0, max: 6 }) }), {
          minLength: 1,
          maxLength: 25,
        }),
        (points) => {
          const { bridges } = joinIslands(pointNeighbours(points), points, [0]);
          expect(bridges).toEqual([]);
        },
      ),
    );
  });
});

describe("joinIslands", () => {
  it("joins what no school could reach, and leaves an island with a school alone", () => {
    const points = [0, 1, 4, 9].map((lon) => ({ lon, lat: 0 }));
    const graph = [[1], [0], [], []];
    expect(joinIslands(graph, points, [0, 3])).toEqual({ neighbours: [[1], [0, 2], [1], []], bridges: [[2, 1]] });
  });
});
