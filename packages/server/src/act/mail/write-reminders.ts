import { randomUUID } from "node:crypto";
import { reminderStage } from "@youheng/kernel/act";
import { dayOf } from "../../day-of.ts";
import {
  type Account,
  accountsForMail,
  addLetter,
  addReminder,
  asSystem,
  findPerson,
  record,
  remindedOf,
  type Writing,
} from "../../store/index.ts";
import { type DutyBook, dutyBook, type DutyDeps, dutiesOfAccount, type OwnDuty, standsInFor } from "../duties/index.ts";
import { reminderLetter } from "./reminder-letter.ts";

export interface ReminderDeps extends DutyDeps {
  /** the address people type: "https://youheng.example.cn" */
  readonly address: () => string;
}

/** A duty with the reminder that has come, and how that is noted. */
interface Reminding {
  readonly own: OwnDuty;
  readonly subject: string;
  readonly stage: number;
}

/**
 * Writes one letter to everybody who has something that has come due for a reminder, and notes in the same transaction what it reminds of.
 * Nobody is reminded twice of one stage, however often the server starts and however many servers there are.
 *
 * @returns letters written
 * @throws  AggregateError once everybody was looked at: what fails for one keeps no other from being reminded
 */
export async function writeReminders(deps: ReminderDeps, signal: AbortSignal): Promise<number> {
  // as the server: it looks at everybody's duties, and tells each person only his own
  return await asSystem(async () => {
    const book = dutyBook(deps);
    let letters = 0;
    const failures: unknown[] = [];
    for (const account of await accountsForMail(deps.store)) {
      if (signal.aborted) break;
      try {
        letters += (await remind(deps, account, book)) ? 1 : 0;
      } catch (error) {
        failures.push(error);
      }
    }
    if (failures.length > 0) throw new AggregateError(failures, `${failures.length} people could not be reminded`);
    return letters;
  });
}

async function remind(deps: ReminderDeps, account: Account, book: DutyBook): Promise<boolean> {
  const reminding = await remindersNow(deps, account, book);
  if (reminding.length === 0) return false;
  return await record(deps.store, { regionCode: account.region_code, name: "system" }, async (writing) => {
    const mailId = randomUUID();
    const noted = await noteAll(writing, { account, mailId, reminding });
    if (noted.length === 0) return { result: false, acts: [] };
    await addLetter(writing, letterTo(deps, { account, mailId, duties: noted.map(({ own }) => own) }));
    const act = { what: "mail.write", subject: account.name, details: { reminders: noted.length } };
    return { result: true, acts: [act] };
  });
}

async function remindersNow(deps: ReminderDeps, account: Account, book: DutyBook): Promise<readonly Reminding[]> {
  const away: Account[] = [];
  for (const id of await standsInFor(deps, account.account_id)) {
    const absent = await findPerson(deps.store, id);
    if (absent !== undefined) away.push(absent);
  }
  const today = dayOf(deps.now());
  const before = await remindedOf(deps.store, account);
  return (await dutiesOfAccount(deps, account, { book, away })).flatMap((own): Reminding[] => {
    const stage = reminderStage(own.duty.dueOn, today, deps.people.reminders);
    if (stage === null || (account.mail_wanted === "late" && stage > 0)) return [];
    const subject = `${own.duty.regionCode} ${own.duty.subject}`;
    return before.has(`${subject} ${own.duty.dueOn} ${stage}`) ? [] : [{ own, subject, stage }];
  });
}

interface Noting {
  readonly account: Account;
  readonly mailId: string;
  readonly reminding: readonly Reminding[];
}

/** Notes what is reminded of; what another server noted a moment ago is left to it. */
async function noteAll(writing: Writing, { account, mailId, reminding }: Noting): Promise<readonly Reminding[]> {
  const noted: Reminding[] = [];
  for (const one of reminding) {
    const { region_code, account_id } = account;
    const { subject, stage } = one;
    const row = { region_code, account_id, subject, due_on: one.own.duty.dueOn, stage, mail_id: mailId };
    if (await addReminder(writing, row)) noted.push(one);
  }
  return noted;
}

function letterTo(
  deps: ReminderDeps,
  {
    account,
    mailId,
    duties,
  }: { readonly account: Account; readonly mailId: string; readonly duties: readonly OwnDuty[] },
) {
  const { heading, body } = reminderLetter(duties, {
    today: dayOf(deps.now()),
    language: account.mail_language,
    mostLines: deps.people.reminders.mostLines,
    address: deps.address(),
  });
  return {
    region_code: account.region_code,
    mail_id: mailId,
    account_id: account.account_id,
    account_name: account.name,
    kind: "reminder" as const,
    address: account.mail_address ?? "",
    heading,
    body,
    state: "waiting" as const,
    next_at: deps.now(),
    error: null,
    sent_at: null,
  };
}
