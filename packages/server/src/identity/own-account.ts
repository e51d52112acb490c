import {
  asSystem,
  endOtherSessions,
  type OpenSession,
  record,
  setPasswordHash,
  setSecondFactor,
  takeTotpStep,
} from "../store/index.ts";
import type { IdentityDeps } from "./deps.ts";
import { hashPassword, isPassword } from "./password-hash.ts";
import { newSecondFactor, secondFactorSheet, stepOfCode } from "./second-factor.ts";

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

/** A second factor to be shown to an authenticator app. It counts once a code of it is given. */
export async function beginSecondFactor(
  { store }: IdentityDeps,
  { account }: OpenSession,
): Promise<{ readonly secret: string; readonly uri: string; readonly svg: string } | null> {
  if (account.totp_confirmed_at !== null) return null;
  const secret = newSecondFactor();
  await asSystem(() =>
    record(store, { regionCode: account.region_code, name: account.name }, async (writing) => {
      await setSecondFactor(writing, account.account_id, { secret, confirmedAt: null });
      return { result: undefined, acts: [] };
    }),
  );
  return { secret, ...secondFactorSheet(secret, account.name) };
}

/** Puts the second factor in force with a first code, and ends the other sessions. False when the code is not right. */
export async function confirmSecondFactor(
  { store, now }: IdentityDeps,
  session: OpenSession,
  code: string,
): Promise<boolean> {
  const { account } = session;
  const step = account.totp_secret === null ? null : stepOfCode(account.totp_secret, code, now());
  if (account.totp_secret === null || account.totp_confirmed_at !== null || step === null) return false;
  const secret = account.totp_secret;
  return await asSystem(() =>
    record(store, { regionCode: account.region_code, name: account.name }, async (writing) => {
      await setSecondFactor(writing, account.account_id, { secret, confirmedAt: now() });
      await takeTotpStep(writing, account.account_id, step);
      await endOtherSessions(writing, account.account_id, session.tokenHash);
      return { result: true, acts: [{ what: "second-factor.on", subject: account.name }] };
    }),
  );
}

/** Takes the second factor away, with a code of it. False when the code is not right. */
export async function dropSecondFactor(
  { store, now }: IdentityDeps,
  { account }: OpenSession,
  code: string,
): Promise<boolean> {
  if (account.totp_secret === null || stepOfCode(account.totp_secret, code, now()) === null) return false;
  return await asSystem(() =>
    record(store, { regionCode: account.region_code, name: account.name }, async (writing) => {
      await setSecondFactor(writing, account.account_id, { secret: null, confirmedAt: null });
      return { result: true, acts: [{ what: "second-factor.off", subject: account.name }] };
    }),
  );
}
