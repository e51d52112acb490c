import type { Insertable, Selectable } from "kysely";
import type { Store } from "./connect.ts";
import type { Evidence } from "./evidence.ts";
import type { Writing } from "./record.ts";
import type { EvidenceEventTable } from "./tables-duties.ts";

export type EvidenceEvent = Selectable<EvidenceEventTable>;

export async function addEvidenceEvent(writing: Writing, row: Insertable<EvidenceEventTable>): Promise<void> {
  await writing.insertInto("evidence_event").values(row).execute();
}

/** What became of these pieces of evidence, oldest first, by id. */
export async function eventsOfEvidence(
  store: Pick<Store, "db">,
  evidence: readonly Evidence[],
): Promise<ReadonlyMap<string, readonly EvidenceEvent[]>> {
  if (evidence.length === 0) return new Map();
  const ids = evidence.map((one) => one.evidence_id);
  const rows = await store.db
    .selectFrom("evidence_event")
    .selectAll()
    .where("region_code", "in", [...new Set(evidence.map((one) => one.region_code))])
    .where("evidence_id", "in", ids)
    .orderBy("event_id")
    .execute();
  return Map.groupBy(rows, (row) => row.evidence_id);
}
