import { asSystem } from "../../store/index.ts";
import type { MailDoor } from "./mail-door.ts";
import { sendLetters } from "./send-letters.ts";
import { type ReminderDeps, writeReminders } from "./write-reminders.ts";

/** Reminds people by e-mail in the background. */
export interface MailKeeper {
  /** the sender's address */
  readonly from: string;
  /** from now on it looks and sends: once the server's own address is known */
  begin(): void;
  /** sends what waits, and resolves when that was tried */
  send(): Promise<void>;
  stop(): Promise<void>;
}

const everyMinuteMs = 60_000;
const lookEveryMs = 30 * 60_000;

/**
 * Reminds, once it has begun: every half hour it looks, from the hour on that the policy names, who is to be reminded of what; every minute it
 * sends the letters that wait.
 *
 * @param failed told what went wrong; the next minute tries again
 */
export function mailKeeper(deps: ReminderDeps, door: MailDoor, failed: (error: unknown) => void): MailKeeper {
  const stopping = new AbortController();
  let working: Promise<void> = Promise.resolve();
  let lookedAt = -Infinity;
  const look = async (): Promise<void> => {
    const now = deps.now();
    if (now.getHours() < deps.people.reminders.fromHour || now.getTime() - lookedAt < lookEveryMs) return;
    lookedAt = now.getTime();
    await writeReminders(deps, stopping.signal);
  };
  const send = async (): Promise<void> => {
    await sendLetters({ ...deps, door }, stopping.signal);
  };
  const then = (work: () => Promise<void>): Promise<void> => {
    working = asSystem(() => working.then(work).catch(failed));
    return working;
  };
  const round = (): void => void then(look).then(() => then(send));
  let timer: NodeJS.Timeout | undefined;
  const begin = (): void => {
    round();
    timer = setInterval(round, everyMinuteMs);
    timer.unref();
  };
  return {
    from: door.from,
    begin,
    send: () => then(send),
    stop: async () => {
      clearInterval(timer);
      stopping.abort();
      await working;
      door.close();
    },
  };
}
