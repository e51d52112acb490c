import {
  asSystem,
  endOtherSessions,
  type OpenSession,
  record,
  setPasswordHash,
  setSecondFactor,
  takeTotpStep,
} from "../store/index.ts";
import type { SignInDeps } from "./deps.ts";
import { hashPassword, isPassword } from "./password-hash.ts";
import { newSecondFactor, secondFactorSheet, stepOfCode } from "./second-factor.ts";
import { openSecret, sealSecret } from "./secret-box.ts";

/**
 * Sets the password of the session's account and ends its other sessions.
 * A session opened by password must give the current one; one opened by a one-time link need not.
 *
 * @returns false when the current password was needed and is wrong
 */
export async function setPassword(
  { store }: SignInDeps,
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
  { store, secretKey }: SignInDeps,
  { account }: OpenSession,
): Promise<{ readonly secret: string; readonly uri: string; readonly svg: string } | null> {
  if (account.totp_confirmed_at !== null) return null;
  const secret = newSecondFactor();
  await asSystem(() =>
    record(store, { regionCode: account.region_code, name: account.name }, async (writing) => {
      const sealed = sealSecret(secretKey, account.account_id, secret);
      await setSecondFactor(writing, account.account_id, { secret: sealed, confirmedAt: null });
      return { result: undefined, acts: [] };
    }),
  );
  return { secret, ...secondFactorSheet(secret, account.name) };
}

/** Puts the second factor in force with a first code, and ends the other sessions. False when the code is not right. */
export async function confirmSecondFactor(deps: SignInDeps, session: OpenSession, code: string): Promise<boolean> {
  const { store, now } = deps;
  const { account } = session;
  const step = stepOf(deps, account, code);
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
export async function dropSecondFactor(deps: SignInDeps, { account }: OpenSession, code: string): Promise<boolean> {
  const { store } = deps;
  if (stepOf(deps, account, code) === null) return false;
  return await asSystem(() =>
    record(store, { regionCode: account.region_code, name: account.name }, async (writing) => {
      await setSecondFactor(writing, account.account_id, { secret: null, confirmedAt: null });
      return { result: true, acts: [{ what: "second-factor.off", subject: account.name }] };
    }),
  );
}

/** The time step of a code of the account's secret; null: there is none, it does not open, or the code is not right. */
function stepOf({ secretKey, now }: SignInDeps, account: OpenSession["account"], code: string): number | null {
  if (account.totp_secret === null) return null;
  const secret = openSecret(secretKey, account.account_id, account.totp_secret);
  return secret === null ? null : stepOfCode(secret, code, now());
}
