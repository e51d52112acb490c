import type { LineageEvent } from "@youheng/kernel/sense";
import type { Store } from "./connect.ts";
import type { Writing } from "./record.ts";

/** One saving of a region's lineage: the whole list. */
export interface LineageVersion {
  readonly number: number;
  readonly events: readonly LineageEvent[];
  readonly reason: string;
  readonly createdAt: Date;
  readonly createdBy: string;
}

export interface NewLineage {
  readonly regionCode: string;
  /** the version it was made from; 0: none */
  readonly after: number;
  readonly events: readonly LineageEvent[];
  readonly reason: string;
  readonly createdBy: string;
}

/** Adds a version after the one it was made from; undefined when another was saved in between. */
export async function addLineage(writing: Writing, lineage: NewLineage): Promise<number | undefined> {
  const number = lineage.after + 1;
  const added = await writing
    .insertInto("school_lineage")
    .values({
      region_code: lineage.regionCode,
      number,
      events: JSON.stringify(lineage.events),
      reason: lineage.reason,
      created_by: lineage.createdBy,
    })
    .onConflict((conflict) => conflict.columns(["region_code", "number"]).doNothing())
    .returning("number")
    .executeTakeFirst();
  return added?.number;
}

/** The newest lineage of a region; undefined when none was ever saved. */
export async function newestLineage(store: Pick<Store, "db">, regionCode: string): Promise<LineageVersion | undefined> {
  const row = await store.db
    .selectFrom("school_lineage")
    .selectAll()
    .where("region_code", "=", regionCode)
    .orderBy("number", "desc")
    .limit(1)
    .executeTakeFirst();
  if (row === undefined) return undefined;
  const { number, reason, created_at: createdAt, created_by: createdBy } = row;
  return { number, events: JSON.parse(row.events) as LineageEvent[], reason, createdAt, createdBy };
}
