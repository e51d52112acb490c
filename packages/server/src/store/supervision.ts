import { type Insertable, type Selectable, sql } from "kysely";
import type { FindingEvent } from "@youheng/kernel/act";
import type { Store } from "./connect.ts";
import type { Writing } from "./record.ts";
import type { SupervisionFindingTable, SupervisionRiseTable } from "./tables-act.ts";

export type SupervisionRow = Selectable<SupervisionFindingTable>;
export type RiseRow = Selectable<SupervisionRiseTable>;

/** What happened to a finding, with when. */
export interface KeptFindingEvent {
  readonly findingId: string;
  readonly event: FindingEvent;
  readonly at: Date;
  readonly who: string;
}

type Db = Pick<Store, "db">;

/** The supervision ledger of a region, as far as it is in reach, by due day. */
export async function listSupervision(store: Db, regionCode: string): Promise<SupervisionRow[]> {
  const query = store.db.selectFrom("supervision_finding").selectAll().where("region_code", "=", regionCode);
  return await query.orderBy("due_on").orderBy("finding_id").execute();
}

/** What happened to the findings of a region in reach, oldest first. */
export async function listFindingEvents(store: Db, regionCode: string): Promise<KeptFindingEvent[]> {
  const query = store.db.selectFrom("supervision_event").selectAll().where("region_code", "=", regionCode);
  const rows = await query.orderBy("event_id").execute();
  return rows.map((row) => ({ findingId: row.finding_id, event: row.event, at: row.at, who: row.who }));
}

/** The levels to which findings of a region in reach rose. */
export async function listRises(store: Db, regionCode: string): Promise<RiseRow[]> {
  const query = store.db.selectFrom("supervision_rise").selectAll().where("region_code", "=", regionCode);
  return await query.orderBy("rose_on").orderBy("level").execute();
}

/** Codes of the regions in reach of which a finding rose to one of these levels. */
export async function regionsWithRises(store: Db, levels: readonly RiseRow["level"][]): Promise<readonly string[]> {
  const query = store.db.selectFrom("supervision_rise").select("region_code").distinct();
  const rows = await query.where("level", "in", levels).orderBy("region_code").execute();
  return rows.map((row) => row.region_code);
}

/** Regions with a finding whose first due day is before a day and that nobody closed: those in which something may rise. */
export async function regionsOverdue(store: Db, before: string): Promise<readonly string[]> {
  const { rows } = await sql<{ region_code: string }>`
    select distinct f.region_code from supervision_finding f
    where f.due_on < ${before} and not exists (
      select from supervision_event e where e.region_code = f.region_code and e.finding_id = f.finding_id
        and e.event->>'what' = 'closed')
    order by f.region_code`.execute(store.db);
  return rows.map((row) => row.region_code);
}

export async function addSupervision(writing: Writing, row: Insertable<SupervisionFindingTable>): Promise<void> {
  await writing.insertInto("supervision_finding").values(row).execute();
}

export async function addFindingEvent(
  writing: Writing,
  { region_code, finding_id, school_code }: Pick<SupervisionRow, "region_code" | "finding_id" | "school_code">,
  event: FindingEvent,
  who: string,
): Promise<void> {
  const values = { region_code, finding_id, school_code, event: JSON.stringify(event), who };
  await writing.insertInto("supervision_event").values(values).execute();
}

/** Notes that a finding rose to a level. False when that was noted before: two servers note it once. */
export async function addRise(writing: Writing, row: Insertable<SupervisionRiseTable>): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await writing
    .insertInto("supervision_rise")
    .values(row)
    .onConflict((conflict) => conflict.columns(["region_code", "finding_id", "level"]).doNothing())
    .executeTakeFirst();
  return (numInsertedOrUpdatedRows ?? 0n) > 0n;
}
