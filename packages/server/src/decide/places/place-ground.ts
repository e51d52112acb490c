import { createHash } from "node:crypto";
import type { Finding } from "@youheng/kernel/model";
import {
  type Actor,
  dropPlaceFile,
  keepPlaceFile,
  type PlaceFile,
  placeFiles,
  type PlacePart,
  record,
  type Store,
} from "../../store/index.ts";
import { createGroundLog } from "../ground/ground-log.ts";
import { type GroundSchool, type GroundUnit, readSchools, readUnits } from "../ground/read-ground.ts";
import { readCurrent } from "../ground/read-pairs.ts";
import type { PlaceSources } from "./plan-places.ts";

/** What is known of a district's places. */
export interface PlaceGround {
  readonly files: readonly Pick<PlaceFile, "part" | "fileName" | "digest">[];
  readonly units: readonly GroundUnit[];
  readonly schools: readonly GroundSchool[];
  readonly candidates: readonly GroundSchool[];
  /** today's school of each unit, −1: none; null: not given */
  readonly current: readonly number[] | null;
  readonly findings: readonly Finding[];
}

/** The kept files as sources. */
export function sourcesOf(files: readonly PlaceFile[]): PlaceSources {
  return Object.fromEntries(files.map(({ part, fileName, content }) => [part, { bytes: content, name: fileName }]));
}

/** The digests of kept files, by part. */
export function digestsOf(files: readonly PlaceFile[]): Readonly<Record<string, string>> {
  return Object.fromEntries(files.map(({ part, digest }) => [part, digest]));
}

/**
 * Reads the places of a district from its kept files, with everything that is wrong with them.
 *
 * @example (await readPlaceGround(await placeFiles(store, "990102"))).units.length
 */
export async function readPlaceGround(files: readonly PlaceFile[]): Promise<PlaceGround> {
  const { units: unitFile, schools: schoolFile, candidates: siteFile, current: currentFile } = sourcesOf(files);
  const log = createGroundLog();
  const units = unitFile === undefined ? [] : await readUnits(unitFile, "wgs84", log);
  const reading = { system: "wgs84" as const, units, log };
  const schools = schoolFile === undefined ? [] : await readSchools(schoolFile, reading);
  const candidates = siteFile === undefined ? [] : await readSchools(siteFile, reading);
  const names = { units: units.map((one) => one.unit), schools: schools.map((one) => one.schoolCode), log };
  const current = currentFile === undefined ? null : [...(await readCurrent(currentFile, names))];
  const named = files.map(({ part, fileName, digest }) => ({ part, fileName, digest }));
  return { files: named, units, schools, candidates, current, findings: log.list() };
}

/** A file to keep. */
export interface NewPlaceFile {
  readonly regionCode: string;
  readonly part: PlacePart;
  readonly fileName: string;
  readonly content: Uint8Array;
}

/**
 * Keeps a file when it reads together with the others; else nothing is kept, and every mistake is told. New units or schools take away a file of today's
 * catchments that no longer goes with them.
 */
export async function bringPlaceFile(
  { store }: { readonly store: Store },
  actor: Actor,
  { regionCode, part, fileName, content }: NewPlaceFile,
): Promise<{ readonly kept: boolean; readonly ground: PlaceGround }> {
  const digest = createHash("sha256").update(content).digest("hex");
  const before = await placeFiles(store, regionCode);
  const file: PlaceFile = { part, fileName, digest, content };
  const others = before.filter((one) => one.part !== part);
  const hasErrors = ({ findings }: PlaceGround): boolean => findings.some(({ severity }) => severity === "error");
  let ground = await readPlaceGround([...others, file]);
  const dropped =
    hasErrors(ground) && (part === "units" || part === "schools") && others.some((one) => one.part === "current");
  if (dropped) ground = await readPlaceGround([...others.filter((one) => one.part !== "current"), file]);
  if (hasErrors(ground)) return { kept: false, ground };
  await record(store, actor, async (writing) => {
    await keepPlaceFile(writing, { ...file, regionCode, by: actor.name });
    if (dropped) await dropPlaceFile(writing, regionCode, "current");
    return {
      result: undefined,
      acts: [{ what: "place.file", subject: part, regionCode, details: { fileName, digest } }],
    };
  });
  return { kept: true, ground };
}
