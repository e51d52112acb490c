import type { CoordinateSystem } from "@youheng/kernel/decide";
import type { ReturnSource } from "../../sense/index.ts";
import type { PlaceFile, PlacePart } from "../../store/index.ts";
import type { FileSystems } from "../ground/catchment-files.ts";
import { createGroundLog } from "../ground/ground-log.ts";
import { readSchools } from "../ground/read-ground.ts";

/** The files of a district's places, as sources, with the system of each one's coordinates. */
export interface PlaceSources extends Readonly<Partial<Record<PlacePart, ReturnSource>>> {
  readonly systems: FileSystems;
}

/** The system of a file that was kept before it was asked for. */
export const USUAL_SYSTEM: CoordinateSystem = "wgs84";

/** The kept files as sources. */
export function sourcesOf(files: readonly PlaceFile[]): PlaceSources {
  const sources = Object.fromEntries(
    files.map(({ part, fileName, content }) => [part, { bytes: content, name: fileName }] as const),
  );
  const systems = Object.fromEntries(files.map(({ part, system }) => [part, system ?? USUAL_SYSTEM] as const));
  return { ...sources, systems };
}

/** The digests of kept files, by part. */
export function digestsOf(files: readonly PlaceFile[]): Readonly<Record<string, string>> {
  return Object.fromEntries(files.map(({ part, digest }) => [part, digest]));
}

/** Codes of the candidates, which files of pairs and ways may name. */
export async function candidateCodes({ candidates }: PlaceSources): Promise<readonly string[]> {
  if (candidates === undefined) return [];
  const read = await readSchools(candidates, { system: USUAL_SYSTEM, units: [], log: createGroundLog() });
  return read.map(({ schoolCode }) => schoolCode);
}
