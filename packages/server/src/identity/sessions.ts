import {
  type Account,
  addSession,
  asSystem,
  endSession,
  endSessionById,
  findSession,
  listSessions,
  noteSeen,
  type OpenSession,
  record,
  type SessionRow,
  type Writing,
} from "../store/index.ts";
import { hoursAfter, type IdentityDeps } from "./deps.ts";
import { hashToken, newToken } from "./token.ts";

/** An open session: the token goes into the cookie and is nowhere else. */
export interface NewSession {
  readonly token: string;
  readonly account: Account;
  readonly expiresAt: Date;
}

/** Use of a session is noted at most this often: each note is a commit. */
const noteEvery = 5 * 60_000;

/** Opens a session for an account, within the transaction that let it in. The token is new: none that the browser brought is kept. */
export async function openSession(
  { now, people }: IdentityDeps,
  writing: Writing,
  opening: { readonly account: Account; readonly by: OpenSession["openedBy"]; readonly agent: string | null },
): Promise<NewSession> {
  const { account, by, agent } = opening;
  const session = { token: newToken(), account, expiresAt: hoursAfter(now(), people.signIn.sessionHours) };
  await addSession(writing, {
    tokenHash: hashToken(session.token),
    accountId: account.account_id,
    expiresAt: session.expiresAt,
    openedBy: by,
    now: now(),
    agent,
  });
  return session;
}

/** The session a cookie's token belongs to, while it has neither expired nor lain idle too long, and its account is not stopped. */
export async function sessionOf(deps: IdentityDeps, token: string): Promise<OpenSession | undefined> {
  const { store, people } = deps;
  const now = deps.now();
  const tokenHash = hashToken(token);
  const idleSince = hoursAfter(now, -people.signIn.idleHours);
  const session = await asSystem(() => findSession(store, tokenHash, { now, idleSince }));
  if (session !== undefined && now.getTime() - session.lastSeenAt.getTime() > noteEvery)
    await asSystem(() => noteSeen(store, tokenHash, now));
  return session;
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

/** The open sessions of an account. Whether they may be seen, the caller has judged. */
export async function sessionsOf({ store, now }: IdentityDeps, accountId: string): Promise<SessionRow[]> {
  return await asSystem(() => listSessions(store, accountId, now()));
}

/** Ends one session of an account. Whether it may be ended, the caller has judged. False when there is none of this id. */
export async function endOneSession(
  { store }: IdentityDeps,
  by: Account,
  { account, sessionId }: { readonly account: Account; readonly sessionId: string },
): Promise<boolean> {
  return await asSystem(() =>
    record(store, { regionCode: by.region_code, name: by.name }, async (writing) => {
      const result = await endSessionById(writing, account.account_id, sessionId);
      const act = { what: "session.end", subject: account.name, regionCode: account.region_code };
      return { result, acts: result ? [act] : [] };
    }),
  );
}
