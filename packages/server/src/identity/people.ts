import { randomUUID } from "node:crypto";
import type { Words } from "@youheng/kernel/model";
import {
  type Account,
  addAccount,
  asSystem,
  changePerson,
  findAccount,
  findPerson,
  listPeople,
  type PersonChange,
  record,
  recoverPerson,
  renameMeasureHead,
  type Store,
  stopPerson,
} from "../store/index.ts";
import { holderOfAccount } from "./as-account.ts";
import type { IdentityDeps } from "./deps.ts";
import { addLink } from "./links.ts";
import { isForSchools, reaches, seatOf } from "./permission.ts";

/** Why an account is not made or changed, for the person who asked. */
export class PeopleRefusal extends Error {
  override readonly name = "PeopleRefusal";
  readonly kind: "bad-request" | "conflict" | "not-found" | "out-of-reach";
  readonly words: Words;

  constructor(kind: PeopleRefusal["kind"], words: Words) {
    super(words.en);
    this.kind = kind;
    this.words = words;
  }
}

export interface Invitation extends PersonChange {
  readonly name: string;
}

/** An account with the secret of its one-time link: shown once, to whoever hands it over. */
export interface Invited {
  readonly account: Account;
  readonly token: string;
}

/** Who invites and changes others: an account, or whoever stands at the server's console. */
export type ActingAccount = Pick<Account, "account_id" | "region_code" | "name" | "role" | "schools">;

/** Whoever has the data folder, or the database's password: reaches everything. */
export const atConsole: ActingAccount = {
  account_id: "console",
  region_code: "000000",
  name: "console",
  role: "administrator",
  schools: [],
};

/** The accounts in reach of the request's scope. */
export async function peopleInReach({ store }: IdentityDeps): Promise<Account[]> {
  return await listPeople(store);
}

/**
 * Invites a person: a new account without a password, and a one-time link to set one.
 *
 * @throws PeopleRefusal when the name is taken, or role, region and schools do not fit together or lie out of reach
 */
export async function invite(deps: IdentityDeps, by: ActingAccount, invitation: Invitation): Promise<Invited> {
  refuseUnfit(deps, by, invitation);
  // names are one for the whole installation: the server looks, so that a name taken elsewhere is refused and not shown
  if ((await asSystem(() => findAccount(deps.store, invitation.name))) !== undefined)
    throw new PeopleRefusal("conflict", {
      zh: `用户名“${invitation.name}”已被使用，请另取一个。`,
      en: `The name “${invitation.name}” is taken; choose another.`,
    });
  const id = randomUUID();
  const token = await asSystem(() =>
    record(deps.store, { regionCode: by.region_code, name: by.name }, async (writing) => {
      await addAccount(writing, { ...invitation, id, createdBy: by.name });
      const link = { account: { account_id: id }, hours: deps.people.signIn.invitationHours };
      const { name: subject, regionCode, role, schools } = invitation;
      const act = { what: "account.invite", subject, regionCode, details: { role, schools } };
      return { result: await addLink(deps, writing, link), acts: [act] };
    }),
  );
  return { account: await personOrRefuse(deps.store, id), token };
}

/** Changes role, region, schools and full name. Nobody changes himself: an administrator must not lock the last door behind him. */
export async function changeAccount(
  deps: IdentityDeps,
  by: ActingAccount,
  ask: { id: string; change: PersonChange },
): Promise<Account> {
  const person = await otherPersonOrRefuse(deps.store, by, ask.id);
  refuseUnfit(deps, by, ask.change);
  await record(deps.store, { regionCode: by.region_code, name: by.name }, async (writing) => {
    await changePerson(writing, ask.id, ask.change);
    await renameMeasureHead(writing, { accountId: ask.id, name: ask.change.fullName ?? person.name });
    const before = { role: person.role, regionCode: person.region_code, schools: person.schools };
    const { role, regionCode, schools } = ask.change;
    const details = { before, after: { role, regionCode, schools } };
    return { result: undefined, acts: [{ what: "account.change", subject: person.name, regionCode, details }] };
  });
  return await personOrRefuse(deps.store, ask.id);
}

