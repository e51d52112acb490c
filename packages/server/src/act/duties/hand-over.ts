import { holderOfAccount, isForSchools, PeopleRefusal, refuseUnfit } from "../../identity/index.ts";
import {
  type Account,
  type Act,
  type Actor,
  asSystem,
  changePerson,
  dropDeputies,
  listPeople,
  record,
  regionsOfDuties,
  stopPerson,
  type Writing,
} from "../../store/index.ts";
import { nameHolder } from "./name-holder.ts";
import { type DutyBook, dutyBook } from "./duties-of-account.ts";
import type { Duty, DutyDeps } from "./open-duties.ts";
import { isDutyOf, mayDo } from "./whose-duty.ts";

/**
 * What an account would leave behind: what it is named for or gave, and what of its schools nobody else there may do.
 *
 * @param book where duties are looked up: one for all, when several accounts are looked at
 */
export async function leftBehindBy(deps: DutyDeps, leaving: Account, book: DutyBook): Promise<readonly Duty[]> {
  const others = (await listPeople(deps.store)).filter((one) => one.account_id !== leaving.account_id && isActive(one));
  const named = await regionsOfDuties(deps.store, { accountId: leaving.account_id, name: leaving.name });
  const home = isForSchools(deps.people.roles.get(leaving.role)) ? [leaving.region_code] : [];
  const left: Duty[] = [];
  for (const region of new Set([...home, ...named]))
    left.push(...(await book.of(region)).filter((duty) => isLeft(deps, duty, { leaving, others })));
  return left;
}

function isLeft(
  { people }: DutyDeps,
  duty: Duty,
  { leaving, others }: { readonly leaving: Account; readonly others: readonly Account[] },
): boolean {
  if (!isDutyOf(people, leaving, duty)) return false;
  const isTheSchools = duty.holder === null && duty.ofSchool;
  return !isTheSchools || !others.some((one) => isDutyOf(people, one, duty));
}

function isActive({ stopped_at }: Account): boolean {
  return stopped_at === null;
}

export interface HandOver {
  readonly leaving: Account;
  readonly receiver: Account;
  /** the receiver gets the leaving account's schools too */
  readonly withSchools: boolean;
  /** the leaving account ends */
  readonly stop: boolean;
}

/** The receiver as it will be: with the schools of whoever leaves, where they go over too. */
export function receiverAfter({ leaving, receiver, withSchools }: Omit<HandOver, "stop">): Account {
  if (!withSchools) return receiver;
  return { ...receiver, schools: [...new Set([...receiver.schools, ...leaving.schools])] };
}

/** What of this a receiver may not do. */
export function beyond({ people }: DutyDeps, receiver: Account, duties: readonly Duty[]): readonly Duty[] {
  return duties.filter((duty) => !mayDo(people, holderOfAccount(receiver), duty));
}

/**
 * Hands everything an account would leave behind to another, ends it and its sessions, all in one transaction: either all of it went
 * over, or nothing did.
 *
 * @param by who hands over: an administrator within whose reach both are
 * @returns  what went over
 * @throws   PeopleRefusal when the receiver is stopped, is the same, or may not do something of it
 */
export async function handOver(deps: DutyDeps, by: Account, ask: HandOver): Promise<readonly Duty[]> {
  const duties = await leftBehindBy(deps, ask.leaving, dutyBook(deps));
  const after = receiverAfter(ask);
  refuseReceiver(deps, by, ask);
  refuseBeyond(beyond(deps, after, duties));
  const actor: Actor = { regionCode: by.region_code, name: by.name };
  // as the server: sessions end, and the duties may lie in several regions; that the administrator reaches both was judged
  await asSystem(() =>
    record(deps.store, actor, async (writing) => {
      for (const duty of duties.filter((one) => isToBeNamed(deps, one, after)))
        await nameHolder(writing, duty, after, by.name);
      await changeAccounts(deps, writing, ask);
      return { result: undefined, acts: actsOf(ask, duties) };
    }),
  );
  return duties;
}

/** What belongs to a school's people belongs to the receiver as one of them; everything else is put down by name. */
function isToBeNamed({ people }: DutyDeps, duty: Duty, receiver: Account): boolean {
  return duty.holder !== null || duty.kind === "visit" || !isDutyOf(people, receiver, duty);
}

function refuseReceiver(deps: DutyDeps, by: Account, ask: HandOver): void {
  const { leaving, receiver, withSchools } = ask;
  if (receiver.account_id === leaving.account_id || !isActive(receiver))
    throw new PeopleRefusal("bad-request", {
      zh: "接手的人应是另一个在用的账号。",
      en: "The receiver must be another account that is in use.",
    });
  if (!withSchools) return;
  if (receiver.role !== leaving.role || receiver.region_code !== leaving.region_code)
    throw new PeopleRefusal("bad-request", {
      zh: "学校只能移交给同一地区、同一角色的人。",
      en: "Schools go over only to an account of the same role in the same region.",
    });
  const { role, region_code: regionCode, full_name: fullName } = receiver;
  refuseUnfit(deps, by, { role, regionCode, fullName, schools: receiverAfter(ask).schools });
}

const namedAtMost = 3;

function refuseBeyond(duties: readonly Duty[]): void {
  if (duties.length === 0) return;
  const some = (language: "zh" | "en"): string =>
    duties
      .slice(0, namedAtMost)
      .map((one) => one.title[language])
      .join(language === "zh" ? "；" : "; ");
  throw new PeopleRefusal("out-of-reach", {
    zh: `接手的人没有权限办其中 ${duties.length} 项（${some("zh")}）。请另选一人，或先改其角色、学校。没有移交任何事项。`,
    en: `The receiver may not do ${duties.length} of these (${some("en")}). Choose another, or change role or schools first. Nothing was handed over.`,
  });
}

async function changeAccounts(deps: DutyDeps, writing: Writing, ask: HandOver): Promise<void> {
  const { leaving, receiver } = ask;
  if (ask.withSchools) {
    const { role, region_code: regionCode, full_name: fullName } = receiver;
    await changePerson(writing, receiver.account_id, {
      role,
      regionCode,
      fullName,
      schools: receiverAfter(ask).schools,
    });
  }
  if (!ask.stop) return;
  await dropDeputies(writing, leaving.account_id);
  await stopPerson(writing, leaving.account_id, deps.now());
}

/** One line for the account that leaves, and one for each thing that went over: in the region it belongs to. */
function actsOf({ leaving, receiver, withSchools, stop }: HandOver, duties: readonly Duty[]): readonly Act[] {
  const schools = withSchools ? { schools: leaving.schools } : {};
  const account: Act = {
    what: "account.hand-over",
    subject: leaving.name,
    regionCode: leaving.region_code,
    details: { to: receiver.name, duties: duties.length, stopped: stop, ...schools },
  };
  const each = duties.map(({ subject, regionCode, title }): Act => ({
    what: "duty.hand-over",
    subject,
    regionCode,
    details: { from: leaving.name, to: receiver.name, title: title.zh },
  }));
  return stop
    ? [account, ...each, { what: "account.stop", subject: leaving.name, regionCode: leaving.region_code }]
    : [account, ...each];
}
