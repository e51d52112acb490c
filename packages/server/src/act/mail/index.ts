export { type MailDoor, smtpDoor, type SmtpOptions } from "./mail-door.ts";
export { type MailKeeper, mailKeeper } from "./mail-keeper.ts";
export { isMailAddress, plainLine } from "./plain-line.ts";
export { testLetter } from "./reminder-letter.ts";
export { sendLetters } from "./send-letters.ts";
export { type ReminderDeps, writeReminders } from "./write-reminders.ts";
