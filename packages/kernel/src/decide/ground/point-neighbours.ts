import type { Neighbours } from "./polygon-neighbours.ts";
import type { Point } from "../../stats/index.ts";

const NEAREST = 12;

/**
 * Units next to each other when only their centres are known: the Gabriel graph 加布里埃尔图. Two are neighbours when no third lies in the
 * circle between them. It is part of the Delaunay triangulation, and in one piece.
 *
 * @returns for each unit, its neighbours, ascending
 * @source  K. R. Gabriel, R. R. Sokal, Systematic Zoology 18 (1969)
 * @example pointNeighbours([{ lon: 0, lat: 0 }, { lon: 1, lat: 0 }, { lon: 2, lat: 0 }]) // [[1], [0, 2], [1]]
 */
export function pointNeighbours(points: readonly Point[]): Neighbours {
  const { x, y } = flat(points);
  const near = points.map((_, i) => nearestOf(x, y, i));
  const found: number[][] = points.map(() => []);
  const everyone = Array.from(points.keys());
  for (let i = 0; i < points.length; i++)
    for (let j = i + 1; j < points.length; j++) {
      const blocks = (k: number): boolean => k !== i && k !== j && inCircle(x, y, [i, j, k]);
      if (near[i]!.some(blocks) || near[j]!.some(blocks) || everyone.some(blocks)) continue;
      found[i]!.push(j);
      found[j]!.push(i);
    }
  return found;
}

/** Metres do not matter here, only that east and north have the same measure. */
function flat(points: readonly Point[]): { readonly x: Float64Array; readonly y: Float64Array } {
  const middle = points.reduce((sum, { lat }) => sum + lat, 0) / Math.max(1, points.length);
  const shrink = Math.cos((middle * Math.PI) / 180);
  return { x: Float64Array.from(points, ({ lon }) => lon * shrink), y: Float64Array.from(points, ({ lat }) => lat) };
}

function nearestOf(x: Float64Array, y: Float64Array, i: number): readonly number[] {
  const nearest: number[] = [];
  const far = (k: number): number => (x[k]! - x[i]!) ** 2 + (y[k]! - y[i]!) ** 2;
  for (let k = 0; k < x.length; k++) {
    if (k === i || (nearest.length === NEAREST && far(k) >= far(nearest.at(-1)!))) continue;
    let at = nearest.length;
    while (at > 0 && far(nearest[at - 1]!) > far(k)) at--;
    nearest.splice(at, 0, k);
    if (nearest.length > NEAREST) nearest.pop();
  }
  return nearest;
}

/** Whether k lies in the circle whose diameter is from i to j: the angle at k is 90° or more. Of points at one place the first blocks. */
function inCircle(x: Float64Array, y: Float64Array, [i, j, k]: readonly [number, number, number]): boolean {
  const dot = (x[i]! - x[k]!) * (x[j]! - x[k]!) + (y[i]! - y[k]!) * (y[j]! - y[k]!);
  if (dot !== 0) return dot < 0;
  const atEnd = (end: number): boolean => x[k] === x[end] && y[k] === y[end];
  return atEnd(i) ? k < i : atEnd(j) ? k < j : true;
}
