import type { Transaction } from "kysely";
import { appendAudit } from "./append-audit.ts";
import type { Store } from "./connect.ts";
import type { Tables } from "./tables.ts";

/** Who does it, and for which region: every write has one. */
export interface Actor {
  readonly regionCode: string;
  /** the account's name; "system" for what the server does by itself */
  readonly name: string;
}

/** One line of the audit. */
export interface Act {
  /** "version.publish", "session.open", … */
  readonly what: string;
  /** id of the thing it was done to */
  readonly subject: string;
  /** region the thing belongs to; default the actor's */
  readonly regionCode?: string;
  readonly details?: Readonly<Record<string, unknown>>;
}

export type Writing = Transaction<Tables>;

/** What a write gives back, and the acts to write into the audit with it. */
export interface Recorded<T> {
  readonly result: T;
  readonly acts: readonly Act[];
}

/**
 * The one way to write: the work and its audit rows in one transaction, so that neither exists without the other.
 *
 * @throws DiskFull before anything is done
 * @param work must use the transaction it is handed, never the store's own connection (the embedded one has only one)
 */
export async function record<T>(
  store: Store,
  actor: Actor,
  work: (writing: Writing) => Promise<Recorded<T>>,
): Promise<T> {
  await store.room(0);
  return await store.db.transaction().execute(async (writing) => {
    const { result, acts } = await work(writing);
    await appendAudit(writing, actor, acts);
    return result;
  });
}
