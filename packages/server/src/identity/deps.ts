import type { PeoplePolicy } from "../policy/index.ts";
import type { Store } from "../store/index.ts";
import type { SecretKey } from "./secret-box.ts";

/** What this room is handed. It judges by itself who is who, so it asks the database as the server (`asSystem`). */
export interface IdentityDeps {
  readonly store: Store;
  readonly now: () => Date;
  readonly people: PeoplePolicy;
}

/** What signing in needs besides: the key that seals the secrets of second factors. */
export interface SignInDeps extends IdentityDeps {
  readonly secretKey: SecretKey;
}

const hour = 3_600_000;

/** A moment so many hours later. */
export function hoursAfter(moment: Date, hours: number): Date {
  return new Date(moment.getTime() + hours * hour);
}
