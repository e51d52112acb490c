import type { Words } from "@youheng/kernel/model";
import { sql } from "kysely";
import { type ChainedAct, chainMoment, chainStart, hashOfAct } from "./audit-chain.ts";
import type { Store } from "./connect.ts";
import { currentScope } from "./scope.ts";

/** A row with the hash that stands beside it. */
export interface HashedAct extends ChainedAct {
  readonly hash: string;
}

/** The end of a strand of a region's chain: what an administrator keeps elsewhere, to see later that nothing before it was rewritten. */
export interface ChainHead {
  readonly region_code: string;
  readonly strand: number;
  readonly rows: number;
  readonly hash: string;
}

/** A place where the chain does not hold. */
export interface ChainBreak {
  readonly region_code: string;
  readonly strand: number;
  /** the row; for rows taken out, the first of them */
  readonly number: number;
  readonly kind: "changed" | "removed" | "inserted" | "rewritten";
  readonly words: Words;
}

/** What verifying found. */
export interface AuditVerdict {
  readonly whole: boolean;
  readonly rows: number;
  readonly heads: readonly ChainHead[];
  readonly breaks: readonly ChainBreak[];
}

/**
 * Walks every chain of the audit and says whether it is whole, or which row was changed, taken out or put in.
 * Somebody with full rights on the database could rewrite a chain from a row to its end; heads that were kept elsewhere show that too.
 *
 * @param kept heads kept elsewhere, of an earlier day
 */
export async function verifyAudit(store: Pick<Store, "db">, kept: readonly ChainHead[] = []): Promise<AuditVerdict> {
  const least = [...(await chainHeads(store)), ...kept];
  const breaks: ChainBreak[] = [];
  let rows = 0;
  for (const strand of strandsOf([...least, ...(await strandsWithout(store))])) {
    const walk = walkChain(strand, kept);
    for await (const act of actsOfStrand(store, strand)) walk.step(act);
    rows += walk.rows();
    // rows are appended while we read: heads read before say how many there must be at least, the one read now how many at most
    const before = least.filter((head) => isOf(strand, head)).map((head) => head.rows);
    breaks.push(...walk.end(Math.max(...before, 0), await headOf(store, strand)));
  }
  return { whole: breaks.length === 0, rows, heads: await chainHeads(store), breaks };
}

/** Which chain: a strand of a region's. */
export type Strand = Pick<ChainHead, "region_code" | "strand">;

function isOf(one: Strand, other: Strand): boolean {
  return one.region_code === other.region_code && one.strand === other.strand;
}

/** Each once, in order. */
function strandsOf(all: readonly Strand[]): readonly Strand[] {
  const each = all.filter((one, i) => all.findIndex((other) => isOf(one, other)) === i);
  return each.toSorted((a, b) =>
    a.region_code === b.region_code ? a.strand - b.strand : a.region_code < b.region_code ? -1 : 1,
  );
}

async function headOf({ db }: Pick<Store, "db">, { region_code, strand }: Strand): Promise<ChainHead | undefined> {
  return await db
    .selectFrom("audit_chain")
    .select(["region_code", "strand", "rows", "hash"])
    .where("region_code", "=", region_code)
    .where("strand", "=", strand)
    .executeTakeFirst();
}

/** The ends of all chains in the scope of now, in order of their regions. (The database shows all of them to whoever may add a row.) */
export async function chainHeads({ db }: Pick<Store, "db">): Promise<readonly ChainHead[]> {
  const heads = db
    .selectFrom("audit_chain")
    .select(["region_code", "strand", "rows", "hash"])
    .orderBy("region_code")
    .orderBy("strand");
  const scope = currentScope();
  if (scope === null) return await heads.execute();
  if (scope.regions === null) return [];
  const { from, to } = scope.regions;
  return await heads.where("region_code", ">=", from).where("region_code", "<=", to).execute();
}

/** Strands that have rows and no head: somebody took the head away. */
async function strandsWithout({ db }: Pick<Store, "db">): Promise<readonly Strand[]> {
  return await db
    .selectFrom("audit")
    .leftJoin("audit_chain", (join) =>
      join.onRef("audit_chain.region_code", "=", "audit.region_code").onRef("audit_chain.strand", "=", "audit.strand"),
    )
    .select(["audit.region_code", "audit.strand"])
    .distinct()
    .where("audit_chain.region_code", "is", null)
    .execute();
}

