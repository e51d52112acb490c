import { randomUUID } from "node:crypto";
import {
  type Account,
  asSystem,
  addAccount,
  addSession,
  addSignInLink,
  endOtherSessions,
  endSession,
  findAccount,
  findSession,
  type OpenSession,
  record,
  setPasswordHash,
  type Store,
  takeSignInLink,
} from "../store/index.ts";
import { hashPassword, isPassword } from "./password-hash.ts";
import { hashToken, newToken } from "./token.ts";

export interface IdentityDeps {
  readonly store: Store;
  readonly now: () => Date;
}

/** The one administrator, until the issue of people and tiers: works for the whole nation, "000000". */
const administrator = { name: "admin", regionCode: "000000" };

const hour = 3_600_000;
const linkLasts = 24 * hour;
const sessionLasts = 14 * 24 * hour;

/** An open session: the token goes into the cookie and is nowhere else. */
export interface NewSession {
  readonly token: string;
  readonly account: Account;
  readonly expiresAt: Date;
}

/**
 * A one-time sign-in link for the administrator; the account is made on the first start. Earlier links stop working.
 *
 * @returns the secret for the link, good once and for 24 hours
 */
export async function newSignInToken({ store, now }: IdentityDeps): Promise<string> {
  const account = (await findAccount(store, administrator.name)) ?? (await addAdministrator(store));
  const token = newToken();
  const link = { tokenHash: hashToken(token), accountId: account.account_id, expiresAt: after(now(), linkLasts) };
  await record(store, { regionCode: account.region_code, name: "system" }, async (writing) => {
    await addSignInLink(writing, link);
    return { result: undefined, acts: [{ what: "sign-in-link.new", subject: account.name }] };
  });
  return token;
}

async function addAdministrator(store: Store): Promise<Pick<Account, "account_id" | "region_code" | "name">> {
  const id = randomUUID();
  await record(store, { regionCode: administrator.regionCode, name: "system" }, async (writing) => {
    await addAccount(writing, { id, ...administrator, role: "administrator" });
    return { result: undefined, acts: [{ what: "account.add", subject: administrator.name }] };
  });
  return { account_id: id, region_code: administrator.regionCode, name: administrator.name };
}

/** True until the administrator has set a password: then every start prints a new link. */
export async function needsPassword({ store }: IdentityDeps): Promise<boolean> {
  const account = await findAccount(store, administrator.name);
  return account === undefined || account.password_hash === null;
}

/** Opens a session with a one-time link; undefined when the link is unknown, expired or used. */
export async function signInByLink(deps: IdentityDeps, token: string): Promise<NewSession | undefined> {
  return await asSystem(() => openByLink(deps, token));
}

async function openByLink({ store, now }: IdentityDeps, token: string): Promise<NewSession | undefined> {
  return await record(store, { regionCode: administrator.regionCode, name: administrator.name }, async (writing) => {
    const account = await takeSignInLink(writing, hashToken(token), now());
    if (account === undefined) return { result: undefined, acts: [] };
    const session = newSession(account, now());
    await addSession(writing, { ...stored(session), openedBy: "link", now: now() });
    return { result: session, acts: [{ what: "session.open", subject: account.name, details: { by: "link" } }] };
  });
}

/** Opens a session by name and password; undefined when they do not belong together. Takes as long for an unknown name. */
export async function signInByPassword(
  deps: IdentityDeps,
  given: { name: string; password: string },
): Promise<NewSession | undefined> {
  return await asSystem(() => openByPassword(deps, given));
}

async function openByPassword(
  { store, now }: IdentityDeps,
  given: { name: string; password: string },
): Promise<NewSession | undefined> {
  const account = await findAccount(store, given.name);
  const hash = account?.password_hash ?? (await hashOfNobody());
  const right = await isPassword(given.password, hash);
  if (!right || account === undefined || account.password_hash === null) return undefined;
  const session = newSession(account, now());
  return await record(store, { regionCode: account.region_code, name: account.name }, async (writing) => {
    await addSession(writing, { ...stored(session), openedBy: "password", now: now() });
    return { result: session, acts: [{ what: "session.open", subject: account.name, details: { by: "password" } }] };
  });
}

let nobody: Promise<string> | undefined;
function hashOfNobody(): Promise<string> {
  nobody ??= hashPassword(newToken());
  return nobody;
}

/** The session a cookie's token belongs to, while it has not expired. */
export async function sessionOf({ store, now }: IdentityDeps, token: string): Promise<OpenSession | undefined> {
  return await findSession(store, hashToken(token), now());
}

export async function signOut({ store }: IdentityDeps, session: OpenSession): Promise<void> {
  const { name, region_code: regionCode } = session.account;
  await asSystem(() =>
    record(store, { regionCode, name }, async (writing) => {
      await endSession(writing, session.tokenHash);
      return { result: undefined, acts: [{ what: "session.close", subject: name }] };
    }),
  );
}

/**
 * Sets the password of the session's account and ends its other sessions.
 * A session opened by password must give the current one; one opened by a one-time link need not.
 *
 * @returns false when the current password was needed and is wrong
 */
export async function setPassword(
  { store }: IdentityDeps,
  session: OpenSession,
  given: { password: string; current?: string | undefined },
): Promise<boolean> {
  const { account } = session;
  if (!(await mayReplacePassword(session, given.current))) return false;
  const hash = await hashPassword(given.password);
  await asSystem(() =>
    record(store, { regionCode: account.region_code, name: account.name }, async (writing) => {
      await setPasswordHash(writing, account.account_id, hash);
      await endOtherSessions(writing, account.account_id, session.tokenHash);
      return { result: undefined, acts: [{ what: "account.password", subject: account.name }] };
    }),
  );
  return true;
}

async function mayReplacePassword(session: OpenSession, current: string | undefined): Promise<boolean> {
  if (session.openedBy === "link" || session.account.password_hash === null) return true;
  return current !== undefined && (await isPassword(current, session.account.password_hash));
}

function newSession(account: Account, now: Date): NewSession {
  return { token: newToken(), account, expiresAt: after(now, sessionLasts) };
}

function stored(session: NewSession): { tokenHash: string; accountId: string; expiresAt: Date } {
  return { tokenHash: hashToken(session.token), accountId: session.account.account_id, expiresAt: session.expiresAt };
}

function after(moment: Date, milliseconds: number): Date {
  return new Date(moment.getTime() + milliseconds);
}
