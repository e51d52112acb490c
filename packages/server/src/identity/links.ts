import { randomUUID } from "node:crypto";
import { addAccount, addSignInLink, asSystem, findAccount, record, type Writing } from "../store/index.ts";
import { hoursAfter, type IdentityDeps } from "./deps.ts";
import { hashToken, newToken } from "./token.ts";

/** The first account: administers the whole tree, the nation's code at its root. Its password is set through the link. */
const administrator = { name: "admin", regionCode: "000000", role: "administrator" };

interface Linked {
  readonly account_id: string;
  readonly region_code: string;
  readonly name: string;
}

/**
 * A one-time sign-in link for the first administrator; the account is made on the first start. Earlier links stop working.
 *
 * @returns the secret for the link, good once
 */
export async function newSignInToken(deps: IdentityDeps): Promise<string> {
  const { store, people } = deps;
  return await asSystem(async () => {
    const account = (await findAccount(store, administrator.name)) ?? (await addAdministrator(deps));
    return await record(store, { regionCode: account.region_code, name: "system" }, async (writing) => ({
      result: await addLink(deps, writing, { account, hours: people.signIn.linkHours }),
      acts: [{ what: "sign-in-link.new", subject: account.name }],
    }));
  });
}

async function addAdministrator({ store }: IdentityDeps): Promise<Linked> {
  const id = randomUUID();
  await record(store, { regionCode: administrator.regionCode, name: "system" }, async (writing) => {
    await addAccount(writing, { id, ...administrator });
    return { result: undefined, acts: [{ what: "account.add", subject: administrator.name }] };
  });
  return { account_id: id, region_code: administrator.regionCode, name: administrator.name };
}

/** True until the first administrator can sign in by itself: then every start prints a new link. */
export async function needsPassword({ store }: Pick<IdentityDeps, "store">): Promise<boolean> {
  const account = await asSystem(() => findAccount(store, administrator.name));
  return account === undefined || (account.password_hash === null && account.oidc_subject === null);
}

/** Adds a one-time link for an account, within a transaction; its earlier links stop working. @returns the secret */
export async function addLink(
  { now }: IdentityDeps,
  writing: Writing,
  { account, hours }: { readonly account: Pick<Linked, "account_id">; readonly hours: number },
): Promise<string> {
  const token = newToken();
  const expiresAt = hoursAfter(now(), hours);
  await addSignInLink(writing, { tokenHash: hashToken(token), accountId: account.account_id, expiresAt });
  return token;
}
