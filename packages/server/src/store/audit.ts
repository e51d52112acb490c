import type { Store } from "./connect.ts";

/** One row of the audit as it is read. */
export interface AuditRow {
  readonly at: Date;
  readonly who: string;
  readonly what: string;
  readonly subject: string;
  readonly regionCode: string;
  readonly details: Readonly<Record<string, unknown>>;
}

/**
 * Who did what, newest first.
 *
 * @param regionCode only this region; absent: all
 * @param most       rows at most
 */
export async function readAudit(
  store: Store,
  ask: { regionCode?: string | undefined; most: number },
): Promise<AuditRow[]> {
  let query = store.db.selectFrom("audit").selectAll().orderBy("audit_id", "desc").limit(ask.most);
  if (ask.regionCode !== undefined) query = query.where("region_code", "=", ask.regionCode);
  const rows = await query.execute();
  return rows.map((row) => ({ ...row, regionCode: row.region_code }));
}

/** True when an act of this kind was ever recorded: "example.done". */
export async function hasAct(store: Store, what: string): Promise<boolean> {
  const row = await store.db
    .selectFrom("audit")
    .select("audit_id")
    .where("what", "=", what)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}
