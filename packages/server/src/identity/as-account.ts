import type { PeoplePolicy } from "../policy/index.ts";
import { type Account, asSystem, findAccount, type Store, withScope } from "../store/index.ts";
import { type Holder, scopeOf } from "./permission.ts";

/** An account as permissions are judged by. */
export function holderOfAccount(account: Pick<Account, "account_id" | "role" | "region_code" | "schools">): Holder {
  const { account_id: accountId, role, region_code: regionCode, schools } = account;
  return { accountId, role, regionCode, schools };
}

/**
 * Runs work that outlives the request which asked for it, within the reach of the account that asked: what it may not write, the
 * database refuses. A name without an account ("system") is the server itself.
 */
export async function asAccount<T>(
  { store, people }: { readonly store: Store; readonly people: PeoplePolicy },
  name: string,
  work: () => Promise<T>,
): Promise<T> {
  const account = await asSystem(() => findAccount(store, name));
  if (account === undefined) return await asSystem(work);
  return await withScope(scopeOf(people, holderOfAccount(account), true), work);
}
