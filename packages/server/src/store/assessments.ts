import type { Store } from "./connect.ts";
import { digestOf, fromGzippedJson, toGzippedJson } from "./gzipped-json.ts";
import type { Writing } from "./record.ts";
import { versionId, type VersionKey, versionKeyOf } from "./versions.ts";

/** What an assessment was made of, so that it can be made again: data, standard, policy, engine. */
export interface Lineage extends VersionKey {
  readonly factsDigest: string;
  readonly standardId: string;
  readonly standardVersion: string;
  readonly policyDigest: string;
  readonly kernelVersion: string;
  /** the day whose limits hold: "2026-09-01"; null: kept before this was written down */
  readonly judgedOn: string | null;
}

/** An assessment that is kept, without its document. */
export interface KeptAssessment extends Lineage {
  readonly madeAt: Date;
  /** false: made before bundles were kept; it cannot be made again from the store alone */
  readonly hasBundle: boolean;
}

/** The document of this very lineage, when it was made before. */
export async function findAssessment<Document>(
  store: Pick<Store, "db">,
  lineage: Lineage,
): Promise<Document | undefined> {
  const row = await store.db
    .selectFrom("assessment")
    .select("document")
    .where("region_code", "=", lineage.regionCode)
    .where("school_year", "=", lineage.schoolYear)
    .where("number", "=", lineage.number)
    .where("standard_id", "=", lineage.standardId)
    .where("policy_digest", "=", lineage.policyDigest)
    .where("kernel_version", "=", lineage.kernelVersion)
    .executeTakeFirst();
  return row === undefined ? undefined : fromGzippedJson<Document>(row.document);
}

/** Keeps a document with its lineage; the same lineage again changes nothing. True when it was new. */
export async function keepAssessment(writing: Writing, lineage: Lineage, document: unknown): Promise<boolean> {
  const added = await writing
    .insertInto("assessment")
    .values({
      region_code: lineage.regionCode,
      school_year: lineage.schoolYear,
      number: lineage.number,
      standard_id: lineage.standardId,
      standard_version: lineage.standardVersion,
      policy_digest: lineage.policyDigest,
      kernel_version: lineage.kernelVersion,
      facts_digest: lineage.factsDigest,
      judged_on: lineage.judgedOn,
      document: toGzippedJson(document),
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning("number")
    .executeTakeFirst();
  return added !== undefined;
}

/**
 * The id of an assessment: its version, and twelve digits for standard, policy and engine.
 *
 * @example assessmentId(lineage) // "990102-2026-1.3f0c9a51d2e4"
 */
export function assessmentId(lineage: Lineage): string {
  const { standardId, policyDigest, kernelVersion } = lineage;
  return `${versionId(lineage)}.${digestOf([standardId, policyDigest, kernelVersion]).slice(0, 12)}`;
}

/** Which assessments: each absent one, all. */
export interface AssessmentsAsk {
  readonly regionCode?: string | undefined;
  readonly schoolYear?: number | undefined;
  readonly number?: number | undefined;
  readonly standardId?: string | undefined;
  readonly most: number;
}

/** The assessments kept, newest first. */
export async function listAssessments(store: Pick<Store, "db">, ask: AssessmentsAsk): Promise<KeptAssessment[]> {
  let query = selectKept(store).limit(ask.most);
  if (ask.regionCode !== undefined) query = query.where("a.region_code", "=", ask.regionCode);
  if (ask.schoolYear !== undefined) query = query.where("a.school_year", "=", ask.schoolYear);
  if (ask.number !== undefined) query = query.where("a.number", "=", ask.number);
  if (ask.standardId !== undefined) query = query.where("a.standard_id", "=", ask.standardId);
  return (await query.execute()).map(keptOf);
}

/** The assessment of this id, or undefined. */
export async function findKeptAssessment(store: Pick<Store, "db">, id: string): Promise<KeptAssessment | undefined> {
  const key = versionKeyOf(id.slice(0, Math.max(0, id.lastIndexOf("."))));
  if (key === undefined) return undefined;
  const ofVersion = await listAssessments(store, { ...key, most: 1000 });
  return ofVersion.find((one) => assessmentId(one) === id);
}

function selectKept(store: Pick<Store, "db">) {
  return store.db
    .selectFrom("assessment as a")
    .leftJoin("policy_bundle as b", "b.digest", "a.policy_digest")
    .select([
      "a.region_code",
      "a.school_year",
      "a.number",
      "a.standard_id",
      "a.standard_version",
      "a.policy_digest",
      "a.kernel_version",
      "a.facts_digest",
      "a.judged_on",
      "a.created_at",
      "b.digest as bundle_digest",
    ])
    .orderBy("a.created_at", "desc")
    .orderBy("a.region_code")
    .orderBy("a.school_year", "desc")
    .orderBy("a.number", "desc")
    .orderBy("a.standard_id")
    .orderBy("a.policy_digest")
    .orderBy("a.kernel_version");
}

function keptOf(row: Awaited<ReturnType<ReturnType<typeof selectKept>["execute"]>>[number]): KeptAssessment {
  return {
    regionCode: row.region_code,
    schoolYear: row.school_year,
    number: row.number,
    factsDigest: row.facts_digest,
    standardId: row.standard_id,
    standardVersion: row.standard_version,
    policyDigest: row.policy_digest,
    kernelVersion: row.kernel_version,
    judgedOn: row.judged_on,
    madeAt: row.created_at,
    hasBundle: row.bundle_digest !== null,
  };
}
