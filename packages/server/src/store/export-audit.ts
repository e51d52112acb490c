import { canonicalAct } from "./audit-chain.ts";
import type { Store } from "./connect.ts";
import { actsOfStrand, type ChainHead, chainHeads, type HashedAct } from "./verify-audit.ts";

/**
 * The audit as lines of JSON, strand by strand, each in its order: `{"hash":"…","row":{…}}`, where the hash is SHA-256 of the bytes of
 * `row` as they stand in the line. So the export can be checked with any tool that knows SHA-256. The ends of the chains stand last.
 *
 * @param regionCode only this region
 */
export async function* auditLines(store: Pick<Store, "db">, regionCode?: string): AsyncGenerator<string> {
  const all = await chainHeads(store);
  const heads = all.filter((head) => regionCode === undefined || head.region_code === regionCode);
  for (const head of heads)
    for await (const act of untilHead(store, head)) yield `{"hash":"${act.hash}","row":${canonicalAct(act)}}\n`;
  yield `${JSON.stringify({ checkpoint: heads })}\n`;
}

/** Rows appended while we write belong to the next export. */
async function* untilHead(store: Pick<Store, "db">, head: ChainHead): AsyncGenerator<HashedAct> {
  for await (const act of actsOfStrand(store, head)) {
    if (act.number > head.rows) return;
    yield act;
  }
}
