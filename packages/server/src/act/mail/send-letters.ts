import type { PeoplePolicy } from "../../policy/index.ts";
import { type Actor, asSystem, type Letter, record, settleLetter, type Store, takeLetter } from "../../store/index.ts";
import type { Delivery, MailDoor } from "./mail-door.ts";

export interface SendDeps {
  readonly store: Store;
  readonly now: () => Date;
  readonly people: PeoplePolicy;
  readonly door: MailDoor;
}

const minuteMs = 60_000;
/** A sender that is not heard of for so long has died; its letter is taken up again, under the same id. */
const silentMinutes = 10;

/**
 * Hands every letter whose time has come to the mail server, one after the other. What is not taken is tried again at growing intervals;
 * after the last, or when the mailbox refuses for good, it has failed, and stays to be seen.
 *
 * @returns letters that were taken
 */
export async function sendLetters(deps: SendDeps, signal: AbortSignal): Promise<number> {
  return await asSystem(async () => {
    let taken = 0;
    while (!signal.aborted) {
      const letter = await claimed(deps);
      if (letter === undefined) break;
      const { mail_id: id, address: to, heading, body } = letter;
      const delivery = await deps.door.send({ id, to, heading, body: body ?? "" });
      await settle(deps, letter, delivery);
      taken += delivery.came === "taken" ? 1 : 0;
    }
    return taken;
  });
}

async function claimed({ store, now }: SendDeps): Promise<Letter | undefined> {
  const until = new Date(now().getTime() + silentMinutes * minuteMs);
  return await record(store, system, async (writing) => ({
    result: await takeLetter(writing, { now: now(), until }),
    acts: [],
  }));
}

const system: Actor = { regionCode: "000000", name: "system" };

async function settle({ store, now, people }: SendDeps, letter: Letter, delivery: Delivery): Promise<void> {
  const { account_name: subject, region_code: regionCode, kind, mail_id: mail } = letter;
  const act = (what: string, details: object) => [{ what, subject, regionCode, details: { kind, mail, ...details } }];
  await record(store, system, async (writing) => {
    if (delivery.came === "taken") {
      await settleLetter(writing, letter, { state: "sent", sent_at: now(), body: null, error: null });
      return { result: undefined, acts: act("mail.send", {}) };
    }
    const wait = delivery.forGood ? undefined : people.reminders.retryMinutes[letter.tries - 1];
    const { why: error } = delivery;
    if (wait === undefined) {
      await settleLetter(writing, letter, { state: "failed", error });
      return { result: undefined, acts: act("mail.fail", { error }) };
    }
    const next_at = new Date(now().getTime() + wait * minuteMs);
    await settleLetter(writing, letter, { state: "waiting", error, next_at });
    return { result: undefined, acts: [] };
  });
}
