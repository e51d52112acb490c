import { list, may, need, number, type RecordOf, record, text } from "./shapes.ts";

const reminders = {
  days_before: need(list(number)),
  first_day_late: need(number),
  every_days_late: need(number),
  from_hour: need(number),
  most_lines: need(number),
  retry_minutes: need(list(number)),
  source: may(text),
};

/** `policy/people/reminders.yaml`. */
export const remindersFile = record({ reminders: need(record(reminders)) });

/** When people are reminded, and how mail goes out. */
export type ReminderPolicy = RecordOf<typeof reminders>;
