import { denialOf, holderOfAccount, PeopleRefusal } from "../../identity/index.ts";
import type { PeoplePolicy } from "../../policy/index.ts";
import {
  type Account,
  type Actor,
  asSystem,
  type Deputy,
  dropDeputyOf,
  keepDeputy,
  listDeputies,
  listPeople,
  record,
  type Store,
} from "../../store/index.ts";
import { DUTY_ACTIONS } from "./open-duties.ts";
import { noSchool } from "./whose-duty.ts";

/** Who is to stand in for whom, both days included. */
export interface DeputyAsk {
  readonly person: Account;
  /** null: nobody any more */
  readonly deputy: Account | null;
  readonly fromDay: string;
  readonly toDay: string;
}

/**
 * Names who stands in for an account for some days; whoever did before does no more.
 *
 * @throws PeopleRefusal when the deputy is the same account or a stopped one, or the days are in the wrong order
 */
export async function nameDeputy(store: Store, actor: Actor, ask: DeputyAsk): Promise<void> {
  refuseDeputy(ask);
  const { person, deputy, fromDay: from_day, toDay: to_day } = ask;
  const { account_id, region_code, name: subject } = person;
  await record(store, actor, async (writing) => {
    await dropDeputyOf(writing, account_id);
    if (deputy !== null) {
      const row = { region_code, account_id, deputy_id: deputy.account_id, from_day, to_day };
      await keepDeputy(writing, { ...row, named_by: actor.name });
    }
    const details = { deputy: deputy?.name ?? null, from: from_day, to: to_day };
    return { result: undefined, acts: [{ what: "account.deputy", subject, regionCode: region_code, details }] };
  });
}

function refuseDeputy({ person, deputy, fromDay, toDay }: DeputyAsk): void {
  if (deputy !== null && (deputy.account_id === person.account_id || deputy.stopped_at !== null))
    throw new PeopleRefusal("bad-request", {
      zh: "代办人应是另一个在用的账号。",
      en: "A deputy must be another account that is in use.",
    });
  if (toDay < fromDay)
    throw new PeopleRefusal("bad-request", { zh: "结束日期早于开始日期。", en: "It ends before it starts." });
}

/** An account's deputy, and for whom it stands in itself. */
export interface OwnDeputies {
  readonly deputy: Deputy | null;
  readonly standsInFor: readonly Deputy[];
  /** whom it may name */
  readonly colleagues: readonly Account[];
  /** all who are spoken of here, by id */
  readonly people: ReadonlyMap<string, Account>;
}

/**
 * Who stands in for an account, for whom it stands in, and whom it may name: the accounts of its region that may do some of what it may,
 * at its own schools or offices.
 */
export async function deputiesOf(
  { store, people }: { readonly store: Store; readonly people: PeoplePolicy },
  account: Account,
): Promise<OwnDeputies> {
  // as the server: a principal sees no accounts, and may know by name those who work beside him
  return await asSystem(async () => {
    const all = await listPeople(store);
    const deputies = await listDeputies(store);
    return {
      deputy: deputies.find((one) => one.account_id === account.account_id) ?? null,
      standsInFor: deputies.filter((one) => one.deputy_id === account.account_id),
      colleagues: all.filter((one) => mayStandInFor(people, one, account)),
      people: new Map(all.map((one) => [one.account_id, one])),
    };
  });
}

/**
 * Whether an account is fit to be another's deputy: of the same region, in use, and allowed something that the other is to do, at one of
 * its schools. A deputy gets no permission: whoever may do none of it could only look on.
 *
 * @example mayStandInFor(people, secretaryOfS1, principalOfS1) // true
 */
export function mayStandInFor(people: PeoplePolicy, deputy: Account, person: Account): boolean {
  if (deputy.account_id === person.account_id || deputy.stopped_at !== null) return false;
  if (deputy.region_code !== person.region_code) return false;
  const places = person.schools.length === 0 ? [noSchool] : person.schools;
  return DUTY_ACTIONS.some((action) =>
    places.some((schoolCode) => {
      const target = { regionCode: person.region_code, schoolCode };
      const may = (one: Account): boolean => denialOf(people, holderOfAccount(one), action, target) === null;
      return may(person) && may(deputy);
    }),
  );
}

/**
 * Names one's own deputy. As the server: it is one's own affair, whatever one's role may write.
 *
 * @throws PeopleRefusal when it is nobody who may do any of it, or the days are in the wrong order
 */
export async function nameOwnDeputy(
  deps: { readonly store: Store; readonly people: PeoplePolicy },
  person: Account,
  ask: { readonly deputyId: string | null; readonly fromDay: string; readonly toDay: string },
): Promise<void> {
  const { deputyId, ...days } = ask;
  const { colleagues } = await deputiesOf(deps, person);
  const deputy = colleagues.find((one) => one.account_id === deputyId) ?? null;
  if (deputyId !== null && deputy === null)
    throw new PeopleRefusal("out-of-reach", {
      zh: "代办人应是本地区在用的账号，并能办您的一部分事。请另选一人，或请管理员指定。",
      en: "A deputy is an account in use in your region that may do some of what you may. Choose another, or ask an administrator.",
    });
  const actor: Actor = { regionCode: person.region_code, name: person.name };
  await asSystem(() => nameDeputy(deps.store, actor, { person, deputy, ...days }));
}
