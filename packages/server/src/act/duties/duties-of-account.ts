import { byCode } from "@youheng/kernel/stats";
import { dueState, type DueState } from "@youheng/kernel/act";
import { dayOf } from "../../day-of.ts";
import { type Account, type Deputy, findPerson, listDeputies, regionsOfDuties } from "../../store/index.ts";
import { seatOf } from "../../identity/index.ts";
import { type Duty, type DutyDeps, openDuties } from "./open-duties.ts";
import { isDutyOf, mayDo } from "./whose-duty.ts";

/** A duty of an account, with how its due day stands. */
export interface OwnDuty {
  readonly duty: Duty;
  readonly due: DueState;
  /** name of the account it is done for while that is away; null: it is one's own */
  readonly standsInFor: string | null;
}

/** The open duties of every region that was looked at, each once. */
export interface DutyBook {
  of(regionCode: string): Promise<readonly Duty[]>;
}

/** A book of duties for one piece of work: what was looked up once is not looked up again. */
export function dutyBook(deps: DutyDeps): DutyBook {
  const looked = new Map<string, Promise<readonly Duty[]>>();
  const of = (regionCode: string): Promise<readonly Duty[]> => {
    const found = looked.get(regionCode) ?? openDuties(deps, regionCode);
    looked.set(regionCode, found);
    return found;
  };
  return { of };
}

/**
 * What an account is to do, what is due first in front; with what it does for those it stands in for, as far as it may.
 *
 * @param away those whose deputy it is today
 */
export async function dutiesOfAccount(
  deps: DutyDeps,
  account: Account,
  ask: { readonly book: DutyBook; readonly away?: readonly Account[] },
): Promise<readonly OwnDuty[]> {
  const today = dayOf(deps.now());
  const own = await dutiesFor(deps, account, ask.book);
  const found = own.map((duty) => ({ duty, standsInFor: null as string | null }));
  const seen = new Set(own.map(keyOf));
  for (const absent of ask.away ?? [])
    for (const duty of await dutiesFor(deps, absent, ask.book))
      if (!seen.has(keyOf(duty)) && mayDoOf(deps, account, duty))
        found.push({ duty, standsInFor: absent.full_name ?? absent.name });
  return found
    .filter(({ duty }) => !duty.waits)
    .map((one) => ({ ...one, due: dueState(one.duty.dueOn, { today, soonDays: deps.soonDays, isClosed: false }) }))
    .toSorted((a, b) => byCode(a.duty.dueOn, b.duty.dueOn) || byCode(keyOf(a.duty), keyOf(b.duty)));
}

async function dutiesFor(deps: DutyDeps, account: Account, book: DutyBook): Promise<readonly Duty[]> {
  const named = await regionsOfDuties(deps.store, { accountId: account.account_id, name: account.name });
  const home = seatOf(account.region_code) === "county" ? [account.region_code] : [];
  const duties: Duty[] = [];
  for (const region of new Set([...home, ...named]))
    duties.push(...(await book.of(region)).filter((duty) => isDutyOf(deps.people, account, duty)));
  return duties;
}

function mayDoOf({ people }: DutyDeps, account: Account, duty: Duty): boolean {
  const { account_id: accountId, role, region_code: regionCode, schools } = account;
  return mayDo(people, { accountId, role, regionCode, schools }, duty);
}

/** The accounts that a deputy stands in for today. */
export async function standsInFor(deps: DutyDeps, deputyId: string): Promise<readonly string[]> {
  const today = dayOf(deps.now());
  const holds = ({ deputy_id, from_day, to_day }: Deputy): boolean =>
    deputy_id === deputyId && from_day <= today && today <= to_day;
  return (await listDeputies(deps.store)).filter(holds).map((one) => one.account_id);
}

/** The accounts that one stands in for today. Asked as the server: one's reach need not show them. */
export async function peopleAway(deps: DutyDeps, account: Account): Promise<readonly Account[]> {
  const found: Account[] = [];
  for (const id of await standsInFor(deps, account.account_id)) {
    const absent = await findPerson(deps.store, id);
    if (absent !== undefined) found.push(absent);
  }
  return found;
}

function keyOf({ regionCode, subject }: Duty): string {
  return `${regionCode} ${subject}`;
}
