import { type Point, wayM } from "../../stats/index.ts";

/**
 * Distance as the crow flies.
 *
 * @returns kilometres ≥ 0
 * @example distanceKm({ lon: 119, lat: 25 }, { lon: 119, lat: 26 }) // 111.2
 */
export const distanceKm = (a: Point, b: Point): number => wayM(a, b) / 1000;
