import type { Insertable, Selectable } from "kysely";
import type { Store } from "./connect.ts";
import type { Writing } from "./record.ts";
import type { VisitTable } from "./tables-act.ts";

export type VisitRow = Selectable<VisitTable>;

/** The visits of a region in reach, by day. */
export async function listVisits(store: Pick<Store, "db">, regionCode: string): Promise<VisitRow[]> {
  const query = store.db.selectFrom("visit").selectAll().where("region_code", "=", regionCode);
  return await query.orderBy("planned_on").orderBy("school_code").orderBy("visit_id").execute();
}

export async function addVisit(writing: Writing, row: Insertable<VisitTable>): Promise<void> {
  await writing.insertInto("visit").values(row).execute();
}

/** Notes what became of a visit that nobody made or cancelled yet; or moves its day. False when there is none. */
export async function changeVisit(
  writing: Writing,
  key: { readonly regionCode: string; readonly visitId: string },
  change: Partial<Pick<VisitRow, "planned_on" | "supervisor" | "visited_on" | "summary" | "cancelled_because">>,
): Promise<boolean> {
  const { numUpdatedRows } = await writing
    .updateTable("visit")
    .set(change)
    .where("region_code", "=", key.regionCode)
    .where("visit_id", "=", key.visitId)
    .where("visited_on", "is", null)
    .where("cancelled_because", "is", null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}
