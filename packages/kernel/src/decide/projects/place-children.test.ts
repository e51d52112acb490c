import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { placeMost } from "./max-flow.ts";
import { placeChildren } from "./place-children.ts";

const made = fc.record({
  children: fc.array(fc.integer({ min: 0, max: 30 }), { minLength: 1, maxLength: 5 }),
  most: fc.array(fc.integer({ min: 0, max: 40 }), { minLength: 1, maxLength: 4 }),
  ways: fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 20, maxLength: 20 }),
});

/** The least metres over all ways to place as many as can be, tried one child at a time by exchanging: only for very small numbers. */
function leastByTrying(
  children: readonly number[],
  waysM: readonly (readonly number[])[],
  most: readonly number[],
): number {
  const heads = children.flatMap((count, area) => Array.from({ length: count }, () => area));
  let best: readonly [placed: number, metres: number] = [-1, 0];
  const grow = (at: number, placed: number, metres: number, room: readonly number[]): void => {
    if (at === heads.length) {
      if (placed > best[0] || (placed === best[0] && metres < best[1])) best = [placed, metres];
      return;
    }
    grow(at + 1, placed, metres, room);
    room.forEach((left, school) => {
      if (left > 0)
        grow(
          at + 1,
          placed + 1,
          metres + waysM[heads[at]!]![school]!,
          room.map((one, i) => (i === school ? one - 1 : one)),
        );
    });
  };
  grow(0, 0, 0, most);
  return best[1];
}

describe("placeChildren", () => {
  it("moves children up so that all have a place by the least way (by hand)", () => {
    // A could go to X (1) or Y (2), B only to X: A moves to Y
    const ask = { children: [5, 5], reach: [[0, 1], [0]], waysM: [[100, 300], [200]], least: [0, 0], most: [5, 9] };
    expect(placeChildren(ask)).toEqual([
      { area: 0, school: 1, children: 5 },
      { area: 1, school: 0, children: 5 },
    ]);
  });

  it("fills a school to its fewest although it is far", () => {
    const ask = { children: [10], reach: [[0, 1]], waysM: [[0, 5000]], least: [0, 4], most: [20, 20] };
    expect(placeChildren(ask)).toEqual([
      { area: 0, school: 0, children: 6 },
      { area: 0, school: 1, children: 4 },
    ]);
  });

  it("leaves those without a place who would go farthest", () => {
    const ask = { children: [3, 3], reach: [[0], [0]], waysM: [[900], [100]], least: [0], most: [4] };
    expect(placeChildren(ask)).toEqual([
      { area: 0, school: 0, children: 1 },
      { area: 1, school: 0, children: 3 },
    ]);
  });

  it("finds the least way of all (seeded, by trying)", () =>
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 2 }), { minLength: 3, maxLength: 3 }),
        made,
        (children, { ways }) => {
          const waysM = children.map((_, area) => [ways[area * 2]!, ways[area * 2 + 1]!]);
          const reach = children.map(() => [0, 1]);
          const placed = placeChildren({ children, reach, waysM, least: [0, 0], most: [2, 2] });
          const metres = placed.reduce((sum, one) => sum + one.children * waysM[one.area]![one.school]!, 0);
          expect(metres).toBe(leastByTrying(children, waysM, [2, 2]));
        },
      ),
      { numRuns: 60 },
    ));

  it("places as many as the greatest flow does, and no school takes more than it has", () =>
    fc.assert(
      fc.property(made, ({ children, most, ways }) => {
        const reach = children.map((_, area) =>
          most.flatMap((__, school) => (ways[area * 4 + school]! < 6 ? [school] : [])),
        );
        const waysM = reach.map((own, area) => own.map((school) => ways[area * 4 + school]!));
        const placed = placeChildren({ children, reach, waysM, least: most.map(() => 0), most });
        const all = children.reduce((sum, one) => sum + one, 0);
        const most_ = placeMost(children, reach, most);
        expect(all - placed.reduce((sum, one) => sum + one.children, 0)).toBeCloseTo(most_.short, 6);
        most.forEach((room, school) =>
          expect(placed.reduce((sum, one) => sum + (one.school === school ? one.children : 0), 0)).toBeLessThanOrEqual(
            room,
          ),
        );
        // who is named proves it: their children less the places in their reach
        for (const areas of [most_.fewest, most_.most]) {
          if (areas.length === 0) continue;
          const schools = new Set(areas.flatMap((area) => reach[area]!));
          const room = [...schools].reduce((sum, school) => sum + most[school]!, 0);
          expect(areas.reduce((sum, area) => sum + children[area]!, 0) - room).toBeCloseTo(most_.short, 6);
        }
      }),
    ));
});