const atOnce = 1000;

/** The rows of a strand in its order, page by page. */
export async function* actsOfStrand(
  { db }: Pick<Store, "db">,
  { region_code, strand }: Strand,
): AsyncGenerator<HashedAct> {
  for (let after = -1; ;) {
    const page = await db
      .selectFrom("audit")
      .select(["region_code", "strand", "number", "who", "what", "subject", "details", "previous", "hash"])
      .select(sql<string>`to_char(at at time zone 'UTC', ${sql.raw(chainMoment)})`.as("at"))
      .where("region_code", "=", region_code)
      .where("strand", "=", strand)
      .where("number", ">", after)
      .orderBy("number")
      .limit(atOnce)
      .execute();
    yield* page;
    const last = page.at(-1);
    if (last === undefined || page.length < atOnce) return;
    after = last.number;
  }
}

interface Walk {
  step(act: HashedAct): void;
  rows(): number;
  /** what was found; the chain must have at least so many rows, and as its end the head */
  end(least: number, head: ChainHead | undefined): readonly ChainBreak[];
}

/**
 * Follows one chain row by row.
 *
 * @param kept heads kept elsewhere
 * @example    const walk = walkChain({ region_code: "990101", strand: 0 }, []); walk.step(act); walk.end(1, head) // []
 */
export function walkChain({ region_code, strand }: Strand, kept: readonly ChainHead[]): Walk {
  const breaks: ChainBreak[] = [];
  const hashes = new Map(
    kept.filter((head) => isOf({ region_code, strand }, head)).map((head) => [head.rows, head.hash]),
  );
  let last = { number: 0, hash: chainStart };
  let rows = 0;
  const found = (kind: ChainBreak["kind"], number: number, words: Words): void => {
    breaks.push({ region_code, strand, number, kind, words: strand === 0 ? words : ofStrand(strand, words) });
  };
  const step = (act: HashedAct): void => {
    rows += 1;
    const gap = act.number > last.number + 1;
    if (gap) found("removed", last.number + 1, removed(last.number + 1, act.number - 1));
    if (hashOfAct(act) !== act.hash) found("changed", act.number, changed(act.number));
    else if (!gap && act.previous !== last.hash) found("inserted", act.number, inserted(act.number));
    const expected = hashes.get(act.number);
    if (expected !== undefined && expected !== act.hash) found("rewritten", act.number, rewritten(act.number));
    last = { number: act.number, hash: act.hash };
  };
  const end = (least: number, head: ChainHead | undefined): readonly ChainBreak[] => {
    const most = head?.rows ?? 0;
    if (least > last.number) found("removed", last.number + 1, removed(last.number + 1, least));
    else if (most < last.number) found("inserted", most + 1, inserted(most + 1));
    else if (most === last.number && head !== undefined && head.hash !== last.hash && breaks.length === 0)
      found("changed", last.number, changed(last.number));
    return breaks;
  };
  return { step, rows: () => rows, end };
}

function ofStrand(strand: number, { zh, en }: Words): Words {
  return { zh: `第 ${strand} 股${zh}`, en: `strand ${strand}, ${en}` };
}

function removed(first: number, last: number): Words {
  const which = first === last ? `${first}` : `${first}–${last}`;
  return { zh: `第 ${which} 条被删除`, en: `row ${which} was taken out` };
}

function changed(number: number): Words {
  return { zh: `第 ${number} 条被改动`, en: `row ${number} was changed` };
}

function inserted(number: number): Words {
  return {
    zh: `第 ${number} 条与前一条接不上：它是后来插入的，或前面的记录被改写过`,
    en: `row ${number} does not follow from the row before it: it was put in later, or what stands before it was rewritten`,
  };
}

function rewritten(number: number): Words {
  return {
    zh: `第 ${number} 条与另存的校验点不符：到此为止的记录被整段改写过`,
    en: `row ${number} differs from the checkpoint kept elsewhere: the rows up to it were rewritten`,
  };
}
