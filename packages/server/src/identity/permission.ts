import type { Action, PeoplePolicy, Role, Seat } from "../policy/index.ts";
import { PUBLIC } from "../policy/index.ts";
import type { Scope } from "../store/index.ts";

/** What permissions are judged by: a role, where it sits, and the schools named with it. */
export interface Holder {
  readonly accountId: string;
  readonly role: string;
  /** GB/T 2260; "000000" the nation */
  readonly regionCode: string;
  readonly schools: readonly string[];
}

/** To what something is to be done; what is absent does not narrow it. */
export interface Target {
  readonly regionCode?: string | undefined;
  readonly schoolCode?: string | undefined;
  readonly accountId?: string | undefined;
}

/** First digits that every code of a region and of all below it has. @example prefixOf("330100") // "3301" */
export function prefixOf(regionCode: string): string {
  if (regionCode === "000000") return "";
  return regionCode.endsWith("0000") ? regionCode.slice(0, 2) : regionCode.replace(/00$/, "");
}

/** True when `regionCode` is the region or lies below it. @example reaches("330000", "330102") // true */
export function reaches(regionCode: string, other: string): boolean {
  return other.startsWith(prefixOf(regionCode));
}

/** The level of a region by its code. */
export function seatOf(regionCode: string): Exclude<Seat, "school" | "anyone"> {
  if (regionCode === "000000") return "nation";
  if (regionCode.endsWith("0000")) return "province";
  return regionCode.endsWith("00") ? "city" : "county";
}

/** True when the role is held for schools, not for a region. */
export function isForSchools(role: Role | undefined): boolean {
  return role !== undefined && role.mostSchools !== null;
}

/** Why it is refused: who is not signed in, may sign in; whose role may not do it at all; what lies out of reach. */
export type Denial = "not-signed-in" | "not-this-role" | "out-of-reach";

/**
 * Whether a holder may do this to that: the one place where the table of permissions is applied.
 *
 * @param holder null: not signed in
 * @param target undefined: judged by the role alone, before it is known what it is about
 * @returns      null when it is allowed
 * @example      denialOf(people, principal, "form.fill", { regionCode: "990102", schoolCode: "another" }) // "out-of-reach"
 */
export function denialOf(
  people: PeoplePolicy,
  holder: Holder | null,
  actionId: string,
  target?: Target,
): Denial | null {
  const reach = actionOrError(people, actionId).reach.get(holder?.role ?? PUBLIC);
  if (reach === undefined) return holder === null ? "not-signed-in" : "not-this-role";
  if (reach === "all" || target === undefined || holder === null) return null;
  return isWithin(holder, reach, target) ? null : "out-of-reach";
}

function isWithin(holder: Holder, reach: "region" | "schools" | "self", target: Target): boolean {
  const { regionCode, schoolCode, accountId } = target;
  if (reach === "self") return accountId === undefined || accountId === holder.accountId;
  if (reach === "region") return regionCode === undefined || reaches(holder.regionCode, regionCode);
  return (
    (regionCode === undefined || regionCode === holder.regionCode) &&
    (schoolCode === undefined || holder.schools.includes(schoolCode))
  );
}

/** The line of the table; a name that is not in it is our error. */
export function actionOrError(people: PeoplePolicy, actionId: string): Action {
  const action = people.actions.get(actionId);
  if (action === undefined) throw new Error(`the action ${actionId} is not in policy/people/permissions.yaml`);
  return action;
}

/** The rows of the database that a holder may see; `writes`: and change. Nobody: none. */
export function scopeOf(people: PeoplePolicy, holder: Holder | null, writes: boolean): Scope {
  if (holder === null) return { regions: null, home: null, schools: [], writes: false };
  const { regionCode, schools } = holder;
  if (isForSchools(people.roles.get(holder.role))) return { regions: null, home: regionCode, schools, writes };
  const prefix = prefixOf(regionCode);
  return { regions: { from: prefix.padEnd(6, "0"), to: prefix.padEnd(6, "9") }, home: regionCode, schools: [], writes };
}

/** Codes of the regions that `regionCode` lies in, from the nation down to itself. @example wayTo("330102") // ["000000", "330000", "330100", "330102"] */
export function wayTo(regionCode: string): readonly string[] {
  const steps = ["000000", `${regionCode.slice(0, 2)}0000`, `${regionCode.slice(0, 4)}00`, regionCode];
  return [...new Set(steps)].slice(0, [...new Set(steps)].indexOf(regionCode) + 1);
}
