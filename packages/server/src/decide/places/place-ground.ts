import { createHash } from "node:crypto";
import type { CoordinateSystem } from "@youheng/kernel/decide";
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
import { type PairNames, readCurrent, readDistances, readPairs } from "../ground/read-pairs.ts";
import { type CoordinateQuestion, coordinateQuestion, isLocated, namedSystem } from "./coordinate-question.ts";
import { type PlaceSources, sourcesOf, USUAL_SYSTEM } from "./place-sources.ts";

/** What is known of a district's places. */
export interface PlaceGround {
  readonly files: readonly Pick<PlaceFile, "part" | "fileName" | "digest" | "system">[];
  readonly units: readonly GroundUnit[];
  readonly schools: readonly GroundSchool[];
  readonly candidates: readonly GroundSchool[];
  /** today's school of each unit, −1: none; null: not given */
  readonly current: readonly number[] | null;
  readonly pairs: readonly GroundPair[];
  /** ways in metres, unit by unit: the schools, then the candidates; −1: no way; null: straight lines */
  readonly waysM: readonly number[] | null;
  readonly findings: readonly Finding[];
}

/** A unit and a school that must be, or must not be, together. */
export interface GroundPair {
  readonly unit: string;
  readonly school: string;
  readonly rule: "fixed" | "forbidden";
}

/**
 * Reads the places of a district from its kept files, with everything that is wrong with them.
 *
 * @example (await readPlaceGround(await placeFiles(store, "990102"))).units.length
 */
export async function readPlaceGround(files: readonly PlaceFile[]): Promise<PlaceGround> {
  const sources = sourcesOf(files);
  const { units: unitFile, schools: schoolFile, candidates: siteFile, current: currentFile, systems } = sources;
  const log = createGroundLog();
  const units = unitFile === undefined ? [] : await readUnits(unitFile, systems.units ?? USUAL_SYSTEM, log);
  const reading = (part: "schools" | "candidates") => ({ system: systems[part] ?? USUAL_SYSTEM, units, log });
  const schools = schoolFile === undefined ? [] : await readSchools(schoolFile, reading("schools"));
  const candidates = siteFile === undefined ? [] : await readSchools(siteFile, reading("candidates"));
  const names = { units: units.map((one) => one.unit), schools: schools.map((one) => one.schoolCode), log };
  const current = currentFile === undefined ? null : [...(await readCurrent(currentFile, names))];
  const all = { ...names, schools: [...names.schools, ...candidates.map((one) => one.schoolCode)] };
  return {
    files: files.map(({ part, fileName, digest, system }) => ({ part, fileName, digest, system })),
    units,
    schools,
    candidates,
    current,
    ...(await readRules(sources, all)),
    findings: log.list(),
  };
}

/** Pairs and ways, which may name candidates too. */
async function readRules(
  { pairs: pairFile, distances }: PlaceSources,
  names: PairNames,
): Promise<Pick<PlaceGround, "pairs" | "waysM">> {
  const { fixed, forbidden } = pairFile === undefined ? { fixed: [], forbidden: [] } : await readPairs(pairFile, names);
  const named =
    (rule: GroundPair["rule"]) =>
    ({ unit, school }: (typeof fixed)[number]): GroundPair => ({
      unit: names.units[unit]!,
      school: names.schools[school]!,
      rule,
    });
  const ways = distances === undefined ? null : await readDistances(distances, names);
  return {
    pairs: [...fixed.map(named("fixed")), ...forbidden.map(named("forbidden"))],
    waysM: ways === null ? null : Array.from(ways, (way) => (way === Infinity ? -1 : way)),
  };
}

/** A file to keep. */
export interface NewPlaceFile {
  readonly regionCode: string;
  readonly part: PlacePart;
  readonly fileName: string;
  readonly content: Uint8Array;
  /** the system of its coordinates; null: as the file says, else it is asked */
  readonly system: CoordinateSystem | null;
}

/** A file that was kept, or what stands against it: mistakes, or a question. */
export interface BroughtPlaceFile {
  readonly kept: boolean;
  readonly ground: PlaceGround;
  readonly question: CoordinateQuestion | null;
}

/**
 * Keeps a file when it reads together with the others; else nothing is kept, and every mistake is told. Coordinates whose system nobody told are not guessed:
 * it is asked. New units or schools take away files of today's catchments, pairs and ways that no longer go with them.
 */
export async function bringPlaceFile(
  { store }: { readonly store: Store },
  actor: Actor,
  { regionCode, ...brought }: NewPlaceFile,
): Promise<BroughtPlaceFile> {
  const { part, fileName, content } = brought;
  const digest = createHash("sha256").update(content).digest("hex");
  const before = await placeFiles(store, regionCode);
  const told = isLocated(part) ? await systemOf(brought, before, digest) : null;
  const file: PlaceFile = { part, fileName, digest, content, system: told };
  const { ground, dropped } = await readTogether(before, file);
  if (hasErrors(ground)) return { kept: false, ground, question: null };
  if (isLocated(part) && told === null) {
    const question = coordinateQuestion({ part, file: fileName }, ground);
    if (question !== null) return { kept: false, ground: await readPlaceGround(before), question };
  }
  await record(store, actor, async (writing) => {
    await keepPlaceFile(writing, { ...file, regionCode, by: actor.name });
    for (const gone of dropped) await dropPlaceFile(writing, regionCode, gone);
    const details = { fileName, digest, system: told, dropped: dropped.join(" ") };
    return { result: undefined, acts: [{ what: "place.file", subject: part, regionCode, details }] };
  });
  return { kept: true, ground, question: null };
}

/** What was told, what the file says, what was told of the same file before; null: nobody told. */
async function systemOf(
  { part, fileName, content, system }: Omit<NewPlaceFile, "regionCode">,
  before: readonly PlaceFile[],
  digest: string,
): Promise<CoordinateSystem | null> {
  const same = before.find((one) => one.part === part && one.digest === digest);
  return system ?? (await namedSystem({ bytes: content, name: fileName })) ?? same?.system ?? null;
}

/** Files that follow units and schools, and go when they no longer fit them. */
const FOLLOWERS: readonly PlacePart[] = ["current", "pairs", "distances"];

async function readTogether(
  before: readonly PlaceFile[],
  file: PlaceFile,
): Promise<{ readonly ground: PlaceGround; readonly dropped: readonly PlacePart[] }> {
  let others = before.filter((one) => one.part !== file.part);
  let ground = await readPlaceGround([...others, file]);
  const dropped: PlacePart[] = [];
  if (!isLocated(file.part)) return { ground, dropped };
  for (const follower of FOLLOWERS) {
    if (!hasErrors(ground) || !others.some(({ part }) => part === follower)) continue;
    others = others.filter(({ part }) => part !== follower);
    ground = await readPlaceGround([...others, file]);
    dropped.push(follower);
  }
  return { ground, dropped };
}

function hasErrors({ findings }: PlaceGround): boolean {
  return findings.some(({ severity }) => severity === "error");
}

/** Takes a file away; units and schools stay. */
export async function takePlaceFile(
  { store }: { readonly store: Store },
  actor: Actor,
  { regionCode, part }: { readonly regionCode: string; readonly part: Exclude<PlacePart, "units" | "schools"> },
): Promise<PlaceGround> {
  await record(store, actor, async (writing) => {
    await dropPlaceFile(writing, regionCode, part);
    const details = { taken: true };
    return { result: undefined, acts: [{ what: "place.file", subject: part, regionCode, details }] };
  });
  return readPlaceGround(await placeFiles(store, regionCode));
}
