import { sql } from "kysely";
import {
  type ChainedAct,
  chainMoment,
  chainStart,
  hashOfAct,
  storableDetails,
  storableText,
  strandOf,
} from "./audit-chain.ts";
import type { Act, Actor, Writing } from "./record.ts";

/**
 * Appends acts to the audit, each at the end of its strand of the region's chain. Its head is locked until the transaction ends, so that
 * of two writers the second chains to the first; regions in order of their codes, so that two writers never wait for each other.
 * Called last in a transaction: what is locked here is held for one commit.
 */
export async function appendAudit(writing: Writing, actor: Actor, acts: readonly Act[]): Promise<void> {
  const byRegion = Map.groupBy(acts, (act) => act.regionCode ?? actor.regionCode);
  for (const regionCode of [...byRegion.keys()].toSorted())
    await appendToChain(writing, { regionCode, who: actor.name, acts: byRegion.get(regionCode) ?? [] });
}

interface Appending {
  readonly regionCode: string;
  readonly who: string;
  readonly acts: readonly Act[];
}

async function appendToChain(writing: Writing, { regionCode, who, acts }: Appending): Promise<void> {
  const strand = strandOf(who);
  const head = await lockHead(writing, regionCode, strand);
  let { rows: number, hash: previous } = head;
  const rows = acts.map(({ what, subject, details = {} }) => {
    number += 1;
    const told = { who: storableText(who), what, subject: storableText(subject), details: storableDetails(details) };
    const act: ChainedAct = { region_code: regionCode, strand, number, at: head.at, ...told, previous };
    previous = hashOfAct(act);
    return { ...act, details: JSON.stringify(act.details), hash: previous };
  });
  await writing
    .with("kept", (db) => db.insertInto("audit").values(rows)) // one way to the database for both
    .updateTable("audit_chain")
    .set({ rows: number, hash: previous })
    .where("region_code", "=", regionCode)
    .where("strand", "=", strand)
    .execute();
}

interface Head {
  readonly rows: number;
  readonly hash: string;
  /** now, as the chain writes it */
  readonly at: string;
}

async function lockHead(writing: Writing, regionCode: string, strand: number): Promise<Head> {
  const found = await lockedHead(writing, regionCode, strand);
  if (found !== undefined) return found;
  await writing
    .insertInto("audit_chain")
    .values({ region_code: regionCode, strand, rows: 0, hash: chainStart })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const made = await lockedHead(writing, regionCode, strand);
  if (made === undefined) throw new Error(`the audit chain of ${regionCode} cannot be begun`);
  return made;
}

async function lockedHead(writing: Writing, regionCode: string, strand: number): Promise<Head | undefined> {
  return await writing
    .selectFrom("audit_chain")
    .select(["rows", "hash"])
    .select(sql<string>`to_char(clock_timestamp() at time zone 'UTC', ${sql.raw(chainMoment)})`.as("at"))
    .where("region_code", "=", regionCode)
    .where("strand", "=", strand)
    .forUpdate()
    .executeTakeFirst();
}
