import { PeopleRefusal } from "../../identity/index.ts";
import { type Account, type Actor, listPeople, record } from "../../store/index.ts";
import { type Duty, type DutyDeps, openDuties } from "./open-duties.ts";
import { nameHolder } from "./name-holder.ts";
import { beyond } from "./hand-over.ts";

/** An open duty of a region by its subject. @throws PeopleRefusal when there is none within reach */
export async function dutyOrRefuse(deps: DutyDeps, regionCode: string, subject: string): Promise<Duty> {
  const found = (await openDuties(deps, regionCode)).find((one) => one.subject === subject);
  if (found !== undefined) return found;
  throw new PeopleRefusal("not-found", {
    zh: "没有这件事，或已办结，或不在您的管辖之内。",
    en: "There is no such open duty within your reach.",
  });
}

/** The accounts in reach that may do a duty: whom it can be given to. */
export async function whoMayHold(deps: DutyDeps, duty: Duty): Promise<readonly Account[]> {
  const people = (await listPeople(deps.store)).filter((one) => one.stopped_at === null);
  return people.filter((one) => beyond(deps, one, [duty]).length === 0);
}

/** Names one person for a duty. @throws PeopleRefusal when it may not do it */
export async function giveDuty(
  deps: DutyDeps,
  actor: Actor,
  ask: { readonly duty: Duty; readonly accountId: string },
): Promise<void> {
  const { duty, accountId } = ask;
  const receiver = (await whoMayHold(deps, duty)).find((one) => one.account_id === accountId);
  if (receiver === undefined)
    throw new PeopleRefusal("out-of-reach", {
      zh: "此人没有办这件事的权限，或不在您的管辖之内。",
      en: "This person may not do it, or is not within your reach.",
    });
  await record(deps.store, actor, async (writing) => {
    const { regionCode, subject } = duty;
    await nameHolder(writing, duty, receiver, actor.name);
    const details = { to: receiver.name, title: duty.title.zh };
    return { result: undefined, acts: [{ what: "duty.give", subject, regionCode, details }] };
  });
}
