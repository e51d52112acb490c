import { sql } from "kysely";
import type { FactsJson, Finding } from "@youheng/kernel/model";
import type { RegionFact } from "@youheng/kernel/sense";
import type { Store } from "./connect.ts";
import { digestOf, fromGzippedJson, toGzippedJson } from "./gzipped-json.ts";
import type { Writing } from "./record.ts";

/** Which version: the third return of region 999901 for 2024–25. */
export interface VersionKey {
  readonly regionCode: string;
  readonly schoolYear: number;
  readonly number: number;
}

export type VersionState = "draft" | "published" | "superseded" | "withdrawn";

/** A version without its facts. */
export interface Version extends VersionKey {
  readonly state: VersionState;
  readonly importId: string | null;
  readonly form: string;
  readonly fileName: string;
  readonly uploadDigest: string | null;
  readonly digest: string;
  readonly schools: number;
  readonly students: number | null;
  readonly errors: number;
  readonly warnings: number;
  readonly createdAt: Date;
  readonly createdBy: string;
  readonly publishedAt: Date | null;
  readonly publishedBy: string | null;
  readonly reason: string | null;
}

export interface NewVersion {
  readonly regionCode: string;
  readonly schoolYear: number;
  readonly importId: string | null;
  readonly form: string;
  readonly fileName: string;
  readonly uploadDigest: string | null;
  readonly facts: FactsJson;
  readonly regionFacts: readonly RegionFact[] | null;
  readonly findings: readonly Finding[];
  readonly students: number | null;
  readonly reason: string | null;
  readonly createdBy: string;
}

/** @example versionId({ regionCode: "999901", schoolYear: 2024, number: 3 }) // "999901-2024-3" */
export function versionId(key: VersionKey): string {
  return `${key.regionCode}-${key.schoolYear}-${key.number}`;
}

/** The key in an id; undefined when it is none. */
export function versionKeyOf(id: string): VersionKey | undefined {
  const parts = /^(.+)-(\d{4})-(\d{1,9})$/.exec(id);
  if (parts?.[1] === undefined) return undefined;
  return { regionCode: parts[1], schoolYear: Number(parts[2]), number: Number(parts[3]) };
}

/**
 * Adds a version as a draft, with the next number of its region and year.
 * The number is drawn from the series' row, which stays locked to the end of the transaction: two imports at once get two numbers.
 * Add several in the order of (region, year), so that two imports never wait for each other.
 */
export async function addVersion(writing: Writing, version: NewVersion): Promise<VersionKey> {
  const number = await nextNumber(writing, version.regionCode, version.schoolYear);
  const count = (severity: Finding["severity"]): number =>
    version.findings.filter((finding) => finding.severity === severity).length;
  await writing
    .insertInto("return_version")
    .values({
      region_code: version.regionCode,
      school_year: version.schoolYear,
      number,
      import_id: version.importId,
      form: version.form,
      file_name: version.fileName,
      upload_digest: version.uploadDigest,
      digest: digestOf({ facts: version.facts, regionFacts: version.regionFacts }),
      facts: toGzippedJson(version.facts),
      region_facts: version.regionFacts === null ? null : toGzippedJson(version.regionFacts),
      findings: toGzippedJson(version.findings),
      schools: version.facts.rows,
      students: version.students,
      errors: count("error"),
      warnings: count("warning"),
      reason: version.reason,
      created_by: version.createdBy,
    })
    .execute();
  return { regionCode: version.regionCode, schoolYear: version.schoolYear, number };
}

async function nextNumber(writing: Writing, regionCode: string, schoolYear: number): Promise<number> {
  const { last_number: number } = await writing
    .insertInto("return_series")
    .values({ region_code: regionCode, school_year: schoolYear, last_number: 1, published_number: null })
    .onConflict((conflict) =>
      conflict.columns(["region_code", "school_year"]).doUpdateSet({ last_number: sql`return_series.last_number + 1` }),
    )
    .returning("last_number")
    .executeTakeFirstOrThrow();
  return number;
}

/** Makes a version the published one of its year: moves the pointer, and writes down who and why. */
export async function publishVersion(
  writing: Writing,
  key: VersionKey,
  by: { name: string; reason: string | null },
): Promise<void> {
  await movePointer(writing, key, key.number);
  await addEvent(writing, key, { ...by, event: "published" });
}

/** Withdraws a version; when it was the published one, the year has none until another is published. */
export async function withdrawVersion(
  writing: Writing,
  key: VersionKey,
  by: { name: string; reason: string },
): Promise<void> {
  const series = await lockSeries(writing, key);
  if (series?.published_number === key.number) await movePointer(writing, key, null);
  await addEvent(writing, key, { ...by, event: "withdrawn" });
}

/** Locks the series of a year to the end of the transaction, so that what is judged is what is published. */
export async function lockSeries(
  writing: Writing,
  key: { regionCode: string; schoolYear: number },
): Promise<{ published_number: number | null } | undefined> {
  return await writing
    .selectFrom("return_series")
    .select("published_number")
    .where("region_code", "=", key.regionCode)
    .where("school_year", "=", key.schoolYear)
    .forUpdate()
    .executeTakeFirst();
}

async function movePointer(writing: Writing, key: VersionKey, number: number | null): Promise<void> {
  await writing
    .updateTable("return_series")
    .set({ published_number: number })
    .where("region_code", "=", key.regionCode)
    .where("school_year", "=", key.schoolYear)
    .execute();
}

async function addEvent(
  writing: Writing,
  key: VersionKey,
  event: { event: "published" | "withdrawn"; name: string; reason: string | null },
): Promise<void> {
  await writing
    .insertInto("return_event")
    .values({
      region_code: key.regionCode,
      school_year: key.schoolYear,
      number: key.number,
      event: event.event,
      who: event.name,
      reason: event.reason,
    })
    .execute();
}

