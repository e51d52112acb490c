import { isInside } from "../ground/is-inside.ts";
import { joinIslands } from "../ground/join-islands.ts";
import { pointNeighbours } from "../ground/point-neighbours.ts";
import { type Neighbours, polygonNeighbours, type Ring } from "../ground/polygon-neighbours.ts";
import { type Point, wayM } from "../../stats/index.ts";
import { waysM } from "../ground/way.ts";
import type { CatchmentProblem } from "./catchment-problem.ts";

/** A unit as a problem of catchments needs it. */
export interface StatedUnit extends Point {
  readonly unit: string;
  readonly students: number;
  /** its borders; empty where only its centre is known */
  readonly rings: readonly Ring[];
}

/** A school as a problem of catchments needs it. */
export interface StatedSchool extends Point {
  readonly schoolCode: string;
  readonly capacity: number;
  /** the unit in which it stands, when it was told */
  readonly unit: string | null;
}

/** What is asked of a plan. */
export interface CatchmentAsk {
  readonly units: readonly StatedUnit[];
  readonly schools: readonly StatedSchool[];
  /** fewest and most students of a school, as shares of its capacity */
  readonly bounds: readonly [number, number];
  /** straight line × this factor; ignored where ways are given */
  readonly detour: number;
  /** the user's own ways, unit by unit; Infinity: not allowed; null: straight lines */
  readonly waysM: Float64Array | null;
  readonly longestM: number | null;
  readonly fixed: readonly { readonly unit: number; readonly school: number }[];
  readonly forbidden: readonly { readonly unit: number; readonly school: number }[];
  readonly keep: { readonly current: Int32Array; readonly priceM: number } | null;
  readonly maySplit: boolean;
  readonly contiguous: boolean;
}

/** A problem, and how units were taken to be next to each other. */
export interface StatedCatchments {
  readonly problem: CatchmentProblem;
  /** borders: from polygons · centres: from points (Gabriel graph) · null: not asked for */
  readonly graph: "borders" | "centres" | null;
  /** units without a common border that were taken for neighbours, because no school could reach them */
  readonly bridges: readonly (readonly [string, string])[];
}

/**
 * States the problem: ways, bounds, pairs that are not allowed, who is next to whom.
 *
 * A school's own unit belongs to its catchment where catchments are to be in one piece and it is known which unit that is (told, or a polygon around the school)
 * and it is nobody else's.
 *
 * @example stateCatchments(ask).problem.units.length
 */
export function stateCatchments(ask: CatchmentAsk): StatedCatchments {
  const { units, schools, bounds, keep, maySplit } = ask;
  const ways = allowedWays(ask);
  const capacity = Float64Array.from(schools, (one) => one.capacity);
  const [low, high] = bounds;
  const graph = ask.contiguous ? graphOf(units) : null;
  const homes = ask.contiguous ? homesOf(ask, ways) : null;
  const joined = graph === null ? null : joinIslands(graph.neighbours, units, startsOf(homes!, ways, schools.length));
  if (homes !== null) holdHomes(homes, ways, schools.length);
  return {
    problem: {
      units: units.map((one) => one.unit),
      students: Float64Array.from(units, (one) => one.students),
      schools: schools.map((one) => one.schoolCode),
      least: capacity.map((one) => one * low),
      most: capacity.map((one) => one * high),
      wayM: ways,
      keep,
      maySplit,
      contiguous: joined === null ? null : { neighbours: joined.neighbours, homes: homes! },
    },
    graph: graph?.kind ?? null,
    bridges: joined?.bridges.map(([a, b]) => [units[a]!.unit, units[b]!.unit] as const) ?? [],
  };
}

/**
 * The problem for drawing by hand: every pair has its way, and who is next to whom is known, so that pieces can be told.
 *
 * @example drawnFigures(stateForDrawing(ask), assigned)
 */
export function stateForDrawing(ask: CatchmentAsk): CatchmentProblem {
  const free = { ...ask, waysM: everyWay(ask), longestM: null, fixed: [], forbidden: [] };
  const { contiguous } = stateCatchments({ ...free, contiguous: true }).problem;
  return { ...stateCatchments({ ...free, contiguous: false }).problem, contiguous };
}

