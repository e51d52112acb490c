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
 * @example  Math.round(wayM({ lon: 116, lat: 40 }, { lon: 116, lat: 41 })) // 111195
 */
export function wayM(from: Point, to: Point): number {
  const radians = Math.PI / 180;
  const north = Math.sin(((to.lat - from.lat) * radians) / 2);
  const east = Math.sin(((to.lon - from.lon) * radians) / 2);
  const h = north * north + Math.cos(from.lat * radians) * Math.cos(to.lat * radians) * east * east;
  return 2 * EARTH_RADIUS_M * Math.asin(Math.min(1, Math.sqrt(h)));
}
