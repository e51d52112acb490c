import { type CoordinateSystem, isInside, toWgs84, wayM } from "@youheng/kernel/decide";
import type { ReturnSource } from "../../sense/index.ts";
import type { PlacePart } from "../../store/index.ts";
import { createGroundLog } from "../ground/ground-log.ts";
import { isJson, readGeoJson } from "../ground/read-geojson.ts";
import type { PlaceGround } from "./place-ground.ts";

/** One reading of coordinates whose system nobody told. */
export interface CoordinateReading {
  readonly system: CoordinateSystem;
  readonly points: readonly (readonly [number, number])[];
  /** metres from the reading as WGS-84, on average */
  readonly shiftM: number;
  /** schools inside their own unit, or inside any where theirs is not told, in this reading; null: there is nothing to compare with */
  readonly inside: number | null;
}

/** Asked before a file is kept. */
export interface CoordinateQuestion {
  readonly part: PlacePart;
  readonly file: string;
  /** schools that were looked for in units */
  readonly schools: number;
  readonly readings: readonly CoordinateReading[];
}

/** CGCS2000 reads as WGS-84 does. */
const READINGS = ["wgs84", "gcj02", "bd09"] as const;
/** Parts whose files hold coordinates. */
const LOCATED: ReadonlySet<PlacePart> = new Set(["units", "schools", "candidates"]);
/** Readings nearer than this are one. */
const SAME_M = 1;

/** Whether files of the part hold coordinates. @example isLocated("pairs") // false */
export function isLocated(part: PlacePart): boolean {
  return LOCATED.has(part);
}

/** The system that a file itself names; null: it names none. */
export async function namedSystem(source: ReturnSource): Promise<CoordinateSystem | null> {
  return (await isJson(source)) ? (await readGeoJson(source, createGroundLog())).system : null;
}

/**
 * What is to be asked of coordinates whose system is not known: where the points lie in each reading, how far that is apart, and in which of them
 * schools stand inside units.
 *
 * @param ground  the places with the new file in them, read as WGS-84
 * @returns       null where every reading is the same, outside China
 */
export function coordinateQuestion(
  { part, file }: { readonly part: PlacePart; readonly file: string },
  ground: PlaceGround,
): CoordinateQuestion | null {
  const located = part === "units" ? ground.units : part === "schools" ? ground.schools : ground.candidates;
  const schools = part === "candidates" ? ground.candidates : ground.schools;
  const bordered = ground.units.filter(({ rings }) => rings.length > 0);
  const compares = bordered.length > 0 && schools.length > 0;
  const readings = READINGS.map((system): CoordinateReading => {
    const points = located.map((point) => toWgs84(system, point));
    return {
      system,
      points: points.map(({ lon, lat }) => [lon, lat] as const),
      shiftM: meanOf(points.map((point, i) => wayM(point, located[i]!))),
      inside: compares ? insideIn(system, { part, ground, schools }) : null,
    };
  });
  const gcj02 = readings.find(({ system }) => system === "gcj02")!;
  return gcj02.shiftM < SAME_M ? null : { part, file, schools: compares ? schools.length : 0, readings };
}

interface Compared {
  readonly part: PlacePart;
  readonly ground: PlaceGround;
  readonly schools: PlaceGround["schools"];
}

function insideIn(system: CoordinateSystem, { part, ground, schools }: Compared): number {
  const shapes = ground.units.map(({ unit, rings }) => ({
    unit,
    rings: part === "units" ? rings.map((ring) => ring.map(([lon, lat]) => converted(system, lon, lat))) : rings,
  }));
  const holds = (school: PlaceGround["schools"][number]): boolean => {
    const point = part === "units" ? school : toWgs84(system, school);
    const own = shapes.filter((one) => one.unit === school.unit);
    return (own.length === 0 ? shapes : own).some(({ rings }) => isInside(rings, point));
  };
  return schools.filter(holds).length;
}

function converted(system: CoordinateSystem, lon: number, lat: number): readonly [number, number] {
  const point = toWgs84(system, { lon, lat });
  return [point.lon, point.lat];
}

function meanOf(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, one) => sum + one, 0) / values.length;
}
