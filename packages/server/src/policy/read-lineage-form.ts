import type { LineageForm, LineagePart } from "@youheng/kernel/sense";
import { list, may, need, record, type RecordOf, text, yesNo } from "./shapes.ts";

const column = need(record({ zh: need(text), en: need(text), headers: need(list(text)), required: may(yesNo) }));
const parts = {
  date: column,
  event: column,
  from_code: column,
  from_name: column,
  to_code: column,
  to_name: column,
  note: column,
};

const lineageKeys = {
  id: need(text),
  zh: need(text),
  en: need(text),
  version: need(text),
  source: may(text),
  sheets: need(list(text)),
  return_day: need(text),
  columns: need(record(parts)),
  events: need(
    list(record({ id: need(text), zh: need(text), en: need(text), needs: need(list(text)), also: may(list(text)) })),
  ),
};

/** A `lineage.yaml` of `policy/forms/ID/`: where the lineage of schools is found. */
export const lineageFile = record(lineageKeys);

const names = ["date", "event", "from_code", "from_name", "to_code", "to_name", "note"] as const;

/** The form as read, as the plain value of the kernel. */
export function lineageFormOf(read: RecordOf<typeof lineageKeys>): LineageForm {
  const { id, zh, en, version, sheets, returnDay, events } = read;
  const asRead = Object.entries(read.columns);
  const columns = names.map((name) => {
    const one = asRead.find(
      ([key]) => key === name.replaceAll(/_(.)/g, (_, letter: string) => letter.toUpperCase()),
    )![1];
    return [name, { ...one, required: one.required ?? false }] as const;
  });
  return {
    id,
    name: { zh, en },
    version,
    sheets,
    returnDay,
    columns: Object.fromEntries(columns) as LineageForm["columns"],
    events: events.map(({ also, needs, ...event }) => ({
      ...event,
      needs: needs.filter((part): part is LineagePart => (names as readonly string[]).includes(part)),
      also: also ?? [],
    })),
  };
}
