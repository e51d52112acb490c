import { type Point, wayM } from "../../stats/index.ts";

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
