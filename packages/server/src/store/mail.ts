import { type Insertable, type Selectable, sql } from "kysely";
import type { Account } from "./accounts.ts";
import type { Store } from "./connect.ts";
import type { Writing } from "./record.ts";
import type { MailOutboxTable, ReminderTable } from "./tables-duties.ts";
import type { MailWanted } from "./tables.ts";

export type Letter = Selectable<MailOutboxTable>;

/** Which letter. */
export type LetterKey = Pick<Letter, "region_code" | "mail_id">;

type Db = Pick<Store, "db">;

/** What an account wants by e-mail. */
export interface MailChoice {
  readonly address: string | null;
  readonly wanted: MailWanted;
  readonly language: "zh" | "en";
}

export async function setMailChoice(writing: Writing, accountId: string, choice: MailChoice): Promise<void> {
  await writing
    .updateTable("account")
    .set({ mail_address: choice.address, mail_wanted: choice.wanted, mail_language: choice.language })
    .where("account_id", "=", accountId)
    .execute();
}

/** The accounts that are not stopped and want reminders by e-mail. */
export async function accountsForMail(store: Db): Promise<Account[]> {
  return await store.db
    .selectFrom("account")
    .selectAll()
    .where("stopped_at", "is", null)
    .where("mail_address", "is not", null)
    .where("mail_wanted", "<>", "none")
    .orderBy("region_code")
    .orderBy("name")
    .execute();
}

/** Notes a reminder. False when it was noted before, by this server or another. */
export async function addReminder(writing: Writing, row: Insertable<ReminderTable>): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await writing
    .insertInto("reminder")
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return (numInsertedOrUpdatedRows ?? 0n) > 0n;
}

/** What an account was reminded of before, as "subject due-day stage". */
export async function remindedOf(store: Db, account: Pick<Account, "account_id">): Promise<ReadonlySet<string>> {
  const rows = await store.db
    .selectFrom("reminder")
    .select(["subject", "due_on", "stage"])
    .where("account_id", "=", account.account_id)
    .execute();
  return new Set(rows.map(({ subject, due_on, stage }) => `${subject} ${due_on} ${stage}`));
}

export async function addLetter(writing: Writing, row: Insertable<MailOutboxTable>): Promise<void> {
  await writing.insertInto("mail_outbox").values(row).execute();
}

/**
 * Takes a letter that is to go out now; of two servers one gets it. A letter whose sender fell silent is taken up again once its time
 * has run out.
 *
 * @param until when another may take it up if nothing is heard of it
 */
export async function takeLetter(
  writing: Writing,
  { now, until }: { readonly now: Date; readonly until: Date },
): Promise<Letter | undefined> {
  const found = await writing
    .selectFrom("mail_outbox")
    .select(["region_code", "mail_id"])
    .where("state", "in", ["waiting", "sending"])
    .where("next_at", "<=", now)
    .orderBy("next_at")
    .orderBy("mail_id")
    .limit(1)
    .forUpdate()
    .skipLocked()
    .executeTakeFirst();
  if (found === undefined) return undefined;
  return await writing
    .updateTable("mail_outbox")
    .set({ state: "sending", next_at: until, tries: sql<number>`tries + 1` })
    .where("region_code", "=", found.region_code)
    .where("mail_id", "=", found.mail_id)
    .returningAll()
    .executeTakeFirst();
}

/** What came of sending a letter. A letter that was sent keeps no text. */
export async function settleLetter(
  writing: Writing,
  key: LetterKey,
  came: Partial<Pick<Letter, "state" | "error" | "sent_at" | "body" | "next_at" | "tries">>,
): Promise<void> {
  await writing
    .updateTable("mail_outbox")
    .set(came)
    .where("region_code", "=", key.region_code)
    .where("mail_id", "=", key.mail_id)
    .execute();
}

/** The newest letters of the regions from … to. */
export async function listLetters(
  store: Db,
  ask: { readonly from: string; readonly to: string; readonly most: number },
): Promise<Letter[]> {
  return await store.db
    .selectFrom("mail_outbox")
    .selectAll()
    .where("region_code", ">=", ask.from)
    .where("region_code", "<=", ask.to)
    .orderBy("made_at", "desc")
    .orderBy("mail_id")
    .limit(ask.most)
    .execute();
}

/** The newest letter to an account, or undefined. */
export async function newestLetterTo(store: Db, account: Pick<Account, "account_id">): Promise<Letter | undefined> {
  return await store.db
    .selectFrom("mail_outbox")
    .selectAll()
    .where("account_id", "=", account.account_id)
    .orderBy("made_at", "desc")
    .orderBy("mail_id")
    .executeTakeFirst();
}

/** One letter, or undefined. */
export async function findLetter(store: Db, mailId: string): Promise<Letter | undefined> {
  return await store.db.selectFrom("mail_outbox").selectAll().where("mail_id", "=", mailId).executeTakeFirst();
}
