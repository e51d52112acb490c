/** A place on the earth, in degrees. */
export interface Point {
  readonly lon: number;
  readonly lat: number;
}

/** mean radius of the earth */
const EARTH_RADIUS_KM = 6371.0088;

/**
 * Distance as the crow flies.
 *
 * @returns kilometres ≥ 0
 * @example distanceKm({ lon: 119, lat: 25 }, { lon: 119, lat: 26 }) // 111.2
 */
export function distanceKm(a: Point, b: Point): number {
  const radians = Math.PI / 180;
  const half = (degrees: number): number => Math.sin((degrees * radians) / 2) ** 2;
  const chord = half(b.lat - a.lat) + Math.cos(a.lat * radians) * Math.cos(b.lat * radians) * half(b.lon - a.lon);
  return 2 * EARTH_RADIUS_KM * Math.asin(Math.min(1, Math.sqrt(chord)));
}
