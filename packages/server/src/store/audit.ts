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
  /** only acts whose subject has this in it */
  readonly subject?: string | undefined;
  /** only acts from this moment on */
  readonly from?: Date | undefined;
  /** only acts before this moment */
  readonly until?: Date | undefined;
  /** only rows older than this one */
  readonly before?: number | undefined;
  /** rows at most */
  readonly most: number;
}

/** Who did what, newest first. */
export async function readAudit(store: Store, ask: AuditAsk): Promise<AuditRow[]> {
  let query = store.db.selectFrom("audit").selectAll().orderBy("audit_id", "desc").limit(ask.most);
  const { regionCode, who, what, before, subject, from, until } = ask;
  if (regionCode !== undefined) query = query.where("region_code", "=", regionCode);
  if (who !== undefined) query = query.where("who", "=", who);
  if (before !== undefined) query = query.where("audit_id", "<", before);
  if (subject !== undefined) query = query.where("subject", "like", `%${escaped(subject)}%`);
  if (from !== undefined) query = query.where("at", ">=", from);
  if (until !== undefined) query = query.where("at", "<", until);
  if (what !== undefined)
    query = query.where((is) => is.or([is("what", "=", what), is("what", "like", `${escaped(what)}.%`)]));
  const rows = await query.execute();
  return rows.map((row) => ({ ...row, id: row.audit_id, regionCode: row.region_code }));
}

const rowsAtOnce = 1000;

/** Every row that is looked for, newest first, however many: read a thousand at a time. */
export async function* everyAuditRow(store: Store, ask: Omit<AuditAsk, "most" | "before">): AsyncGenerator<AuditRow> {
  for (let before: number | undefined, more = true; more;) {
    const rows = await readAudit(store, { ...ask, before, most: rowsAtOnce });
    yield* rows;
    before = rows.at(-1)?.id;
    more = rows.length === rowsAtOnce;
  }
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
