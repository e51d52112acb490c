import { denialOf, type Holder, holderOfAccount, isForSchools } from "../../identity/index.ts";
import type { PeoplePolicy } from "../../policy/index.ts";
import type { Account } from "../../store/index.ts";
import type { Duty } from "./open-duties.ts";

/** The school code of what belongs to the county's own offices: no account is held for it. */
export const noSchool = "-";

/** Whether an account may do what a duty asks, by the table of permissions: its role, its region, its schools. */
export function mayDo(people: PeoplePolicy, holder: Holder, duty: Duty): boolean {
  const target = { regionCode: duty.regionCode, schoolCode: duty.schoolCode ?? noSchool };
  return denialOf(people, holder, duty.action, target) === null;
}

/**
 * Whether a duty is this account's: it is named for it; or nobody is, and it belongs to a school of the account which may do it, or to
 * whoever gave it.
 *
 * @example isDutyOf(people, principal, { schoolCode: "S1", holder: null, ofSchool: true, … }) // true
 */
export function isDutyOf(people: PeoplePolicy, account: Account, duty: Duty): boolean {
  if (duty.holder !== null) return duty.holder === account.account_id;
  if (!duty.ofSchool) return duty.givenBy === account.name;
  return isForSchools(people.roles.get(account.role)) && mayDo(people, holderOfAccount(account), duty);
}
