import type { PeoplePolicy } from "../policy/index.ts";
import type { Store } from "../store/index.ts";

/** What this room is handed. It judges by itself who is who, so it asks the database as the server (`asSystem`). */
export interface IdentityDeps {
  readonly store: Store;
  readonly now: () => Date;
  readonly people: PeoplePolicy;
}

const hour = 3_600_000;

/** A moment so many hours later. */
export function hoursAfter(moment: Date, hours: number): Date {
  return new Date(moment.getTime() + hours * hour);
}