/** Stops an account and ends its sessions, or lets it in again. */
export async function stopAccount(
  deps: IdentityDeps,
  by: ActingAccount,
  ask: { id: string; stopped: boolean },
): Promise<Account> {
  const person = await otherPersonOrRefuse(deps.store, by, ask.id);
  await asSystem(() =>
    record(deps.store, { regionCode: by.region_code, name: by.name }, async (writing) => {
      await stopPerson(writing, ask.id, ask.stopped ? deps.now() : null);
      const what = ask.stopped ? "account.stop" : "account.resume";
      return { result: undefined, acts: [{ what, subject: person.name, regionCode: person.region_code }] };
    }),
  );
  return await personOrRefuse(deps.store, ask.id);
}

/**
 * Recovers an account: unlocks it, ends its sessions, and makes a one-time link with which a new password can be set.
 *
 * @param ask `dropSecondFactor`: the telephone is lost
 */
export async function recoverAccount(
  deps: IdentityDeps,
  by: ActingAccount,
  ask: { id: string; dropSecondFactor: boolean },
): Promise<Invited> {
  const person = await otherPersonOrRefuse(deps.store, by, ask.id);
  const token = await asSystem(() =>
    record(deps.store, { regionCode: by.region_code, name: by.name }, async (writing) => {
      await recoverPerson(writing, ask.id, ask.dropSecondFactor);
      const link = { account: person, hours: deps.people.signIn.linkHours };
      const details = { secondFactorDropped: ask.dropSecondFactor };
      const act = { what: "account.recover", subject: person.name, regionCode: person.region_code, details };
      return { result: await addLink(deps, writing, link), acts: [act] };
    }),
  );
  return { account: await personOrRefuse(deps.store, ask.id), token };
}

/** The account of this id within the request's scope: a neighbour's is not there. */
export async function personOrRefuse(store: Store, id: string): Promise<Account> {
  const person = await findPerson(store, id);
  if (person !== undefined) return person;
  throw new PeopleRefusal("not-found", {
    zh: "没有这个账号，或不在您的管辖之内。",
    en: "There is no such account within your reach.",
  });
}

/** The account of this id within the request's scope, unless it is one's own. */
export async function otherPersonOrRefuse(
  store: Store,
  by: Pick<ActingAccount, "account_id">,
  id: string,
): Promise<Account> {
  if (id === by.account_id)
    throw new PeopleRefusal("conflict", {
      zh: "不能停用或修改自己的账号，请另一位管理员来做。",
      en: "Nobody changes or stops his own account: ask another administrator.",
    });
  return await personOrRefuse(store, id);
}

/** Role, region and schools must fit together, and lie within the reach of whoever asks. @throws PeopleRefusal */
export function refuseUnfit(
  { people }: Pick<IdentityDeps, "people">,
  by: ActingAccount,
  { role: id, regionCode, schools }: PersonChange,
): void {
  const role = people.roles.get(id);
  if (role === undefined || role.at.includes("anyone"))
    throw new PeopleRefusal("bad-request", { zh: `没有角色“${id}”。`, en: `There is no role “${id}”.` });
  if (!reaches(holderOfAccount(by).regionCode, regionCode))
    throw new PeopleRefusal("out-of-reach", {
      zh: `区划 ${regionCode} 不在您的管辖之内。`,
      en: `Region ${regionCode} lies outside your reach.`,
    });
  const seat = isForSchools(role) && !role.at.includes("county") ? "school" : seatOf(regionCode);
  if (!role.at.includes(seat) || (isForSchools(role) && seatOf(regionCode) !== "county"))
    throw new PeopleRefusal("bad-request", {
      zh: `“${role.zh}”不能设在 ${regionCode} 这一级。`,
      en: `“${role.en}” cannot sit at the level of ${regionCode}.`,
    });
  const most = role.mostSchools ?? 0;
  if (new Set(schools).size !== schools.length || schools.length > most || (most > 0 && schools.length === 0))
    throw new PeopleRefusal(
      "bad-request",
      most === 0
        ? {
            zh: `“${role.zh}”不按学校设，请去掉学校。`,
            en: `“${role.en}” is not held for schools: leave the schools out.`,
          }
        : {
            zh: `“${role.zh}”要有 1 到 ${most} 所学校，各不相同；现在是 ${schools.length} 所。`,
            en: `“${role.en}” needs 1 to ${most} different schools; there are ${schools.length}.`,
          },
    );
}
