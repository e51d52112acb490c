import type { Ring } from "./polygon-neighbours.ts";
import type { Point } from "../../stats/index.ts";

/**
 * Whether a point lies inside rings, by the number of borders that a ray to the east crosses.
 *
 * @example isInside([[[0, 0], [2, 0], [2, 2], [0, 2]]], { lon: 1, lat: 1 }) // true
 */
export function isInside(rings: readonly Ring[], { lon, lat }: Point): boolean {
  let inside = false;
  for (const ring of rings)
    for (let at = 0; at < ring.length; at++) {
      const [ax, ay] = ring[at]!;
      const [bx, by] = ring[(at + 1) % ring.length]!;
      if (ay > lat !== by > lat && lon < ((bx - ax) * (lat - ay)) / (by - ay) + ax) inside = !inside;
    }
  return inside;
}