/** Own ways, where they were given; pairs without one by the straight line, so that a stroke can be measured, whatever it breaks. */
function everyWay({ units, schools, detour, waysM: given }: CatchmentAsk): Float64Array | null {
  if (given === null) return null;
  const width = schools.length;
  return given.map((way, at) =>
    way < Infinity ? way : detour * wayM(units[Math.floor(at / width)]!, schools[at % width]!),
  );
}

/** What a drawn plan breaks, in units. */
export interface DrawnBreaches {
  /** units that are not with the school they must be with, or with one they must not */
  readonly against_pairs: number;
  /** units farther from their school than the longest way allowed, or without a way of one's own to it */
  readonly too_far: number;
}

/**
 * What a plan drawn by hand breaks of what is asked.
 *
 * @param assigned  the school of each unit, −1: none yet
 * @example         drawnBreaches(ask, assigned).against_pairs // 0
 */
export function drawnBreaches(ask: CatchmentAsk, assigned: ArrayLike<number>): DrawnBreaches {
  const { units, schools, fixed, forbidden } = ask;
  const against = new Set<number>();
  for (const { unit, school } of fixed) if (assigned[unit] !== school) against.add(unit);
  for (const { unit, school } of forbidden) if (assigned[unit] === school) against.add(unit);
  const ways = allowedWays({ ...ask, fixed: [], forbidden: [] });
  const far = units.filter(
    (_, unit) => assigned[unit]! >= 0 && ways[unit * schools.length + assigned[unit]!] === Infinity,
  );
  return { against_pairs: against.size, too_far: far.length };
}

function allowedWays({ units, schools, detour, waysM: given, longestM, fixed, forbidden }: CatchmentAsk): Float64Array {
  const ways = given === null ? waysM(units, schools, detour) : given.slice();
  const width = schools.length;
  if (longestM !== null) for (let at = 0; at < ways.length; at++) if (ways[at]! > longestM) ways[at] = Infinity;
  for (const { unit, school } of forbidden) ways[unit * width + school] = Infinity;
  for (const { unit, school } of fixed)
    for (let other = 0; other < width; other++) if (other !== school) ways[unit * width + other] = Infinity;
  return ways;
}

function graphOf(units: readonly StatedUnit[]): {
  readonly neighbours: Neighbours;
  readonly kind: "borders" | "centres";
} {
  const bordered = units.every(({ rings }) => rings.length > 0);
  return bordered
    ? { neighbours: polygonNeighbours(units.map(({ rings }) => rings)), kind: "borders" }
    : { neighbours: pointNeighbours(units), kind: "centres" };
}

/** The unit in which each school stands; −1 where that is not known, shared by two schools, not allowed, or has more students than the school may take. */
function homesOf({ units, schools, bounds, maySplit }: CatchmentAsk, ways: Float64Array): Int32Array {
  const byName = new Map(units.map(({ unit }, index) => [unit, index]));
  const homes = Int32Array.from(schools, (school, index) => {
    const told = school.unit === null ? undefined : byName.get(school.unit);
    const home = told ?? units.findIndex(({ rings }) => isInside(rings, school));
    const fits = (one: number): boolean => maySplit || units[one]!.students <= school.capacity * bounds[1];
    return home >= 0 && fits(home) && ways[home * schools.length + index]! < Infinity ? home : -1;
  });
  return homes.map((home) => (home >= 0 && homes.filter((one) => one === home).length === 1 ? home : -1));
}

/** Where walks over the map begin: the schools' own units, else the nearest ones. */
function startsOf(homes: Int32Array, ways: Float64Array, width: number): readonly number[] {
  return Array.from(homes, (home, school) => {
    if (home >= 0) return home;
    let nearest = 0;
    for (let unit = 0; unit < ways.length / width; unit++)
      if (ways[unit * width + school]! < ways[nearest * width + school]!) nearest = unit;
    return nearest;
  });
}

function holdHomes(homes: Int32Array, ways: Float64Array, width: number): void {
  const held = Array.from(homes.entries()).filter(([, home]) => home >= 0);
  for (const [school, home] of held)
    for (let other = 0; other < width; other++) if (other !== school) ways[home * width + other] = Infinity;
}
