import type { Neighbours } from "./polygon-neighbours.ts";
import { type Point, wayM } from "../../stats/index.ts";

/** The graph in which every unit can be reached, and which links had to be added. */
export interface JoinedNeighbours {
  readonly neighbours: Neighbours;
  /** units that do not share a border and were taken for neighbours all the same */
  readonly bridges: readonly (readonly [number, number])[];
}

/**
 * Joins units that no school could reach over common borders (islands, enclaves behind a river drawn as a gap) to the nearest unit that can.
 *
 * @param homes  the units in which schools stand; a part of the map with a school of its own is left alone
 * @example      joinIslands([[1], [0], []], [{ lon: 0, lat: 0 }, { lon: 1, lat: 0 }, { lon: 2, lat: 0 }], [0]).bridges // [[2, 1]]
 */
export function joinIslands(
  neighbours: Neighbours,
  points: readonly Point[],
  homes: readonly number[],
): JoinedNeighbours {
  const joined = neighbours.map((list) => [...list]);
  const bridges: (readonly [number, number])[] = [];
  const reached = new Set<number>();
  reach(joined, homes, reached);
  while (reached.size > 0 && reached.size < points.length) {
    const [from, to] = nearestPair(points, reached);
    joined[from]!.push(to);
    joined[to]!.push(from);
    bridges.push([from, to]);
    reach(joined, [from], reached);
  }
  return { neighbours: joined.map((list) => list.sort((a, b) => a - b)), bridges };
}

function reach(neighbours: Neighbours, starts: readonly number[], reached: Set<number>): void {
  const waiting = starts.filter((one) => one >= 0 && !reached.has(one));
  for (const one of waiting) reached.add(one);
  for (let one = waiting.pop(); one !== undefined; one = waiting.pop())
    for (const next of neighbours[one]!) {
      if (reached.has(next)) continue;
      reached.add(next);
      waiting.push(next);
    }
}

function nearestPair(points: readonly Point[], reached: ReadonlySet<number>): readonly [number, number] {
  let best: readonly [number, number] = [-1, -1];
  let shortest = Infinity;
  for (let from = 0; from < points.length; from++) {
    if (reached.has(from)) continue;
    for (const to of reached) {
      const way = wayM(points[from]!, points[to]!);
      if (way >= shortest) continue;
      shortest = way;
      best = [from, to];
    }
  }
  return best;
}
