import type { Insertable, Selectable } from "kysely";
import type { Store } from "./connect.ts";
import type { Writing } from "./record.ts";
import type { EvidenceTable } from "./tables-duties.ts";

export type Evidence = Selectable<EvidenceTable>;

/** Where evidence belongs: a school of a region, and what it is evidence of ("task:…", "decision:…"). */
export interface EvidenceOf {
  readonly regionCode: string;
  readonly schoolCode: string;
  readonly subject?: string | undefined;
}

export async function addEvidence(writing: Writing, evidence: Insertable<EvidenceTable>): Promise<void> {
  await writing.insertInto("evidence").values(evidence).execute();
}

/** The evidence of a school, newest first; of one subject where it is named. */
export async function listEvidence(store: Store, { regionCode, schoolCode, subject }: EvidenceOf): Promise<Evidence[]> {
  const all = store.db
    .selectFrom("evidence")
    .selectAll()
    .where("region_code", "=", regionCode)
    .where("school_code", "=", schoolCode)
    .orderBy("added_at", "desc")
    .orderBy("evidence_id");
  return await (subject === undefined ? all : all.where("subject", "=", subject)).execute();
}

/** One piece of evidence of a school, or undefined. */
export async function findEvidence(
  store: Store,
  { regionCode, schoolCode, id }: EvidenceOf & { readonly id: string },
): Promise<Evidence | undefined> {
  return await store.db
    .selectFrom("evidence")
    .selectAll()
    .where("region_code", "=", regionCode)
    .where("school_code", "=", schoolCode)
    .where("evidence_id", "=", id)
    .executeTakeFirst();
}
