import type { Store } from "./connect.ts";

/** One row of the audit as it is read. */
export interface AuditRow {
  readonly id: number;
  readonly at: Date;
  readonly who: string;
  readonly what: string;
  readonly subject: string;
  readonly regionCode: string;
  readonly details: Readonly<Record<string, unknown>>;
  /** strand of the region's chain, place in it, and the hash there */
  readonly strand: number;
  readonly number: number;
  readonly hash: string;
}

/** What is looked for in the audit. */
export interface AuditAsk {
  /** only this region; absent: all */
  readonly regionCode?: string | undefined;
  /** only acts of this account */
  readonly who?: string | undefined;
  /** only acts of this kind: "version.publish", or all of a thing: "version" */
  readonly what?: string | undefined;
  /** only rows older than this one */
  readonly before?: number | undefined;
  /** rows at most */
  readonly most: number;
}

/** Who did what, newest first. */
export async function readAudit(store: Store, ask: AuditAsk): Promise<AuditRow[]> {
  let query = store.db.selectFrom("audit").selectAll().orderBy("audit_id", "desc").limit(ask.most);
  const { regionCode, who, what, before } = ask;
  if (regionCode !== undefined) query = query.where("region_code", "=", regionCode);
  if (who !== undefined) query = query.where("who", "=", who);
  if (before !== undefined) query = query.where("audit_id", "<", before);
  if (what !== undefined)
    query = query.where((is) => is.or([is("what", "=", what), is("what", "like", `${escaped(what)}.%`)]));
  const rows = await query.execute();
  return rows.map((row) => ({ ...row, id: row.audit_id, regionCode: row.region_code }));
}

/** Text that LIKE takes as it stands. */
function escaped(text: string): string {
  return text.replaceAll(/[\\%_]/g, String.raw`\$&`);
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
