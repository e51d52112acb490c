/** A point on the earth, degrees of WGS-84. */
export interface Point {
  readonly lon: number;
  readonly lat: number;
}

const EARTH_RADIUS_M = 6_371_008.8;

/**
 * The straight way 直线距离 between two points on the earth.
 *
 * @returns  metres ≥ 0, on the sphere of the earth's mean radius (within 0.6 % of the ellipsoid)
 * @source   haversine; R. W. Sinnott, Sky and Telescope 68 (1984)
 * @example  wayM({ lon: 116, lat: 40 }, { lon: 116, lat: 41 }) // 111195.0…
 */
export function wayM(from: Point, to: Point): number {
  const radians = Math.PI / 180;
  const north = Math.sin(((to.lat - from.lat) * radians) / 2);
  const east = Math.sin(((to.lon - from.lon) * radians) / 2);
  const h = north * north + Math.cos(from.lat * radians) * Math.cos(to.lat * radians) * east * east;
  return 2 * EARTH_RADIUS_M * Math.asin(Math.min(1, Math.sqrt(h)));
}

/**
 * The ways from every unit to every school: straight × a detour factor 绕行系数, which the caller must show beside every figure.
 *
 * @param detour  ≥ 1; 1 is the straight line
 * @returns       metres, unit by unit, school by school
 * @throws        RangeError when the factor is below 1
 * @example       waysM([{ lon: 116, lat: 40 }], [{ lon: 116, lat: 41 }], 1.3).length // 1
 */
export function waysM(units: readonly Point[], schools: readonly Point[], detour: number): Float64Array {
  if (!(detour >= 1)) throw new RangeError(`waysM needs a detour factor of at least 1, got ${detour}`);
  const ways = new Float64Array(units.length * schools.length);
  for (let i = 0, at = 0; i < units.length; i++)
    for (let j = 0; j < schools.length; j++, at++) ways[at] = detour * wayM(units[i]!, schools[j]!);
  return ways;
}
