import type { Selectable } from "kysely";
import type { Store } from "./connect.ts";
import type { Writing } from "./record.ts";
import type { AccountTable, SessionTable } from "./tables.ts";

export type Account = Selectable<AccountTable>;

/** An open session with its account. */
export interface OpenSession {
  readonly tokenHash: string;
  readonly sessionId: string;
  readonly lastSeenAt: Date;
  readonly openedBy: SessionTable["opened_by"];
  readonly account: Account;
}

/** The account of this name, or undefined. */
export async function findAccount(store: Store, name: string): Promise<Account | undefined> {
  return await store.db.selectFrom("account").selectAll().where("name", "=", name).executeTakeFirst();
}

export interface NewAccount {
  readonly id: string;
  readonly regionCode: string;
  readonly name: string;
  readonly role: string;
  readonly fullName?: string | null;
  readonly schools?: readonly string[];
  readonly createdBy?: string;
}

/** Adds an account, without a password: it is set through a one-time link. */
export async function addAccount(writing: Writing, account: NewAccount): Promise<void> {
  await writing
    .insertInto("account")
    .values({
      account_id: account.id,
      region_code: account.regionCode,
      name: account.name,
      role: account.role,
      full_name: account.fullName ?? null,
      schools: JSON.stringify(account.schools ?? []),
      created_by: account.createdBy ?? null,
      password_hash: null,
    })
    .execute();
}

export async function setPasswordHash(writing: Writing, accountId: string, passwordHash: string): Promise<void> {
  await writing
    .updateTable("account")
    .set({ password_hash: passwordHash })
    .where("account_id", "=", accountId)
    .execute();
}

/** Opens a session; those that have expired by `now` are forgotten. */
export async function addSession(
  writing: Writing,
  session: {
    tokenHash: string;
    accountId: string;
    openedBy: SessionTable["opened_by"];
    expiresAt: Date;
    now: Date;
    agent?: string | null;
  },
): Promise<void> {
  await writing.deleteFrom("session").where("expires_at", "<=", session.now).execute();
  await writing
    .insertInto("session")
    .values({
      token_hash: session.tokenHash,
      account_id: session.accountId,
      opened_by: session.openedBy,
      expires_at: session.expiresAt,
      last_seen_at: session.now,
      agent: session.agent ?? null,
    })
    .execute();
}

/** The session of this token that has not expired nor lain idle since `idleSince`, with its account unless that is stopped. */
export async function findSession(
  store: Store,
  tokenHash: string,
  at: { readonly now: Date; readonly idleSince: Date },
): Promise<OpenSession | undefined> {
  const row = await store.db
    .selectFrom("session")
    .innerJoin("account", "account.account_id", "session.account_id")
    .selectAll("account")
    .select(["session.opened_by", "session.session_id", "session.last_seen_at"])
    .where("token_hash", "=", tokenHash)
    .where("expires_at", ">", at.now)
    .where("last_seen_at", ">", at.idleSince)
    .where("account.stopped_at", "is", null)
    .executeTakeFirst();
  if (row === undefined) return undefined;
  const { opened_by: openedBy, session_id: sessionId, last_seen_at: lastSeenAt, ...account } = row;
  return { tokenHash, sessionId, openedBy, lastSeenAt, account };
}

/** Notes that a session is in use. Not a user's write: it leaves no audit row. */
export async function noteSeen(store: Store, tokenHash: string, now: Date): Promise<void> {
  await store.db.updateTable("session").set({ last_seen_at: now }).where("token_hash", "=", tokenHash).execute();
}

export async function endSession(writing: Writing, tokenHash: string): Promise<void> {
  await writing.deleteFrom("session").where("token_hash", "=", tokenHash).execute();
}

/** Ends every other session of the account: after a new password. */
export async function endOtherSessions(writing: Writing, accountId: string, keptTokenHash: string): Promise<void> {
  await writing
    .deleteFrom("session")
    .where("account_id", "=", accountId)
    .where("token_hash", "<>", keptTokenHash)
    .execute();
}

/** A new one-time link; the account's earlier ones stop working. */
export async function addSignInLink(
  writing: Writing,
  link: { tokenHash: string; accountId: string; expiresAt: Date },
): Promise<void> {
  await writing.deleteFrom("sign_in_link").where("account_id", "=", link.accountId).execute();
  await writing
    .insertInto("sign_in_link")
    .values({ token_hash: link.tokenHash, account_id: link.accountId, expires_at: link.expiresAt, used_at: null })
    .execute();
}

/**
 * Uses a one-time link up: of two uses at the same moment, one wins.
 *
 * @returns its account; undefined when the link is unknown, expired or used
 */
export async function takeSignInLink(writing: Writing, tokenHash: string, now: Date): Promise<Account | undefined> {
  const taken = await writing
    .updateTable("sign_in_link")
    .set({ used_at: now })
    .where("token_hash", "=", tokenHash)
    .where("used_at", "is", null)
    .where("expires_at", ">", now)
    .returning("account_id")
    .executeTakeFirst();
  if (taken === undefined) return undefined;
  return await writing.selectFrom("account").selectAll().where("account_id", "=", taken.account_id).executeTakeFirst();
}

/** The account of a one-time link that is still good, or undefined. The link is not used up by asking. */
export async function findLinkedAccount(store: Store, tokenHash: string, now: Date): Promise<Account | undefined> {
  return await store.db
    .selectFrom("sign_in_link")
    .innerJoin("account", "account.account_id", "sign_in_link.account_id")
    .selectAll("account")
    .where("token_hash", "=", tokenHash)
    .where("used_at", "is", null)
    .where("expires_at", ">", now)
    .executeTakeFirst();
}
