import { sql } from "kysely";
import { type Account, endOtherSessions } from "./accounts.ts";
import type { Store } from "./connect.ts";
import type { Writing } from "./record.ts";
import type { SessionTable } from "./tables.ts";

/** The accounts in reach, by region and name. */
export async function listPeople(store: Store): Promise<Account[]> {
  return await store.db.selectFrom("account").selectAll().orderBy("region_code").orderBy("name").execute();
}

/** The account of this id that is in reach, or undefined. */
export async function findPerson(store: Pick<Store, "db">, accountId: string): Promise<Account | undefined> {
  return await store.db.selectFrom("account").selectAll().where("account_id", "=", accountId).executeTakeFirst();
}

/** What an administrator may change of an account: these fields and no other. */
export interface PersonChange {
  readonly role: string;
  readonly regionCode: string;
  readonly schools: readonly string[];
  readonly fullName: string | null;
}

export async function changePerson(writing: Writing, accountId: string, change: PersonChange): Promise<void> {
  await writing
    .updateTable("account")
    .set({
      role: change.role,
      region_code: change.regionCode,
      schools: JSON.stringify(change.schools),
      full_name: change.fullName,
    })
    .where("account_id", "=", accountId)
    .execute();
}

/** Stops an account and ends its sessions, or lets it in again (`null`). */
export async function stopPerson(writing: Writing, accountId: string, stoppedAt: Date | null): Promise<void> {
  await writing.updateTable("account").set({ stopped_at: stoppedAt }).where("account_id", "=", accountId).execute();
  if (stoppedAt !== null) await endOtherSessions(writing, accountId, "");
}

/** Unlocks an account and ends its sessions; takes away its second factor when that is lost. */
export async function recoverPerson(writing: Writing, accountId: string, dropSecondFactor: boolean): Promise<void> {
  await writing
    .updateTable("account")
    .set({ tries: 0, locks: 0, locked_until: null })
    .where("account_id", "=", accountId)
    .execute();
  if (dropSecondFactor) await setSecondFactor(writing, accountId, { secret: null, confirmedAt: null });
  await endOtherSessions(writing, accountId, "");
}

/** Keeps the secret of a second factor; it counts from `confirmedAt`. */
export async function setSecondFactor(
  writing: Writing,
  accountId: string,
  factor: { readonly secret: string | null; readonly confirmedAt: Date | null },
): Promise<void> {
  await writing
    .updateTable("account")
    .set({ totp_secret: factor.secret, totp_confirmed_at: factor.confirmedAt, totp_step: 0 })
    .where("account_id", "=", accountId)
    .execute();
}

/** Uses a code's time step up. False when that step, or a later one, was used before: of two uses at once, one wins. */
export async function takeTotpStep(writing: Writing, accountId: string, step: number): Promise<boolean> {
  const { numUpdatedRows } = await writing
    .updateTable("account")
    .set({ totp_step: step })
    .where("account_id", "=", accountId)
    .where("totp_step", "<", step)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** How long a lock lasts, in minutes, and after how many tries. */
export interface LockRules {
  readonly triesBeforeLock: number;
  readonly lockMinutes: number;
  readonly mostLockMinutes: number;
}

/** Counts a wrong try, and locks the account when there were too many: each lock twice as long as the one before. True when it locks. */
export async function countWrongTry(
  writing: Writing,
  accountId: string,
  { rules, now }: { readonly rules: LockRules; readonly now: Date },
): Promise<boolean> {
  const { tries, locks } = await writing
    .updateTable("account")
    .set({ tries: sql`tries + 1` })
    .where("account_id", "=", accountId)
    .returning(["tries", "locks"])
    .executeTakeFirstOrThrow();
  if (tries < rules.triesBeforeLock) return false;
  const minutes = Math.min(rules.lockMinutes * 2 ** locks, rules.mostLockMinutes);
  await writing
    .updateTable("account")
    .set({ tries: 0, locks: locks + 1, locked_until: new Date(now.getTime() + minutes * 60_000) })
    .where("account_id", "=", accountId)
    .execute();
  return true;
}

/** After a sign-in that succeeded: no wrong tries are counted any more. */
export async function forgetWrongTries(writing: Writing, accountId: string): Promise<void> {
  await writing
    .updateTable("account")
    .set({ tries: 0, locks: 0, locked_until: null })
    .where("account_id", "=", accountId)
    .execute();
}

/** An open session as a list shows it: never its token. */
export interface SessionRow {
  readonly sessionId: string;
  readonly accountId: string;
  readonly openedBy: SessionTable["opened_by"];
  readonly createdAt: Date;
  readonly lastSeenAt: Date;
  readonly agent: string | null;
}

/** The open sessions of an account, the one last used first. */
export async function listSessions(store: Store, accountId: string, now: Date): Promise<SessionRow[]> {
  const rows = await store.db
    .selectFrom("session")
    .selectAll()
    .where("account_id", "=", accountId)
    .where("expires_at", ">", now)
    .orderBy("last_seen_at", "desc")
    .execute();
  return rows.map((row) => ({
    sessionId: row.session_id,
    accountId: row.account_id,
    openedBy: row.opened_by,
    createdAt: row.created_at,
    lastSeenAt: row.last_seen_at,
    agent: row.agent,
  }));
}

/** Ends one session of an account. False when the account has none of this id. */
export async function endSessionById(writing: Writing, accountId: string, sessionId: string): Promise<boolean> {
  const { numDeletedRows } = await writing
    .deleteFrom("session")
    .where("account_id", "=", accountId)
    .where("session_id", "=", sessionId)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}

/** The account bound to an identity elsewhere. */
export async function findByOidc(store: Store, issuer: string, subject: string): Promise<Account | undefined> {
  return await store.db
    .selectFrom("account")
    .selectAll()
    .where("oidc_issuer", "=", issuer)
    .where("oidc_subject", "=", subject)
    .executeTakeFirst();
}

/** Binds an account to an identity elsewhere, once. False when it is bound already. */
export async function bindOidc(
  writing: Writing,
  accountId: string,
  identity: { readonly issuer: string; readonly subject: string },
): Promise<boolean> {
  const { numUpdatedRows } = await writing
    .updateTable("account")
    .set({ oidc_issuer: identity.issuer, oidc_subject: identity.subject })
    .where("account_id", "=", accountId)
    .where("oidc_subject", "is", null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Opens a calendar under a secret whose hash this is; the former one ends. Null: none is open any more. */
export async function setCalendarHash(writing: Writing, accountId: string, hash: string | null): Promise<void> {
  await writing.updateTable("account").set({ calendar_hash: hash }).where("account_id", "=", accountId).execute();
}

/** The account whose calendar has this secret, unless it is stopped. */
export async function findByCalendar(store: Pick<Store, "db">, hash: string): Promise<Account | undefined> {
  return await store.db
    .selectFrom("account")
    .selectAll()
    .where("calendar_hash", "=", hash)
    .where("stopped_at", "is", null)
    .executeTakeFirst();
}
