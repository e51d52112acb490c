import {
  type Account,
  asSystem,
  countWrongTry,
  findAccount,
  findLinkedAccount,
  forgetWrongTries,
  record,
  takeSignInLink,
  takeTotpStep,
  type Writing,
} from "../store/index.ts";
import type { SignInDeps } from "./deps.ts";
import { hashPassword, isPassword } from "./password-hash.ts";
import { stepOfCode } from "./second-factor.ts";
import { openSecret } from "./secret-box.ts";
import { type NewSession, openSession } from "./sessions.ts";
import { hashToken, newToken } from "./token.ts";

/**
 * Why nobody is let in: what was given does not belong together (or the account is locked); the second factor is wanted; or its secret
 * does not open with this machine's key, so that no code can be judged.
 */
export type SignInRefusal = "wrong" | "code-wanted" | "factor-unreadable";

export type SignedIn = NewSession | { readonly refused: SignInRefusal };

interface Given {
  /** the code of the second factor */
  readonly code?: string | undefined;
  readonly agent: string | null;
}

const wrong = { refused: "wrong" } as const;

/** Opens a session with a one-time link; "wrong" when the link is unknown, expired or used. The link stays good while a code is wanted. */
export async function signInByLink(deps: SignInDeps, given: Given & { readonly token: string }): Promise<SignedIn> {
  const { store, now } = deps;
  return await asSystem(async () => {
    const account = await findLinkedAccount(store, hashToken(given.token), now());
    if (account === undefined || isShut(account, now())) return wrong;
    return await open(deps, account, {
      ...given,
      by: "link",
      first: async (writing) => (await takeSignInLink(writing, hashToken(given.token), now())) !== undefined,
    });
  });
}

/**
 * Opens a session by name and password, and the code of the second factor where the account has one. Takes as long, and says the same,
 * for an unknown name and for a locked account: nobody learns by trying which names exist.
 */
export async function signInByPassword(
  deps: SignInDeps,
  given: Given & { readonly name: string; readonly password: string },
): Promise<SignedIn> {
  const { store, now } = deps;
  return await asSystem(async () => {
    const account = await findAccount(store, given.name);
    const right = await isPassword(given.password, account?.password_hash ?? (await hashOfNobody()));
    if (account === undefined || account.password_hash === null || isShut(account, now())) return wrong;
    if (!right) return await wrongTry(deps, account);
    return await open(deps, account, { ...given, by: "password", first: async () => true });
  });
}

function isShut(account: Account, now: Date): boolean {
  return account.stopped_at !== null || (account.locked_until !== null && account.locked_until > now);
}

async function wrongTry(deps: SignInDeps, account: Account): Promise<{ readonly refused: "wrong" }> {
  const { store, people, now } = deps;
  await record(store, { regionCode: account.region_code, name: account.name }, async (writing) => {
    const locks = await countWrongTry(writing, account.account_id, { rules: people.signIn, now: now() });
    return { result: undefined, acts: locks ? [{ what: "account.lock", subject: account.name }] : [] };
  });
  return wrong;
}

interface Opening extends Given {
  readonly by: "link" | "password" | "oidc";
  /** what must succeed in the same transaction: using the link up */
  first(writing: Writing): Promise<boolean>;
}

/** Asks for the second factor where there is one, and opens the session. */
async function open(deps: SignInDeps, account: Account, opening: Opening): Promise<SignedIn> {
  const step = stepGiven(deps, account, opening.code);
  if (step === "wanted") return { refused: "code-wanted" };
  if (step === "unreadable") return { refused: "factor-unreadable" };
  if (step === "wrong") return await wrongTry(deps, account);
  const { region_code: regionCode, name, account_id: id } = account;
  return await record<SignedIn>(deps.store, { regionCode, name }, async (writing) => {
    const isFirst = (step === null || (await takeTotpStep(writing, id, step))) && (await opening.first(writing));
    if (!isFirst) return { result: wrong, acts: [] };
    await forgetWrongTries(writing, id);
    const session = await openSession(deps, writing, { account, by: opening.by, agent: opening.agent });
    return { result: session, acts: [{ what: "session.open", subject: name, details: { by: opening.by } }] };
  });
}

/** The time step of the code; null: the account has no second factor. */
function stepGiven(
  { secretKey, now }: SignInDeps,
  account: Account,
  code: string | undefined,
): number | null | "wanted" | "wrong" | "unreadable" {
  if (account.totp_secret === null || account.totp_confirmed_at === null) return null;
  if (code === undefined || code.trim() === "") return "wanted";
  const secret = openSecret(secretKey, account.account_id, account.totp_secret);
  if (secret === null) return "unreadable";
  return stepOfCode(secret, code, now()) ?? "wrong";
}

/** Opens a session for whom another house vouches for. Its second factor is that house's affair. */
export async function openVouched(deps: SignInDeps, account: Account, agent: string | null): Promise<SignedIn> {
  if (isShut(account, deps.now())) return wrong;
  const withoutFactor = { ...account, totp_secret: null };
  const opened = await asSystem(() => open(deps, withoutFactor, { by: "oidc", agent, first: async () => true }));
  return "refused" in opened ? opened : { ...opened, account };
}

let nobody: Promise<string> | undefined;
function hashOfNobody(): Promise<string> {
  nobody ??= hashPassword(newToken());
  return nobody;
}