/** The versions of a region's year, newest first. */
export async function listVersions(
  store: Pick<Store, "db">,
  regionCode: string,
  schoolYear: number,
): Promise<Version[]> {
  const rows = await selectVersions(store)
    .where("v.region_code", "=", regionCode)
    .where("v.school_year", "=", schoolYear)
    .execute();
  return rows.map(versionOf);
}

/** The versions that an import made, by region and year. */
export async function versionsOfImport(store: Pick<Store, "db">, ask: { importId: string }): Promise<Version[]> {
  const rows = await selectVersions(store).where("v.import_id", "=", ask.importId).execute();
  return rows.map(versionOf).toReversed();
}

export async function findVersion(store: Pick<Store, "db">, key: VersionKey): Promise<Version | undefined> {
  const row = await selectVersions(store)
    .where("v.region_code", "=", key.regionCode)
    .where("v.school_year", "=", key.schoolYear)
    .where("v.number", "=", key.number)
    .executeTakeFirst();
  return row === undefined ? undefined : versionOf(row);
}

/** The published version of a region's year, or undefined. */
export async function findPublished(
  store: Pick<Store, "db">,
  regionCode: string,
  schoolYear: number,
): Promise<Version | undefined> {
  const row = await selectVersions(store)
    .where("v.region_code", "=", regionCode)
    .where("v.school_year", "=", schoolYear)
    .whereRef("v.number", "=", "s.published_number")
    .executeTakeFirst();
  return row === undefined ? undefined : versionOf(row);
}

const light = [
  "v.region_code",
  "v.school_year",
  "v.number",
  "v.import_id",
  "v.form",
  "v.file_name",
  "v.upload_digest",
  "v.digest",
  "v.schools",
  "v.students",
  "v.errors",
  "v.warnings",
  "v.reason",
  "v.created_at",
  "v.created_by",
] as const;

/** Versions without their bytes, with the pointer and their last event. */
function selectVersions(store: Pick<Store, "db">) {
  return store.db
    .selectFrom("return_version as v")
    .innerJoin("return_series as s", (join) =>
      join.onRef("s.region_code", "=", "v.region_code").onRef("s.school_year", "=", "v.school_year"),
    )
    .leftJoinLateral(
      (from) =>
        from
          .selectFrom("return_event as last")
          .select(["last.event", "last.at", "last.who", "last.reason as event_reason"])
          .whereRef("last.region_code", "=", "v.region_code")
          .whereRef("last.school_year", "=", "v.school_year")
          .whereRef("last.number", "=", "v.number")
          .orderBy("last.event_id", "desc")
          .limit(1)
          .as("e"),
      (join) => join.onTrue(),
    )
    .select([...light, "s.published_number", "e.event", "e.at", "e.who", "e.event_reason"])
    .orderBy("v.region_code", "desc")
    .orderBy("v.school_year", "desc")
    .orderBy("v.number", "desc");
}

type VersionRow = Awaited<ReturnType<ReturnType<typeof selectVersions>["execute"]>>[number];

function versionOf(row: VersionRow): Version {
  const wasPublished = row.event === "published";
  return {
    regionCode: row.region_code,
    schoolYear: row.school_year,
    number: row.number,
    state: stateOf(row),
    importId: row.import_id,
    form: row.form,
    fileName: row.file_name,
    uploadDigest: row.upload_digest,
    digest: row.digest,
    schools: row.schools,
    students: row.students,
    errors: row.errors,
    warnings: row.warnings,
    createdAt: row.created_at,
    createdBy: row.created_by,
    publishedAt: wasPublished ? row.at : null,
    publishedBy: wasPublished ? row.who : null,
    reason: row.event_reason ?? row.reason,
  };
}

function stateOf(row: VersionRow): VersionState {
  if (row.published_number === row.number) return "published";
  if (row.event === "withdrawn") return "withdrawn";
  return row.event === "published" ? "superseded" : "draft";
}

/** The facts of a version that exists. */
export async function factsOfVersion(store: Pick<Store, "db">, key: VersionKey): Promise<FactsJson> {
  return fromGzippedJson<FactsJson>(
    mustHave((await oneVersion(store, key).select("facts").executeTakeFirst())?.facts, key),
  );
}

/** All findings of a version that exists. */
export async function findingsOfVersion(store: Pick<Store, "db">, key: VersionKey): Promise<Finding[]> {
  return fromGzippedJson<Finding[]>(
    mustHave((await oneVersion(store, key).select("findings").executeTakeFirst())?.findings, key),
  );
}

/** The region's own facts that came with a version. */
export async function regionFactsOfVersion(store: Pick<Store, "db">, key: VersionKey): Promise<readonly RegionFact[]> {
  return (await keptRegionFacts(store, key)) ?? [];
}

/** The region's own facts as they are kept, and as they went into the digest; null: none came. */
export async function keptRegionFacts(
  store: Pick<Store, "db">,
  key: VersionKey,
): Promise<readonly RegionFact[] | null> {
  const row = await oneVersion(store, key).select("region_facts").executeTakeFirst();
  return row === undefined || row.region_facts === null ? null : fromGzippedJson<RegionFact[]>(row.region_facts);
}

function oneVersion(store: Pick<Store, "db">, key: VersionKey) {
  return store.db
    .selectFrom("return_version")
    .where("region_code", "=", key.regionCode)
    .where("school_year", "=", key.schoolYear)
    .where("number", "=", key.number);
}

function mustHave(bytes: Buffer | undefined, key: VersionKey): Buffer {
  if (bytes === undefined) throw new Error(`version ${versionId(key)} is not there`);
  return bytes;
}
