import type { Store } from "./connect.ts";
import { fromGzippedJson, toGzippedJson } from "./gzipped-json.ts";
import type { Writing } from "./record.ts";
import type { VersionKey } from "./versions.ts";

/** What an assessment was made of, so that it can be made again: data, standard, policy, engine. */
export interface Lineage extends VersionKey {
  readonly factsDigest: string;
  readonly standardId: string;
  readonly standardVersion: string;
  readonly policyDigest: string;
  readonly kernelVersion: string;
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
      document: toGzippedJson(document),
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning("number")
    .executeTakeFirst();
  return added !== undefined;
}
